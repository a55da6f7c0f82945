"""日子:从标头、文件名里读出日期。Days read from the head of a text or the name of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from hudong.ground.law.library.numerals import NumeralError, read_numeral

_FIGURE: Final = "0-9０-９〇○零一二三四五六七八九十"
DAY: Final = re.compile(
    rf"(?P<year>[{_FIGURE}]{{4}})\s*年\s*(?P<month>[{_FIGURE}]{{1,3}})\s*月\s*"
    rf"(?P<day>[{_FIGURE}]{{1,3}})\s*日"
)
_FROM: Final = re.compile(r"\s*(?:起|开始)?\s*(?:正式)?(?:施行|实施|生效|执行)")
_IN_NAME: Final = re.compile(
    r"[(（](\d{4})-(\d{1,2})-(\d{1,2})[)）]\s*$|^(\d{4})-(\d{1,2})-(\d{1,2})$"
)
_CLAUSE: Final = re.compile(
    r"自\s*(?P<when>[^，。；]{6,20}?日)\s*起\s*(?:正式)?(?:施行|实施|生效|执行)"
)


@dataclass(frozen=True)
class DayFound:
    """找到的日子 · A day, the words around it, and whether it is one of coming into force."""

    on: date
    words: str
    is_start: bool


def read_day(year: str, month: str, day: str) -> date | None:
    """一个日子 · From its three numbers in any script, None if there is no such day."""
    with suppress(NumeralError, ValueError):
        return date(read_numeral(year), read_numeral(month), read_numeral(day))
    return None


def days_in(line: str) -> Iterator[DayFound]:
    """一行里的日子 · Every day named in a line of the head."""
    for found in DAY.finditer(line):
        on = read_day(found["year"], found["month"], found["day"])
        if on is not None:
            before = line[: found.start()].rstrip()
            starts = bool(_FROM.match(line, found.end())) or (
                before.endswith("自") and "起" in line[found.end() : found.end() + 2]
            )
            yield DayFound(on, line.strip(), starts)


def day_in_name(name: str) -> date | None:
    """文件名里的日子 · 某法(2018-12-29), or a folder that is called 2027-01-01."""
    found = _IN_NAME.search(name)
    if found is None:
        return None
    year, month, day = (one for one in found.groups() if one is not None)
    return read_day(year, month, day)


def without_day(name: str) -> str:
    """去掉日子 · The name of a file without the day in brackets."""
    return _IN_NAME.sub("", name).strip()


def start_named_in(text: str) -> date | None:
    """正文写的施行日 · 本法自2019年1月1日起施行 names a day; 自公布之日起施行 names none."""
    for found in _CLAUSE.finditer(text):
        whole = DAY.search(found["when"])
        if whole is not None:
            return read_day(whole["year"], whole["month"], whole["day"])
    return None
