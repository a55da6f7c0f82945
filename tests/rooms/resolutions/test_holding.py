"""开会:签到、法定人数、闭会、公布。Holding the meeting: quorum by the law of the meeting day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hudong.ground.kernel.actor import CLOCK, SETUP, VISITOR
from hudong.ground.kernel.reads import counting
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder, Refused
from hudong.ground.people import acts as people
from hudong.instruments.notices import queries as notices
from hudong.instruments.notices.terms import NoticeKind
from hudong.instruments.resolutions import acts, queries
from hudong.instruments.resolutions.facts import MeetingFailed, MeetingOpened
from hudong.instruments.resolutions.terms import Choice
from tests.builders import (
    a_county,
    a_neighbourhood,
    a_village,
    refuses,
    representatives_of,
    statements,
    the_head_of,
)
from tests.rooms.resolutions.builders_resolutions import (
    EARLIEST,
    THING,
    a_meeting_of,
    an_authorised,
    an_open_meeting_of,
    chair_of,
    convene,
    decided,
    motion_of,
    on,
    opened,
    present,
    present_ids,
    the_day_comes,
)

pytestmark = pytest.mark.django_db


class TestSigningIn:
    """签到:只在会议日,只有名册上的人,登记错了可以改。"""

    def test_the_whole_list_is_stated_each_time(self) -> None:
        meeting = a_meeting_of(an_authorised(a_village()))
        the_day_comes(meeting)
        present(meeting, 21)
        assert len(present_ids(meeting)) == 21
        present(meeting, 19)
        assert len(present_ids(meeting)) == 19
        present(meeting, 20)
        assert queries.meeting_page(meeting_id=meeting.pk).line.present == 20

    @pytest.mark.parametrize(("shift", "because"), [(-1, "还没有到"), (1, "已经过了")])
    def test_only_on_the_meeting_day(self, shift: int, because: str) -> None:
        meeting = a_meeting_of(an_authorised(a_village()))
        on(EARLIEST + timedelta(days=shift))
        with refuses(acts.record_attendance, because=because, kind=OutOfOrder):
            present(meeting, 20)
        with refuses(acts.open_meeting, because=because, kind=OutOfOrder):
            opened(meeting)

    def test_nobody_from_outside_the_roll(self) -> None:
        meeting = a_meeting_of(an_authorised(a_village()))
        the_day_comes(meeting)
        with refuses(acts.record_attendance, because="有 1 个签到的人不在名册上", kind=Invalid):
            acts.record_attendance(actor=chair_of(meeting), meeting=meeting, member_ids=[0])

    def test_not_after_the_opening_and_not_by_others(self) -> None:
        village = a_village()
        meeting = an_open_meeting_of(village)
        with refuses(acts.record_attendance, because="现在是“开会中”", kind=OutOfOrder):
            present(meeting, 25)
        for actor in (representatives_of(village)[0], the_head_of(a_neighbourhood()), CLOCK):
            with refuses(acts.record_attendance, because="须由召集会议的", kind=Refused):
                acts.record_attendance(actor=actor, meeting=meeting, member_ids=[])


class TestQuorum:
    """法定人数:29 人的三分之二是 19.33 人,20 人才够。"""

    def test_just_enough(self) -> None:
        meeting = a_meeting_of(an_authorised(a_village()))
        the_day_comes(meeting)
        present(meeting, 20)
        fact = opened(meeting)
        assert isinstance(fact, MeetingOpened)
        assert (fact.quorum_needed, fact.present) == (20, 20)
        assert fact.words == ("应到 29 人，三分之二是 19.33 人，至少要 20 人。到会 20 人，够了。")
        assert fact.basis == "《村民委员会组织法》第三十条第二款"
        states = [card.state for card in queries.meeting_page(meeting_id=meeting.pk).motions]
        assert states == ["open", "open"]

    def test_one_too_few_and_the_meeting_has_failed(self) -> None:
        village = an_authorised(a_village())
        meeting = a_meeting_of(village)
        the_day_comes(meeting)
        present(meeting, 19)
        fact = opened(meeting)
        assert isinstance(fact, MeetingFailed)
        assert "还差 1 人，不能开会表决" in fact.reason
        page = queries.meeting_page(meeting_id=meeting.pk)
        assert (page.line.state, page.quorum_needed) == ("failed", 20)
        assert [card.state for card in page.motions] == ["pending", "pending"]
        with refuses(acts.open_meeting, because="现在是“没有开成”", kind=OutOfOrder):
            opened(meeting)
        assert convene(village, meeting_on=EARLIEST + timedelta(days=11))

    def test_nobody_signed_in(self) -> None:
        meeting = a_meeting_of(an_authorised(a_village()))
        the_day_comes(meeting)
        assert isinstance(opened(meeting), MeetingFailed)

    def test_the_old_residents_law_wants_more_than_half(self) -> None:
        on(date(2025, 11, 3))
        neighbourhood = a_neighbourhood()
        meeting = a_meeting_of(neighbourhood, meeting_on=date(2025, 11, 14))
        the_day_comes(meeting)
        present(meeting, 15)
        fact = opened(meeting)
        assert isinstance(fact, MeetingOpened)
        assert (fact.quorum_needed, fact.basis) == (15, "《城市居民委员会组织法》第九条第三款")


class TestClosing:
    """闭会:每一项都有了结果。"""

    def test_closed_with_the_numbers_of_both_kinds(self) -> None:
        meeting = an_open_meeting_of(a_village())
        with refuses(acts.close_meeting, because="第 1、2 项议案还在表决", kind=OutOfOrder):
            acts.close_meeting(actor=chair_of(meeting), meeting=meeting)
        decided(motion_of(meeting, 1), for_=11, against=9)
        decided(motion_of(meeting, 2), for_=10, against=10)
        fact = acts.close_meeting(actor=chair_of(meeting), meeting=meeting)
        assert (fact.adopted, fact.rejected) == ((1,), (2,))
        assert (fact.subject_kind, fact.subject_id) == (THING.kind, THING.id)
        line = queries.meetings_of(community=meeting.community)[0]
        assert (line.state, line.adopted, line.rejected) == ("closed", 1, 1)

    def test_not_before_opening_and_not_by_others(self) -> None:
        village = a_village()
        meeting = a_meeting_of(an_authorised(village))
        with refuses(acts.close_meeting, because="现在是“已通知”", kind=OutOfOrder):
            acts.close_meeting(actor=the_head_of(village), meeting=meeting)
        with refuses(acts.close_meeting, because="须由召集会议的", kind=Refused):
            acts.close_meeting(actor=VISITOR, meeting=meeting)

    def test_after_a_meeting_the_next_may_be_convened(self) -> None:
        village = a_village()
        meeting = an_open_meeting_of(village)
        decided(motion_of(meeting, 1), for_=11)
        decided(motion_of(meeting, 2), for_=0, against=20)
        acts.close_meeting(actor=chair_of(meeting), meeting=meeting)
        assert convene(village, meeting_on=EARLIEST + timedelta(days=11))


class TestPublishing:
    """公布:按公布当天的法,只公布一次。"""

    def test_the_results_go_up_for_fifteen_days(self) -> None:
        meeting = an_open_meeting_of(a_village())
        decided(motion_of(meeting, 1), for_=11, against=9)
        decided(motion_of(meeting, 2), for_=10, against=10)
        acts.close_meeting(actor=chair_of(meeting), meeting=meeting)
        fact = acts.publish_resolution(actor=chair_of(meeting), meeting=meeting)
        assert (fact.days, fact.basis) == (15, "《村民委员会组织法》第三十五条第四款")
        (card,) = notices.notices_about(subject_kind=THING.kind, subject_id=THING.id)
        assert (card.kind, card.publisher) == (NoticeKind.RESOLUTION, "示例村村民委员会")
        assert card.title == "示例村村民代表会议决议（2026年3月13日）"
        text = notices.notice_page(notice_id=fact.notice_id).text
        assert "第 1 项 第一条 消防宣传：通过。应到 29 人" in text
        assert "第 2 项 第二条 动物免疫：没有通过。" in text
        page = queries.meeting_page(meeting_id=meeting.pk)
        assert (page.notice_id, page.notice_ends_on) == (fact.notice_id, fact.ends_on)
        with refuses(acts.publish_resolution, because="已经公布", kind=Conflict):
            acts.publish_resolution(actor=chair_of(meeting), meeting=meeting)

    def test_where_the_law_is_silent_the_county_sets_the_days(self) -> None:
        on(date(2025, 11, 3))
        neighbourhood = a_neighbourhood()
        people.set_local_rule(
            actor=SETUP,
            county=a_county(),
            rule="local.resolution_publication",
            title="公布",
            value=20,
            from_on=date(2025, 11, 1),
        )
        meeting = a_meeting_of(neighbourhood, meeting_on=date(2025, 11, 14))
        the_day_comes(meeting)
        present(meeting, 15)
        opened(meeting)
        for number in (1, 2):
            decided(motion_of(meeting, number), for_=8)
        acts.close_meeting(actor=chair_of(meeting), meeting=meeting)
        fact = acts.publish_resolution(actor=chair_of(meeting), meeting=meeting)
        assert (fact.days, fact.basis) == (20, "地方规定：会议决议公布不少于 20 日")

    def test_not_before_the_meeting_is_closed(self) -> None:
        meeting = an_open_meeting_of(a_village())
        with refuses(acts.publish_resolution, because="现在是“开会中”", kind=OutOfOrder):
            acts.publish_resolution(actor=chair_of(meeting), meeting=meeting)
        with refuses(acts.publish_resolution, because="须由召集会议的", kind=Refused):
            acts.publish_resolution(actor=CLOCK, meeting=meeting)


def test_the_same_key_gives_the_same_facts_back_from_the_record() -> None:
    village = an_authorised(a_village())
    head = the_head_of(village)
    convened = convene(village, actor=head, key="1")
    assert convene(village, actor=head, key="1") == convened
    meeting = queries.meeting(meeting_id=convened.meeting_id)
    the_day_comes(meeting)
    present(meeting, 20)
    opening = acts.open_meeting(actor=head, meeting=meeting, key="2")
    assert acts.open_meeting(actor=head, meeting=meeting, key="2") == opening
    motion = motion_of(meeting, 1)
    choices = dict.fromkeys(present_ids(meeting)[:11], Choice.FOR)
    called = acts.record_roll_call(actor=head, motion=motion, choices=choices, key="3")
    assert acts.record_roll_call(actor=head, motion=motion, choices=choices, key="3") == called
    closed = acts.close_motion(actor=head, motion=motion, key="4")
    assert acts.close_motion(actor=head, motion=motion, key="4") == closed


def test_statements_of_each_act() -> None:
    meeting = a_meeting_of(an_authorised(a_village()))
    head = chair_of(meeting)
    the_day_comes(meeting)
    ids = [line.member_id for line in queries.roll_of(meeting_id=meeting.pk)]
    with counting() as signing:
        acts.record_attendance(actor=head, meeting=meeting, member_ids=ids, key="s")
    with counting() as opening:
        acts.open_meeting(actor=head, meeting=meeting, key="o")
    for number in (1, 2):
        decided(motion_of(meeting, number), for_=29)
    with counting() as closing:
        acts.close_meeting(actor=head, meeting=meeting, key="c")
    used = [statements(each) for each in (signing, opening, closing)]
    assert max(used) <= 10, used
    with counting() as publishing:
        acts.publish_resolution(actor=head, meeting=meeting, key="p")
    # 公布是两个行为:公布决议和它里面的公示。
    assert statements(publishing) <= 15
