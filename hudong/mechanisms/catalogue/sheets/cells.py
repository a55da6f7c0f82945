"""格子里的值:文字、范围、金额、数量。What stands in a cell, read by column: each different value once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from hudong.mechanisms.catalogue.terms import Scope

MOST_TITLE: Final = 120
MOST_UNIT: Final = 40
MOST_TEXT: Final = 5_000
MOST_FEN: Final = 10**15
MOST_QUANTITY: Final = 2**31 - 1

# 全角的数字和字母变半角;汉字的标点照旧。
_HALF: Final = {full: full - 0xFEE0 for full in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}  # noqa: E501  # fmt: skip
_HALF |= dict.fromkeys((0x3000, 0xA0, 0x2003, 0x2002), " ")
_HALF |= dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0x202A, 0x202F)))
_FIGURES: Final = {**_HALF, **{ord(a): b for a, b in zip("．，－￥（）", ".,-¥()", strict=True)}}
_JUNK: Final = re.compile(r"_x000[dD]_|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_UNTIDY: Final = re.compile(
    r"[０-９Ａ-Ｚａ-ｚ\u3000\xa0\x85\u1680\u2000-\u200d\u2028-\u202f\u205f\u2060\ufeff"
    r"\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]"
)
_NOTHING: Final = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "没有", "无经费", "不需要"})
_ERRORS: Final = re.compile(r"#(REF|DIV/0|VALUE|NAME|N/A|NULL|NUM|GETTING_DATA|SPILL|CALC)[!?]?")
_MONEY: Final = re.compile(r"[¥]?(-?\d[\d,]*(?:\.\d*)?|-?\.\d+)(?:元|块)?(?:整)?")
_COUNT: Final = re.compile(r"\d[\d,]*(?:\.0*)?")
_SCOPE_MARKS: Final = re.compile(r"[\s、，,/和及与或()（）]+")
_SCOPES: Final = {
    **dict.fromkeys(("村", "农村", "行政村", "村委会", "村民委员会", "各村"), Scope.VILLAGE),
    **dict.fromkeys(
        ("社区", "居委会", "居民委员会", "城市社区", "各社区", "居"), Scope.NEIGHBOURHOOD
    ),
    **dict.fromkeys(
        (
            "", "村社区", "社区村", "村居", "居村", "村居委会", "村居民委员会", "村委会居委会",
            "全部", "全部村居", "所有村居", "各村居", "各村社区", "都适用", "均可", "不限", "全市",
        ),
        Scope.BOTH,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Bad:
    """不对 · What is wrong with a value, and what to write instead."""

    message: str
    hint: str


Reading = Callable[[Any], Any]


def read_column(values: list[Any], reading: Reading) -> tuple[list[Any], dict[int, Bad]]:
    """读一列 · The values read, and the bad ones by their place; equal values are read once."""
    kinds = set(map(type, values))
    if bool in kinds:
        # True 和 1.0 在字典里是同一个键,先分开。
        values = [str(value).upper() if value.__class__ is bool else value for value in values]
    different = set(values)
    if kinds == {str} and isinstance(reading, Words) and reading.takes_all(different):
        return values, {}
    known = {value: reading(value) for value in different}
    wrong = {value for value, read in known.items() if read.__class__ is Bad}
    read = list(map(known.__getitem__, values))
    if not wrong:
        return read, {}
    bad = {place: known[value] for place, value in enumerate(values) if value in wrong}
    return read, bad


def text(value: Any) -> str:
    """文字 · Trimmed, full-width letters as half, numbers without ``.0``, days as 2026年3月5日."""
    if value.__class__ is str:
        return tidy_text(value)
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        day = f"{value.year}年{value.month}月{value.day}日"
        return day if value.time() == time() else f"{day}{value:%H:%M}"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, (time, timedelta)):
        return str(value)
    return tidy_text(str(value))


def tidy_text(words: str) -> str:
    """理一理 · Spaces and letters of one width, lines trimmed, no unprintable signs."""
    if words.isascii() and words.isprintable():
        return words.strip() if "_x000" not in words else _JUNK.sub("", words).strip()
    words = _JUNK.sub("", words.translate(_HALF))
    lines = [" ".join(line.split()) for line in words.splitlines()]
    return "\n".join(line for line in lines if line)


@dataclass(frozen=True)
class Words:
    """文字栏 · A text of at most ``most`` signs, on one line or on several; ``what`` it is called."""

    what: str
    most: int = MOST_TEXT
    is_line: bool = False

    def __call__(self, value: Any) -> Any:
        words = text(value)
        if self.is_line and "\n" in words:
            words = words.replace("\n", "")
        if words[:1] == "#" and _ERRORS.fullmatch(words):
            return Bad(f"是算错的公式（{words}）", "请改成文字")
        if len(words) > self.most:
            told = f"{self.what}太长：最多 {self.most} 个字，现在 {len(words)} 个"
            return Bad(told, "请改短")
        return words

    def takes_all(self, values: Collection[str]) -> bool:
        """都不用改 · True where every one of the texts stays as it is (looked at in one go)."""
        joined = "\n".join(("", *values, ""))
        return (
            joined.count("\n") == len(values) + 1
            and max(map(len, values)) <= self.most
            and not _UNTIDY.search(joined)
            and not any(sign in joined for sign in ("  ", " \n", "\n ", "\n#", "_x000"))
        )


def scope(value: Any) -> Any:
    """适用范围 · Empty means both."""
    words = text(value)
    found = _SCOPES.get(_SCOPE_MARKS.sub("", words))
    return found or Bad(f"“{_short(words)}”不是适用范围", "请写 村、社区 或者 村和社区")


def fen(factor: int) -> Reading:
    """金额 · Yuan (times ``factor``) as fen; empty, 无 and dashes mean none."""

    def read(value: Any) -> Any:
        if isinstance(value, (date, time, timedelta)):
            return Bad(f"“{text(value)}”是日期，不是金额", "请把这一格改成“常规”格式，只写数字")
        words = text(value)
        plain = words.translate(_FIGURES).replace(" ", "")
        if plain in _NOTHING:
            return 0
        if isinstance(value, float):
            plain = f"{round(value, 6):f}"
        return _fen(words, plain, factor)

    return read


def _fen(words: str, plain: str, factor: int) -> Any:
    found = _MONEY.fullmatch(plain)
    try:
        amount = Decimal(found[1].replace(",", "")) * 100 * factor if found else None
    except InvalidOperation:
        amount = None
    if amount is None:
        return Bad(f"“{_short(words)}”不是金额", "请只写数字，例如 60")
    if amount < 0 or amount != amount.to_integral_value():
        return Bad(f"“{_short(words)}”不是到分的金额", "最多两位小数，不能是负数")
    if amount >= MOST_FEN:
        return Bad(f"“{_short(words)}”太大", "请核对单位是不是元")
    return int(amount)


def count(value: Any) -> Any:
    """数量 · A whole number from 0 on; empty, 无 and dashes mean none."""
    if isinstance(value, (date, time, timedelta)):
        return Bad(f"“{text(value)}”是日期，不是数量", "请把这一格改成“常规”格式，只写整数")
    words = text(value)
    plain = words.translate(_FIGURES).replace(" ", "")
    if plain in _NOTHING:
        return 0
    if not _COUNT.fullmatch(plain):
        return Bad(f"“{_short(words)}”不是数量", "请写 0 或者以上的整数")
    number = int(plain.replace(",", "").partition(".")[0])
    return number if number <= MOST_QUANTITY else Bad(f"“{_short(words)}”太大", "请核对数量")


def is_day(value: Any) -> bool:
    """是日期 · True for whatever a spreadsheet took for a day or a time."""
    return isinstance(value, (date, time, timedelta))


def _short(words: str) -> str:
    return words if len(words) <= 30 else f"{words[:30]}……"
