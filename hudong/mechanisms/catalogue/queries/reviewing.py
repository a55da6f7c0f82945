"""清理的读法。Reads of a review, its declarations and everybody's opinions."""

from __future__ import annotations

from django.db.models import Case, Count, F, When

from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.law.terms import Outcome
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import Declaration, Discussion, ExpertOpinion, Review
from hudong.mechanisms.catalogue.queries.lines import (
    CommentRow,
    DeclarationPage,
    DeclarationRow,
    OpinionRow,
    ReviewLine,
    ReviewPage,
)
from hudong.mechanisms.catalogue.terms import Catalogue


@reads(budget=1)
def review(*, review_id: int) -> Review:
    """清理的行 · The row for an act; raises NotFound."""
    found = Review.objects.filter(pk=review_id).first()
    if found is None:
        raise NotFound("没有这次清理", where=str(review_id))
    return found


@reads(budget=3)
def declaration_page(*, declaration_id: int) -> DeclarationPage:
    """申报事项页 · Raises NotFound where there is no such declaration."""
    item = (
        Declaration.objects.select_related("proposer", "review").filter(pk=declaration_id).first()
    )
    if item is None:
        raise NotFound("没有这个申报事项", hint="请从清理页里打开")
    opinions = item.opinions.select_related("expert").order_by("id")
    comments = item.comments.select_related("discussion__community").order_by("id")
    return DeclarationPage(
        row=_declaration_row(item),
        review_id=item.review_id,
        review_title=item.review.title,
        opinions=tuple(
            OpinionRow(one.expert.title, one.stance == "agree", one.reason, one.given_on)
            for one in opinions
        ),
        comments=tuple(
            CommentRow(one.discussion.community.name, one.stance == "agree", one.text)
            for one in comments
        ),
    )


def _declaration_row(item: Declaration) -> DeclarationRow:
    return DeclarationRow(
        declaration_id=item.pk,
        number=item.number,
        catalogue=Catalogue(item.catalogue),
        title=item.title,
        proposer_name=item.proposer.name,
        claimed_basis=item.claimed_basis,
        standard=item.standard,
        machine_outcome=Outcome(item.machine_outcome) if item.machine_outcome else None,
        machine_reason=item.machine_reason,
        outcome=Outcome(item.outcome) if item.outcome else None,
        reason=item.reason,
        article=item.article or item.machine_article,
    )


@reads(budget=4)
def review_page(*, review_id: int | None = None) -> ReviewPage | None:
    """清理页 · One review, or the newest; None where there is none."""
    reviews = Review.objects.order_by("-id")
    review = reviews.filter(pk=review_id).first() if review_id else reviews.first()
    if review is None:
        return None
    rows = review.declarations.select_related("proposer").order_by("number")
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


_RESULT = Case(When(outcome="", then=F("machine_outcome")), default=F("outcome"))


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
        .values_list("catalogue", _RESULT)
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
            (Catalogue(kind), Outcome(result) if result else None): rows
            for kind, result, rows in counted
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
    results: tuple[Outcome, ...] = (),
    first: int = 0,
    limit: int = 30,
) -> tuple[DeclarationRow, ...]:
    """申报事项的一页 · Tasks of a review in their order; ``results`` keeps some outcomes only."""
    found = Declaration.objects.filter(review_id=review_id, catalogue=kind)
    if results:
        found = found.alias(result=_RESULT).filter(result__in=results)
    ordered = found.select_related("proposer").order_by("number")
    return tuple(_declaration_row(item) for item in ordered[first : first + limit])
