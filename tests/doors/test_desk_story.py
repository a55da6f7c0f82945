"""整个故事都在工作台上办成 · Every step from the invitation to the money, through forms alone."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from hudong.doors.web.views.blank_sheet import KIND
from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK, SETUP
from hudong.ground.people import acts as people
from hudong.ground.people.queries import Body
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.instruments.resolutions.models import Meeting
from hudong.mechanisms.admission.models import AdmissionRequest
from hudong.mechanisms.agreements.models import Agreement
from hudong.mechanisms.catalogue.models import Edition, Matter, Review
from hudong.mechanisms.catalogue.sheets import COLUMNS
from hudong.mechanisms.funding.models import Disbursement, Package
from tests.builders import (
    a_county,
    a_department,
    a_town,
    a_village,
    an_expert,
    an_officer_of,
    representatives_of,
    the_head_of,
    the_secretary_of,
    with_office,
)
from tests.doors.desking import Desk, at_the_desk, fields_of
from tests.rooms.agreements.builders_agreements import on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]

DEPARTMENT = "示例市民政局"
GOOD = (
    DEPARTMENT,
    "老年人家庭走访",
    "《示例助老法》第一条",
    "每季度一次",
    "村和社区",
    "户",
    30,
    40,
)
BAD = (DEPARTMENT, "", "《示例消防法》第一条", "全年四次", "全国", "次", "很多", 4)


def a_sheet(*rows: tuple[Any, ...], name: str = "申报.xlsx") -> SimpleUploadedFile:
    """一份申报表 · With the head row and ``rows``."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet("申报表")
        for number, row in enumerate((COLUMNS, *rows)):
            page.write_row(number, 0, row)
    return SimpleUploadedFile(name, file.getvalue(), content_type=KIND)


def the_clock_closes_notices() -> None:
    for notice in notice_queries.due_to_close(day=clock.today()):
        notices.close_notice(actor=CLOCK, notice=notice)


def assesses(desk: Desk, path: str) -> None:
    """稳评 · Opened, and then concluded as of low risk, on the two forms."""
    conclude = desk.does(path, track="simple")
    desk.does(
        conclude,
        legality="合法",
        reasonableness="合理",
        feasibility="可行",
        controllability="可控",
        grade="low",
        consulted="代表座谈",
        measures="公开答复",
    )


def the_experts_speak(office: Desk, review: Review, stays_out_of: int, differs_on: int) -> None:
    """专家审核 · Four are named; one stays out of one task, one differs from the machine."""
    experts = {name: an_expert(name) for name in ("专家甲", "专家乙", "专家丙", "专家丁")}
    office.does(
        f"/desk/catalogue/name_panel/{review.pk}/",
        experts=[str(expert.mandate_id) for expert in experts.values()],
    )
    for name, expert in experts.items():
        desk = at_the_desk(expert)
        opine = f"/desk/catalogue/give_expert_opinions/{review.pk}/"
        clear = f"/desk/catalogue/declare_conflicts/{review.pk}/"
        assert opine not in desk.may_do()
        stays_out = {f"item_kind-{stays_out_of}": "contracted"} if name == "专家丁" else {}
        desk.does(clear, **stays_out)
        assert opine in desk.may_do()
        desk.does(opine, **({f"reason-{differs_on}": "基层负担太重"} if name == "专家乙" else {}))


