"""清理的读法。Reads of a review, its declarations and everybody's opinions."""

from __future__ import annotations

from django.db.models import Count, Q

from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.law.terms import Outcome
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import (
    Comment,
    Declaration,
    Discussion,
    ExpertOpinion,
    Reopening,
    Review,
)
from hudong.mechanisms.catalogue.queries.lines import (
    CommentRow,
    ConflictRow,
    DeclarationPage,
    DeclarationRow,
    HostRow,
    OpinionRow,
    ReviewLine,
    ReviewPage,
)
from hudong.mechanisms.catalogue.terms import Catalogue, ConflictKind, Decision, Stance


@reads(budget=1)
def review(*, review_id: int) -> Review:
    """清理的行 · The row for an act; raises NotFound."""
    found = Review.objects.filter(pk=review_id).first()
    if found is None:
        raise NotFound("没有这次清理", where=str(review_id))
    return found


@reads(budget=1)
def declaration(*, declaration_id: int) -> Declaration:
    """申报事项的行 · The row for an act, with its review; raises NotFound."""
    found = Declaration.objects.select_related("review").filter(pk=declaration_id).first()
    if found is None:
        raise NotFound("没有这个申报事项", hint="请从清理页里打开")
    return found


@reads(budget=4)
def declaration_page(*, declaration_id: int) -> DeclarationPage:
    """申报事项页 · Raises NotFound where there is no such declaration."""
    found = Declaration.objects.select_related("proposer", "review", "merged_into")
    item = found.filter(pk=declaration_id).first()
    if item is None:
        raise NotFound("没有这个申报事项", hint="请从清理页里打开")
    opinions = item.opinions.select_related("expert").order_by("id")
    conflicts = item.conflicts.select_related("expert").order_by("id")
    comments = item.comments.select_related("discussion__community").order_by("id")
    return DeclarationPage(
        row=_declaration_row(item),
        review_id=item.review_id,
        review_title=item.review.title,
        review_state=item.review.state,
        opinions=tuple(
            OpinionRow(
                one.expert.title,
                one.stance == Stance.AGREE,
                one.reason,
                one.given_on,
                one.is_set_aside,
            )
            for one in opinions
        ),
        conflicts=tuple(
            ConflictRow(one.expert.title, ConflictKind(one.kind), one.declared_on)
            for one in conflicts
        ),
        comments=tuple(_comment_row(one) for one in comments),
    )


def _comment_row(one: Comment) -> CommentRow:
    return CommentRow(
        comment_id=one.pk,
        declaration_id=one.declaration_id,
        author=one.discussion.community.name if one.discussion else "",
        is_resident=one.discussion is None,
        agrees=one.stance == Stance.AGREE,
        text=one.text,
        made_on=one.made_on,
        answer=one.answer,
        answered_by=one.answered_by,
        answered_on=one.answered_on,
    )


def _declaration_row(item: Declaration) -> DeclarationRow:
    host = item.merged_into
    return DeclarationRow(
        declaration_id=item.pk,
        number=item.number,
        catalogue=Catalogue(item.catalogue),
        title=item.title,
        proposer_id=item.proposer_id,
        proposer_name=item.proposer.name,
        claimed_basis=item.claimed_basis,
        standard=item.standard,
        machine_outcome=Outcome(item.machine_outcome) if item.machine_outcome else None,
        machine_reason=item.machine_reason,
        proposed=Decision(item.proposed) if item.proposed else None,
        announced=Decision(item.announced) if item.announced else None,
        decision=Decision(item.decision) if item.decision else None,
        is_decided=item.review.decided_on is not None,
        merged_into=HostRow(host.pk, host.number, host.title) if host else None,
        reason=item.reason,
        article=item.article or item.machine_article,
        reason_code=item.reason_code,
    )


@reads(budget=1)
def unanswered_comments(*, review_id: int) -> tuple[CommentRow, ...]:
    """待答复的意见 · Comments of a review that the office has not answered, oldest first."""
    found = Comment.objects.filter(declaration__review_id=review_id).unanswered()
    return tuple(
        _comment_row(one) for one in found.select_related("discussion__community").order_by("id")
    )


