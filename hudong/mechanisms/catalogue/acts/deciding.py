"""社会公示、逐项决定、撤销清理。Announcing the intended outcomes, deciding each, or ending the review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid
from hudong.ground.law.terms import Outcome, PaymentMode
from hudong.ground.people import queries as people
from hudong.ground.people.permits import by_reaction, is_office
from hudong.ground.record.canonical import digest
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices.terms import NoticeKind
from hudong.mechanisms.catalogue.acts.declaring import must_be_adopted
from hudong.mechanisms.catalogue.facts import (
    DeclarationsDecided,
    ReviewAnnounced,
    ReviewCancelled,
    ReviewHeard,
)
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import Declaration, Review
from hudong.mechanisms.catalogue.rules import Finding, decide, orphaned, override_problem
from hudong.mechanisms.catalogue.terms import Catalogue, DecisionLine

_MODES = {
    Outcome.ASSISTANCE: PaymentMode.PAID_ASSISTANCE,
    Outcome.OWN_DUTY: PaymentMode.UNPAID_DUTY,
}


@act(
    "catalogue.announce_review",
    title="社会公示",
    on="review",
    step=FLOW["announce"],
    permit=is_office,
    basis="local.list_notice",
)
def announce_review(*, actor: Standing, at: Moment, review: Review) -> ReviewAnnounced:
    """社会公示 · Hangs out the intended outcome of every task, for the county's own minimum days.

    Raises Conflict where the county has adopted another law edition since the claims were judged.
    """
    must_be_adopted(review.library)
    declarations = list(review.declarations.order_by("number"))
    content = [
        [item.number, item.title, item.machine_outcome, item.machine_reason]
        for item in declarations
    ]
    kept = sum(Outcome(item.machine_outcome).kept for item in declarations)
    days = people.local_value(key="local.list_notice", day=at.day)
    subject = replace(review.subject, digest=digest(content))
    notice = notices.publish_notice(
        actor=actor,
        publisher=review.office,
        kind=NoticeKind.LIST,
        subject=subject,
        title=f"{review.title}：拟列入清单的事项",
        text=(
            f"申报和提出的共 {len(declarations)} 项，拟保留 {kept} 项，"
            f"其余 {len(declarations) - kept} 项不再要求村（居）办理，理由逐项列明。"
        ),
        days=days,
        counted="working",
        basis_cite=f"地方规定：两份清单公示不少于 {days} 个工作日",
    )
    review.notice_id = notice.notice_id
    return ReviewAnnounced(review_id=review.pk, notice_id=notice.notice_id, digest=subject.digest)


@act(
    "catalogue.hear_review",
    title="公示期满",
    on="review",
    step=FLOW["hear"],
    permit=by_reaction,
    basis="kernel.reaction",
)
def hear_review(*, review: Review, notice_id: int, objections: int) -> ReviewHeard:
    """公示期满 · By reaction, when the very notice of the review closes."""
    return ReviewHeard(review_id=review.pk, notice_id=notice_id, objections=objections)


@act(
    "catalogue.decide_declarations",
    title="逐项决定",
    on="review",
    step=FLOW["decide"],
    permit=is_office,
    basis="local.review",
)
def decide_declarations(
    *, at: Moment, review: Review, overrides: Sequence[DecisionLine] = ()
) -> DeclarationsDecided:
    """逐项决定 · The announced finding stands unless the office lets a task fall, with a reason.

    Raises Invalid naming the task: an override without a reason, one that keeps what was announced
    as falling, or one that leaves a repeat without the task it repeats.
    """
    must_be_adopted(review.library)
    declarations = list(review.declarations.order_by("number"))
    findings = {item.pk: _finding(item) for item in declarations}
    _check(overrides, declarations, findings)
    decided = decide(findings, overrides)
    for item in declarations:
        line = decided[item.pk]
        item.outcome, item.reason, item.article = line.outcome, line.reason, line.article
        item.payment_mode = _MODES.get(line.outcome, "")
    Declaration.objects.bulk_update(declarations, ["outcome", "reason", "article", "payment_mode"])
    review.decided_on = at.day
    review.digest = digest(
        [
            [item.number, item.title, item.outcome, item.reason, item.article]
            for item in declarations
        ]
    )
    return DeclarationsDecided(
        review_id=review.pk,
        outcomes={str(item.number): item.outcome for item in declarations},
        reasons={str(item.number): item.reason for item in declarations},
        digest=review.digest,
    )


def _finding(item: Declaration) -> Finding:
    return Finding(
        Outcome(item.machine_outcome),
        item.machine_reason,
        item.machine_article,
        None,
        item.duplicate_of_id,
    )


def _check(
    overrides: Sequence[DecisionLine],
    declarations: Sequence[Declaration],
    findings: dict[int, Finding],
) -> None:
    by_id = {item.pk: item for item in declarations}
    for line in overrides:
        item = by_id.get(line.declaration_id)
        if item is None:
            raise Invalid("决定的事项不在这次清理里", where=f"事项 {line.declaration_id}")
        problem = override_problem(line, findings, Catalogue(item.catalogue))
        if problem:
            raise Invalid(
                problem,
                where=f"第 {item.number} 项",
                hint="确需村（居）协助的，请部门写明依据和经费，走准入",
            )
    duplicates = {pk: found.duplicate_of for pk, found in findings.items() if found.duplicate_of}
    for one, first in orphaned(decide(findings, overrides), duplicates).items():
        raise Invalid(
            f"第 {by_id[one].number} 项是按“与第 {by_id[first].number} 项重复”退回的，"
            "那一项也退回了，请一并写明理由",
            where=f"第 {by_id[one].number} 项",
        )


@act(
    "catalogue.cancel_review",
    title="撤销清理",
    on="review",
    step=FLOW["cancel"],
    permit=is_office,
    basis="local.review",
)
def cancel_review(*, review: Review, reason: str) -> ReviewCancelled:
    """撤销清理 · Ends a review without lists, with the reason; the lists in force stay."""
    if not reason.strip():
        raise Invalid("没有写撤销的理由", fields={"reason": "请写明为什么撤销"})
    return ReviewCancelled(review_id=review.pk, reason=reason.strip())
