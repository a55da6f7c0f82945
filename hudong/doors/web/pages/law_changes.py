"""法律变动的页面 · Listed matters whose law has changed: what it said, what stands there now, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Content
from hudong.doors.web.pages.law_parts import instrument_address
from hudong.doors.web.ui import (
    Compared,
    Crumb,
    Empty,
    Fact,
    Facts,
    Link,
    News,
    NewsItem,
    Part,
    Side,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, crumb, numbered
from hudong.doors.web.words import numeral
from hudong.ground.kernel.reads import reads
from hudong.ground.law.compare import Runs, compare
from hudong.mechanisms.agreements import queries as agreements
from hudong.mechanisms.agreements.queries import ClauseLawFlagRow, ClauseUse
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import LawFlagRow, ShiftRow


@dataclass(frozen=True, slots=True)
class ChangesSheet:
    """法律变动一览 · Open ones first."""

    title: str
    crumb: Crumb
    rows: Content


@dataclass(frozen=True, slots=True)
class ShiftSheet:
    """一条的变动 · ``cite`` names the article; the comparison stands below the reason."""

    cite: Link
    reason: str
    compared: Compared


@dataclass(frozen=True, slots=True)
class ChangeSheet:
    """一项的法律变动 · One matter: its articles, the new finding, the decision, its clauses."""

    title: str
    crumb: Crumb
    state: Tag
    facts: Facts
    shifts: tuple[ShiftSheet, ...]
    clauses: Content


@reads(budget=1)
def changes_sheet() -> ChangesSheet:
    """法律变动一览 · Empty where the law under the lists has stood still."""
    rows = tuple(_item(row, row.title) for row in catalogue.law_flags())
    nothing = Empty(
        _("清单上的事项，依据的法律都没有变。"),
        _("采用新的法库以后，以及每天，系统都会重新查对。"),
    )
    return ChangesSheet(
        title=_("法律变动"),
        crumb=crumb(_("法律变动"), Link(_("两份清单"), address("lists"))),
        rows=News(rows, shows_year=True) if rows else nothing,
    )


@reads(budget=3)
def change_sheet(*, flag_id: int) -> ChangeSheet:
    """一项的法律变动 · Raises NotFound where there is none of that number."""
    row = catalogue.law_flag_row(flag_id=flag_id)
    uses = agreements.clauses_about(lineage=row.lineage)
    return ChangeSheet(
        title=row.title,
        crumb=crumb(row.title, Link(_("法律变动"), address("law_changes"))),
        state=flag_tag(row),
        facts=flag_facts(row),
        shifts=tuple(shift_sheet(shift) for shift in row.shifts),
        clauses=_clauses(uses),
    )


def changes_of(rows: Sequence[LawFlagRow]) -> News | None:
    """一个事项的法律变动 · Its flags with the way to each; None where the law has stood still."""
    items = tuple(_item(row, _("依据的法律变了，原文和现文对照")) for row in rows)
    return News(items, shows_year=True) if items else None


def clause_changes(rows: Sequence[ClauseLawFlagRow]) -> News | None:
    """条款的法律变动 · What has become of the law under each clause, and what was decided."""
    items = tuple(
        NewsItem(
            Link(
                _("第 %(number)s 条：%(reason)s")
                % {"number": row.clause_number, "reason": row.reason},
                numbered("law_change", row.law_flag_id),
            ),
            Tag("done", row.settlement) if row.settled_on else Tag("wait", _("待处理")),
            row.flagged_on,
        )
        for row in rows
    )
    return News(items, shows_year=True) if items else None


def _item(row: LawFlagRow, title: str) -> NewsItem:
    return NewsItem(Link(title, numbered("law_change", row.flag_id)), flag_tag(row), row.flagged_on)


def flag_tag(row: LawFlagRow) -> Tag:
    """处理了没有 · Waiting, or what was decided."""
    if row.decision is None:
        return Tag("wait", _("依据的法律变了，待处理"))
    return Tag("no" if row.decision == "remove" else "done", said(row.decision.words))


def flag_facts(row: LawFlagRow) -> Facts:
    """要点 · The matter, the new finding, and the decision with its reason."""
    facts = [
        Fact(_("事项"), Link(row.title, numbered("matter", row.matter_id))),
        Fact(_("清单上写的依据"), row.basis_cite),
        Fact(_("哪一天发现"), words.day(row.flagged_on)),
        Fact(_("按现行法律重新查对"), f"{said(row.outcome.words)}{_('。')}{row.finding}"),
    ]
    if row.decision is not None and row.settled_on is not None:
        facts.append(Fact(_("处理"), f"{said(row.decision.words)}{_('。')}{row.reason}"))
        facts.append(Fact(_("处理日"), words.day(row.settled_on)))
    return Facts(tuple(facts))


def shift_sheet(shift: ShiftRow) -> ShiftSheet:
    """一条的变动 · Left what the matter rested on, right what stands there or took its place."""
    now, name = shift.now, _("现在的文本")
    if shift.successor:
        now, name = shift.successor_paragraphs, shift.successor
    found = compare(shift.before, now)
    title = shift.cite.partition("《")[2].partition("》")[0]
    return ShiftSheet(
        cite=Link(shift.cite, instrument_address(title)),
        reason=shift.reason,
        compared=Compared(
            Side(_("原来的文本"), _parts(found.old)),
            Side(name, _parts(found.new), _("没有找到内容相近的条文。")),
        ),
    )


def _parts(paragraphs: tuple[Runs, ...]) -> tuple[tuple[Part, ...], ...]:
    return tuple(
        tuple(Part(run.kept.value, run.words) for run in runs) for runs in paragraphs if runs
    )


def _clauses(uses: tuple[ClauseUse, ...]) -> Content:
    if not uses:
        return Empty(_("没有协议书写着这件事。"))
    return News(
        tuple(
            NewsItem(
                Link(
                    _("%(community)s：第%(number)s条")
                    % {"community": use.community, "number": numeral(use.clause_number)},
                    numbered("agreement", use.agreement_id),
                )
            )
            for use in uses
        ),
        is_slim=True,
    )
