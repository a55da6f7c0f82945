"""召集:授权、党组织研究、通知期、名册的组成,缺一不可。Convening: each condition, each with its article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hudong.ground.kernel.actor import CLOCK, SETUP
from hudong.ground.kernel.reads import counting
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder, Refused
from hudong.ground.people import acts as people
from hudong.instruments.resolutions import acts, queries
from tests.builders import (
    a_committee_member_of,
    a_county,
    a_neighbourhood,
    a_town,
    a_village,
    refuses,
    representatives_of,
    statements,
    the_head_of,
)
from tests.rooms.resolutions.builders_resolutions import (
    EARLIEST,
    MOTIONS,
    THING,
    TODAY,
    a_meeting_of,
    an_authorised,
    authorised_by,
    convene,
    on,
    opened,
    present,
    studied_by,
    the_day_comes,
)

pytestmark = pytest.mark.django_db


class TestConvened:
    """开得成的:名册冻结,规则写明。"""

    def test_a_meeting_stands_with_its_notice_roll_and_motions(self) -> None:
        village = an_authorised(a_village())
        fact = convene(village)
        assert (fact.name, fact.members, fact.rule_key) == (
            "村民代表会议",
            29,
            "villagers_committee_act.representatives_meeting",
        )
        assert [put.title for put in fact.motions] == [line.title for line in MOTIONS]
        page = queries.meeting_page(meeting_id=fact.meeting_id)
        assert page.line.subject == THING
        assert page.notice_words == (
            "2026年3月2日通知到每一位组成人员，中间隔了 10 日，规定至少 10 日。"
        )
        assert page.notice_basis == "地方规定：村（居）民代表会议提前十日通知（示例）。"
        assert page.basis == "《村民委员会组织法》第三十条第二款"
        assert "三分之二以上组成人员" in page.rule_words
        assert "全体组成人员 29 人" in page.composition_words
        assert page.authorisation is not None
        assert page.study_held_on == TODAY
        assert [card.state for card in page.motions] == ["pending", "pending"]
        assert page.line.state_label == "已通知开会"

    def test_the_roll_is_frozen_at_the_notice(self) -> None:
        village = an_authorised(a_village())
        meeting = a_meeting_of(village)
        gone = village.mandates.filter(role="representative").order_by("pk").first()
        people.end_mandate(actor=SETUP, mandate=gone, reason="辞职")
        assert len(queries.roll_of(meeting_id=meeting.pk)) == 29
        numbers = [line.number for line in queries.roll_of(meeting_id=meeting.pk)]
        assert numbers == list(range(1, 30))

    def test_the_roll_digest_changes_with_the_roll(self) -> None:
        village = an_authorised(a_village())
        first = convene(village)
        meeting = queries.meeting(meeting_id=first.meeting_id)
        acts.call_off_meeting(actor=the_head_of(village), meeting=meeting, reason="名册有误")
        gone = village.mandates.filter(role="representative").order_by("-pk").first()
        people.end_mandate(actor=SETUP, mandate=gone, reason="辞职")
        second = convene(village)
        assert (second.members, second.roll_digest != first.roll_digest) == (28, True)

    def test_a_neighbourhood_by_its_own_law(self) -> None:
        # 居民代表会议没有妇女三分之一的规定。
        neighbourhood = an_authorised(a_neighbourhood(women=0))
        fact = convene(neighbourhood)
        assert fact.name == "居民代表会议"
        assert fact.rule_key == "residents_committee_act.representatives_meeting"

    def test_the_old_residents_law_asks_neither_authorisation_nor_study(self) -> None:
        on(date(2025, 11, 3))
        fact = convene(a_neighbourhood(), meeting_on=date(2025, 11, 14))
        assert fact.name == "居民会议（居民小组选举的代表参加）"
        assert (fact.authorisation_id, fact.study_id) == (None, None)

    def test_the_old_villagers_law_asks_an_authorisation_but_no_study(self) -> None:
        on(date(2025, 11, 3))
        village = a_village()
        with refuses(acts.convene_meeting, because="第二十四条第二款", kind=Invalid):
            convene(village, meeting_on=date(2025, 11, 14))
        authorised_by(village, decided_on=date(2025, 11, 1), from_on=date(2025, 11, 1))
        fact = convene(village, meeting_on=date(2025, 11, 14))
        assert fact.study_id is None

    def test_a_meeting_of_the_new_year_obeys_the_law_of_the_new_year(self) -> None:
        on(date(2025, 12, 22))
        village = a_village()
        authorised_by(village, decided_on=date(2025, 12, 1), from_on=date(2025, 12, 1))
        with refuses(acts.convene_meeting, because="党组织还没有研究", kind=Invalid):
            convene(village, meeting_on=date(2026, 1, 5))


class TestRefused:
    """开不成的:缺什么,哪一条,怎么办;什么都没有变。"""

    def test_without_an_authorisation(self) -> None:
        village = a_village()
        studied_by(village)
        with refuses(acts.convene_meeting, because="没有授权", kind=Invalid) as caught:
            convene(village)
        assert caught.value.where == "《村民委员会组织法》第二十八条第二款"

    def test_an_authorisation_that_ends_before_the_meeting(self) -> None:
        village = a_village()
        studied_by(village)
        authorised_by(village, to_on=date(2026, 3, 12))
        with refuses(acts.convene_meeting, because="授权要管到2026年3月13日", kind=Invalid):
            convene(village)
        authorised_by(village, to_on=EARLIEST)
        assert convene(village)

    def test_an_authorisation_for_something_else(self) -> None:
        village = a_village()
        studied_by(village)
        authorised_by(village, scope_kind="test.Other")
        with refuses(acts.convene_meeting, because="没有授权", kind=Invalid):
            convene(village)

    def test_without_the_study_of_the_own_party_organisation(self) -> None:
        village, other = a_village(), a_village("月亮村")
        authorised_by(village)
        studied_by(other)
        with refuses(acts.convene_meeting, because="党组织还没有研究", kind=Invalid) as caught:
            convene(village)
        assert caught.value.where == "《村民委员会组织法》第二十八条第三款"

    def test_a_notice_one_day_too_short(self) -> None:
        village = an_authorised(a_village())
        with refuses(acts.convene_meeting, because="最早2026年3月13日开会", kind=Invalid) as caught:
            convene(village, meeting_on=date(2026, 3, 12))
        assert caught.value.where.startswith("地方规定")
        assert list(caught.value.fields) == ["meeting_on"]

    def test_the_county_sets_its_own_days_of_notice(self) -> None:
        village = an_authorised(a_village())
        people.set_local_rule(
            actor=SETUP,
            county=a_county(),
            rule="local.representatives_notice",
            title="通知",
            value=12,
            from_on=TODAY,
        )
        assert queries.earliest_meeting_on(community=village, notified_on=TODAY) == date(
            2026, 3, 15
        )
        with refuses(acts.convene_meeting, because="中间要满 12 日", kind=Invalid) as caught:
            convene(village)
        assert caught.value.where == "地方规定：代表会议提前 12 日通知"
        assert convene(village, meeting_on=date(2026, 3, 15)).notice_days == 12

    def test_the_notice_goes_by_the_rule_of_the_notice_day(self) -> None:
        village = an_authorised(a_village())
        people.set_local_rule(
            actor=SETUP,
            county=a_county(),
            rule="local.representatives_notice",
            title="通知",
            value=12,
            from_on=date(2026, 3, 5),
        )
        assert convene(village).notice_days == 10

    def test_too_few_women_among_the_representatives(self) -> None:
        # 29 人的三分之一是 9.67 人,至少要 10 人。
        village = an_authorised(a_village(women=9))
        with refuses(acts.convene_meeting, because="妇女代表", kind=Invalid) as caught:
            convene(village)
        assert caught.value.where == "《村民委员会组织法》第二十九条第一款"
        assert "至少要 10 人，现有 9 人，不够" in caught.value.message
        assert convene(an_authorised(a_village("月亮村", women=10)))

    def test_too_few_representatives(self) -> None:
        village = an_authorised(a_village(members=7, representatives=27, women=20))
        with refuses(acts.convene_meeting, because="代表会议的组成不合法", kind=Invalid):
            convene(village)
        assert convene(an_authorised(a_village("月亮村", members=7, representatives=28)))

    def test_nobody_in_office_on_the_meeting_day(self) -> None:
        village = a_village()
        authorised_by(village, to_on=date(2029, 12, 31))
        studied_by(village)
        with refuses(acts.convene_meeting, because="名册是空的", kind=Invalid):
            convene(village, meeting_on=date(2029, 1, 5))

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"motions": []}, "motions"),
            ({"motions": [replace(MOTIONS[0], title="")]}, "motions.1"),
            ({"motions": [MOTIONS[0], MOTIONS[0]]}, "motions.2"),
            ({"place": " "}, "place"),
            ({"place": "长" * 201}, "place"),
        ],
    )
    def test_gaps_are_named(self, changes: dict[str, object], field: str) -> None:
        village = an_authorised(a_village())
        with refuses(acts.convene_meeting, because="会议通知没有写全", kind=Invalid) as caught:
            convene(village, **changes)
        assert list(caught.value.fields) == [field]

    def test_a_second_meeting_while_the_first_is_to_be_held(self) -> None:
        village = an_authorised(a_village())
        convene(village)
        with refuses(acts.convene_meeting, because="已经定在2026年3月13日开会", kind=Conflict):
            convene(village)

    def test_only_the_head_of_the_community(self) -> None:
        village, other, town = an_authorised(a_village()), a_village("月亮村"), a_town()
        for actor in (
            the_head_of(other),
            the_head_of(town),
            a_committee_member_of(village),
            representatives_of(village)[0],
            CLOCK,
        ):
            with refuses(acts.convene_meeting, because="主任办理", kind=Refused):
                convene(village, actor=actor)


class TestCallingOff:
    """取消:写明原因,以后可以重新召集。"""

    def test_called_off_and_convened_again(self) -> None:
        village = an_authorised(a_village())
        meeting = a_meeting_of(village)
        fact = acts.call_off_meeting(
            actor=a_committee_member_of(village), meeting=meeting, reason="会场停电"
        )
        assert (fact.subject_kind, fact.subject_id) == (THING.kind, THING.id)
        page = queries.meeting_page(meeting_id=meeting.pk)
        assert (page.line.state, page.reason) == ("failed", "会议取消：会场停电")
        assert convene(village)

    def test_refusals(self) -> None:
        village = an_authorised(a_village())
        meeting = a_meeting_of(village)
        with refuses(acts.call_off_meeting, because="没有写取消的原因", kind=Invalid):
            acts.call_off_meeting(actor=the_head_of(village), meeting=meeting, reason=" ")
        with refuses(acts.call_off_meeting, because="须由召集会议的", kind=Refused):
            acts.call_off_meeting(
                actor=representatives_of(village)[0], meeting=meeting, reason="不想开"
            )
        the_day_comes(meeting)
        present(meeting, 20)
        opened(meeting)
        with refuses(acts.call_off_meeting, because="现在是“开会中”", kind=OutOfOrder):
            acts.call_off_meeting(actor=the_head_of(village), meeting=meeting, reason="散了")


def test_convening_costs_the_same_for_a_large_roll() -> None:
    used = []
    for name, representatives in (("小村", 24), ("大村", 96)):
        village = an_authorised(a_village(name, representatives=representatives))
        head = the_head_of(village)
        with counting() as counter:
            made = convene(village, actor=head, key=name)
        acts.call_off_meeting(
            actor=head, meeting=queries.meeting(meeting_id=made.meeting_id), reason="只数语句"
        )
        used.append(statements(counter))
    assert used[0] == used[1] <= 15
