"""准入在网页上:先看机器的回答再提出,队列、成批、路线、应急、退出都用表单办。"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from hudong.doors.web import laws
from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK
from hudong.ground.kernel.reads import counting
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.models import AdmissionRequest, Draft, Emergency, Route
from hudong.mechanisms.admission.terms import Reach, Ruling
from hudong.mechanisms.catalogue import queries as catalogue
from tests.builders import (
    a_department,
    a_town,
    a_village,
    an_officer_of,
    the_head_of,
    with_office,
)
from tests.doors.desking import Desk, at_the_desk, fields_of
from tests.rooms.admission.builders_admission import (
    DOCUMENT,
    LINE,
    MINUTES,
    admitted,
    an_emergency,
    ask,
    fresh,
    reviewers,
    rules,
    the_asking_department,
    the_justice_bureau,
    through,
)
from tests.rooms.agreements.builders_agreements import (
    TASKS,
    a_published_edition,
    an_assessment_of,
    an_invented_library,
    matters,
    on,
)

pytestmark = pytest.mark.django_db

WRITTEN = {
    "title": "渔船登记",
    "content": "核对渔船",
    "standard": "每年一次",
    "legal_basis": "《示例渔业法》第一条",
    "unit": "艘",
    "unit_price_fen": "20",
    "quantity": "5",
    "money_source": "部门预算",
    "from_on": "2026-07-01",
    "to_on": "2027-06-30",
    "contact": "0512-12345678",
}


@pytest.fixture(autouse=True)
def county(db):
    a_published_edition(TASKS[:3])
    reviewers()
    laws.use(an_invented_library())
    yield
    laws.use(None)


@pytest.fixture
def department():
    return the_asking_department()


@pytest.fixture
def officer(department) -> Desk:
    return at_the_desk(an_officer_of(department))


@pytest.fixture
def office() -> Desk:
    return at_the_desk(the_head_of(with_office()))


def words(response) -> str:
    html = response if isinstance(response, str) else response.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_machine_answers_on_the_second_screen_before_anything_is_sent(officer, department):
    way = f"/desk/admission/request_admission/{department.pk}/"
    shown = officer.fills(way, **WRITTEN)
    assert shown.status_code == 200
    assert "可以按协助事项申请" in words(shown)
    assert "《示例渔业法》第一条" in words(shown)
    assert AdmissionRequest.objects.count() == 0
    typed = fields_of(shown.content.decode())
    officer.client.post(way, {**typed, "confirmed": "1"})
    request = AdmissionRequest.objects.get()
    assert request.communities == "全部村和社区"
    assert f"/admissions/{request.pk}/" in officer.sees("/desk/admissions/?tab=all")


def test_places_are_ticked(officer, department):
    village = a_village()
    way = f"/desk/admission/request_admission/{department.pk}/"
    officer.does(way, **WRITTEN, reach="chosen", community_ids=[str(village.pk)])
    request = AdmissionRequest.objects.get()
    assert (request.reach, request.communities) == (Reach.CHOSEN, "示例村")


def test_a_draft_is_kept_and_goes_on(officer, department):
    save = f"/desk/admission/save_draft/{department.pk}/"
    officer.does(save, title="渔船登记", quantity="5", unit_price_fen="", payer="")
    draft = Draft.objects.get()
    ask_way = f"/desk/admission/request_admission/{department.pk}/?draft={draft.pk}"
    assert ask_way in officer.sees(f"/desk/admission/request_admission/{department.pk}/")
    held = fields_of(officer.sees(ask_way))
    assert held["title"] == ["渔船登记"]
    officer.does(ask_way, **WRITTEN)
    assert Draft.objects.get().request_id == AdmissionRequest.objects.get().pk
    officer.does(save, title="另一件")
    other = Draft.objects.get(request=None)
    officer.does(f"/desk/admission/drop_draft/{other.pk}/")
    assert Draft.objects.filter(request=None).count() == 0


def test_bureaus_rule_from_their_queue(office, department):
    request = through(ask(department), to="legality")
    bureau = at_the_desk(an_officer_of(the_justice_bureau()))
    way = f"/desk/admission/rule_on_stage/{request.pk}/"
    assert way in bureau.may_do()
    queue = bureau.sees("/desk/admissions/")
    assert way in queue
    assert "等我办的 1" in words(queue)
    assert "0512-12345678" not in queue
    bureau.does(way, ruling="return", reason="缺标准")
    clerk = at_the_desk(an_officer_of(department))
    supplement = f"/desk/admission/supplement_request/{request.pk}/"
    assert supplement in clerk.may_do()
    clerk.does(supplement, note="标准写细了", standard="每年四月一次")
    assert fresh(request).standard == "每年四月一次"
    refused = bureau.fills(way, ruling="return", reason="还缺")
    assert refused.status_code == 400


def test_many_are_ruled_on_in_one_form(office, department):
    first, second = ask(department), ask(department, _named("渔具核对"))
    way = f"/desk/admission/rule_on_requests/{with_office().pk}/"
    assert way in office.sees("/desk/admissions/")
    wrong = office.fills(way, **{f"ruling-{first.pk}": "agree"})
    assert wrong.status_code == 400
    assert "没有写理由" in words(wrong)
    office.does(
        way,
        **{
            f"ruling-{first.pk}": "agree",
            f"reason-{first.pk}": "齐全",
            f"ruling-{second.pk}": "refuse",
            f"reason-{second.pk}": "不需要",
        },
    )
    assert (fresh(first).state, fresh(second).state) == ("legality", "refused")


def _named(title):
    return replace(LINE, title=title)


def test_a_request_is_paused_skipped_refused_and_reconsidered(office, officer, department):
    request = ask(department)
    office.does(f"/desk/admission/pause_request/{request.pk}/", reason="等答复")
    assert "等答复" in words(office.client.get(f"/admissions/{request.pk}/"))
    assert f"/desk/admission/resume_request/{request.pk}/" in office.sees(
        "/desk/admissions/?tab=paused"
    )
    office.does(f"/desk/admission/resume_request/{request.pk}/", reason="答复了")
    office.does(
        f"/desk/admission/rule_on_stage/{request.pk}/", ruling="refuse", reason="标准不明确"
    )
    officer.does(f"/desk/admission/ask_reconsideration/{request.pk}/", reason="已经写明")
    again = f"/desk/admission/decide_reconsideration/{request.pk}/"
    assert again in office.may_do()
    office.does(again, uphold="no", reason="确实写明了")
    assert fresh(request).state == "legality"
    shown = words(office.client.get(f"/admissions/{request.pk}/"))
    assert "标准不明确" in shown
    assert "确实写明了" in shown


def test_the_office_sets_the_route(office):
    way = f"/desk/admission/set_route/{with_office().pk}/"
    assert way in office.sees()
    office.does(way, title="新路线", **{"working_days-2": "", "working_days-3": "4"})
    route = queries.route_on(day=clock.today())
    assert Route.objects.get().title == route.title == "新路线"
    stages = {one.stage.value: one.working_days for one in route.stages}
    assert stages == {"receipt": 2, "money": 4, "meeting": 5, "notice": 5, "entry": 3}
    wrong = office.fills(way, title="错", **{"working_days-1": ""})
    assert wrong.status_code == 400
    assert "不能少" in words(wrong)


def test_temporary_admission_needs_its_last_day(office, department):
    request = through(ask(department))
    an_assessment_of(request.subject, by=with_office())
    way = f"/desk/admission/decide_admission/{request.pk}/"
    given = {"admit": "temporary", "reason": "试办", "document_no": DOCUMENT.format(2)}
    wrong = office.fills(way, **given)
    assert wrong.status_code == 400
    assert "请选" in words(wrong)
    office.does(way, **given, until_on="2026-12-31")
    page = words(office.client.get(f"/admissions/{request.pk}/"))
    assert "临时准入" in page
    assert fresh(request).until_on == date(2026, 12, 31)


def test_a_matter_leaves_by_form_and_its_page_says_so(office, department):
    request = admitted(department)
    lineage = fresh(request).lineage
    way = f"/desk/admission/exit_matter/{with_office().pk}/"
    assert way in office.sees()
    wrong = office.fills(
        way, lineage=str(lineage), ground="residents", reason="不赞成", document_no="示〔2026〕3号"
    )
    assert wrong.status_code == 400
    assert "哪一次会议" in words(wrong)
    office.does(
        way, lineage=str(lineage), ground="department", reason="不办了", document_no="示〔2026〕3号"
    )
    edition = catalogue.edition_on(day=clock.today())
    assert "渔船登记" not in matters(edition)
    assert "退出清单" in words(office.client.get(f"/admissions/{request.pk}/"))


def test_an_emergency_by_form_from_its_start_to_its_review(office):
    department = a_department("示例市应急管理局")
    way = f"/desk/admission/declare_emergency/{with_office().pk}/"
    assert way in office.sees()
    office.does(
        way,
        title="防汛巡堤",
        content="夜间巡堤",
        standard="两小时一次",
        decision="防汛指挥部〔2026〕1号",
        article="《示例防疫法》第一条",
        department=str(department.pk),
        payer=str(department.pk),
        unit="人·夜",
        unit_price_fen="150",
        quantity="20",
        until_on="2026-04-20",
        document_no=DOCUMENT.format(2),
    )
    emergency = Emergency.objects.get()
    lead = at_the_desk(an_officer_of(department))
    register = f"/desk/admission/register_emergency/{emergency.pk}/"
    assert register in lead.may_do()
    on(date(2026, 4, 13))
    lead.does(
        register, legal_basis="《示例防疫法》第一条", money_source="预备金", spent_words="三夜"
    )
    on(date(2026, 4, 21))
    acts.end_emergency(actor=CLOCK, emergency=queries.emergency(emergency_id=emergency.pk))
    office.does(
        f"/desk/admission/review_emergency/{emergency.pk}/",
        was_justified="yes",
        findings="按时结束",
        next_steps="走准入",
    )
    page = words(office.client.get(f"/admissions/emergencies/{emergency.pk}/"))
    for said in ("应急直通", "晚了", "按时结束", "已复盘", "没有先经过准入"):
        assert said in page, said
    listed = words(office.client.get("/admissions/"))
    assert "逾期补办" in listed


def test_the_whole_life_is_public_without_personal_values(client, office, department):
    request = ask(department)
    request = through(request, to="noticed")
    notice = notice_queries.notice(notice_id=request.notice_id)
    on(date(2026, 4, 10))
    notices.close_notice(actor=CLOCK, notice=notice)
    an_assessment_of(fresh(request).subject, by=with_office())
    office.does(
        f"/desk/admission/decide_admission/{request.pk}/",
        admit="list",
        reason="依法协助",
        document_no=DOCUMENT.format(2),
    )
    response = client.get(f"/admissions/{request.pk}/")
    assert response.status_code == 200
    page = words(response)
    for said in (
        "示例市司法局",
        "示例市财政局",
        MINUTES,
        "机器怎样回答",
        "写进了第 2 版清单",
        "看拟准入公示",
        "联席会议：同意",
        "决定准入",
        "依法协助",
    ):
        assert said in page, said
    assert "负责人甲" not in page


def test_bulk_rulings_stand_in_the_life_as_well(client, office, department):
    first, second = ask(department), ask(department, _named("渔具核对"))
    office.does(
        f"/desk/admission/rule_on_requests/{with_office().pk}/",
        **{
            f"ruling-{first.pk}": "agree",
            f"reason-{first.pk}": "成批看过，齐全",
            f"ruling-{second.pk}": "agree",
            f"reason-{second.pk}": "齐全",
        },
    )
    assert words(client.get(f"/admissions/{first.pk}/")).count("成批看过，齐全") == 2


def test_the_public_list_is_filtered_by_its_addresses(client, department):
    first = ask(department)
    rules(first, Ruling.REFUSE, reason="不需要")
    ask(department, _named("码头巡查"))
    assert "码头巡查" in words(client.get("/admissions/?group=running"))
    assert "渔船登记" not in words(client.get("/admissions/?group=running"))
    assert "渔船登记" in words(client.get(f"/admissions/?department={department.pk}&q=渔船"))
    assert "没有这一类的申请" in words(client.get("/admissions/?q=没有的"))
    assert client.get("/admissions/?group=错&before=x&department=y").status_code == 200


def test_the_queue_is_for_agencies_and_costs_six_statements(client, office, department):
    ask(department)
    with counting() as counter:
        office.sees("/desk/admissions/")
    assert counter.count <= 6, "\n".join(counter.statements)
    assert at_the_desk(the_head_of(a_village())).client.get("/desk/admissions/").status_code == 403
    assert at_the_desk(an_officer_of(a_town())).client.get("/desk/admissions/").status_code == 200
    assert client.get("/desk/admissions/").status_code == 302
    for way in ("?tab=all&state=legality", "?tab=错", "?after=2026-04-03.1", "?after=%00"):
        assert office.client.get(f"/desk/admissions/{way}").status_code == 200


def test_an_unknown_emergency_is_not_found(client):
    assert client.get("/admissions/emergencies/99/").status_code == 404
    an_emergency()
    assert client.get("/admissions/emergencies/1/").status_code in (200, 404)
