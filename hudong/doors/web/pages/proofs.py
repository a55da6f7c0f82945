"""核对和来龙去脉 · Record entries as they stand on pages: the proof block and events of a life."""

from __future__ import annotations

from collections.abc import Iterable

from hudong.doors.web.component import Content, State
from hudong.doors.web.ui import Digest, LifeEvent, Proof
from hudong.doors.web.ways import numbered
from hudong.ground.kernel.clock import legal_day
from hudong.ground.record.queries import EntryLine


def proof_of(thing: str, entry: EntryLine, origin: str) -> Proof:
    """核对 · The block that says which entry proves ``thing`` and where to check it."""
    way = numbered("entry", entry.number)
    return Proof(thing, entry.number, entry.at, Digest(entry.digest, 8), f"{origin}{way}", href=way)


def event_of(
    entry: EntryLine, title: str, said: Content = "", state: State = "done", when: str = ""
) -> LifeEvent:
    """一件事 · An entry as an event of a life."""
    return LifeEvent(
        state,
        title,
        on=legal_day(entry.at),
        when=when,
        words=said,
        entry=entry.number,
        digest=entry.digest,
        href=numbered("entry", entry.number),
    )


def first_of(entries: Iterable[EntryLine], *fact_kinds: str) -> EntryLine | None:
    """头一条 · The oldest entry of one of these kinds, or None."""
    return next((entry for entry in entries if entry.fact_kind in fact_kinds), None)


def last_of(entries: Iterable[EntryLine], *fact_kinds: str) -> EntryLine | None:
    """末一条 · The newest entry of one of these kinds, or None."""
    return next((entry for entry in reversed(list(entries)) if entry.fact_kind in fact_kinds), None)
