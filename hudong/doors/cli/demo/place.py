"""地方:太仓市、各镇、两个试点镇的全部村居,和各主体。The place: divisions and bodies of the demo county."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from hudong.ground.people.terms import BodyKind, BodyLine, DivisionLine

FOLDER: Final = Path(__file__).parent
COUNTY_GOVERNMENT: Final = "太仓市人民政府"
EDITION: Final = "2023年统计用区划代码"


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with (FOLDER / "place.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def divisions() -> tuple[DivisionLine, ...]:
    """区划 · The county, its towns, and the villages and neighbourhoods of the pilots, 2023 codes."""
    return tuple(
        DivisionLine(row["code"], row["name"], row["parent"], int(row["level"])) for row in _rows()
    )


def bodies() -> tuple[BodyLine, ...]:
    """主体 · Every body to enrol, a body after the one it belongs to."""
    named = _named()
    higher = tuple(body for body in named if body.kind not in _LATER)
    return (*higher, *_towns(), *_committees(), *(b for b in named if b.kind in _LATER))


# 党组织和监督委员会挂在镇、村(居)民委员会之下,要等它们登记以后。
_LATER: Final = (BodyKind.PARTY, BodyKind.SUPERVISION)


def _named() -> tuple[BodyLine, ...]:
    table = tomllib.loads((FOLDER / "bodies.toml").read_text(encoding="utf-8"))
    return tuple(
        BodyLine(
            kind=BodyKind(row["kind"]),
            name=row["name"],
            short_name=row["short_name"],
            division_code=row.get("division_code", ""),
            parent=row.get("parent", ""),
        )
        for row in table["body"]
    )


def _towns() -> tuple[BodyLine, ...]:
    return tuple(
        BodyLine(BodyKind.TOWN, row["body"], row["name"], row["code"], COUNTY_GOVERNMENT)
        for row in _rows()
        if row["kind"] == BodyKind.TOWN
    )


def _committees() -> tuple[BodyLine, ...]:
    towns = {row["code"]: row["body"] for row in _rows() if row["kind"] == BodyKind.TOWN}
    return tuple(
        BodyLine(BodyKind(row["kind"]), row["body"], row["name"], row["code"], towns[row["parent"]])
        for row in _rows()
        if row["kind"] in (BodyKind.VILLAGE, BodyKind.NEIGHBOURHOOD)
    )
