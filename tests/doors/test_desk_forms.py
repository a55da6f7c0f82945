"""表单 · Typed words come back, a second click does nothing twice, late is told, a vote is asked twice."""

from __future__ import annotations

import re

import pytest
from django.http import QueryDict

from hudong.doors.web.inputs import Count, Day, Many, Money, OneOf, Text, Typed, Wrong
from hudong.ground.kernel.reads import counting
from hudong.ground.people.terms import Role
from hudong.instruments.resolutions.models import Ballot, Irregularity
from hudong.mechanisms.agreements import acts as agreements
from hudong.mechanisms.agreements.models import Agreement, Offer
from hudong.mechanisms.catalogue.models import Review
from tests.builders import (
    a_committee_member_of,
    a_county,
    a_department,
    a_member_of,
    a_town,
    a_village,
    an_officer_of,
    representatives_of,
    snapshot,
    the_head_of,
    with_office,
)
from tests.doors.desk_worlds import (
    WORLDS,
    a_meeting_voting,
    a_review_declaring,
    an_agreement_to_sign,
)
from tests.doors.desking import at_the_desk, fields_of
from tests.doors.test_desk_permissions import PEOPLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]


def typed(**words: str) -> Typed:
    query = QueryDict(mutable=True)
    query.update(words)
    return Typed(query)


@pytest.mark.parametrize(
    ("text", "fen"), [("60", 6000), ("６０.５", 6050), ("1,200元", 120000), ("¥0.01", 1), ("0", 0)]
)
def test_money_is_read_as_people_write_it(text, fen):
    assert Money("m", "钱").read(typed(m=text)) == fen


@pytest.mark.parametrize("text", ["", "很多", "-1", "1.234", "Infinity", "NaN", "9" * 40])
def test_what_is_no_money_is_refused_in_words(text):
    with pytest.raises(Wrong) as wrong:
        Money("m", "钱").read(typed(m=text))
    assert re.search(r"[\u4e00-\u9fff]", wrong.value.words)


@pytest.mark.parametrize("text", ["", "二", "-3", "1.5", "9" * 5000, "²"])
def test_what_is_no_count_is_refused(text):
    with pytest.raises(Wrong):
        Count("n", "数").read(typed(n=text))