def the_lists_are_published(office: Desk) -> None:
    department = at_the_desk(an_officer_of(a_department(DEPARTMENT)))
    village = at_the_desk(the_head_of(a_village()))
    assert (
        office.does(
            f"/desk/catalogue/open_review/{with_office().pk}/",
            title="示例清理",
            deadline_on="2026-03-06",
        )
        == "/desk/"
    )
    review = Review.objects.get()
    sheet = f"/desk/catalogue/declare_by_sheet/{review.pk}/"
    assert sheet in department.may_do()
    refused = department.fills(sheet, sheet=a_sheet(GOOD, BAD))
    words = refused.content.decode()
    assert refused.status_code == 400
    for cell in (
        "第 3 行 B 列“事项名称”",
        "第 3 行 E 列“适用范围”",
        "第 3 行 G 列“经费标准（元）”",
    ):
        assert cell in words
    assert review.declarations.count() == 0
    department.does(sheet, sheet=a_sheet(GOOD))
    department.does(
        f"/desk/catalogue/declare_one/{review.pk}/",
        title="报表汇总",
        claimed_basis="《示例统计法》第一条",
        standard="每月一次",
        scope="both",
        unit="次",
        unit_price_fen="１２０.５",
        quantity="12",
    )
    office.does(
        f"/desk/catalogue/declare_one/{review.pk}/",
        title="调解民间纠纷",
        claimed_basis="《示例自治法》第一条",
        standard="设立调解委员会",
        scope="both",
    )
    assert [item.unit_price_fen for item in review.declarations.order_by("number")] == [
        3000,
        12050,
        0,
    ]
    on(date(2026, 3, 7))
    office.does(f"/desk/catalogue/adopt_law_edition/{a_county().pk}/")
    office.does(f"/desk/catalogue/judge_declarations/{review.pk}/")
    first, second, _third = review.declarations.order_by("number")
    the_experts_speak(office, review, first.pk, second.pk)
    office.does(f"/desk/catalogue/close_expert_review/{review.pk}/")
    village.does(
        f"/desk/catalogue/discuss_declarations/{review.pk}/",
        attended="９",
        **{f"stance-{first.pk}": "agree", f"text-{first.pk}": "愿意走访"},
    )
    assert f"/desk/catalogue/close_discussion/{review.pk}/" not in office.may_do()
    (comment,) = first.comments.order_by("id")
    office.does(
        f"/desk/catalogue/answer_comments/{review.pk}/", **{f"text-{comment.pk}": "谢谢，采纳"}
    )
    office.does(f"/desk/catalogue/close_discussion/{review.pk}/")
    office.does(
        f"/desk/catalogue/intend_decisions/{review.pk}/",
        **{f"decision-{second.pk}": "purchase", f"reason-{second.pk}": "部门购买服务"},
    )
    office.does(f"/desk/catalogue/announce_review/{review.pk}/")
    notice = notice_queries.notices_about(subject_kind="catalogue.Review", subject_id=review.pk)[0]
    made = notices.object_to_notice(
        actor=an_officer_of(a_town()),
        text="第二项也该退回",
        notice=notice_queries.notice(notice_id=notice.notice_id),
    )
    office.does(f"/desk/notices/answer_objection/{made.objection_id}/", text="已经退回")
    on(date(2026, 4, 1))
    the_clock_closes_notices()
    office.does(f"/desk/catalogue/decide_declarations/{review.pk}/")
    office.does(f"/desk/catalogue/reopen_review/{review.pk}/", reason="第二项的理由要改")
    office.does(
        f"/desk/catalogue/decide_declarations/{review.pk}/",
        **{f"decision-{second.pk}": "return", f"reason-{second.pk}": "统计部门自己汇总"},
    )
    second.refresh_from_db()
    assert (second.decision, second.announced) == ("return", "purchase")
    assert f"/desk/stability/assess_review/{review.pk}/" in office.may_do()
    assert f"/desk/catalogue/publish_edition/{review.pk}/" not in office.may_do()
    assesses(office, f"/desk/stability/assess_review/{review.pk}/")
    office.does(f"/desk/catalogue/publish_edition/{review.pk}/", document_no="示政社〔2026〕1号")
    assert Matter.objects.count() == 2


