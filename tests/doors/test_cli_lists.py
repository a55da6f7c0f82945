"""清单命令:导出,再拿文件来核对;分成各部门的申报表。``hudong lists export`` and ``hudong lists import``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hudong.doors.cli import lists
from hudong.doors.cli.answers import CommandError, Exit, Out
from hudong.doors.cli.arguments import Parser, find_command
from hudong.ground.kernel import clock
from hudong.ground.kernel.refusals import NotFound
from hudong.mechanisms.catalogue import queries
from hudong.mechanisms.catalogue.sheets import read_sheet
from hudong.mechanisms.catalogue.terms import Catalogue
from tests.builders import snapshot
from tests.rooms.agreements.builders_agreements import a_published_edition

pytestmark = pytest.mark.django_db


def ran(capsys: Any, *words: str) -> tuple[int, Any]:
    """跑一个命令 · In this process, on the test's county."""
    command, rest = find_command([*words, "--json"])
    options = Parser(command).parse_args(rest)
    code = int(getattr(lists, command.run.split(":")[1])(options, Out(as_json=True)))
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", ["xlsx", "csv", "json"])
@pytest.mark.parametrize("part", [(), ("--list", "assistance")])
def test_what_was_exported_is_the_edition(tmp_path: Path, capsys: Any, name: str, part) -> None:
    edition = a_published_edition()
    file = tmp_path / f"清单.{name}"
    code, told = ran(
        capsys, "lists", "export", "--format", name, "--edition", "1", "-o", str(file), *part
    )
    assert (code, told["digest"]) == (Exit.ANSWERED, edition.digest)
    before = snapshot()
    code, told = ran(capsys, "lists", "import", str(file), "--dry-run")
    assert (code, told["same"]) == (Exit.ANSWERED, True)
    assert snapshot() == before


def test_a_word_file_is_exported_too(tmp_path: Path, capsys: Any) -> None:
    a_published_edition()
    file = tmp_path / "a.docx"
    assert ran(capsys, "lists", "export", "--format", "docx", "-o", str(file))[0] == Exit.ANSWERED
    assert file.read_bytes().startswith(b"PK")


def test_every_difference_is_named(tmp_path: Path, capsys: Any) -> None:
    a_published_edition()
    plain = queries.edition_file(day=clock.today()).content.as_plain()
    plain["document_no"] = "别的文号"
    gone = plain["lists"]["assistance"].pop()
    plain["lists"]["assistance"][0]["unit_price_fen"] += 100
    (tmp_path / "a.json").write_text(json.dumps(plain))
    before = snapshot()
    code, told = ran(capsys, "lists", "import", str(tmp_path / "a.json"))
    assert (code, told["same"]) == (Exit.FINDING, False)
    said = told["differences"]
    assert said["edition"]["文号"] == ["示政社〔2026〕1号", "别的文号"]
    assert [each["title"] for each in said["removed"]] == [gone["title"]]
    assert [each["field"] for each in said["changed"][0]["fields"]] == ["unit_price_fen"]
    assert snapshot() == before


def test_a_list_from_elsewhere_becomes_declarations_and_nothing_more(
    tmp_path: Path, capsys: Any
) -> None:
    a_published_edition()
    content = queries.edition_file(day=clock.today()).content
    plain = content.as_plain() | {"number": 7}
    (tmp_path / "a.json").write_text(json.dumps(plain))
    folder = tmp_path / "申报"
    words = ("lists", "import", str(tmp_path / "a.json"), "--declarations", str(folder))
    before = snapshot()
    code, told = ran(capsys, *words, "--dry-run")
    assert (code, told["published"]) == (Exit.FINDING, False)
    assert not folder.exists()
    code, told = ran(capsys, *words)
    (one,) = told["declarations"]
    sheet = read_sheet(Path(one["file"]))
    lines = sheet.departments[one["department"]]
    assert [(line.title, line.claimed_basis, line.unit_price_fen) for line in lines] == [
        (row.title, row.basis, row.unit_price_fen) for row in content.on_list(Catalogue.ASSISTANCE)
    ]
    assert snapshot() == before
    with pytest.raises(CommandError, match="已经有这个文件"):
        ran(capsys, *words)


def test_a_file_is_never_written_over(tmp_path: Path, capsys: Any) -> None:
    a_published_edition()
    file = tmp_path / "a.csv"
    file.write_text("原来的")
    with pytest.raises(CommandError, match="已经有这个文件"):
        ran(capsys, "lists", "export", "--format", "csv", "-o", str(file))
    assert file.read_text() == "原来的"


def test_an_edition_or_a_list_that_is_none_is_not_found(tmp_path: Path, capsys: Any) -> None:
    a_published_edition()
    words = ("lists", "export", "--format", "csv", "-o", str(tmp_path / "a.csv"))
    for more in (("--edition", "9"), ("--on", "2020-01-01"), ("--list", "negative")):
        with pytest.raises(NotFound):
            ran(capsys, *words, *more)
