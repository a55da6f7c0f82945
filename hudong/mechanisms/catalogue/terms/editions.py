"""版次的内容:一版清单全部写着什么,一个字段一个说法。What an edition says in full, each field under one name.

The content is what the record keeps, what its digest is made of, and what every paper is drawn
from. :data:`COLUMNS` names the fields for tables, files and differences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from hudong.ground.law.terms import PaymentMode
from hudong.mechanisms.catalogue.terms.lists import Catalogue, Scope, Way

FORMAT = "hudong-edition-1"
_Kind = TypeVar("_Kind", bound=StrEnum)


@dataclass(frozen=True)
class Column:
    """一栏 · A field of a listed matter, and what a clerk calls it."""

    field: str
    words: str


@dataclass(frozen=True)
class ListedLine:
    """清单上的一项 · One matter exactly as an edition lists it; bodies by name, money in fen."""

    catalogue: Catalogue
    position: int
    title: str
    standard: str
    basis: str
    basis_words: str
    payment_mode: PaymentMode | None
    payer: str
    scope: Scope
    unit: str
    unit_price_fen: int
    quantity: int
    way: Way
    until_on: date | None
    official: str
    reason_code: str
    origin: str
    lineage: UUID


COLUMNS = (
    Column("position", "序号"),
    Column("title", "事项名称"),
    Column("standard", "做到什么"),
    Column("basis", "法律依据"),
    Column("basis_words", "依据说明"),
    Column("payment_mode", "支付方式"),
    Column("payer", "谁出钱"),
    Column("scope", "适用范围"),
    Column("unit", "计费单位"),
    Column("unit_price_fen", "单价（元）"),
    Column("quantity", "每村居年计划量"),
    Column("way", "来路"),
    Column("until_on", "止日"),
    Column("official", "公务性协助"),
    Column("reason_code", "负面事项的理由"),
    Column("origin", "来历"),
    Column("lineage", "沿革号"),
)
EDITION_COLUMNS = (
    Column("number", "版次"),
    Column("document_no", "文号"),
    Column("published_on", "公布日"),
    Column("amendment", "增补说明"),
    Column("excerpt", "节选"),
)


class Malformed(ValueError):
    """不是版次的内容 · Says where plain data is no edition's content."""


@dataclass(frozen=True)
class EditionContent:
    """版次内容 · All that one edition says; ``excerpt`` names the one list of a partial file."""

    number: int
    document_no: str
    published_on: date
    amendment: str
    rows: tuple[ListedLine, ...]
    excerpt: Catalogue | None = None

    def on_list(self, kind: Catalogue) -> tuple[ListedLine, ...]:
        """某份清单 · The matters of one list, in their order."""
        return tuple(row for row in self.rows if row.catalogue is kind)

    @property
    def kinds(self) -> tuple[Catalogue, ...]:
        """有哪几份清单 · The lists that this content speaks of: both main ones, others if filled."""
        if self.excerpt is not None:
            return (self.excerpt,)
        return tuple(kind for kind in Catalogue if kind.is_main or self.on_list(kind))

    def only(self, kind: Catalogue) -> EditionContent:
        """节选 · The content of one list alone."""
        return replace(self, rows=self.on_list(kind), excerpt=kind)

    def as_plain(self) -> dict[str, Any]:
        """化为字典 · Plain values in the one shape whose canonical bytes are published."""
        head: dict[str, Any] = {"format": FORMAT}
        if self.excerpt is not None:
            head["excerpt"] = self.excerpt.value
        return head | {
            "number": self.number,
            "document_no": self.document_no,
            "published_on": self.published_on.isoformat(),
            "amendment": self.amendment,
            "lists": {
                kind.value: [_plain_line(row) for row in self.on_list(kind)] for kind in self.kinds
            },
        }