def the_gate_lets_one_in(office: Desk) -> None:
    department = at_the_desk(an_officer_of(a_department(DEPARTMENT)))
    department.does(
        f"/desk/admission/request_admission/{a_department(DEPARTMENT).pk}/",
        title="消防安全宣传",
        content="协助宣传",
        standard="全年四次",
        legal_basis="《示例消防法》第一条",
        unit="次",
        unit_price_fen="1,200",
        quantity="4",
        money_source="部门预算",
        from_on="2026-08-01",
        to_on="2026-12-31",
        scope="both",
        reach="all",
    )
    request = AdmissionRequest.objects.get()
    rule = f"/desk/admission/rule_on_stage/{request.pk}/"
    assert rule in office.may_do()
    minutes = {"reference": "联席会议纪要第 1 号"}
    # 没有登记司法局、财政局的县，这两个环节也由办公室办。
    for more in ({}, {}, {}, minutes):
        office.does(rule, ruling="agree", reason="符合规定", **more)
    on(date(2026, 4, 10))
    the_clock_closes_notices()
    decide = f"/desk/admission/decide_admission/{request.pk}/"
    early = office.fills(decide, admit="list", reason="同意", document_no="示政社〔2026〕2号")
    assert early.status_code == 409
    assert "示政社〔2026〕2号" in early.content.decode(), "写过的还回来"
    assesses(office, f"/desk/stability/assess_request/{request.pk}/")
    office.does(decide, admit="list", reason="同意", document_no="示政社〔2026〕2号")
    assert Edition.objects.count() == 2


def the_text_is_agreed(town: Desk, village: Desk, community: Body) -> Agreement:
    edition = Edition.objects.order_by("-number").first()
    assert edition is not None
    amounts = {
        f"quantity-{matter.pk}": str(place * 10)
        for place, matter in enumerate(
            edition.matters.filter(catalogue="assistance").order_by("position"), start=1
        )
    }
    town.does(
        f"/desk/agreements/draft_agreements/{a_town().pk}/",
        communities=str(community.pk),
        from_on="2026-08-01",
        to_on="2026-12-31",
        due_on="2026-11-30",
        **amounts,
    )
    agreement = Agreement.objects.get()
    at = f"/desk/agreements/{{}}/{agreement.pk}/"
    village.does(at.format("offer_terms") + "?number=1", unit_price_fen="35", reason="物价涨了")
    town.does(at.format("accept_clause"), reach="all")
    village.does(at.format("accept_clause"), **{"reach": "some", "yes-2": "1"})
    town.does(at.format("confirm_text"))
    village.does(at.format("confirm_text"))
    return Agreement.objects.get()


def the_meeting_adopts_it(village: Desk, community: Body) -> None:
    agreement = Agreement.objects.get()
    submit = f"/desk/agreements/submit_to_resolution/{agreement.pk}/"
    assert submit not in village.may_do()
    assesses(
        at_the_desk(an_officer_of(a_town())), f"/desk/stability/assess_agreement/{agreement.pk}/"
    )
    secretary = at_the_desk(the_secretary_of(community))
    assert secretary.may_do() == [f"/desk/opinions/record_study/{agreement.pk}/"]
    secretary.does(secretary.may_do()[0], text="同意提请表决")
    village.does(
        f"/desk/resolutions/record_authorisation/{community.pk}/",
        decided_on="2026-03-20",
        from_on="2026-03-20",
        to_on="2026-12-31",
        total="120",
        present="100",
        ayes="90",
    )
    assert submit in village.may_do()
    village.does(submit, place="下午两点，村文化礼堂")
    meeting = Meeting.objects.get()
    on(meeting.meeting_on)
    members = list(meeting.members.order_by("number"))
    attend = f"/desk/resolutions/record_attendance/{meeting.pk}/"
    assert attend in village.may_do()
    opening = village.does(attend, member=[str(member.pk) for member in members[:26]])
    path = village.does(opening)
    voter = at_the_desk(representatives_of(community)[0])
    for motion in meeting.motions.order_by("number"):
        ballot = f"/desk/resolutions/cast_ballot/{motion.pk}/"
        assert voter.may_do() == [ballot]
        voter.does(ballot, choice="for")
        assert path == f"/desk/resolutions/record_roll_call/{motion.pk}/"
        alone = next(one for one in members if one.mandate_id == voter.actor.mandate_id)
        closing = village.does(
            path,
            **{f"call-{one.pk}": "for" for one in members[:26] if one.pk != alone.pk},
        )
        path = village.does(closing)
    path = village.does(path)
    assert path == f"/desk/resolutions/publish_resolution/{meeting.pk}/"
    village.does(path)


