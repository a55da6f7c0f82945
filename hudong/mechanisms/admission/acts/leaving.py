"""退出:由决定退出、到期退出,清单随之出新的一版。Leaving: by decision or by its day; a new edition follows."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder
from hudong.ground.law.days import day_words
from hudong.ground.people.permits import by_clock, by_reaction, is_office
from hudong.instruments.notices.queries import Notice
from hudong.instruments.resolutions.queries import Motion
from hudong.mechanisms.admission.acts.ruling import entrusting
from hudong.mechanisms.admission.facts import MatterExited, MatterStruck
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.models import AdmissionRequest, Emergency, Exit
from hudong.mechanisms.admission.terms import ExitGround
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries as catalogue_queries
from hudong.mechanisms.catalogue.queries import Edition


@act(
    "admission.exit_matter",
    title="决定事项退出",
    on="edition",
    permit=is_office,
    basis="local.admission_exit",
)
def exit_matter(
    *,
    at: Moment,
    edition: Edition,
    lineage: UUID,
    ground: ExitGround,
    reason: str,
    document_no: str,
    article: str = "",
    motion: Motion | None = None,
    notice: Notice | None = None,
) -> MatterExited:
    """决定事项退出 · The office takes a matter off the list in force, whichever way it once came.

    Where residents rejected it, a decided motion that names the matter is the basis; where
    objections were upheld, the notice that they were made in. The next edition follows from it.
    """
    listed = {row.lineage: row for row in catalogue_queries.matters_of(edition=edition)}
    matter = listed.get(lineage)
    if matter is None:
        raise Conflict("这个事项不在现行清单上", where=str(lineage), hint="请从现行清单里选")
    ground = ExitGround(ground)
    wrong = {} if reason.strip() else {"reason": "请写明为什么退出"}
    if not document_no.strip():
        wrong["document_no"] = "退出要出新的一版清单，请写新一版的文号"
    if ground is ExitGround.PERIOD:
        wrong["ground"] = "期限届满的，到期由系统退出，不用办公室决定"
    wrong |= _unfounded(ground, matter.title, motion, notice)
    if wrong:
        raise Invalid("；".join(wrong.values()), where=matter.title, fields=wrong)
    request = AdmissionRequest.objects.filter(lineage=lineage, state="admitted").first()
    if request is not None:
        request.state = _exited(request)
        request.save()
    found = Exit.objects.create(
        lineage=lineage,
        title=matter.title,
        ground=ground,
        reason=reason.strip(),
        article=article.strip() or entrusting(at.day),
        request=request,
        motion=motion,
        notice=notice,
        document_no=document_no.strip(),
        decided_on=at.day,
    )
    return _said(found)


def _unfounded(
    ground: ExitGround, title: str, motion: Motion | None, notice: Notice | None
) -> dict[str, str]:
    if ground is ExitGround.RESIDENTS:
        if motion is None:
            return {"motion": "群众不赞成的，要写明是哪一次会议的哪一项表决"}
        if motion.state not in ("adopted", "rejected"):
            return {"motion": "这一项还没有表决结果"}
        if title not in f"{motion.title}{motion.text}":
            return {"motion": f"这一项表决说的不是“{title}”"}
        if motion.state == "adopted" and "退出" not in motion.title:
            return {"motion": "这一项表决是通过的，不能作为群众不赞成的依据"}
    if ground is ExitGround.OBJECTIONS:
        if notice is None:
            return {"notice": "异议成立的，要写明是哪一次公示"}
        if not notice.objections.exists():
            return {"notice": "这次公示没有收到异议"}
    return {}


def _exited(request: AdmissionRequest) -> str:
    step = FLOW["exit"]
    if not step.starts_from(request.state):
        raise OutOfOrder(step.out_of_order(request.state), where=request.title)
    return step.targets[0]


def _said(found: Exit) -> MatterExited:
    return MatterExited(
        exit_id=found.pk,
        lineage=str(found.lineage),
        title=found.title,
        ground=str(found.ground),
        reason=found.reason,
        article=found.article,
        request_id=found.request_id,
        emergency_id=found.emergency_id,
        motion_id=found.motion_id,
        notice_id=found.notice_id,
        document_no=found.document_no,
    )


@act(
    "admission.end_matter",
    title="到期退出",
    on="request",
    step=FLOW["exit"],
    permit=by_clock,
    basis="kernel.clock",
)
def end_matter(*, at: Moment, request: AdmissionRequest) -> MatterExited:
    """到期退出 · The clock takes a matter off the list when its last day is over."""
    last_on = request.until_on or request.to_on
    if at.day <= last_on:
        raise OutOfOrder(f"期限到{day_words(last_on)}为止，那一天过完才退出", where=request.title)
    words = "临时准入" if request.until_on else "准入"
    found = Exit.objects.create(
        lineage=request.lineage,
        title=request.title,
        ground=ExitGround.PERIOD,
        reason=f"{words}的期限到{day_words(last_on)}届满",
        article=request.article,
        request=request,
        document_no=exit_number("到期退出", at.day, request.pk),
        decided_on=at.day,
    )
    return _said(found)


def exit_number(words: str, day: date, number: int) -> str:
    """系统编号 · The number under which the system, not an office, publishes an edition."""
    return f"系统{words}〔{day.year}〕{number}号"


@act(
    "admission.strike_from_list",
    title="从清单退出",
    on="leaving",
    permit=by_reaction,
    basis="kernel.reaction",
)
def strike_from_list(*, actor: Standing, at: Moment, leaving: Exit) -> MatterStruck:
    """从清单退出 · The edition without the matter: after the decision, in one transaction with it."""
    edition = catalogue_queries.edition_on(day=at.day)
    assert edition is not None
    amended = catalogue.amend_edition(
        actor=actor,
        edition=edition,
        document_no=leaving.document_no,
        removed=(leaving.lineage,),
        reason=f"“{leaving.title}”退出：{leaving.reason}",
    )
    leaving.edition_id = amended.edition_id
    leaving.save()
    return MatterStruck(
        exit_id=leaving.pk,
        lineage=str(leaving.lineage),
        title=leaving.title,
        ground=str(leaving.ground),
        reason=leaving.reason,
        edition_id=amended.edition_id,
        edition_number=amended.number,
        document_no=amended.document_no,
    )


def exit_of_emergency(emergency: Emergency, day: date) -> Exit:
    """应急事项的退出 · Written by the clock's act that ends the emergency."""
    return Exit.objects.create(
        lineage=emergency.lineage,
        title=emergency.title,
        ground=ExitGround.PERIOD,
        reason=f"应急办理到{day_words(emergency.until_on)}自动结束",
        article=emergency.article,
        emergency=emergency,
        document_no=exit_number("应急结束", day, emergency.pk),
        decided_on=day,
    )
