"""会议表决的页面 · Meetings: who was called, who came, each vote counted so that all can follow."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web.component import Component, State
from hudong.doors.web.ui import Crumb, Empty, Link, News, NewsItem, Paging, Phrase, Tag
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import PAGE_ROWS, address, crumb, numbered, paging
from hudong.ground.kernel.reads import reads
from hudong.instruments.resolutions import queries as resolutions
from hudong.instruments.resolutions.queries import MeetingLine

_STATES: dict[str, State] = {"notified": "wait", "open": "now", "closed": "done", "failed": "no"}


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """会议一览 · Newest first."""

    title: str
    crumb: Crumb
    rows: Component
    paging: Paging
    trying: str


def meeting_tag(line: MeetingLine) -> Tag:
    """会议走到哪里 · The state with its shape."""
    return Tag(_STATES.get(line.state, "plain"), said(line.state_label))


def meeting_news(lines: tuple[MeetingLine, ...]) -> News:
    """会议列表 · One line each: name, what about, how many motions passed."""
    return News(tuple(_item(line) for line in lines), shows_year=True)


def _item(line: MeetingLine) -> NewsItem:
    counted = ""
    if line.adopted or line.rejected:
        counted = _("：通过 %(adopted)s 项，没有通过 %(rejected)s 项") % {
            "adopted": line.adopted,
            "rejected": line.rejected,
        }
    way = numbered("meeting", line.meeting_id)
    return NewsItem(
        Phrase((Link(f"{line.community}{line.name}", way), counted)),
        meeting_tag(line),
        line.meeting_on,
    )


@reads(budget=1)
def meetings_page(*, page: int) -> MeetingsPage:
    """会议一览 · ``PAGE_ROWS`` at a time."""
    found = resolutions.recent_meetings(first=(page - 1) * PAGE_ROWS, limit=PAGE_ROWS + 1)
    none = Empty(_("还没有开过代表会议。开会以前，协议书的每一条都会先公开。"))
    return MeetingsPage(
        title=_("会议表决"),
        crumb=crumb(_("会议表决")),
        rows=meeting_news(found[:PAGE_ROWS]) if found else none,
        paging=paging(address("meetings"), page, len(found) > PAGE_ROWS),
        trying=address("trying"),
    )
