"""参考文档不过时:由登记表重写一遍,与库里的一样。The committed reference is what the registries say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from hudong.doors.cli.reference.writing import FOLDER, differing, pages, run
from hudong.ground import law
from hudong.ground.kernel.act import ACTS
from hudong.ground.kernel.reads import READS


def test_the_committed_reference_is_fresh() -> None:
    assert differing(FOLDER) == [], "请运行 make docs"


def test_every_act_read_and_basis_is_in_the_reference() -> None:
    made = pages()
    assert set(re.findall(r"\*\*<br>`([a-z_.]+)`", made["acts.md"])) == set(ACTS)
    # 网页自己的读法(一页由几个室的查询合成)不属于哪个室,不在参考里。
    rooms = {name.rsplit(".", 1)[1] for name in settings.ROOMS}
    reads = [name.split(".") for name in READS]
    missing = {
        name for room, name in reads if room in rooms and f"`{name}`" not in made["reads.md"]
    }
    assert missing == set()
    assert {basis.key for basis in law.bases() if f"`{basis.key}`" not in made["bases.md"]} == set()


def test_every_step_of_every_act_is_drawn() -> None:
    drawn = pages()["flows.md"]
    for made in ACTS.values():
        if made.step is not None:
            assert f": {made.step.title}" in drawn, made.name


def test_a_stale_a_missing_and_a_stray_page_are_named(tmp_path: Path) -> None:
    for name, text in pages().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert differing(tmp_path) == []
    (tmp_path / "acts.md").write_text("旧的", encoding="utf-8")
    (tmp_path / "reads.md").unlink()
    (tmp_path / "stray.md").write_text("多出来的", encoding="utf-8")
    assert differing(tmp_path) == ["acts.md", "reads.md", "stray.md"]


def test_the_command_checks_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "reference"
    assert run(["--check"], folder) == 1
    assert "acts.md" in capsys.readouterr().err
    assert not folder.exists()
    assert run([], folder) == 0
    (folder / "stray.md").write_text("", encoding="utf-8")
    assert run([], folder) == 0
    assert run(["--check"], folder) == 0
    assert not (folder / "stray.md").exists()
