"""太仓的故事:清单、准入、协商、共决、签约、经费,一步一个行为。

The story of Taicang, told once from beginning to end: every step an act by the right actor.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hudong.doors.cli.demo.bargains import Bargain, bargains
from hudong.doors.cli.demo.story import founding, gate, negotiating, review, signing, voting
from hudong.doors.cli.demo.story.figures import figures
from hudong.doors.cli.demo.story.world import World
from hudong.doors.cli.demo.tasks import SHEET
from hudong.doors.cli.demo.timeline import LocalDays, Pace, backwards_from
from hudong.ground.kernel import clock
from hudong.ground.law import basis
from hudong.ground.law.library import Library
from hudong.ground.record.anchors import anchor
from hudong.mechanisms.agreements.queries import Agreement


def tell(
    *,
    last_day: date,
    home: Path,
    library: Library,
    say: Callable[[str], None],
    sheet: Path = SHEET,
) -> Mapping[str, Any]:
    """讲故事 · Performs the story so that it ends on ``last_day``; returns the figures of story.json.

    ``sheet`` is the list that the departments declare; another list gives other figures. Raises
    LawError where a rule or the calendar is missing on one of its days.
    """
    world = World(
        timeline=backwards_from(last_day, _local_days()),
        library=library,
        pace=Pace(clock.now()),
        say=say,
        sheet=sheet,
    )
    founding.found(world)
    review.run(world)
    gate.run(world)
    agreed = [(negotiating.draft(world, bargain), bargain) for bargain in bargains()]
    for agreement, bargain in agreed:
        negotiating.bargain_over(world, agreement, bargain)
    _vote(world, agreed)
    _vote_again(world, agreed)
    signing.close_due_notices(world)
    for agreement, _ in agreed:
        signing.sign(world, agreement)
    world.on(world.timeline.signed)
    mark = anchor(home=home, at=clock.now())
    say("")
    say(f"存证 {mark.size} 条，树根 {mark.root}")
    return figures(timeline=world.timeline, library=library)


def _local_days() -> LocalDays:
    return LocalDays(
        list_notice=basis("local.list_notice").versions[0].values["working_days"],
        representatives_notice=basis("local.representatives_notice").versions[0].values["days"],
    )


def _vote(world: World, agreed: list[tuple[Agreement, Bargain]]) -> None:
    line = world.timeline
    for _, bargain in agreed:
        voting.authorise(world, bargain, line.convened, line.met)
    meetings = [
        voting.convene(world, agreement, bargain, line.convened, line.met)
        for agreement, bargain in agreed
    ]
    for (agreement, bargain), meeting_id in zip(agreed, meetings, strict=True):
        rejected = negotiating.clause_about(agreement, bargain.rejected_matter)
        voting.hold(
            world,
            bargain,
            meeting_id,
            day=line.met,
            present=bargain.present,
            splits={rejected.title: bargain.rejected},
            usual=bargain.usual,
        )


def _vote_again(world: World, agreed: list[tuple[Agreement, Bargain]]) -> None:
    line = world.timeline
    for agreement, bargain in agreed:
        negotiating.bargain_again(world, agreement, bargain)
    meetings = [
        (bargain, voting.convene(world, agreement, bargain, line.convened_again, line.met_again))
        for agreement, bargain in agreed
    ]
    for bargain, meeting_id in meetings:
        voting.hold(
            world,
            bargain,
            meeting_id,
            day=line.met_again,
            present=bargain.again_present,
            splits={},
            usual=bargain.again_split,
        )
