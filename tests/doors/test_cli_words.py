"""命令行的话:参数、用法、退出码。Arguments, usage and exit codes, in process."""

from __future__ import annotations

import json
from argparse import ArgumentTypeError

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from hudong.doors.cli.answers import CommandError, Exit
from hudong.doors.cli.arguments import COMMANDS, Parser, find_command, in_chinese
from hudong.doors.cli.failures import command_error
from hudong.doors.cli.main import main
from hudong.doors.cli.words import a_county_code, a_day, a_name, a_port, an_article
from hudong.ground.kernel.refusals import ClockBehind, Conflict, Invalid, NotFound, Refused
from hudong.ground.law.terms import CalendarMissing, RuleMissing, SourceMissing, UnknownArticle


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("43", (43, 0)), ("第四十三条", (43, 0)), ("４３", (43, 0)), ("43-1", (43, 1)),
        ("第四十三条之一", (43, 1)), ("二百零五", (205, 0)),
    ],
)  # fmt: skip
def test_articles_are_read_in_any_script(text: str, place: tuple[int, int]) -> None:
    assert an_article(text) == place


@pytest.mark.parametrize("text", ["", "条", "第条", "abc", "43之"])
def test_what_is_no_article_is_refused(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="不是条号"):
        an_article(text)


def test_a_county_code_has_six_digits() -> None:
    assert a_county_code("320585") == a_county_code("320585000000") == "320585"
    for wrong in ("32058", "320500", "320585100000", "太仓", "020585"):
        with pytest.raises(ArgumentTypeError, match="不是县级区划代码"):
            a_county_code(wrong)


@pytest.mark.parametrize(
    ("read", "text"), [(a_day, "2026-2-30"), (a_port, "0"), (a_port, "65536"), (a_name, "  ")]
)
def test_wrong_values_are_told_in_chinese(read: object, text: str) -> None:
    with pytest.raises(ArgumentTypeError, match=r"[一-鿿]"):
        read(text)  # type: ignore[operator]


def test_every_command_has_help_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit) as left:
            Parser(command).parse_args(["--help"])
        assert left.value.code == 0
        shown = capsys.readouterr().out
        assert shown.startswith("用法：hudong ")
        assert "--json" in shown


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(" ".join(command.words) in shown for command in COMMANDS)
    assert main([]) == 2


@pytest.mark.parametrize(
    ("words", "hint"), [(["fly"], "hudong --help"), (["laws", "eat"], "laws show")]
)
def test_an_unknown_command_is_bad_input(
    words: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--json"]) == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "usage"
    assert hint in error["hint"]


def test_options_may_stand_before_the_second_word() -> None:
    command, rest = find_command(["laws", "--json", "show", "村组法", "43"])
    assert command.words == ("laws", "show")
    assert rest == ["--json", "村组法", "43"]


@pytest.mark.parametrize(
    "message",
    [
        "the following arguments are required: --county, --office",
        "unrecognized arguments: --frob",
        "argument --on: expected one argument",
        "argument --sex: invalid choice: '?' (choose from '女', '男')",
        "argument --port: “x”不是端口",
    ],
)
def test_argparse_speaks_chinese(message: str) -> None:
    said = in_chinese(message)
    assert not any(word in said for word in ("argument", "required", "expected", "choose"))


@pytest.mark.parametrize(
    ("error", "code", "exit_code"),
    [
        (UnknownArticle("没有"), "unknown_article", Exit.FINDING),
        (RuleMissing("没有规则"), "rule_missing", Exit.ENVIRONMENT),
        (CalendarMissing("日历不够"), "calendar_missing", Exit.ENVIRONMENT),
        (SourceMissing("没有语料"), "source_missing", Exit.ENVIRONMENT),
        (Invalid("填错了"), "invalid", Exit.BAD_INPUT),
        (Conflict("有了"), "conflict", Exit.BAD_INPUT),
        (Refused("不准"), "refused", Exit.BAD_INPUT),
        (NotFound("没有"), "not_found", Exit.FINDING),
        (ClockBehind("慢了"), "clock_behind", Exit.ENVIRONMENT),
        (ImproperlyConfigured("缺密钥"), "settings", Exit.ENVIRONMENT),
        (OperationalError("no such table"), "database", Exit.ENVIRONMENT),
        (PermissionError(13, "Permission denied", "/x"), "file", Exit.ENVIRONMENT),
    ],
)
def test_each_error_has_its_exit_code(error: Exception, code: str, exit_code: Exit) -> None:
    told = command_error(error)
    assert isinstance(told, CommandError)
    assert (told.code, told.exit_code) == (code, exit_code)


def test_a_fault_of_the_program_is_not_dressed_up() -> None:
    assert command_error(ZeroDivisionError()) is None
