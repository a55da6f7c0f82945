"""量具自己也要准:轮流、取中位、太散就作废。The measure itself: in turn, medians, void when too wide."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

import pytest

from tests.scale import bench
from tests.scale.ratio import Ratio, in_turn
from tests.scale.result import Result, duration, of_ratio


def replaying(name: str, values: list[float], seen: list[str]) -> Callable[[], float]:
    """放录音 · A side whose blocks take the given seconds, one after the other."""
    left = iter(values)

    def block() -> float:
        seen.append(name)
        return next(left)

    return block


def test_the_sides_take_turns_and_the_first_round_only_warms_up() -> None:
    seen: list[str] = []
    ratio = in_turn(
        replaying("甲", [99.0, 2.0, 4.0, 9.0], seen),
        replaying("乙", [1.0, 1.0, 2.0, 3.0], seen),
        blocks=3,
    )
    assert seen == ["甲", "乙"] * 4
    assert (ratio.ratio, ratio.lowest, ratio.highest) == (2.0, 2.0, 3.0)
    assert (ratio.ours, ratio.theirs, ratio.blocks) == (4.0, 2.0, 3)


@pytest.mark.parametrize(("highest", "valid"), [(2.5, True), (2.75, False)])
def test_blocks_that_differ_too_much_say_nothing(highest: float, valid: bool) -> None:
    ratio = Ratio(ratio=2.0, lowest=1.5, highest=highest, ours=2.0, theirs=1.0, blocks=15)
    assert ratio.is_valid is valid
    result = of_ratio("某项", ratio, most=3)
    assert result.met is (True if valid else None)
    assert ("作废" in result.note) is not valid


def test_a_missed_goal_is_printed_as_missed() -> None:
    ratio = Ratio(ratio=4.0, lowest=3.9, highest=4.1, ours=0.004, theirs=0.001, blocks=15)
    result = of_ratio("某项", ratio, most=3)
    assert result.met is False
    line = bench.line_of(result)
    assert "没达到" in line
    assert "4.00 倍" in line
    assert "4 毫秒 比 1 毫秒" in line


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(14.6, "14.6 秒"), (0.0021, "2.1 毫秒"), (0.000127, "127 微秒"), (5.6e-7, "560 纳秒")],
)
def test_durations_have_the_unit_that_reads_best(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_a_result_survives_the_way_through_its_file() -> None:
    result = Result("某项", "1 条", "≤ 4 条", True, "说明", {"statements": [1]})
    assert Result(**json.loads(json.dumps(asdict(result)))) == result


def test_a_name_that_is_no_bar_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["飞行速度"]) == 2
    assert "没有这一项：飞行速度" in capsys.readouterr().err
