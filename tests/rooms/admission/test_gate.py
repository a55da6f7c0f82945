"""这道门:写明依据和经费才收,法律和稳评都过了才进清单,不进的写明理由和条文。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import SETUP
from hudong.ground.kernel.reads import counting
from hudong.ground.kernel.refusals import Conflict, NotFound, OutOfOrder
from hudong.ground.kernel.verify import verify
from hudong.ground.people import acts as people
from hudong.instruments.notices import queries as notice_queries
from hudong.instruments.notices.terms import NoticeKind
from hudong.instruments.stability.terms import Grade
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.terms import REQUEST_KIND
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries as catalogue_queries
from hudong.mechanisms.catalogue.terms import Catalogue, Scope
from tests.builders import (
    a_county,
    a_department,
    a_town,
    a_village,
    an_officer_of,
    refuses,
    statements,
    the_head_of,
    with_office,
)
from tests.rooms.admission.test_rules import LINE
from tests.rooms.agreements.builders_agreements import (
    TASKS,
    a_published_edition,
    an_assessment_of,
    an_invented_library,
    matters,
)

pytestmark = pytest.mark.django_db

NOT_NAMED = replace(LINE, title="统计报表", legal_basis="《示例统计法》第一条")
EARLIEST = date(2026, 5, 19)
OWN_DUTY = replace(LINE, title="调解纠纷", legal_basis="《示例自治法》第一条")


@pytest.fixture
def edition(db):
    return a_published_edition(TASKS[:3])


@pytest.fixture
def department(edition):
    return a_department()


@pytest.fixture
def office(edition):
    return with_office()


def ask(department, line=LINE, *, payer=None, by=None, **more):
    fact = acts.request_admission(
        actor=by or an_officer_of(department),
        department=department,
        line=line,
        payer=payer or department,
        library=an_invented_library(),
        **more,
    )
    return queries.request(request_id=fact.request_id)


def decide(
    office,
    request,
    *,
    admit=True,
    reason="依法协助，经费落实",
    document_no="示政社〔2026〕2号",
    by=None,
    article="",
):
    return acts.decide_admission(
        actor=by or the_head_of(office),
        request=request,
        admit=admit,
        reason=reason,
        article=article,
        document_no=document_no,
    )


def test_a_request_is_judged_by_the_library_at_once(department):
    request = ask(department)
    page = queries.request_page(request_id=request.pk)
    assert (page.machine_outcome.value, page.machine_article) == (
        "assistance",
        "《示例渔业法》第一条",
    )
    assert page.card.state_label == "审核中"
    # 十五个工作日内决定:四月二日起算,清明和五一都不算。
    assert page.card.decide_by_on == date(2026, 4, 23)
    assert queries.gate_counts() == queries.GateCounts(admitted=0, refused=0, waiting=1)


def test_an_admitted_matter_enters_a_new_edition_with_its_money(
    department, office, edition, tmp_path
):
    request = ask(department)
    an_assessment_of(request.subject, by=office)
    fact = decide(office, request)
    assert (fact.edition_number, fact.payer, fact.unit_price_fen) == (2, "示例市民政局", 2000)
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
    assert set(matters(newest)) == {*matters(edition), "渔船登记"}
    page = queries.request_page(request_id=request.pk)
    assert (page.edition_number, page.card.state) == (2, "admitted")
    assert verify(home=tmp_path).ok


def test_a_refused_matter_stays_out_with_reason_and_article(department, office, edition):
    request = ask(department, NOT_NAMED)
    fact = decide(office, request, admit=False, reason=request.machine_reason)
    assert fact.article == request.machine_article != ""
    assert catalogue_queries.edition_on(day=clock.today()) == edition
    assert queries.gate_counts().refused == 1


def test_without_any_article_the_one_on_entrusted_matters_is_cited(department, office):
    request = ask(department, replace(LINE, title="数据填报", legal_basis="市里要求"))
    fact = decide(office, request, admit=False, reason="没有依据")
    assert fact.article == "《村民委员会组织法》第四十三条第二款"


def test_both_decisions_are_announced(department, office):
    admitted, refused = ask(department), ask(department, NOT_NAMED)
    an_assessment_of(admitted.subject, by=office)
    decide(office, admitted)
    decide(office, refused, admit=False, reason="条文没有提到村（居）委会")
    for request, words in ((admitted, "准入：渔船登记"), (refused, "不予准入：统计报表")):
        (notice,) = notice_queries.notices_about(
            subject_kind=REQUEST_KIND, subject_id=request.pk, kind=NoticeKind.ADMISSION
        )
        assert notice.title == words
        assert "7 个工作日" in notice.basis


@pytest.mark.parametrize(
    ("line", "because"),
    [
        (replace(LINE, legal_basis=" "), "没有写法律依据"),
        (replace(LINE, unit_price_fen=0), "没有经费"),
        (replace(LINE, money_source=""), "没有写经费来源"),
    ],
)
def test_without_basis_or_money_nothing_is_even_asked(department, line, because):
    with refuses(acts.request_admission, because=because):
        ask(department, line)


def test_the_countys_own_lead_time_is_kept(department):
    # 四月一日提出,中间要满三十个工作日:最早五月十九日起办,早一天就来不及。
    with refuses(acts.request_admission, because="最迟应在2026年3月31日申请（地方规定）"):
        ask(department, replace(LINE, from_on=EARLIEST - timedelta(days=1)))
    ask(department, replace(LINE, from_on=EARLIEST))
    people.set_local_rule(
        actor=SETUP,
        county=a_county(),
        rule="local.admission_lead",
        title="准入申请提前量",
        value=5,
        from_on=date(2026, 3, 1),
    )
    ask(department, replace(LINE, from_on=EARLIEST - timedelta(days=1)))


def test_a_department_asks_for_itself_only(department, office):
    other = a_department("示例市水务局")
    with refuses(acts.request_admission, because="须由申请的部门自己办理"):
        ask(department, by=an_officer_of(other))
    for actor in (the_head_of(office), the_head_of(a_town()), the_head_of(a_village())):
        with refuses(acts.request_admission, because="须由政府部门办理"):
            ask(department, by=actor)


def test_a_library_that_the_county_has_not_adopted_is_refused(department):
    class Other:
        digest = "别的法库"

    with refuses(acts.request_admission, because="不是本县采用的", kind=Conflict):
        acts.request_admission(
            actor=an_officer_of(department),
            department=department,
            line=LINE,
            payer=department,
            library=Other(),
        )


def test_only_the_office_decides(department, office):
    request = ask(department)
    for actor in (an_officer_of(department), the_head_of(a_town()), the_head_of(a_village())):
        with refuses(acts.decide_admission, because="须由县级政社互动工作办公室办理"):
            decide(office, request, by=actor)


@pytest.mark.parametrize(("line", "because"), [(NOT_NAMED, "依据站不住"), (OWN_DUTY, "自己的职责")])
def test_what_the_law_does_not_ask_for_is_not_admitted(department, office, line, because):
    request = ask(department, line)
    an_assessment_of(request.subject, by=office)
    with refuses(acts.decide_admission, because=because, kind=OutOfOrder):
        decide(office, request)


def test_without_a_passed_assessment_nothing_is_admitted(department, office):
    request = ask(department)
    with refuses(acts.decide_admission, because="要对这项申请作稳评", kind=OutOfOrder):
        decide(office, request)
    an_assessment_of(request.subject, by=office, grade=Grade.MEDIUM)
    with refuses(acts.decide_admission, because="中风险", kind=OutOfOrder):
        decide(office, request)


def test_an_assessment_of_another_request_does_not_count(department, office):
    request, other = ask(department), ask(department, replace(LINE, quantity=6))
    an_assessment_of(replace(other.subject, id=request.subject.id), by=office)
    with refuses(acts.decide_admission, because="要对这项申请作稳评"):
        decide(office, request)


def test_every_decision_gives_its_reason_and_an_admission_its_number(department, office):
    request = ask(department)
    an_assessment_of(request.subject, by=office)
    with refuses(acts.decide_admission, because="没有写理由"):
        decide(office, request, reason=" ")
    with refuses(acts.decide_admission, because="没有写文号"):
        decide(office, request, document_no="")


def test_a_request_is_decided_once(department, office):
    request = ask(department)
    decide(office, request, admit=False, reason="不需要")
    with refuses(acts.decide_admission, because="不予准入", kind=OutOfOrder):
        decide(office, request)
    with refuses(acts.withdraw_request, because="不予准入", kind=OutOfOrder):
        acts.withdraw_request(actor=an_officer_of(department), request=request, reason="算了")


def test_before_any_list_nothing_is_admitted():
    office, department = with_office(a_county()), a_department()
    library = an_invented_library()
    catalogue.adopt_law_edition(actor=the_head_of(office), county=a_county(), library=library)
    request = ask(department)
    an_assessment_of(request.subject, by=office)
    with refuses(acts.decide_admission, because="还没有公布两份清单", kind=OutOfOrder):
        decide(office, request)


def test_the_department_may_take_its_request_back(department):
    request, stranger = ask(department), an_officer_of(a_department("示例市水务局"))
    with refuses(acts.withdraw_request, because="须由提出申请的部门撤回"):
        acts.withdraw_request(actor=stranger, request=request, reason="?")
    with refuses(acts.withdraw_request, because="没有写撤回的原因"):
        acts.withdraw_request(actor=an_officer_of(department), request=request, reason="")
    acts.withdraw_request(actor=an_officer_of(department), request=request, reason="改用自己的人")
    assert queries.request(request_id=request.pk).state == "withdrawn"


def test_the_desk_of_office_and_department(department, office):
    request = ask(department)
    day = clock.today()

    def acts_for(actor):
        found = queries.desk(viewer=actor.standing(day), day=day)
        return [(item.act, item.due_on, item.subject.id) for item in found]

    assert acts_for(the_head_of(office)) == [
        ("admission.decide_admission", request.decide_by_on, str(request.pk))
    ]
    assert acts_for(an_officer_of(department)) == [
        ("admission.withdraw_request", None, str(request.pk))
    ]
    assert acts_for(an_officer_of(a_department("示例市水务局"))) == []
    assert acts_for(the_head_of(a_village())) == []


def test_what_does_not_exist_is_not_found():
    with pytest.raises(NotFound, match="没有这项准入申请"):
        queries.request(request_id=1)
    with pytest.raises(NotFound, match="没有这项准入申请"):
        queries.request_page(request_id=1)
    assert queries.requests() == ()
    assert queries.gate_counts() == queries.GateCounts(0, 0, 0)


def test_asking_and_reading_are_cheap(department, office):
    officer, viewer = an_officer_of(department), the_head_of(office).standing(clock.today())
    with counting() as counter:
        request = acts.request_admission(
            actor=officer,
            department=department,
            line=LINE,
            payer=department,
            library=an_invented_library(),
        )
    assert statements(counter) <= 10, "\n".join(counter.statements)
    for n in range(5):
        ask(department, replace(LINE, title=f"渔船登记{n}"))
    with counting() as counter:
        queries.requests(state="requested")
        queries.request_page(request_id=request.request_id)
        queries.gate_counts()
        queries.desk(viewer=viewer, day=clock.today())
    assert counter.count == 4


def test_the_same_key_asks_once(department):
    first, second = ask(department, key="表一"), ask(department, key="表一")
    assert first.pk == second.pk
