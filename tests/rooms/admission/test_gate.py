"""这道门:各单位按路线逐个出意见,法律和稳评都过了才进清单,不进的写明理由和条文。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder
from hudong.ground.kernel.verify import verify
from hudong.ground.record.models import Entry
from hudong.instruments.notices import queries as notice_queries
from hudong.instruments.notices.terms import NoticeKind
from hudong.instruments.stability.terms import Grade
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.terms import REQUEST_KIND, Ruling, RulingLine, Stage
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries as catalogue_queries
from hudong.mechanisms.catalogue.terms import Catalogue, Scope, Way
from tests.builders import (
    a_county,
    a_department,
    a_town,
    a_village,
    an_officer_of,
    refuses,
    the_head_of,
    with_office,
)
from tests.rooms.admission.builders_admission import (
    DOCUMENT,
    LINE,
    MINUTES,
    admitted,
    ask,
    decide,
    fresh,
    notice_runs_out,
    rules,
    the_finance_bureau,
    the_justice_bureau,
    through,
)
from tests.rooms.agreements.builders_agreements import (
    an_assessment_of,
    an_invented_library,
    matters,
)

pytestmark = pytest.mark.django_db

NOT_NAMED = replace(LINE, title="统计报表", legal_basis="《示例统计法》第一条")
OWN_DUTY = replace(LINE, title="调解纠纷", legal_basis="《示例自治法》第一条")


def test_a_request_walks_the_whole_route(department, office):
    request = ask(department)
    bureaus = {"legality": the_justice_bureau(), "money": the_finance_bureau()}
    walked = []
    while (row := fresh(request)).state != "entering":
        walked.append(row.state)
        if row.state == "noticed":
            assert (row.at_body_id, row.due_on) == (None, None)
            notice_runs_out(row)
            continue
        assert row.at_body_id == bureaus.get(row.state, office).pk
        rules(row)
    assert walked == ["requested", "legality", "money", "meeting", "noticed"]
    page = queries.request_page(request_id=request.pk)
    said = [(line.stage, line.ruling, bool(line.reason)) for line in page.stages[:-1]]
    assert said == [(stage, Ruling.AGREE, True) for stage in list(Stage)[:-1]]
    assert page.stages[3].reference == MINUTES
    assert page.card.at_body_id == office.pk


def test_an_admitted_matter_enters_a_new_edition_with_its_money(
    department, office, edition, tmp_path
):
    request = through(ask(department))
    an_assessment_of(request.subject, by=office)
    fact = decide(request)
    assert (fact.payer, fact.unit_price_fen, fact.way) == ("示例市民政局", 2000, "gate")
    newest = catalogue_queries.edition_on(day=clock.today())
    added = matters(newest)["渔船登记"]
    assert added.catalogue is Catalogue.ASSISTANCE
    assert (added.payer_id, added.unit, added.quantity, added.scope) == (
        department.pk,
        "艘",
        5,
        Scope.BOTH,
    )
    assert added.basis_cite == "《示例渔业法》第一条"
    assert str(added.lineage) == fact.lineage
    assert set(matters(newest)) == {*matters(edition), "渔船登记"}
    page = queries.request_page(request_id=request.pk)
    assert (page.edition_number, page.card.state) == (2, "admitted")
    gate = queries.gate_of(lineage=added.lineage)
    assert (gate.way, gate.number) == (Way.GATE, request.pk)
    assert verify(home=tmp_path).ok


def test_the_decision_stands_in_the_record_before_the_edition(department, office):
    admitted(department)
    kinds = list(Entry.objects.order_by("id").values_list("fact_kind", flat=True))
    decision = kinds.index("admission.MatterAdmitted")
    amended = kinds.index("catalogue.EditionAmended")
    entered = kinds.index("admission.MatterEntered")
    assert decision < amended < entered


def test_a_temporary_admission_has_its_last_day(department, office):
    request = through(ask(department))
    an_assessment_of(request.subject, by=office)
    for wrong in (date(2026, 4, 1), date(2027, 7, 1)):
        with refuses(acts.decide_admission, because="临时准入的止日不对"):
            decide(request, until_on=wrong)
    fact = decide(request, until_on=date(2026, 12, 31))
    assert (fact.way, fact.until_on) == ("temporary", date(2026, 12, 31))
    gate = queries.gate_of(lineage=fresh(request).lineage)
    assert (gate.way, gate.until_on) == (Way.TEMPORARY, date(2026, 12, 31))


def test_a_doubt_of_the_machine_is_not_copied_onto_the_list(department, office, monkeypatch):
    request = through(ask(department))
    an_assessment_of(request.subject, by=office)
    from hudong.mechanisms.admission.acts import deciding

    said = {}
    amend = deciding.catalogue.amend_edition

    def watched(**given):
        said["line"] = given["added"][0]
        return amend(**given)

    monkeypatch.setattr(deciding.catalogue, "amend_edition", watched)
    monkeypatch.setattr(deciding, "basis_words", deciding.basis_words)
    decide(request)
    assert "人工核对" not in said["line"].basis_words


@pytest.mark.parametrize("stage", ["requested", "legality", "money", "meeting"])
def test_a_refused_matter_stays_out_with_reason_and_article(department, office, edition, stage):
    request = through(ask(department, NOT_NAMED), to=stage)
    fact = rules(request, Ruling.REFUSE, reason="条文没有提到村（居）委会")
    assert fact.article == request.machine_article != ""
    assert catalogue_queries.edition_on(day=clock.today()) == edition
    row = fresh(request)
    assert (row.state, row.reason) == ("refused", "条文没有提到村（居）委会")
    assert (row.at_body_id, row.due_on) == (None, None)
    assert queries.gate_counts().refused == 1


def test_without_any_article_the_one_on_entrusted_matters_is_cited(department):
    request = ask(department, replace(LINE, title="数据填报", legal_basis="市里要求"))
    fact = rules(request, Ruling.REFUSE, reason="没有依据")
    assert fact.article == "《村民委员会组织法》第四十三条第二款"


def test_the_intention_is_announced_and_a_refusal_too(department, office):
    refused = ask(department, NOT_NAMED)
    rules(refused, Ruling.REFUSE, reason="条文没有提到村（居）委会")
    intended = through(ask(department), to="noticed")
    for request, words, basis in (
        (intended, "拟准入：渔船登记", "公示 5 个工作日"),
        (refused, "不予准入：统计报表", "7 个工作日"),
    ):
        (notice,) = notice_queries.notices_about(
            subject_kind=REQUEST_KIND, subject_id=request.pk, kind=NoticeKind.ADMISSION
        )
        assert notice.title == words
        assert basis in notice.basis
    page = notice_queries.notice_page(notice_id=intended.notice_id)
    assert "20.00 元" in page.text
    assert "部门预算" in page.text


def test_only_the_body_in_turn_rules(department, office):
    request = through(ask(department), to="legality")
    strangers = (
        the_head_of(office),
        an_officer_of(department),
        the_head_of(the_finance_bureau()),
        the_head_of(a_town()),
        the_head_of(a_village()),
    )
    for actor in strangers:
        with refuses(acts.rule_on_stage, because="须由这个环节的审核单位办理"):
            rules(request, by=actor)
    rules(request, by=an_officer_of(the_justice_bureau()))
    assert fresh(request).state == "money"


def test_only_the_office_decides(department, office):
    request = through(ask(department))
    for actor in (an_officer_of(department), the_head_of(a_town()), the_head_of(a_village())):
        with refuses(acts.decide_admission, because="须由县级政社互动工作办公室办理"):
            decide(request, by=actor)


def test_nothing_is_decided_before_its_stages(department, office):
    request = ask(department)
    for stage in ("requested", "legality", "money", "meeting", "noticed"):
        through(request, to=stage)
        with refuses(acts.decide_admission, because="待决定列入清单", kind=OutOfOrder):
            decide(request)


@pytest.mark.parametrize(("line", "because"), [(NOT_NAMED, "依据站不住"), (OWN_DUTY, "自己的职责")])
def test_what_the_law_does_not_ask_for_is_not_admitted(department, office, line, because):
    request = through(ask(department, line))
    an_assessment_of(request.subject, by=office)
    with refuses(acts.decide_admission, because=because, kind=OutOfOrder):
        decide(request)


def test_what_is_listed_already_is_not_admitted_twice(department, office):
    again = replace(LINE, title="老年人家庭走访", legal_basis="《示例助老法》第一条")
    request = through(ask(department, again))
    an_assessment_of(request.subject, by=office)
    with refuses(acts.decide_admission, because="清单上已经有", kind=OutOfOrder):
        decide(request)


def test_without_a_passed_assessment_nothing_is_admitted(department, office):
    request = through(ask(department))
    for until_on in (None, date(2026, 12, 31)):
        with refuses(acts.decide_admission, because="要对这项申请作稳评", kind=OutOfOrder):
            decide(request, until_on=until_on)
    an_assessment_of(request.subject, by=office, grade=Grade.MEDIUM)
    with refuses(acts.decide_admission, because="中风险", kind=OutOfOrder):
        decide(request)


def test_an_assessment_of_another_request_does_not_count(department, office):
    request, other = through(ask(department)), ask(department, replace(LINE, quantity=6))
    an_assessment_of(replace(other.subject, id=request.subject.id), by=office)
    with refuses(acts.decide_admission, because="要对这项申请作稳评"):
        decide(request)


def test_every_word_gives_its_reason_and_an_admission_its_number(department, office):
    request = through(ask(department), to="meeting")
    with refuses(acts.rule_on_stage, because="都要写理由", kind=Invalid):
        rules(request, reason=" ")
    with refuses(acts.rule_on_stage, because="联席会议的日期", kind=Invalid):
        rules(request, reference="")
    through(request)
    an_assessment_of(request.subject, by=office)
    with refuses(acts.decide_admission, because="没有写理由"):
        decide(request, reason=" ")
    with refuses(acts.decide_admission, because="没有写文号"):
        decide(request, document_no="")
    with refuses(acts.decide_admission, because="已经用过", kind=Conflict):
        decide(request, document_no=DOCUMENT.format(1))


def test_the_office_may_refuse_in_the_end(department, office, edition):
    request = through(ask(department))
    fact = decide(request, admit=False, reason="公示中群众不赞成")
    assert (fact.stage, fact.reason) == ("entry", "公示中群众不赞成")
    assert fresh(request).state == "refused"
    assert catalogue_queries.edition_on(day=clock.today()) == edition
    with refuses(acts.withdraw_request, because="不予准入", kind=OutOfOrder):
        acts.withdraw_request(
            actor=an_officer_of(department), request=fresh(request), reason="算了"
        )


def test_before_any_list_nothing_is_admitted(db):
    office, department = with_office(a_county()), a_department()
    library = an_invented_library()
    catalogue.adopt_law_edition(actor=the_head_of(office), county=a_county(), library=library)
    request = through(ask(department))
    an_assessment_of(request.subject, by=office)
    with refuses(acts.decide_admission, because="还没有公布两份清单", kind=OutOfOrder):
        decide(request)


def bulk(body, requests, rulings, *, reason="符合规定", by=None):
    lines = [
        RulingLine(request.pk, ruling, reason or "", "", MINUTES)
        for request, ruling in zip(requests, rulings, strict=True)
    ]
    return acts.rule_on_requests(
        actor=by or the_head_of(body),
        body=body,
        requests=queries.requests_by_id(request_ids=[line.request_id for line in lines]),
        lines=lines,
    )


def three(department, *, to="requested"):
    return [
        through(ask(department, replace(LINE, title=name)), to=to)
        for name in ("渔船登记", "渔具核对", "码头巡查")
    ]


def test_many_are_ruled_on_at_once_each_with_its_own_word(department, office):
    rows = three(department)
    fact = bulk(office, rows, (Ruling.AGREE, Ruling.RETURN, Ruling.REFUSE))
    assert [one["next_state"] for one in fact.rulings] == ["legality", "supplementing", "refused"]
    assert [fresh(row).state for row in rows] == ["legality", "supplementing", "refused"]
    notice, *_before = notice_queries.recent_notices()
    assert notice.title == "不予准入事项 1 项"
    assert Entry.objects.filter(fact_kind="admission.RequestsRuled").count() == 1


def test_many_are_announced_in_one_notice_and_heard_together(department, office, tmp_path):
    rows = three(department, to="meeting")
    fact = bulk(office, rows, [Ruling.AGREE] * 3)
    assert {fresh(row).notice_id for row in rows} == {fact.notice_id}
    notice_runs_out(rows[0])
    assert [fresh(row).state for row in rows] == ["entering"] * 3
    assert verify(home=tmp_path).ok


def test_a_bulk_is_all_or_nothing(department, office):
    rows = three(department)
    with refuses(acts.rule_on_requests, because="都要写理由"):
        bulk(office, rows, [Ruling.AGREE] * 3, reason="")
    rules(rows[0])
    with refuses(acts.rule_on_requests, because="不在本单位手里", kind=OutOfOrder):
        bulk(office, rows, [Ruling.AGREE] * 3)
    with refuses(acts.rule_on_requests, because="须由审核单位的负责人"):
        bulk(office, rows[1:], [Ruling.AGREE] * 2, by=an_officer_of(department))
    with refuses(acts.rule_on_requests, because="对不上"):
        acts.rule_on_requests(
            actor=the_head_of(office),
            body=office,
            requests=queries.requests_by_id(request_ids=[rows[1].pk]),
            lines=[RulingLine(rows[2].pk, Ruling.AGREE, "x")],
        )


def test_a_reaction_is_nobodys_own_act(department, office):
    request = through(ask(department), to="noticed")
    with refuses(acts.hear_requests, because="只由机制联动触发"):
        acts.hear_requests(
            actor=the_head_of(office),
            requests=[request],
            notice_id=request.notice_id,
            objections=0,
        )
    with refuses(acts.enter_list, because="只由机制联动触发"):
        acts.enter_list(actor=the_head_of(office), request=request)