def test_the_whole_story_is_done_at_desks() -> None:
    with_office(a_county())
    people.set_local_rule(
        actor=SETUP,
        county=a_county(),
        rule="local.list_notice",
        title="清单公示",
        value=7,
        from_on=date(2020, 1, 1),
    )
    community = a_village()
    office = at_the_desk(the_head_of(with_office()))
    town, village = at_the_desk(an_officer_of(a_town())), at_the_desk(the_head_of(community))
    the_lists_are_published(office)
    the_gate_lets_one_in(office)
    the_text_is_agreed(town, village, community)
    the_meeting_adopts_it(village, community)
    on(clock.today() + timedelta(days=16))
    the_clock_closes_notices()
    agreement = Agreement.objects.get()
    assert agreement.state == "cleared"
    sign = f"/desk/agreements/sign_agreement/{agreement.pk}/"
    assert sign not in town.may_do(), "不是法定代表人"
    for desk in (at_the_desk(the_head_of(a_town())), village):
        assert sign in desk.may_do()
        desk.does(sign)
    agreement = Agreement.objects.get()
    assert agreement.state == "in_force"
    package = Package.objects.get().pk
    town.does(f"/desk/funding/propose_disbursement/{package}/")
    payment = Disbursement.objects.get()
    approve = f"/desk/funding/approve_disbursement/{payment.pk}/"
    assert approve not in town.may_do(), "提出的人不能自己批准"
    at_the_desk(the_head_of(a_town())).does(approve)
    village.does(f"/desk/funding/confirm_receipt/{payment.pk}/")
    assert Disbursement.objects.get().state == "received"


def test_the_second_screen_carries_what_was_read_and_nothing_else() -> None:
    """第二步带着的 · A changed or foreign payload is refused in words."""
    office = at_the_desk(the_head_of(with_office(a_county())))
    department = at_the_desk(an_officer_of(a_department(DEPARTMENT)))
    office.does(
        f"/desk/catalogue/open_review/{with_office().pk}/", title="清理", deadline_on="2026-03-06"
    )
    review = Review.objects.get()
    path = f"/desk/catalogue/declare_by_sheet/{review.pk}/"
    shown = department.fills(path, sheet=a_sheet(GOOD))
    assert shown.status_code == 200
    assert "一共 1 项" in shown.content.decode()
    typed = fields_of(shown.content.decode())
    typed["sheet-read"] = ["x" + typed["sheet-read"][0]]
    refused = department.client.post(path, {**typed, "confirmed": "1"})
    assert refused.status_code == 400
    assert "重新上传" in refused.content.decode()
    other = ("示例市水务局", *GOOD[1:])
    wrong = department.fills(path, sheet=a_sheet(GOOD, other))
    assert "只能替“示例市民政局”申报" in wrong.content.decode()
    empty = department.fills(path, sheet=a_sheet())
    assert "表里一项都没有" in empty.content.decode()
    text = department.fills(path, sheet=SimpleUploadedFile("x.exe", b"MZ"))
    assert "不是表格文件" in text.content.decode()
    broken = department.fills(path, sheet=SimpleUploadedFile("x.xlsx", b"PK no"))
    assert broken.status_code == 400
    assert review.declarations.count() == 0


def test_the_blank_sheet_can_be_filled_in_and_sent() -> None:
    department = at_the_desk(an_officer_of(a_department(DEPARTMENT)))
    response = department.client.get("/desk/sheet.xlsx")
    assert response["Content-Type"] == KIND
    assert b"".join(response.streaming_content)[:2] == b"PK"
