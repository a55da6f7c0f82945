"""太仓的故事,按任务书的段落讲。The mission, chapter by chapter, in its own words.

每一章先引任务书的一句话,再看系统里是不是真的如此。
"""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from hudong.ground.kernel.verify import verify
from hudong.ground.law import days
from hudong.ground.law.terms import Outcome
from hudong.ground.people import queries as people
from hudong.ground.people.models import Account, Person
from hudong.ground.people.terms import BodyKind, Role
from hudong.ground.record.models import Entry
from hudong.instruments.notices.queries import notices_about
from hudong.instruments.notices.terms import NoticeKind
from hudong.instruments.opinions.queries import studies_about
from hudong.instruments.resolutions import queries as resolutions
from hudong.instruments.stability.queries import assessments_about
from hudong.mechanisms.admission import queries as admission
from hudong.mechanisms.agreements import queries as agreements
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND, Party
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.terms import REVIEW_KIND, Catalogue, Decision
from hudong.mechanisms.funding import queries as funding
from tests.stories.conftest import LAST_DAY


def test_两份清单_从部门清理到社会公示(told):
    """“通过部门清理、专家审核、村居讨论、社会公示,出台了两份清单。”"""
    page = catalogue.review_page()
    tasks = page.on_list(Catalogue.ASSISTANCE)
    assert page.state == "published"
    assert page.experts >= 3
    assert page.communities >= 1
    (notice,) = notices_about(
        subject_kind=REVIEW_KIND, subject_id=page.review_id, kind=NoticeKind.LIST
    )
    assert days.working_days_between(notice.opened_on, notice.ends_on) >= 7
    assert all(row.result_reason for row in page.rows)
    assert {row.machine_outcome for row in tasks if not row.decision.kept} == {
        Outcome.REPEALED,
        Outcome.NOT_NAMED,
        Outcome.ENCOURAGED_ONLY,
        Outcome.DEPARTMENT_DUTY,
        Outcome.DUPLICATE,
        Outcome.NO_BASIS,
    }


def test_每一种决定都有_各写理由和条文(told):
    """“进行确权勘界,法无授权全部取缔”:留下、并入、退回、购买服务、取消,都有理由和条文。"""
    page = catalogue.review_page()
    assert set(page.decided_as) == set(Decision) - {Decision.OWN_DUTY, Decision.LISTED}
    assert all(row.reason and row.article for row in page.rows)
    assert all(row.merged_into for row in page.rows if row.decision is Decision.MERGE)
    assert page.reduction.fallen == sum(
        rows for decision, rows in page.decided_as.items() if not decision.kept
    )


def test_专家回避_居民说话_句句答复(told):
    """“专家审核、村居讨论”:有利害关系的专家回避,居民不登录也能说话,每句都有答复。"""
    pages = [
        catalogue.declaration_page(declaration_id=row.declaration_id)
        for row in catalogue.review_page().rows
    ]
    avoided = [page for page in pages if page.conflicts]
    assert avoided
    assert all(len(page.opinions) >= 3 for page in pages)
    comments = [one for page in pages for one in page.comments]
    assert {one.is_resident for one in comments} == {True, False}
    assert all(one.answer for one in comments)


def test_瘦身率_法无授权全部取缔(told):
    """“将过去下达给基层的78项工作任务进行确权勘界……最终减至27项。”"""
    review = told.figures["review"]
    assert (review["declared"], review["assistance"], review["duties"]) == (78, 27, 10)
    assert review["fallen"] == review["declared"] - review["assistance"]
    assert review["reduction_percent"] == 65.4


def test_专家和村居可以与机器不同_各写理由(told):
    """“专家审核、村居讨论”:意见是各自的一行,可以不同,要写理由。"""
    differing = [
        opinion
        for row in catalogue.review_page().rows
        for opinion in catalogue.declaration_page(declaration_id=row.declaration_id).opinions
        if not opinion.agrees
    ]
    assert differing
    assert all(opinion.reason for opinion in differing)


def test_准入_有钱有依据才进得来(told):
    """“政府事项准入机制”:没有依据的进不来,进来的带着钱。"""
    assert told.figures["admission"] == {"admitted": 1, "refused": 1}
    by_state = {card.state: card for card in admission.requests()}
    assert by_state["admitted"].unit_price_fen > 0
    assert by_state["admitted"].payer
    assert by_state["refused"].reason
    assert by_state["refused"].article


@pytest.fixture
def pages(told):
    return [
        agreements.agreement_page(agreement_id=card.agreement_id)
        for card in agreements.agreements()
    ]


def test_甲乙双方_平等协商(pages):
    """“平等地按甲乙双方签署协议书”:双方都提过、都改过。"""
    for page in pages:
        parties = {offer.party for clause in page.clauses for offer in clause.offers[1:]}
        assert parties == {Party.A, Party.B}
        assert all(offer.reason for clause in page.clauses for offer in clause.offers[1:])


