"""法规名称:简称、旧称、全称归到库中的名称。Short, former and full names, made one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

ABBREVIATIONS: Final = Path(__file__).with_name("abbreviations.toml")
STATE: Final = "中华人民共和国"

_BRACKETS: Final = str.maketrans("()〈〉<>", "（）《》《》")
_EDITION: Final = re.compile(r"（(?P<year>[0-9０-９〇零一二三四五六七八九]{4})年?[^（）]*）$")


@cache
def abbreviations() -> Mapping[str, str]:
    """简称表 · Short or former name → the name in the library, from ``abbreviations.toml``."""
    with ABBREVIATIONS.open("rb") as file:
        table = tomllib.load(file)
    return MappingProxyType(
        {name: row["title"] for row in table["instrument"] for name in row["names"]}
    )


@cache
def shortened_words() -> tuple[tuple[str, str], ...]:
    """名称中的简写 · Words shortened inside names (村委会 → 村民委员会), longest first."""
    with ABBREVIATIONS.open("rb") as file:
        words: dict[str, str] = tomllib.load(file)["words"]
    return tuple(sorted(words.items(), key=lambda pair: -len(pair[0])))


def plain_title(name: str) -> str:
    """裸名 · ``name`` without marks, spaces, the state's name and an edition in brackets."""
    title = re.sub(r"\s+", "", name).translate(_BRACKETS)
    if title.startswith("《") and title.endswith("》"):
        title = title[1:-1]
    return _EDITION.sub("", title).removeprefix(STATE)


def usual_title(name: str) -> str:
    """通用名 · The plain title with short and former names replaced: 村组法 → 村民委员会组织法."""
    title = plain_title(name)
    if title in abbreviations():
        return abbreviations()[title]
    for short, whole in shortened_words():
        title = title.replace(short, whole)
    return abbreviations().get(title, title)


def edition_year(name: str) -> str:
    """版本年份 · The digits of the year named in the brackets at the end of ``name``, or empty."""
    found = _EDITION.search(re.sub(r"\s+", "", name).translate(_BRACKETS).rstrip("》"))
    return found["year"] if found else ""
