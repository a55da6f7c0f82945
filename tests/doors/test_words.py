"""页面上的写法 · Days, money, numerals and digests as a reader sees them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from hudong.doors.web import words


@pytest.fixture(autouse=True)
def chinese() -> None:
    translation.activate("zh-hans")


def test_days() -> None:
    assert words.day(dt.date(2026, 5, 15)) == "2026年5月15日"
    assert words.short_day(dt.date(2026, 5, 15)) == "5月15日"
    assert words.weekday(dt.date(2026, 4, 25)) == "星期六"


def test_an_instant_belongs_to_its_shanghai_day() -> None:
    late = dt.datetime(2026, 5, 14, 16, 5, tzinfo=dt.UTC)
    assert words.day(late) == "2026年5月15日"
    assert words.instant(late) == "2026年5月15日 0:05"
    assert words.iso(late) == "2026-05-15T00:05+08:00"


def test_a_naive_instant_has_no_day() -> None:
    with pytest.raises(ValueError, match="时区"):
        words.day(dt.datetime(2026, 5, 14))  # noqa: DTZ001


def test_english_days_and_money() -> None:
    with translation.override("en"):
        assert words.day(dt.date(2026, 5, 15)) == "15 May 2026"
        assert words.yuan(504_000) == "5,040.00 yuan"
        assert words.numeral(12) == "12"


@pytest.mark.parametrize(
    ("fen", "written"),
    [
        (504_000, "5,040.00 元"),
        (5, "0.05 元"),
        (0, "0.00 元"),
        (-120, "-1.20 元"),
        (2_914_000_00, "2,914,000.00 元"),
    ],
)
def test_yuan(fen: int, written: str) -> None:
    assert words.yuan(fen) == written


@pytest.mark.parametrize(
    ("fen", "written"),
    [
        (2_914_000, "贰万玖仟壹佰肆拾元整"),
        (1_748_400, "壹万柒仟肆佰捌拾肆元整"),
        (240_000, "贰仟肆佰元整"),
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (105, "壹元零伍分"),
        (1_000_705, "壹万零柒元零伍分"),
        (1_000_000_00, "壹佰万元整"),
        (1_000_100_00, "壹佰万零壹佰元整"),
        (100_010_000_00, "壹亿零壹万元整"),
        (10_000_000_001_00, "壹佰亿零壹元整"),
        (1_680_32, "壹仟陆佰捌拾元叁角贰分"),
        (107_000_53, "壹拾万柒仟元伍角叁分"),
        (16_409_02, "壹万陆仟肆佰零玖元零贰分"),
    ],
)
def test_daxie(fen: int, written: str) -> None:
    assert words.daxie(fen) == written


VALUES = {word: value for value, word in enumerate("零壹贰叁肆伍陆柒捌玖")}
UNITS = {"拾": 10, "佰": 100, "仟": 1000}


def read_daxie(written: str) -> int:
    """读大写金额 · The inverse, written on its own way: returns fen."""
    total = group = digit = fen = 0
    for word in written:
        if word in VALUES:
            digit = VALUES[word]
        elif word in UNITS:
            group, digit = group + digit * UNITS[word], 0
        elif word in "万亿元":
            group, digit = group + digit, 0
            if word == "亿":
                total = (total + group) * 10**8
            else:
                total += group * (10**4 if word == "万" else 1)
            group = 0
        elif word in "角分":
            fen, digit = fen + digit * (10 if word == "角" else 1), 0
    return total * 100 + fen


@given(st.integers(0, 9999_9999_9999_99))
def test_daxie_can_be_read_back(fen: int) -> None:
    assert read_daxie(words.daxie(fen)) == fen


@pytest.mark.parametrize("fen", [-1, 10**18 + 10**19])
def test_daxie_refuses_what_it_cannot_write(fen: int) -> None:
    with pytest.raises(ValueError, match="大写金额"):
        words.daxie(fen)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (43, "四十三"),
        (105, "一百零五"),
        (1259, "一千二百五十九"),
        (110, "一百一十"),
        (1001, "一千零一"),
    ],
)
def test_numeral(number: int, written: str) -> None:
    assert words.numeral(number) == written


def test_digest_and_ledger_number() -> None:
    assert words.digest("7d52c0fe91b42e08") == "7d52 c0fe 91b4 2e08"
    assert words.digest("7d52c0fe91b42e08", 2) == "7d52 c0fe"
    assert words.ledger_number(1204) == "1 204"
    assert words.ledger_number(7) == "7"
