"""会场大屏 · The meeting as it stands on the wall of the hall."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web.component import Component
from hudong.doors.web.pages.meeting import (
    about_meeting,
    motion_tag,
    quorum_of,
    rule_of,
    tally_of,
    way_to,
)
from hudong.doors.web.ui import Cells, Crumb, Quorum, Wall, WallMotion
from hudong.doors.web.ways import crumb
from hudong.ground.kernel.reads import reads
from hudong.instruments.resolutions import queries as resolutions
from hudong.instruments.resolutions.queries import MeetingPage, MotionCard


@dataclass(frozen=True, slots=True)
class WallSheet:
    """会场大屏 · ``refresh`` seconds until the page asks again; 0 once the meeting is over."""

    title: str
    crumb: Crumb
    about: str
    wall: Component
    refresh: int


@reads(budget=3)
def wall_sheet(*, meeting_id: int) -> WallSheet:
    """会场大屏 · The same meeting for the hall: while voting is open no figures but those cast."""
    page = resolutions.meeting_page(meeting_id=meeting_id)
    line = page.line
    rule = rule_of(page)
    quorum = quorum_of(page, rule)
    running = next((card for card in page.motions if card.state == "open"), None)
    decided = [card for card in page.motions if card.result]
    last = decided[-1] if decided else None
    wall: Component = quorum
    if isinstance(quorum, Quorum):
        wall = Wall(
            quorum,
            _wall_motion(running, page) if running else None,
            last.title if last else "",
            (motion_tag(last), tally_of(last.result)) if last and last.result else (),
        )
    return WallSheet(
        title=f"{line.community}{line.name}",
        crumb=crumb(_("会场大屏"), *way_to(line)),
        about=about_meeting(line),
        wall=wall,
        refresh=0 if line.state in ("closed", "failed") else 15,
    )


def _wall_motion(card: MotionCard, page: MeetingPage) -> WallMotion:
    present = page.line.present or 0
    cells = Cells(present, min(card.cast, present), _("已投"), _("没投"), per_row=max(10, present))
    return WallMotion(
        motion_tag(card), card.number, len(page.motions), card.title, card.text, cells
    )
