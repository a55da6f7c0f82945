"""准入的待办。The desk of the gate: counts and the first few, never all of thousands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Case, Count, F, Q, When, Window
from django.db.models.functions import RowNumber

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.terms import AGENCY_KINDS, BodyKind, Role
from hudong.instruments.opinions import queries as opinions
from hudong.mechanisms.admission.models import AdmissionRequest, Emergency
from hudong.mechanisms.admission.queries.cards import emergency_line
from hudong.mechanisms.admission.terms import REQUEST_KIND

FIRST_FEW = 6
_MOST_STUDIED = 200
_BULK = "admission.rule_on_requests"
# 走到哪个状态,等的那个单位办哪件事。
_NEXT = {
    "requested": ("admission.rule_on_stage", "受理准入申请"),
    "legality": ("admission.rule_on_stage", "合法性审核"),
    "money": ("admission.rule_on_stage", "经费审核"),
    "meeting": ("admission.rule_on_stage", "登记联席会议的意见"),
    "entering": ("admission.decide_admission", "决定准入"),
    "supplementing": ("admission.supplement_request", "补正准入申请"),
    "reconsidering": ("admission.decide_reconsideration", "复核不予准入的决定"),
    "paused": ("admission.resume_request", "恢复准入申请的计时"),
}


@desk_of("admission")
@reads(budget=2)
def desk(*, viewer: Standing, day: date) -> Sequence[DeskItem]:
    """准入的待办 · What waits for the viewer's body, the nearest first; what it asked for and who has it."""
    if viewer.role == Role.SECRETARY:
        return list(_to_study(viewer))
    if viewer.role not in (Role.HEAD, Role.OFFICER) or viewer.body_kind not in AGENCY_KINDS:
        return ()
    return [*_requests(viewer, day), *_emergencies(viewer, day)]


def _to_study(viewer: Standing) -> Iterator[DeskItem]:
    """会前要听党组织意见的 · Requests whose route asks this Party organisation before the meeting."""
    asked = AdmissionRequest.objects.running().filter(party_id=viewer.body_id)
    found = asked.exclude(state__in=("noticed", "entering", "approved")).order_by("due_on", "id")
    rows = list(found[:_MOST_STUDIED])
    if not rows:
        return
    assert viewer.body_id is not None
    heard = opinions.spoken(
        party_id=viewer.body_id,
        subject_kind=REQUEST_KIND,
        subject_ids=[str(row.pk) for row in rows],
    )
    for row in [row for row in rows if str(row.pk) not in heard][:FIRST_FEW]:
        yield DeskItem(
            "登记党组织对准入申请的意见",
            f"{row.title}：联席会议以前登记",
            "opinions.study_request",
            row.subject,
        )


def _requests(viewer: Standing, day: date) -> Iterator[DeskItem]:
    asked = Q(department_id=viewer.body_id) & ~Q(at_body_id=viewer.body_id)
    mine = AdmissionRequest.objects.running().filter(Q(at_body_id=viewer.body_id) | asked)
    is_own = Case(When(at_body_id=viewer.body_id, then=1), default=0)
    same = {"partition_by": F("is_own")}
    found = (
        mine.annotate(is_own=is_own)
        .annotate(
            place=Window(RowNumber(), order_by=[F("due_on").asc(nulls_last=True), "id"], **same),
            waiting=Window(Count("id"), **same),
            late=Window(Count("id", filter=Q(due_on__lt=day)), **same),
        )
        .filter(place__lte=FIRST_FEW)
        .select_related("department", "at_body")
        .order_by("-is_own", "place")
    )
    rows = list(found)
    own = [row for row in rows if row.is_own]
    for row in own:
        yield _to_do(row)
    if own and own[0].waiting > FIRST_FEW:
        assert viewer.body_id is not None
        late = f"，其中超期 {own[0].late} 项" if own[0].late else ""
        yield DeskItem(
            "成批审核准入申请",
            f"等本单位办的有 {own[0].waiting} 项{late}，全部在准入队列里",
            _BULK,
            Subject("people.Body", str(viewer.body_id), viewer.body_name),
            own[0].due_on,
        )
    for row in [row for row in rows if not row.is_own]:
        where = row.get_state_display()
        whom = f"，在{row.at_body.name}" if row.at_body else ""
        until = f"，最迟 {row.due_on}" if row.due_on else ""
        yield DeskItem(
            "撤回准入申请",
            f"{row.title}：{where}{whom}{until}；要改，可以撤回重报",
            "admission.withdraw_request",
            row.subject,
        )


def _to_do(row: AdmissionRequest) -> DeskItem:
    act, title = _NEXT[row.state]
    detail = f"{row.department.name}申请：{row.title}"
    if row.state == "entering" and row.needs_assessment:
        detail += "（同意的，先完成稳评）"
    if row.state == "meeting" and row.party_id:
        detail += "（会前要有党组织的意见）"
    if row.state == "supplementing":
        detail = f"{row.title}：退回补正，逾期不补，申请失效"
    if row.state == "paused":
        detail += f"（{row.paused_on} 起暂停：{row.pause_reason}）"
    return DeskItem(title, detail, act, row.subject, row.due_on)


def _emergencies(viewer: Standing, day: date) -> Iterator[DeskItem]:
    if viewer.body_kind not in (BodyKind.OFFICE, BodyKind.DEPARTMENT):
        return
    is_office = viewer.body_kind == BodyKind.OFFICE
    found = Emergency.objects.exclude(state="reviewed")
    if not is_office:
        found = found.filter(department_id=viewer.body_id, registered_on=None)
    loaded = found.select_related("department", "payer", "edition").order_by("register_by_on", "id")
    for row in loaded[:FIRST_FEW]:
        said = emergency_line(row).registration_words(day)
        if not is_office:
            detail = f"应急直通“{row.title}”：{said}"
            act = "admission.register_emergency"
            yield DeskItem("补办准入手续", detail, act, row.subject, row.register_by_on)
            continue
        blocked = (
            "" if row.state == "ended" else f"应急办理到 {row.until_on} 自动结束，结束以后复盘"
        )
        yield DeskItem(
            "应急事项复盘",
            f"{row.title}（{row.department.name}）：{said}",
            "admission.review_emergency",
            row.subject,
            blocked=blocked,
        )