def test_条款由群众代表逐条讨论并表决(pages):
    """“政社互动的协议书条款必须通过全体村(居)民代表讨论并表决。”"""
    for page in pages:
        votes = [vote for clause in page.clauses for vote in clause.votes]
        assert [vote.adopted for vote in votes].count(False) == 1
        assert all(clause.votes[-1].adopted for clause in page.clauses)


def test_人够不够_票够不够_用当日的法律算(pages):
    """法定人数和过半数,写成算术,注明条文。"""
    for page in pages:
        held = resolutions.meetings_about(
            subject_kind=AGREEMENT_KIND, subject_id=page.card.agreement_id
        )
        assert len(held) == 2
        for line in held:
            meeting = resolutions.meeting_page(meeting_id=line.meeting_id)
            assert 3 * line.present >= 2 * line.members
            assert meeting.quorum_needed == -(-2 * line.members // 3)
            assert (line.meeting_on - line.notified_on).days - 1 >= 10
            assert "地方规定" in meeting.notice_basis
            assert meeting.authorisation is not None
            assert meeting.study_text
            for motion in meeting.motions:
                result = motion.result
                assert result.adopted == (2 * result.for_ > result.present)


def test_每一步都先稳评_党组织先研究(pages):
    """“前进的每一步,都坚持进行社会稳定风险评估。”"""
    for page in pages:
        about = {"subject_kind": AGREEMENT_KIND, "subject_id": page.card.agreement_id}
        assert len(assessments_about(**about)) == 2
        assert len(studies_about(**about)) == 2


def test_决议公布十五日以后双方法人签约(pages):
    """“然后由双方法人签约。”"""
    for page in pages:
        posted = notices_about(
            subject_kind=AGREEMENT_KIND,
            subject_id=page.card.agreement_id,
            kind=NoticeKind.RESOLUTION,
        )
        assert len(posted) == 2
        assert all((notice.ends_on - notice.opened_on).days >= 15 for notice in posted)
        assert all(notice.closed_on > notice.ends_on for notice in posted)
        assert [signature.party for signature in page.signatures] == [Party.A, Party.B]
        assert page.card.state == "in_force"
        assert page.is_unchanged


def test_费随事转_一揽子经费等于各条之和(pages):
    """“费随事转……以一揽子形式直接拨付”:谁委托谁出钱。"""
    for page in pages:
        package = funding.package_of(agreement_id=page.card.agreement_id)
        assert package.amount_fen == sum(clause.amount_fen for clause in page.clauses)
        assert all(clause.payer for clause in page.clauses)


def test_存证_每件事都有一条_谁也改不了(told):
    """每个行为一条存证;树根留在库外;逐行核对无误。"""
    report = verify(home=told.home)
    assert report.ok, report.findings
    assert report.entries == report.anchored == told.figures["record"]["entries"]


def test_没有人的姓名进入存证(told):
    """个人信息只以加盐承诺进入存证。"""
    names = set(Person.objects.order_by("id").values_list("name", flat=True))
    accounts = set(Account.objects.order_by("id").values_list("username", flat=True))
    record = b"".join(
        bytes(value) for value in Entry.objects.order_by("id").values_list("canonical", flat=True)
    ).decode()
    assert names
    assert [name for name in names | accounts if name and name in record] == []


def test_故事的每一天都在期限之内(told):
    """最后一天就是要的那一天,没有一条存证在以后。"""
    assert told.figures["last_day"] == LAST_DAY.isoformat()
    newest = Entry.objects.order_by("-id").first()
    assert newest.at.astimezone(tz=None).date() <= LAST_DAY + timedelta(days=1)
    assert json.dumps(told.figures)


def test_法定代表人各签各的(told):
    """签署的人都是本方的法定代表人。"""
    for card in agreements.agreements():
        for name in (card.party_a, card.party_b):
            body = people.body_named(name=name)
            heads = people.members_of(body=body, day=LAST_DAY, roles=(Role.HEAD,))
            assert [line.is_legal_representative for line in heads] == [True]


def test_社区的行为不引村的法(told):
    """居民委员会的人办的事,存证里写的是居民委员会组织法。"""
    neighbourhoods = {body.pk for body in people.bodies(kind=BodyKind.NEIGHBOURHOOD)}
    contents = [
        json.loads(bytes(value))
        for value in Entry.objects.order_by("id").values_list("canonical", flat=True)
    ]
    own = [one for one in contents if one["actor"]["body"] in neighbourhoods]
    assert own
    assert [one for one in own if one["basis"].startswith("villagers_committee_act.")] == []
