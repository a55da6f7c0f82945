"""会前试算的命令:一个 JSON,退出码分得清。The command that tries a meeting out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hudong.doors.cli.main import main

COUNTS = ("--members", "47", "--present", "32", "--for", "17", "--against", "10", "--abstain", "5")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    code = main(["rules", "check", *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_the_answer_has_its_arithmetic(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = run(capsys, "--meeting", "村民代表会议", "--on", "2026-03-01", *COUNTS)
    assert code == 0
    words = answer.pop("words")
    assert answer == {
        "quorum_needed": 32,
        "quorum_met": True,
        "majority_needed": 17,
        "adopted": True,
        "valid": True,
        "basis": "《村民委员会组织法》第三十条第二款",
    }
    assert "三分之二是 31.33 人，至少要 32 人" in words


@pytest.mark.parametrize(
    ("words", "code", "kind"),
    [
        (("--meeting", "居民代表会议", "--on", "2020-03-01", *COUNTS), 3, "rule_missing"),
        (("--meeting", "村民会议", "--on", "2026-03-01", *COUNTS), 2, "sitting_unclear"),
        (("--meeting", "村民代表会议", "--households", *COUNTS), 2, "sitting_unclear"),
        (("--meeting", "茶话会", *COUNTS), 2, "unknown_meeting"),
        (("--meeting", "村民代表会议", *COUNTS[:-1], "6"), 2, "wrong_count"),
        (("--meeting", "村民代表会议", "--members", "-3", "--present", "1"), 2, "usage"),
        (("--meeting", "村民会议", "--persons", "--households", *COUNTS), 2, "usage"),
    ],
)
def test_each_fault_has_its_code(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, kind: str
) -> None:
    found, answer = run(capsys, *words)
    assert (found, answer["error"]["code"]) == (code, kind)
    assert answer["error"]["hint"]


@pytest.mark.parametrize("way", ["--persons", "--households"])
def test_the_way_of_counting_decides(capsys: pytest.CaptureFixture[str], way: str) -> None:
    counts = ("--members", "814", "--present", "450", "--for", "400")
    _, answer = run(capsys, "--meeting", "村民会议", "--on", "2026-03-01", way, *counts)
    assert answer["valid"] is (way == "--persons")
