"""数字:中文、阿拉伯、全角,读写互逆。Numerals read back what they write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.law.library.numerals import (
    LARGEST,
    NumeralError,
    article_label,
    place_label,
    read_numeral,
    write_numeral,
)

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
BARE = str.maketrans("0123456789", "〇一二三四五六七八九")


@given(st.integers(0, LARGEST))
def test_every_number_reads_back(number: int) -> None:
    assert read_numeral(write_numeral(number)) == number
    assert read_numeral(str(number)) == number
    assert read_numeral(str(number).translate(FULL_WIDTH)) == number
    assert read_numeral(str(number).translate(BARE)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("零", 0),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("四十三", 43),
        ("一百", 100),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一百十三", 113),
        ("两百零八", 208),
        ("一千零二十", 1020),
        ("一千二百六十", 1260),
        ("二〇二六", 2026),
        (" ４３ ", 43),
    ],
)
def test_numbers_as_statutes_write_them(words: str, number: int) -> None:
    assert read_numeral(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "法",
        "十十",
        "一百一",
        "百二",
        "零十",
        "一零五百",
        "二三十",
        "10001",
        "4 3",
        "-1",
        "五十零",
    ],
)
def test_other_words_are_no_numbers(words: str) -> None:
    with pytest.raises(NumeralError, match="数字"):
        read_numeral(words)


@given(st.text(alphabet="零〇一二两三十百千法4４", max_size=6))
def test_what_is_read_lies_in_range_or_is_refused(words: str) -> None:
    try:
        number = read_numeral(words)
    except NumeralError:
        return
    assert 0 <= number <= LARGEST


def test_labels() -> None:
    assert article_label(43) == "第四十三条"
    assert article_label(10, 1) == "第十条之一"
    assert place_label(43, 0, 2, 3) == "第四十三条第二款第（三）项"
    with pytest.raises(NumeralError):
        write_numeral(LARGEST + 1)
