"""条目说的另外两样:采用的法库和幂等键。What entries say of the adopted editions and of their keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from hudong.ground.kernel.fact import Fact, fact_class
from hudong.ground.kernel.keys import mark_of
from hudong.ground.kernel.models import ActKey
from hudong.ground.record.models import AdoptedLaw
from hudong.ground.record.terms import Finding
from hudong.ground.record.verify import rows_one_by_one

LAW = AdoptedLaw._meta.db_table
KEY = ActKey._meta.db_table


class Claims:
    """条目的话 · Hears every entry once, then holds both tables against what was heard."""

    def __init__(self) -> None:
        self._deaf: set[int] = set()
        self._laws: dict[int, str] = {}
        self._keys: dict[int, str] = {}

    def hear(self, number: int, content: dict[str, Any] | None) -> None:
        """听一条 · One entry; one that can no longer be read (None) is left to its own finding."""
        if content is None:
            self._deaf.add(number)
            return
        law = _adopted(content.get("fact"))
        if law:
            self._laws[number] = law
        if isinstance(content.get("key"), str):
            self._keys[number] = content["key"]

    def findings(self) -> Iterator[Finding]:
        """所见 · Rows that no entry knows, rows that were changed, rows that are gone."""
        laws = ((row.entry_id, row.digest) for _, row in rows_one_by_one(AdoptedLaw) if row)
        yield from self._compare(LAW, dict(laws), self._laws, "采用的法库")
        keys = ((row.entry_id, mark_of(row)) for _, row in rows_one_by_one(ActKey) if row)
        yield from self._compare(KEY, dict(keys), self._keys, "提交编号")

    def _compare(
        self, table: str, there: dict[int, str], said: dict[int, str], what: str
    ) -> Iterator[Finding]:
        for number in sorted((there.keys() | said.keys()) - self._deaf):
            if number not in said:
                yield Finding(number, table, str(number), f"{what}不是由行为写进来的：存证里没有")
            elif number not in there:
                yield Finding(number, table, str(number), f"{what}不见了：存证说它还在")
            elif there[number] != said[number]:
                yield Finding(number, table, str(number), f"{what}被改过：与存证不符")


def _adopted(fact: Any) -> str:
    kind = fact.get("kind") if isinstance(fact, dict) else None
    if not isinstance(kind, str) or not _may_adopt(kind):
        return ""
    try:
        return fact_class(kind).from_record(fact, {}).adopts_law()
    except Exception:
        # 内容改坏了的,条目自己的哈希已经指出来;这里当作没有说过。
        return ""


@cache
def _may_adopt(kind: str) -> bool:
    try:
        return fact_class(kind).adopts_law is not Fact.adopts_law
    except KeyError:
        return False