def content_from_plain(plain: Mapping[str, Any]) -> EditionContent:
    """由字典取回 · The content that ``as_plain`` wrote; raises Malformed naming what is wrong."""
    if plain.get("format") != FORMAT:
        raise Malformed(f"格式要写 {FORMAT}，这里是 {plain.get('format', '（没有写）')}")
    known = {"format", "number", "document_no", "published_on", "amendment", "lists"}
    _same_keys(plain, known | ({"excerpt"} & plain.keys()), "开头")
    lists = _of(dict, plain["lists"], "lists")
    rows = [
        _line(kind, _of(dict, line, f"{kind} 第 {place} 行"), place)
        for kind, lines in [(_enum(Catalogue, key, "lists"), lists[key]) for key in lists]
        for place, line in enumerate(_of(list, lines, kind), start=1)
    ]
    content = EditionContent(
        number=_of(int, plain["number"], "number"),
        document_no=_of(str, plain["document_no"], "document_no"),
        published_on=_day(plain["published_on"], "published_on"),
        amendment=_of(str, plain["amendment"], "amendment"),
        rows=in_order(rows),
        excerpt=_enum(Catalogue, plain["excerpt"], "excerpt") if "excerpt" in plain else None,
    )
    if {kind.value for kind in content.kinds} != set(lists):
        raise Malformed("lists 里的清单与内容不符：两份主要清单都要有，节选的只有一份")
    return content


def in_order(rows: list[ListedLine]) -> tuple[ListedLine, ...]:
    """照次序 · Rows by list and position."""
    places = {kind: place for place, kind in enumerate(Catalogue)}
    return tuple(sorted(rows, key=lambda row: (places[row.catalogue], row.position)))


def _plain_line(row: ListedLine) -> dict[str, Any]:
    values = {item.name: getattr(row, item.name) for item in fields(row)}
    del values["catalogue"]
    return values | {
        "payment_mode": row.payment_mode.value if row.payment_mode else "",
        "scope": row.scope.value,
        "way": row.way.value,
        "until_on": row.until_on.isoformat() if row.until_on else None,
        "lineage": str(row.lineage),
    }


_TEXTS = ("title", "standard", "basis", "basis_words", "payer", "unit", "official", "reason_code",
          "origin")  # fmt: skip
_COUNTS = ("position", "unit_price_fen", "quantity")


def _line(kind: Catalogue, plain: Mapping[str, Any], place: int) -> ListedLine:
    where = f"{kind.value} 第 {place} 行"
    _same_keys(plain, {column.field for column in COLUMNS}, where)
    mode = _of(str, plain["payment_mode"], where)
    until = plain["until_on"]
    return ListedLine(
        catalogue=kind,
        payment_mode=_enum(PaymentMode, mode, where) if mode else None,
        scope=_enum(Scope, plain["scope"], where),
        way=_enum(Way, plain["way"], where),
        until_on=None if until is None else _day(until, where),
        lineage=_lineage(plain["lineage"], where),
        **{name: _of(str, plain[name], f"{where} {name}") for name in _TEXTS},
        **{name: _of(int, plain[name], f"{where} {name}") for name in _COUNTS},
    )


def _same_keys(plain: Mapping[str, Any], wanted: set[str], where: str) -> None:
    missing, strange = sorted(wanted - plain.keys()), sorted(plain.keys() - wanted)
    if missing or strange:
        told = [f"缺少 {'、'.join(missing)}"] if missing else []
        told += [f"多出 {'、'.join(strange)}"] if strange else []
        raise Malformed(f"{where}{'，'.join(told)}")


def _of(kind: type, value: Any, where: str) -> Any:
    # 真假值在 Python 里也是整数，这里不是。
    if not isinstance(value, kind) or isinstance(value, bool):
        raise Malformed(f"{where}不该是 {value!r}")
    return value


def _enum(kind: type[_Kind], value: Any, where: str) -> _Kind:
    try:
        return kind(value)
    except ValueError as error:
        raise Malformed(f"{where}里的 {value!r} 不认识") from error


def _day(value: Any, where: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Malformed(f"{where}里的 {value!r} 不是日期") from error


def _lineage(value: Any, where: str) -> UUID:
    try:
        return UUID(value)
    except (AttributeError, TypeError, ValueError) as error:
        raise Malformed(f"{where}里的 {value!r} 不是沿革号") from error
