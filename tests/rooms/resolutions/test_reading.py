"""读法:列表、待办、预算。Lists, desk, budgets."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hudong.ground.kernel.actor import VISITOR
from hudong.ground.kernel.reads import READS, counting
from hudong.ground.kernel.refusals import Invalid, NotFound
from hudong.instruments.resolutions import acts, queries
from hudong.instruments.resolutions.terms import Choice
from tests.builders import a_town, a_village, representatives_of, the_head_of
from tests.rooms.resolutions.builders_resolutions import (
    EARLIEST,
    THING,
    TODAY,
    a_meeting_of,
    an_authorised,
    an_open_meeting_of,
    call_the_roll,
    chair_of,
    decided,
    motion_of,
    opened,
    present,
    the_day_comes,
)

pytestmark = pytest.mark.django_db


def test_lists() -> None:
    village = an_authorised(a_village())
    meeting = a_meeting_of(village)
    (line,) = queries.meetings_of(community=village)
    assert (line.meeting_id, line.community, line.members) == (meeting.pk, "示例村村民委员会", 29)
    assert queries.meetings_about(subject_kind=THING.kind, subject_id=7) == (line,)
    assert queries.recent_meetings() == (line,)
    assert queries.meetings_of(community=a_village("月亮村")) == ()
    assert queries.meetings_about(subject_kind=THING.kind, subject_id=8) == ()


def test_the_page_costs_the_same_for_more_ballots_and_irregularities() -> None:
    meeting = an_open_meeting_of(a_village())
    with counting() as empty:
        queries.meeting_page(meeting_id=meeting.pk)
    for number in (1, 2):
        decided(motion_of(meeting, number), for_=20)
    with counting() as full:
        page = queries.meeting_page(meeting_id=meeting.pk)
    assert empty.count == full.count == 3
    assert [card.cast for card in page.motions] == [20, 20]
    assert [card.result.for_ for card in page.motions if card.result] == [20, 20]


def test_the_roll_has_names_and_costs_one_statement() -> None:
    meeting = an_open_meeting_of(a_village())
    with counting() as used:
        roll = queries.roll_of(meeting_id=meeting.pk)
    assert used.count == 1
    assert (roll[0].number, roll[0].name, roll[0].present) == (1, "示例村主任", False)
    assert roll[-1].present


def test_budgets_are_registered_under_the_room() -> None:
    assert READS["resolutions.meeting_page"] == 3
    assert READS["resolutions.desk"] == 2


def test_what_is_not_there() -> None:
    with pytest.raises(NotFound, match="没有这次会议"):
        queries.meeting(meeting_id=0)
    with pytest.raises(NotFound, match="没有这次会议"):
        queries.meeting_page(meeting_id=0)
    with pytest.raises(NotFound, match="没有这项议案"):
        queries.motion(motion_id=0)
    with pytest.raises(Invalid, match="没有代表会议"):
        queries.earliest_meeting_on(community=a_town(), notified_on=TODAY)


def test_the_desk_from_notice_to_publication() -> None:
    village = an_authorised(a_village())
    head = the_head_of(village).standing(TODAY)
    voter = representatives_of(village)[-1]
    member = voter.standing(TODAY)

    def acts_of(viewer: object, day: object = EARLIEST) -> list[tuple[str, bool]]:
        items = queries.desk(viewer=viewer, day=day)
        return [(item.title, bool(item.blocked)) for item in items]

    assert acts_of(head) == acts_of(member) == []
    meeting = a_meeting_of(village)
    assert acts_of(head, TODAY) == [("签到和开会", True)]
    assert acts_of(member, TODAY) == [("参加会议", True)]
    assert "还没有到" in queries.desk(viewer=head, day=TODAY)[0].blocked
    assert acts_of(head) == [("签到和开会", False)]
    late = EARLIEST + timedelta(days=1)
    assert acts_of(head, late) == [("取消会议", False)]
    assert acts_of(member, late) == []
    the_day_comes(meeting)
    present(meeting, 20)
    opened(meeting)
    assert acts_of(head) == [("截止表决", False)] * 2
    assert acts_of(member) == [("投票", False)] * 2
    absent = representatives_of(village)[0].standing(TODAY)
    assert acts_of(absent) == []
    acts.cast_ballot(actor=voter, motion=motion_of(meeting, 1), choice=Choice.FOR)
    assert acts_of(member) == [("投票", False)]
    call_the_roll(motion_of(meeting, 2), for_=20)
    assert acts_of(member) == []
    for number in (1, 2):
        acts.close_motion(actor=chair_of(meeting), motion=motion_of(meeting, number))
    assert acts_of(head) == [("宣布闭会", False)]
    acts.close_meeting(actor=chair_of(meeting), meeting=meeting)
    assert acts_of(head) == [("公布决议", False)]
    acts.publish_resolution(actor=chair_of(meeting), meeting=meeting)
    assert acts_of(head) == []
    assert not queries.desk(viewer=VISITOR.standing(TODAY), day=TODAY)
    assert acts_of(the_head_of(a_town()).standing(TODAY)) == []
