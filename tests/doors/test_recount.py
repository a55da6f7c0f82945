"""会议结果再数一遍:下载的文件,只用标准库的脚本,改一处就数得出来。The published result, counted again."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hudong.mechanisms.agreements.models import Agreement
from tests.builders import a_village
from tests.rooms.agreements.builders_agreements import (
    both_agree,
    drafted_for,
    held,
    ready_for_the_vote,
    submitted,
)

pytestmark = pytest.mark.django_db

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "recount.py"


def recount(result: dict[str, Any], folder: Path) -> tuple[int, str]:
    file = folder / "result.json"
    file.write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
    # -I:不认环境、不认当前目录,只有标准库。
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def result() -> dict[str, Any]:
    agreement: Agreement = ready_for_the_vote(both_agree(drafted_for(a_village())))
    meeting = submitted(agreement)
    assert Client().get(f"/meetings/{meeting.pk}/result.json").status_code == 409
    held(meeting, rejecting=(2,))
    answer = Client().get(f"/meetings/{meeting.pk}/result.json")
    assert answer.status_code == 200
    return dict(json.loads(answer.content))


def test_what_was_published_is_what_is_counted(result: dict[str, Any], tmp_path: Path) -> None:
    code, told = recount(result, tmp_path)
    assert (code, "全部相符" in told) == (0, True)
    assert [one["result"]["adopted"] for one in result["motions"]] == [True, False, True]


def _one_more_aye(result: dict[str, Any]) -> None:
    result["motions"][0]["result"]["for"] += 1


def _another_choice(result: dict[str, Any]) -> None:
    result["motions"][0]["ballots"][0]["choice"] = "against"


def _twice(result: dict[str, Any]) -> None:
    result["motions"][0]["ballots"].append(result["motions"][0]["ballots"][0])


def _absent(result: dict[str, Any]) -> None:
    result["meeting"]["present"].remove(result["motions"][0]["ballots"][0]["number"])


def _adopted_after_all(result: dict[str, Any]) -> None:
    result["motions"][1]["result"]["adopted"] = True


def _lower_bar(result: dict[str, Any]) -> None:
    result["motions"][0]["result"]["quorum_needed"] -= 1


def _stranger(result: dict[str, Any]) -> None:
    result["meeting"]["present"].append(result["meeting"]["members"] + 1)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_one_more_aye, "for 公布的是"),
        (_another_choice, "against 公布的是"),
        (_twice, "投了两票"),
        (_absent, "没有签到的人投了票"),
        (_adopted_after_all, "adopted 公布的是 True"),
        (_lower_bar, "quorum_needed 公布的是"),
        (_stranger, "名册以外的号"),
    ],
)
def test_each_change_is_found(
    result: dict[str, Any], tmp_path: Path, change: Callable[[dict[str, Any]], None], told: str
) -> None:
    change(result)
    code, words = recount(result, tmp_path)
    assert code == 1
    assert told in words


def test_no_name_leaves_with_the_result(result: dict[str, Any]) -> None:
    assert set(result["motions"][0]["ballots"][0]) == {"number", "choice", "channel"}


def test_a_file_of_another_kind_is_said_to_be_so(tmp_path: Path) -> None:
    code, told = recount({"format": "别的"}, tmp_path)
    assert (code, "文件读不懂" in told) == (2, True)
