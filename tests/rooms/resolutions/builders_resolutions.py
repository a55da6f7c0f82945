"""共决测试的句子。Sentences for tests of resolutions.

village = an_authorised(a_village())
meeting = a_meeting_of(village)
the_day_comes(meeting)
present(meeting, 20)
opened(meeting)
vote(motion_of(meeting, 1), for_=11, against=9)
"""

from __future__ import annotations

from datetime import date
from typing import Any

from hudong.ground.kernel import clock
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.models import Body
from hudong.ground.people.queries import MandateActor
from hudong.instruments.opinions import acts as opinions
from hudong.instruments.resolutions import acts, queries
from hudong.instruments.resolutions.facts import (
    AssemblyAuthorised,
    MeetingFailed,
    MeetingOpened,
    MotionDecided,
)
from hudong.instruments.resolutions.models import Meeting, Motion
from hudong.instruments.resolutions.terms import Choice, CountedBy, MotionLine
from tests.builders import the_head_of, the_party_of, the_secretary_of

TODAY = date(2026, 3, 2)
EARLIEST = date(2026, 3, 13)
THING = Subject("test.Thing", "7", "示例协议", "ab" * 32)
MOTIONS = [
    MotionLine("第一条 消防宣传", "每季度一次，每年 6000 元", "test.Clause", "71"),
    MotionLine("第二条 动物免疫", "每户 15 元", "test.Clause", "72"),
]


def on(day: date, hour: int = 9) -> None:
    """拨到某一天 · Sets the clock to a day."""
    clock.set_clock(clock.instant_on(day, hour))


def authorised_by(community: Body, **changes: Any) -> AssemblyAuthorised:
    """授权 · 120 households, 90 came, 80 said yes, for the whole year, unless changed."""
    given: dict[str, Any] = {
        "scope": "协助政府管理协议书的条款",
        "scope_kind": THING.kind,
        "decided_on": date(2026, 2, 1),
        "from_on": date(2026, 2, 1),
        "to_on": date(2026, 12, 31),
        "present": 90,
        "total": 120,
        "ayes": 80,
        "counted": CountedBy.HOUSEHOLDS,
    }
    actor = changes.pop("actor", None) or the_head_of(community)
    return acts.record_authorisation(actor=actor, community=community, **(given | changes))


def studied_by(community: Body) -> None:
    """党组织研究过 · The community's Party organisation studied the thing today."""
    opinions.record_study(
        actor=the_secretary_of(community),
        party=the_party_of(community),
        subject=THING,
        text="同意提请表决",
        held_on=clock.today(),
    )


def an_authorised(community: Body) -> Body:
    """可以召集会议的村(社区) · Authorised by its assembly, studied by its Party organisation."""
    authorised_by(community)
    studied_by(community)
    return community


def convene(community: Body, **changes: Any) -> Any:
    """召集 · The head convenes the meeting on the earliest lawful day, unless changed."""
    given: dict[str, Any] = {
        "community": community,
        "subject": THING,
        "motions": MOTIONS,
        "meeting_on": EARLIEST,
        "place": "14:00，文化礼堂",
    }
    actor = changes.pop("actor", None) or the_head_of(community)
    return acts.convene_meeting(actor=actor, **(given | changes))


def a_meeting_of(community: Body, **changes: Any) -> Meeting:
    """已通知的会议 · A meeting that has been convened."""
    return queries.meeting(meeting_id=convene(community, **changes).meeting_id)


def the_day_comes(meeting: Meeting) -> None:
    """到了开会那天 · Sets the clock to the meeting day."""
    on(meeting.meeting_on, hour=14)


def chair_of(meeting: Meeting) -> MandateActor:
    """主持人 · The head of the committee that convened the meeting."""
    return the_head_of(meeting.community)


def present(meeting: Meeting, count: int) -> None:
    """到了几人 · The last ``count`` members of the roll sign in."""
    members = [line.member_id for line in queries.roll_of(meeting_id=meeting.pk)]
    acts.record_attendance(
        actor=chair_of(meeting), meeting=meeting, member_ids=members[len(members) - count :]
    )


def opened(meeting: Meeting) -> MeetingOpened | MeetingFailed:
    """宣布开会 · The chair opens the meeting."""
    return acts.open_meeting(actor=chair_of(meeting), meeting=meeting)


def an_open_meeting_of(community: Body, count: int = 20) -> Meeting:
    """正在开的会 · A meeting under way with ``count`` members present."""
    meeting = a_meeting_of(an_authorised(community))
    the_day_comes(meeting)
    present(meeting, count)
    opened(meeting)
    return queries.meeting(meeting_id=meeting.pk)


def motion_of(meeting: Meeting, number: int) -> Motion:
    """第几项议案 · The motion of that number."""
    return queries.motions_of(meeting_id=meeting.pk)[number - 1]


def present_ids(meeting: Meeting) -> list[int]:
    """到会的人 · Ids on the roll of those present, by number."""
    return [line.member_id for line in queries.roll_of(meeting_id=meeting.pk) if line.present]


def call_the_roll(motion: Motion, *, for_: int, against: int = 0, abstain: int = 0) -> None:
    """点名 · The chair calls the roll; those left over keep silent."""
    said = [Choice.FOR] * for_ + [Choice.AGAINST] * against + [Choice.ABSTAIN] * abstain
    choices = dict(zip(present_ids(motion.meeting), said, strict=False))
    acts.record_roll_call(actor=chair_of(motion.meeting), motion=motion, choices=choices)


def decided(motion: Motion, *, for_: int, against: int = 0, abstain: int = 0) -> MotionDecided:
    """点名并截止 · The roll is called and the vote closed."""
    call_the_roll(motion, for_=for_, against=against, abstain=abstain)
    return acts.close_motion(actor=chair_of(motion.meeting), motion=motion)
