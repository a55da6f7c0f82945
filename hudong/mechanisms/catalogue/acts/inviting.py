"""邀请部门:发起清理、补充邀请、延长期限、回复没有申报。Inviting departments, and how they answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid, Refused
from hudong.ground.people import queries as people
from hudong.ground.people.permits import is_department, is_office
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import BodyKind
from hudong.mechanisms.catalogue.facts import (
    DeadlineExtended,
    DepartmentsInvited,
    NothingDeclared,
    ReviewOpened,
)
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import Invitation, Review
from hudong.mechanisms.catalogue.permits import speaks_for_proposer
from hudong.mechanisms.catalogue.terms import Answer


@act(
    "catalogue.open_review",
    title="发起清理",
    on="office",
    step=FLOW["open"],
    permit=is_office,
    basis="local.review",
)
def open_review(
    *,
    at: Moment,
    office: Body,
    title: str,
    deadline_on: date,
    departments: Sequence[int] | None = None,
) -> ReviewOpened:
    """发起清理 · Invites departments (by key; None: all of them) until ``deadline_on`` (inclusive)."""
    running = Review.objects.exclude(state__in=("published", "cancelled")).first()
    if running is not None:
        raise Conflict(
            f"“{running.title}”还没有办完", hint="同一时间只办一次清理，办完或者撤销再发起"
        )
    if deadline_on < at.day:
        raise Invalid(
            "申报截止日已经过了",
            fields={"deadline_on": f"请选 {at.day} 或者以后的日子"},
        )
    known = {body.pk: body for body in people.bodies(kind=BodyKind.DEPARTMENT)}
    wanted = list(known) if departments is None else list(dict.fromkeys(departments))
    _departments_only(wanted, known)
    if departments is not None and not wanted:
        raise Invalid("一个部门也没有邀请", fields={"departments": "请至少选一个部门"})
    review = Review.objects.create(
        title=title,
        office=office,
        opened_on=at.day,
        deadline_on=deadline_on,
        invites_all=set(wanted) == set(known),
        state="declaring",
    )
    _invite(review, wanted, at.day)
    return ReviewOpened(
        review_id=review.pk,
        title=title,
        deadline_on=deadline_on,
        invites_all=review.invites_all,
        department_ids=tuple(wanted),
    )


@act(
    "catalogue.invite_departments",
    title="补充邀请部门",
    on="review",
    step=FLOW["invite"],
    permit=is_office,
    basis="local.review",
)
def invite_departments(
    *, at: Moment, review: Review, departments: Sequence[int]
) -> DepartmentsInvited:
    """补充邀请部门 · Further departments of a review under way; each is invited once."""
    known = {body.pk: body for body in people.bodies(kind=BodyKind.DEPARTMENT)}
    wanted = list(dict.fromkeys(departments))
    _departments_only(wanted, known)
    invited = set(review.invitations.values_list("department_id", flat=True))
    again = [known[pk].name for pk in wanted if pk in invited]
    if again:
        raise Conflict(f"{'、'.join(again)}已经邀请过了", hint="请去掉已经邀请的")
    if not wanted:
        raise Invalid("没有选部门", fields={"departments": "请至少选一个部门"})
    _invite(review, wanted, at.day)
    return DepartmentsInvited(review_id=review.pk, department_ids=tuple(wanted))


@act(
    "catalogue.extend_deadline",
    title="延长申报期限",
    on="review",
    step=FLOW["extend"],
    permit=is_office,
    basis="local.review",
)
def extend_deadline(
    *, at: Moment, review: Review, deadline_on: date, reason: str
) -> DeadlineExtended:
    """延长申报期限 · Later than before and not past; also after the old one, until claims are judged."""
    if deadline_on <= review.deadline_on or deadline_on < at.day:
        later = max(review.deadline_on, at.day)
        raise Invalid(
            "新的截止日要比原来晚，也不能已经过去",
            fields={"deadline_on": f"请选 {later} 以后的日子"},
        )
    if not reason.strip():
        raise Invalid("没有写延长的理由", fields={"reason": "请写明为什么延长"})
    before, review.deadline_on = review.deadline_on, deadline_on
    return DeadlineExtended(
        review_id=review.pk, before_on=before, deadline_on=deadline_on, reason=reason.strip()
    )


@act(
    "catalogue.declare_nothing",
    title="回复没有申报",
    on="review",
    step=FLOW["declare_nothing"],
    permit=is_department & speaks_for_proposer,
    basis="local.review",
)
def declare_nothing(*, at: Moment, review: Review, proposer: Body, reason: str) -> NothingDeclared:
    """回复没有申报 · The department asks nothing of villages and says why; it may still declare later."""
    in_time(review, at.day)
    if not reason.strip():
        raise Invalid("没有写理由", fields={"reason": "请写明为什么没有要申报的事项"})
    declared = review.declarations.filter(proposer=proposer).count()
    if declared:
        raise Conflict(
            f"已经申报了 {declared} 项，不能回复没有申报", hint="确实不用申报的，请先撤回那几项"
        )
    invitation = invitation_of(review, proposer, at.day)
    invitation.answer, invitation.answered_on = Answer.NOTHING, at.day
    invitation.reason = reason.strip()
    invitation.save()
    return NothingDeclared(review_id=review.pk, department_id=proposer.pk, reason=invitation.reason)


def in_time(review: Review, day: date) -> None:
    """截止以前 · Invalid once the deadline has passed."""
    if day > review.deadline_on:
        raise Invalid(
            f"申报已于 {review.deadline_on} 截止", hint="要补报，请县级办公室延长申报期限"
        )


def invitation_of(review: Review, department: Body, day: date) -> Invitation:
    """本部门的邀请 · The department's row, unsaved where it joins a review that invites all.

    Raises Refused where only others were invited.
    """
    found: Invitation | None = review.invitations.filter(department=department).first()
    if found is not None:
        return found
    if not review.invites_all:
        raise Refused(
            f"“{review.title}”没有邀请{department.name}", hint="要申报，请县级办公室补充邀请"
        )
    return Invitation(review=review, department=department, invited_on=day)


def heard_from(review: Review, proposer: Body, day: date, *, declared: bool) -> None:
    """记下答复 · The department has tasks declared, or none any more (then it is silent again)."""
    if proposer.kind != BodyKind.DEPARTMENT:
        return
    invitation = invitation_of(review, proposer, day)
    answer = Answer.DECLARED if declared else ""
    if invitation.answer == answer:
        return
    invitation.answer, invitation.reason = answer, ""
    invitation.answered_on = day if declared else None
    invitation.save()


def _departments_only(wanted: Iterable[int], known: dict[int, Body]) -> None:
    strange = [str(pk) for pk in wanted if pk not in known]
    if strange:
        raise Invalid(
            f"编号 {'、'.join(strange)} 不是本县的部门", fields={"departments": "请从部门名单里选"}
        )


def _invite(review: Review, departments: Iterable[int], day: date) -> None:
    Invitation.objects.bulk_create(
        [Invitation(review=review, department_id=pk, invited_on=day) for pk in departments]
    )