@reads(budget=1)
def reopenings(*, review_id: int) -> tuple[Reopening, ...]:
    """重新打开过几次 · Every reopening of a review with its reason, oldest first."""
    return tuple(Reopening.objects.filter(review_id=review_id).order_by("id"))


@reads(budget=1)
def comment_counts(*, review_id: int) -> tuple[int, int]:
    """意见有多少 · All comments of a review, and those still unanswered."""
    found = Comment.objects.filter(declaration__review_id=review_id)
    counted = found.aggregate(every=Count("id"), open=Count("id", filter=Q(state="unanswered")))
    return counted["every"], counted["open"]


@reads(budget=4)
def review_page(*, review_id: int | None = None) -> ReviewPage | None:
    """清理页 · One review, or the newest; None where there is none."""
    reviews = Review.objects.order_by("-id")
    review = reviews.filter(pk=review_id).first() if review_id else reviews.first()
    if review is None:
        return None
    rows = review.declarations.select_related("proposer", "review", "merged_into").order_by(
        "number"
    )
    experts = (
        ExpertOpinion.objects.filter(declaration__review=review)
        .order_by("expert")
        .values("expert")
        .distinct()
        .count()
    )
    return ReviewPage(
        review_id=review.pk,
        title=review.title,
        state=review.state,
        state_words=FLOW.state(review.state).public_label,
        opened_on=review.opened_on,
        deadline_on=review.deadline_on,
        decided_on=review.decided_on,
        rows=tuple(_declaration_row(item) for item in rows),
        experts=experts,
        communities=review.discussions.count(),
    )


@reads(budget=2)
def review_line(*, review_id: int | None = None, is_decided: bool = False) -> ReviewLine | None:
    """清理的概要 · One review, or the newest (``is_decided``: the newest decided one); None: none.

    Counts only, whatever the number of tasks.
    """
    reviews = Review.objects.order_by("-id")
    if is_decided:
        reviews = reviews.exclude(decided_on=None)
    review = (reviews.filter(pk=review_id) if review_id else reviews).first()
    if review is None:
        return None
    counted = (
        Declaration.objects.filter(review=review)
        .values_list("catalogue", "machine_outcome", "decision")
        .annotate(rows=Count("id"))
        .order_by("catalogue")
    )
    return ReviewLine(
        review_id=review.pk,
        title=review.title,
        state=review.state,
        state_words=FLOW.state(review.state).public_label,
        opened_on=review.opened_on,
        deadline_on=review.deadline_on,
        decided_on=review.decided_on,
        counts={
            (
                Catalogue(kind),
                Outcome(finding) if finding else None,
                Decision(decision) if decision else None,
            ): rows
            for kind, finding, decision, rows in counted
        },
    )


@reads(budget=2)
def voices(*, review_id: int) -> tuple[int, int]:
    """谁说过话 · How many experts and how many communities have spoken in a review."""
    experts = ExpertOpinion.objects.filter(declaration__review_id=review_id)
    heard = experts.aggregate(heard=Count("expert", distinct=True))["heard"]
    return heard, Discussion.objects.filter(review_id=review_id).count()


@reads(budget=1)
def declarations_on_page(
    *,
    review_id: int,
    kind: Catalogue,
    findings: tuple[Outcome, ...] = (),
    decisions: tuple[Decision, ...] = (),
    first: int = 0,
    limit: int = 30,
) -> tuple[DeclarationRow, ...]:
    """申报事项的一页 · Tasks of a review in their order; some findings or decisions only."""
    found = Declaration.objects.filter(review_id=review_id, catalogue=kind)
    if findings:
        found = found.filter(machine_outcome__in=findings)
    if decisions:
        found = found.filter(decision__in=decisions)
    ordered = found.select_related("proposer", "review", "merged_into").order_by("number")
    return tuple(_declaration_row(item) for item in ordered[first : first + limit])