@pytest.mark.parametrize("text", ["", "2026-02-30", "明天", "20260515x"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(Wrong):
        Day("d", "日").read(typed(d=text))


def test_only_what_was_offered_can_be_chosen():
    with pytest.raises(Wrong):
        OneOf("o", "选", options=(("a", "甲"),)).read(typed(o="b"))
    with pytest.raises(Wrong):
        Many("o", "选", options=(("1", "甲", ""),)).read(typed(o="2"))
    with pytest.raises(Wrong):
        Text("t", "写").read(typed(t="字" * 5001))


def test_a_refused_form_keeps_what_was_typed_and_says_what_is_missing():
    office = at_the_desk(the_head_of(with_office(a_county())))
    path = f"/desk/catalogue/open_review/{with_office().pk}/"
    early = office.fills(path, title="很要紧的一次清理", deadline_on="2020-01-01")
    page = early.content.decode()
    assert early.status_code == 400
    assert 'value="很要紧的一次清理"' in page
    assert 'value="2020-01-01"' in page
    assert 'href="#deadline_on"' in page, "错处要能跳过去"
    assert not Review.objects.exists()


def test_the_same_form_sent_twice_is_done_once():
    review = a_review_declaring()
    clerk = at_the_desk(an_officer_of(a_department()))
    path = f"/desk/catalogue/declare_one/{review.pk}/"
    form = {
        **fields_of(clerk.sees(path)),
        "title": "走访",
        "standard": "每季度一次",
        "claimed_basis": "《示例助老法》第一条",
    }
    assert clerk.client.post(path, form).status_code == 303
    assert clerk.client.post(path, form).status_code == 303, "第二次点，得到第一次的结果"
    assert review.declarations.count() == 1
    assert clerk.client.post(path, {**form, "title": "别的"}).status_code == 409


def test_no_form_without_its_own_key_and_consequence():
    office = at_the_desk(the_head_of(with_office(a_county())))
    path = f"/desk/catalogue/open_review/{with_office().pk}/"
    first, second = office.sees(path), office.sees(path)
    assert fields_of(first)["key"] != fields_of(second)["key"]
    assert first.index('class="after"') < first.index('<button class="btn"')


def test_who_comes_late_gets_the_words_back():
    """晚了一步 · The other side has ended the negotiation while this one was typing."""
    WORLDS["逐条商量"]()
    agreement = Agreement.objects.get()
    village = at_the_desk(the_head_of(a_village()))
    path = f"/desk/agreements/offer_terms/{agreement.pk}/?number=2"
    form = fields_of(village.sees(path))
    agreements.end_negotiation(
        actor=an_officer_of(a_town()), agreement=agreement, reason="预算取消"
    )
    before = snapshot()
    late = village.client.post(path, {**form, "reason": "村里人手不够，写了很久的一段话"})
    page = late.content.decode()
    assert late.status_code == 409
    assert "写了很久的一段话" in page
    assert "理由" in page
    assert form["key"][0] not in page
    assert snapshot() == before


def test_a_text_changed_after_it_was_read_is_not_signed():
    """看过的才能签 · The digest that was seen goes back with the form."""
    agreement = an_agreement_to_sign()
    head = at_the_desk(the_head_of(agreement.party_b))
    path = f"/desk/agreements/sign_agreement/{agreement.pk}/"
    form = fields_of(head.sees(path))
    assert form["digest"] == [agreement.digest]
    asked = head.client.post(path, form)
    assert asked.status_code == 200
    assert not agreement.signatures.exists(), "第二步以前什么都没有签"
    other = {**fields_of(asked.content.decode()), "digest": "0" * 64, "confirmed": "1"}
    assert head.client.post(path, other).status_code == 409
    assert not agreement.signatures.exists()


def test_offers_go_through_the_same_form_for_both_sides():
    WORLDS["逐条商量"]()
    agreement = Agreement.objects.get()
    pages = []
    for actor in (an_officer_of(a_town()), the_head_of(a_village())):
        desk = at_the_desk(actor)
        path = f"/desk/agreements/offer_terms/{agreement.pk}/?number=1"
        pages.append(sorted(fields_of(desk.sees(path))))
        desk.does(path, quantity=str(50 + len(pages)), reason="改数量")
    assert pages[0] == pages[1]
    assert Offer.objects.filter(clause__number=1).count() == 3


def test_a_ballot_is_asked_twice_and_cast_once():
    meeting = a_meeting_voting()
    motion = meeting.motions.order_by("number").first()
    voter = at_the_desk(representatives_of(a_village())[0])
    path = f"/desk/resolutions/cast_ballot/{motion.pk}/"
    first = voter.fills(path, choice="against")
    assert first.status_code == 200
    assert "反对" in first.content.decode()
    assert not Ballot.objects.exists()
    form = fields_of(first.content.decode())
    back = voter.client.post(path, {**form, "again": "1"})
    assert re.search(r'value="against" checked', back.content.decode()), "回去改，选过的还在"
    assert voter.client.post(path, {**form, "confirmed": "1"}).status_code == 303
    assert Ballot.objects.get().choice == "against"
    assert "你投过了" in voter.sees(path)


def test_a_vote_that_may_not_be_cast_is_put_on_record():
    meeting = a_meeting_voting()
    motion = meeting.motions.order_by("number").first()
    path = f"/desk/resolutions/cast_ballot/{motion.pk}/"
    other_village = at_the_desk(the_head_of(a_village("另一个村")))
    assert other_village.client.get(path).status_code == 403
    # 名册定下以后才补选的代表：是本村的代表，却不在这次会议的名册上。
    stranger = at_the_desk(a_member_of(a_village(), Role.REPRESENTATIVE, "补选代表"))
    page = stranger.sees(path)
    assert "不在这次会议的名册上" in page
    assert "<form" not in page.split("<main")[1]
    refused = stranger.client.post(path, {"choice": "for", "confirmed": "1", "key": "k"})
    assert refused.status_code in (403, 409)
    assert not Ballot.objects.exists()
    assert Irregularity.objects.get().kind == "not_on_roll"


def test_the_roll_is_called_on_one_page():
    meeting = a_meeting_voting()
    motion = meeting.motions.order_by("number").first()
    host = at_the_desk(a_committee_member_of(a_village()))
    page = host.sees(f"/desk/resolutions/record_roll_call/{motion.pk}/")
    assert page.count('type="radio"') == 3 * meeting.member_count
    nobody = host.fills(f"/desk/resolutions/record_roll_call/{motion.pk}/")
    assert nobody.status_code == 400
    assert "还没有登记一个人的表决" in nobody.content.decode()


# 每个室的待办各一两条语句；室多了，数跟着多，事多了，数不变。
MOST_STATEMENTS = 16


@pytest.mark.parametrize("world", WORLDS)
def test_the_desk_needs_few_statements_whatever_waits(world):
    WORLDS[world]()
    for who, actor in PEOPLE.items():
        desk = at_the_desk(actor())
        desk.sees()
        with counting() as counter:
            desk.sees()
        used = "\n".join(counter.statements)
        assert counter.count <= MOST_STATEMENTS, f"{world} {who}：{counter.count} 条\n{used}"
