"""协议书的表决 · What every meeting decided about the clauses, in one table each."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.pages.bases import basis_of
from hudong.doors.web.ui import Basis, Link, Table, TableColumn, Tag
from hudong.doors.web.ways import numbered
from hudong.ground import law
from hudong.instruments.resolutions.queries import MeetingLine, ResultLine


@dataclass(frozen=True, slots=True)
class VoteSheet:
    """一次会议的表决 · The meeting, and one row per clause that it decided."""

    meeting: Link
    on: str
    rows: Table
    basis: Basis


def votes_of(
    held: tuple[MeetingLine, ...], results: tuple[ResultLine, ...]
) -> tuple[VoteSheet, ...]:
    """各次会议的表决 · One sheet per meeting that decided anything, oldest first."""
    sheets = []
    for line in reversed(held):
        own = [result for result in results if result.meeting_id == line.meeting_id]
        if own:
            sheets.append(_vote_sheet(line, own))
    return tuple(sheets)


def _rule_words(result: ResultLine) -> str:
    return law.at(result.decided_on).basis(result.rule_key).words


def _vote_sheet(line: MeetingLine, results: list[ResultLine]) -> VoteSheet:
    rows = tuple(
        (
            result.title,
            str(result.for_),
            str(result.against),
            str(result.abstain),
            str(result.majority_needed),
            Tag("done", _("通过")) if result.adopted else Tag("no", _("没有通过")),
        )
        for result in results
    )
    columns = (
        TableColumn(_("条款")),
        TableColumn(_("同意"), is_number=True),
        TableColumn(_("反对"), is_number=True),
        TableColumn(_("弃权"), is_number=True),
        TableColumn(_("通过线"), is_number=True),
        TableColumn(_("结果")),
    )
    counted = _("应到 %(members)s 人，到会 %(present)s 人") % {
        "members": results[0].members,
        "present": results[0].present,
    }
    return VoteSheet(
        meeting=Link(f"{line.community}{line.name}", numbered("meeting", line.meeting_id)),
        on=f"{words.day(line.meeting_on)}{_('，')}{counted}{_('。')}",
        rows=Table("", columns, rows),
        basis=basis_of(_("法据"), results[0].basis, _rule_words(results[0]), on=line.meeting_on),
    )
