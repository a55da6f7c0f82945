"""拟定决定、社会公示、逐项决定、重新打开、撤销。Intending, announcing, deciding, reopening, ending a review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid
from hudong.ground.law.judge import judge_claim
from hudong.ground.law.library import Library
from hudong.ground.law.terms import Outcome, PaymentMode
from hudong.ground.people import queries as people
from hudong.ground.people.permits import by_reaction, is_office
from hudong.ground.record.canonical import digest
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices.terms import NoticeKind
from hudong.mechanisms.catalogue.acts.adopting import must_be_adopted
from hudong.mechanisms.catalogue.acts.proposing import LOCAL_CITE, finding_of, general_article
from hudong.mechanisms.catalogue.facts import (
    DecisionsIntended,
    DeclarationsDecided,
    ReviewAnnounced,
    ReviewCancelled,
    ReviewHeard,
    ReviewReopened,
)
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import Declaration, Reopening, Review
from hudong.mechanisms.catalogue.rules import decide, orphaned, why_not
from hudong.mechanisms.catalogue.terms import Catalogue, Decision, DecisionLine

_MODES = {
    Decision.ASSISTANCE: PaymentMode.PAID_ASSISTANCE,
    Decision.OWN_DUTY: PaymentMode.UNPAID_DUTY,
    Decision.PURCHASE: PaymentMode.PURCHASED_SERVICE,
}
_SUPPORTING = {Decision.ASSISTANCE: Outcome.ASSISTANCE, Decision.OWN_DUTY: Outcome.OWN_DUTY}
_WRITTEN = ("decision", "reason", "article", "merged_into", "payment_mode")


@act(
    "catalogue.intend_decisions",
    title="拟定决定",
    on="review",
    step=FLOW["intend"],
    permit=is_office,
    basis="local.review",
)
def intend_decisions(
    *, at: Moment, review: Review, lines: Sequence[DecisionLine], library: Library
) -> DecisionsIntended:
    """拟定决定 · What the office intends otherwise than proposed, before the notice; as often as needed.

    A task is kept against the machine's finding only where the article given supports it: the
    library judges that article as it judged the claim. Raises Invalid naming the task.
    """
    must_be_adopted(review.library)
    must_be_adopted(library.digest)
    if not lines:
        raise Invalid("没有要改的决定", hint="照建议办的，直接公示")
    declarations = list(review.declarations.order_by("number"))
    by_id = _checked(lines, declarations)
    for line in lines:
        item = by_id[line.declaration_id]
        _supported(line, item, library, at)
    changed = [_write(by_id[line.declaration_id], line, review, at) for line in lines]
    Declaration.objects.bulk_update(changed, _WRITTEN)
    return DecisionsIntended(
        review_id=review.pk,
        decisions={str(item.number): str(item.decision) for item in changed},
        reasons={str(item.number): item.reason for item in changed},
        articles={str(item.number): item.article for item in changed},
        merged_into=_merged(changed, by_id),
    )


def _checked(
    lines: Sequence[DecisionLine], declarations: Sequence[Declaration], *, is_final: bool = False
) -> dict[int, Declaration]:
    by_id = {item.pk: item for item in declarations}
    for line in lines:
        item = by_id.get(line.declaration_id)
        if item is None:
            raise Invalid("决定的事项不在这次清理里", where=f"事项 {line.declaration_id}")
        announced = Decision(item.announced) if is_final and item.announced else None
        problem = why_not(line, Catalogue(item.catalogue), announced)
        if problem:
            raise Invalid(problem, where=f"第 {item.number} 项")
        if line.into_id is not None and line.into_id not in by_id:
            raise Invalid("并入的事项不在这次清理里", where=f"第 {item.number} 项")
    return by_id


def _supported(line: DecisionLine, item: Declaration, library: Library, at: Moment) -> None:
    """保留要有条文 · What the machine found to fall is kept on an article that the machine supports."""
    wanted = _SUPPORTING.get(line.decision)
    if wanted is None or finding_of(item).outcome is wanted:
        return
    judged = judge_claim(library, line.article, title=item.title, on=at.day)
    if judged.outcome is not wanted:
        raise Invalid(
            f"所写的条文查对下来是“{judged.outcome.words}”，不能据它{line.decision.words}",
            where=f"第 {item.number} 项",
            hint="请写明要求村（居）委会做这件事的条文；没有的，不能保留",
        )


def _write(item: Declaration, line: DecisionLine, review: Review, at: Moment) -> Declaration:
    item.decision, item.reason = line.decision, line.reason.strip()
    general = general_article(review, at) if Catalogue(item.catalogue).is_main else LOCAL_CITE
    item.article = line.article.strip() or item.machine_article or general
    item.merged_into_id = line.into_id
    item.payment_mode = _mode(item)
    return item


def _mode(item: Declaration) -> str:
    """支付方式 · By the decision; certificates are issued unpaid, and negative matters have none."""
    if item.decision == Decision.LISTED and item.catalogue == Catalogue.CERTIFICATES:
        return PaymentMode.UNPAID_DUTY
    return _MODES.get(Decision(item.decision), "")


def _lines(declarations: Sequence[Declaration]) -> dict[int, DecisionLine]:
    return {
        item.pk: DecisionLine(
            item.pk, Decision(item.decision), item.reason, item.article, item.merged_into_id
        )
        for item in declarations
    }


def _no_orphans(decided: Mapping[int, DecisionLine], by_id: Mapping[int, Declaration]) -> None:
    for one, into in orphaned(decided).items():
        raise Invalid(
            f"第 {by_id[one].number} 项并入第 {by_id[into].number} 项，那一项却没有保留，"
            "请一并改过，写明理由",
            where=f"第 {by_id[one].number} 项",
        )


def _merged(
    declarations: Sequence[Declaration], by_id: Mapping[int, Declaration]
) -> dict[str, int]:
    return {
        str(item.number): by_id[item.merged_into_id].number
        for item in declarations
        if item.merged_into_id is not None
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
    """社会公示 · Hangs out the intended decision of every task, for the county's own minimum days.

    Once more after the first notice, where the office intends to keep what was to fall. Raises
    Conflict where the county has adopted another law edition since the claims were judged.
    """
    must_be_adopted(review.library)
    declarations = list(review.declarations.select_related("proposer").order_by("number"))
    by_id = {item.pk: item for item in declarations}
    _no_orphans(_lines(declarations), by_id)
    for item in declarations:
        item.announced = item.decision
    Declaration.objects.bulk_update(declarations, ["announced"])
    content = [[item.number, item.title, str(item.announced), item.reason] for item in declarations]
    again = "（再次公示）" if review.notice_id else ""
    days = people.local_value(key="local.list_notice", day=at.day)
    subject = replace(review.subject, digest=digest(content))
    notice = notices.publish_notice(
        actor=actor,
        publisher=review.office,
        kind=NoticeKind.LIST,
        subject=subject,
        title=f"{review.title}：拟列入清单的事项{again}",
        text=_notice_text(declarations, by_id),
        days=days,
        counted="working",
        basis_cite=f"地方规定：两份清单公示不少于 {days} 个工作日",
    )
    review.notice_id = notice.notice_id
    return ReviewAnnounced(review_id=review.pk, notice_id=notice.notice_id, digest=subject.digest)


def _notice_text(declarations: Sequence[Declaration], by_id: Mapping[int, Declaration]) -> str:
    kept = sum(Decision(item.decision).kept for item in declarations)
    lines = [
        f"申报和提出的共 {len(declarations)} 项，拟保留 {kept} 项，"
        f"其余 {len(declarations) - kept} 项不再要求村（居）办理，理由逐项列明。"
        "任何人都可以提出异议，不用登录；每条异议都答复，答复公开。"
    ]
    for decision in Decision:
        group = [item for item in declarations if item.decision == decision]
        if group:
            lines.append(f"拟{decision.words}（{len(group)} 项）：")
            lines += [_notice_line(item, by_id) for item in group]
    return "\n".join(lines)


def _notice_line(item: Declaration, by_id: Mapping[int, Declaration]) -> str:
    into = by_id.get(item.merged_into_id or 0)
    host = f"并入第 {into.number} 项“{into.title}”。" if into else ""
    return f"{item.number}. {item.title}（{item.proposer.name}）：{host}{item.reason}"


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
    """逐项决定 · What was announced stands unless the office decides otherwise, each with a reason.

    Raises Invalid naming the task: a decision without a reason, one that keeps what was not
    announced as kept, or one that merges a task into another that does not stay.
    """
    must_be_adopted(review.library)
    declarations = list(review.declarations.order_by("number"))
    decided = decide(_lines(declarations), overrides)
    by_id = _checked(list(decided.values()), declarations, is_final=True)
    _no_orphans(decided, by_id)
    for item in declarations:
        _write(item, decided[item.pk], review, at)
    Declaration.objects.bulk_update(declarations, _WRITTEN)
    review.decided_on = at.day
    review.digest = digest(
        [
            [item.number, item.title, str(item.decision), item.reason, item.article]
            for item in declarations
        ]
    )
    return DeclarationsDecided(
        review_id=review.pk,
        decisions={str(item.number): str(item.decision) for item in declarations},
        reasons={str(item.number): item.reason for item in declarations},
        articles={str(item.number): item.article for item in declarations},
        merged_into=_merged(declarations, by_id),
        digest=review.digest,
    )


@act(
    "catalogue.reopen_review",
    title="重新打开",
    on="review",
    step=FLOW["reopen"],
    permit=is_office,
    basis="local.review",
)
def reopen_review(*, at: Moment, review: Review, reason: str) -> ReviewReopened:
    """重新打开 · A decided review may be corrected before publication; it must then be decided again.

    What may be kept is still what was announced; to keep more, it is announced once more. An
    assessment of other decisions no longer counts.
    """
    if not reason.strip():
        raise Invalid("没有写重新打开的理由", fields={"reason": "请写明哪里要改、为什么"})
    Reopening.objects.create(
        review=review, reason=reason.strip(), digest=review.digest, reopened_on=at.day
    )
    before, review.digest, review.decided_on = review.digest, "", None
    return ReviewReopened(review_id=review.pk, reason=reason.strip(), digest=before)


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
