"""第五章:共决。Representatives are convened, come, and vote clause by clause, openly, by roll call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hudong.doors.cli.demo.bargains import Bargain, Split, authorised_by
from hudong.doors.cli.demo.story.assessing import assess, study
from hudong.doors.cli.demo.story.world import World
from hudong.ground.law import at as law_at
from hudong.ground.law.days import corresponding_day
from hudong.ground.people import queries as people
from hudong.ground.people.queries import MandateActor
from hudong.ground.people.terms import BodyKind, Role
from hudong.instruments.resolutions import acts, queries
from hudong.instruments.resolutions.facts import MotionRejected
from hudong.instruments.resolutions.terms import Choice, CountedBy
from hudong.mechanisms.agreements import acts as agreements
from hudong.mechanisms.agreements import queries as agreement_queries
from hudong.mechanisms.agreements.queries import Agreement
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND

MONTHS_OF_AUTHORISATION = 12


def authorise(world: World, bargain: Bargain, day: date, meeting_on: date) -> None:
    """授权 · The assembly lets its representatives decide, where the law of the meeting day asks it."""
    body = world.body(bargain.committee)
    kind = BodyKind(body.kind).community
    assert kind is not None
    if law_at(meeting_on, body.division_code).authorisation_required(kind) is None:
        world.say(f"{body.short_name}：按会议日的法律，由代表组成的会议自己就能决定，不用授权")
        return
    world.on(day)
    totals = people.roll_totals(community=body)
    present, ayes = authorised_by(totals.households)
    acts.record_authorisation(
        actor=world.acting(bargain.committee, Role.HEAD),
        community=body,
        scope="协助政府管理的协议书",
        scope_kind=AGREEMENT_KIND,
        decided_on=day,
        from_on=day,
        to_on=corresponding_day(day, MONTHS_OF_AUTHORISATION),
        counted=CountedBy.HOUSEHOLDS,
        total=totals.households,
        present=present,
        ayes=ayes,
    )
    world.say(f"{body.short_name}：会议授权代表会议决定协议，到会 {present} 户")


def convene(
    world: World, agreement: Agreement, bargain: Bargain, day: date, meeting_on: date
) -> int:
    """召集 · Assessment and Party study first; then the notice with its full days. The meeting's id."""
    fresh = agreement_queries.agreement(agreement_id=agreement.pk)
    assess(world, agreement.party_a.name, fresh.subject, day, "agreement")
    study(world, bargain.committee, fresh.subject, day)
    world.on(day)
    submitted = agreements.submit_to_resolution(
        actor=world.acting(bargain.committee, Role.HEAD),
        agreement=agreement,
        meeting_on=meeting_on,
        place=bargain.place,
    )
    world.say(f"{bargain.committee}通知 {meeting_on} 开会，表决 {len(submitted.clause_numbers)} 条")
    return submitted.meeting_id


def hold(
    world: World,
    bargain: Bargain,
    meeting_id: int,
    *,
    day: date,
    present: int,
    splits: Mapping[str, Split],
    usual: Split,
) -> None:
    """开会 · Sign-in, quorum, roll call on every motion, result, closing, publication."""
    world.on(day)
    head = world.acting(bargain.committee, Role.HEAD)
    meeting = queries.meeting(meeting_id=meeting_id)
    world.chapter(f"{meeting.name}：{world.body(bargain.committee).short_name}", day)
    came = queries.roll_of(meeting_id=meeting_id)[:present]
    acts.record_attendance(
        actor=head, meeting=meeting, member_ids=[line.member_id for line in came]
    )
    world.on(day)
    opened = acts.open_meeting(actor=head, meeting=meeting)
    world.say(opened.words)
    for motion in queries.motions_of(meeting_id=meeting_id):
        split = next(
            (split for matter, split in splits.items() if motion.title.endswith(matter)), usual
        )
        choices = _choices([line.member_id for line in came], split)
        # 最后一位到会的用本人账号投票,其余点名:两种办法的票加在一起。
        alone = came[-1]
        world.on(day)
        acts.cast_ballot(
            actor=MandateActor(alone.mandate_id),
            motion=motion,
            choice=choices.pop(alone.member_id),
        )
        world.on(day)
        acts.record_roll_call(actor=head, motion=motion, choices=choices)
        world.on(day)
        decided = acts.close_motion(actor=head, motion=motion)
        if isinstance(decided, MotionRejected):
            world.say(f"{motion.title}：没有通过。{decided.words}")
    world.on(day)
    closed = acts.close_meeting(actor=head, meeting=meeting)
    world.on(day)
    posted = acts.publish_resolution(actor=head, meeting=meeting)
    world.say(
        f"通过 {len(closed.adopted)} 条，没有通过 {len(closed.rejected)} 条；"
        f"决议公布 {posted.days} 日，到 {posted.ends_on}"
    )


def _choices(members: list[int], split: Split) -> dict[int, Choice]:
    """票怎样分 · Those who differ sit spread over the roll, the same every time."""
    choices = dict.fromkeys(members, Choice.FOR)
    differing = [Choice.AGAINST] * split.against + [Choice.ABSTAIN] * split.abstain
    stride = max(1, len(members) // max(1, len(differing)))
    for place, choice in enumerate(differing):
        choices[members[place * stride % len(members)]] = choice
    return choices
