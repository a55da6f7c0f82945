"""两份清单的读法。How the catalogue is read."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, Q, QuerySet, When

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.kernel.subject import Subject
from hudong.ground.law.terms import Outcome, PaymentMode
from hudong.ground.people.terms import COMMUNITY_KINDS, BodyKind, Role
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import (
    Declaration,
    Discussion,
    Edition,
    ExpertOpinion,
    LawEdition,
    Matter,
    Review,
)
from hudong.mechanisms.catalogue.terms import Catalogue, Reduction, Scope


@dataclass(frozen=True)
class EditionLine:
    """一版清单 · An edition with the counts of its two lists."""

    edition_id: int
    number: int
    document_no: str
    published_on: date
    digest: str
    amendment: str
    duties: int
    assistance: int


@dataclass(frozen=True)
class EditionMark:
    """版次和它的现状 · An edition without its counts, and the number of the newest beside it."""

    edition_id: int
    number: int
    document_no: str
    published_on: date
    newest: int


@dataclass(frozen=True)
class MatterRow:
    """一个事项 · A matter as one edition lists it."""

    matter_id: int
    lineage: UUID
    catalogue: Catalogue
    position: int
    title: str
    standard: str
    payment_mode: PaymentMode
    basis_cite: str
    basis_words: str
    payer_id: int | None
    payer_name: str
    scope: Scope
    unit: str
    unit_price_fen: int
    quantity: int
    origin: str
    declaration_id: int | None


@dataclass(frozen=True)
class MatterPage:
    """事项页 · A matter, the edition it stands in, and the declaration it came from."""

    matter: MatterRow
    edition: EditionLine
    first_published_on: date
    declaration: DeclarationPage | None


@dataclass(frozen=True)
class DeclarationRow:
    """申报事项行 · A declared task with its finding and its decision."""

    declaration_id: int
    number: int
    catalogue: Catalogue
    title: str
    proposer_name: str
    claimed_basis: str
    standard: str
    machine_outcome: Outcome | None
    machine_reason: str
    outcome: Outcome | None
    reason: str
    article: str

    @property
    def result(self) -> Outcome | None:
        """现在的结论 · The decision, else the finding, else None."""
        return self.outcome or self.machine_outcome

    @property
    def result_reason(self) -> str:
        """现在的理由 · The reason that goes with ``result``."""
        return self.reason or self.machine_reason


@dataclass(frozen=True)
class OpinionRow:
    """专家意见行 · One expert's view; experts are named by office, not by person."""

    expert_title: str
    agrees: bool
    reason: str
    given_on: date


@dataclass(frozen=True)
class CommentRow:
    """村居意见行 · One community's comment."""

    community_name: str
    agrees: bool
    text: str


@dataclass(frozen=True)
class DeclarationPage:
    """申报事项页 · A declared task with everybody's opinion of it."""

    row: DeclarationRow
    review_id: int
    review_title: str
    opinions: tuple[OpinionRow, ...]
    comments: tuple[CommentRow, ...]


@dataclass(frozen=True)
class ReviewPage:
    """清理页 · A review: state, rows, counts by outcome, who has spoken."""

    review_id: int
    title: str
    state: str
    state_words: str
    opened_on: date
    deadline_on: date
    decided_on: date | None
    rows: tuple[DeclarationRow, ...]
    experts: int
    communities: int

    def on_list(self, kind: Catalogue) -> tuple[DeclarationRow, ...]:
        """拟列某份清单的 · Rows proposed for one list."""
        return tuple(row for row in self.rows if row.catalogue is kind)

    @property
    def reduction(self) -> Reduction:
        """瘦身率 · Departments' tasks only; recounted from the rows each time."""
        tasks = self.on_list(Catalogue.ASSISTANCE)
        kept = sum(bool(row.result and row.result.kept) for row in tasks)
        return Reduction(len(tasks), kept)

    @property
    def fallen_by_reason(self) -> dict[Outcome, int]:
        """退回的按理由 · How many of the departments' tasks fell for each reason."""
        counts: dict[Outcome, int] = {}
        for row in self.on_list(Catalogue.ASSISTANCE):
            if row.result is not None and not row.result.kept:
                counts[row.result] = counts.get(row.result, 0) + 1
        return counts


@dataclass(frozen=True)
class LineageLine:
    """事项在一版里 · Where one edition lists a matter."""

    matter_id: int
    position: int
    declaration_id: int | None
    edition_id: int
    number: int
    document_no: str
    published_on: date


@dataclass(frozen=True)
class ReviewLine:
    """清理概要 · A review with its counts by list and outcome (None: not judged yet)."""

    review_id: int
    title: str
    state: str
    state_words: str
    opened_on: date
    deadline_on: date
    decided_on: date | None
    counts: dict[tuple[Catalogue, Outcome | None], int]

    def on_list(self, kind: Catalogue) -> dict[Outcome | None, int]:
        """拟列某份清单的 · Counts of the tasks proposed for one list."""
        return {result: rows for (listed, result), rows in self.counts.items() if listed is kind}

    @property
    def reduction(self) -> Reduction:
        """瘦身率 · Departments' tasks only; recounted from the rows each time."""
        tasks = self.on_list(Catalogue.ASSISTANCE)
        kept = sum(rows for result, rows in tasks.items() if result and result.kept)
        return Reduction(sum(tasks.values()), kept)


def _matter_row(matter: Matter) -> MatterRow:
    return MatterRow(
        matter_id=matter.pk,
        lineage=matter.lineage,
        catalogue=Catalogue(matter.catalogue),
        position=matter.position,
        title=matter.title,
        standard=matter.standard,
        payment_mode=PaymentMode(matter.payment_mode),
        basis_cite=matter.basis_cite,
        basis_words=matter.basis_words,
        payer_id=matter.payer_id,
        payer_name=matter.payer.name if matter.payer else "",
        scope=Scope(matter.scope),
        unit=matter.unit,
        unit_price_fen=matter.unit_price_fen,
        quantity=matter.quantity,
        origin=matter.origin,
        declaration_id=matter.declaration_id,
    )


# 长长的清单只取这些栏,不为每一行造两个对象:次序与 MatterRow 相同。
_MATTER_COLUMNS = tuple(
    {"matter_id": "id", "payer_name": "payer__name"}.get(item.name, item.name)
    for item in fields(MatterRow)
)


@cache
def _listed_matters() -> QuerySet[Matter]:
    """Matters in the order of their list; seventeen columns are looked up once, not on each page."""
    return Matter.objects.order_by("position").values_list(*_MATTER_COLUMNS)


def _matter_of(values: tuple[Any, ...]) -> MatterRow:
    (
        matter_id, lineage, kind, position, title, standard, mode, cite, words,
        payer_id, payer_name, scope, *rest,
    ) = values  # fmt: skip
    return MatterRow(
        matter_id, lineage, Catalogue(kind), position, title, standard, PaymentMode(mode), cite,
        words, payer_id, payer_name or "", Scope(scope), *rest,
    )  # fmt: skip


def _edition_line(edition: Edition, kinds: list[str]) -> EditionLine:
    return EditionLine(
        edition_id=edition.pk,
        number=edition.number,
        document_no=edition.document_no,
        published_on=edition.published_on,
        digest=edition.digest,
        amendment=edition.amendment,
        duties=kinds.count(Catalogue.DUTIES),
        assistance=kinds.count(Catalogue.ASSISTANCE),
    )


@reads(budget=1)
def review(*, review_id: int) -> Review:
    """清理的行 · The row for an act; raises NotFound."""
    found = Review.objects.filter(pk=review_id).first()
    if found is None:
        raise NotFound("没有这次清理", where=str(review_id))
    return found


@reads(budget=1)
def edition(*, edition_id: int) -> Edition:
    """版次的行 · The row for an act; raises NotFound."""
    found = Edition.objects.filter(pk=edition_id).first()
    if found is None:
        raise NotFound("没有这一版清单", where=str(edition_id))
    return found


@reads(budget=1)
def edition_on(*, day: date) -> Edition | None:
    """当日有效的版次 · The newest edition published on or before ``day``; None before the first."""
    return Edition.objects.filter(published_on__lte=day).order_by("-number").first()


def _counted_editions() -> QuerySet[Edition]:
    """Editions with the counts of their two lists as columns, newest first."""
    return Edition.objects.order_by("-number").annotate(
        duties=Count("matters", filter=Q(matters__catalogue=Catalogue.DUTIES)),
        assistance=Count("matters", filter=Q(matters__catalogue=Catalogue.ASSISTANCE)),
    )


def _counted_line(edition: Edition) -> EditionLine:
    return EditionLine(
        edition_id=edition.pk,
        number=edition.number,
        document_no=edition.document_no,
        published_on=edition.published_on,
        digest=edition.digest,
        amendment=edition.amendment,
        duties=edition.duties,
        assistance=edition.assistance,
    )


@reads(budget=1)
def editions(*, limit: int = 100) -> tuple[EditionLine, ...]:
    """历次版次 · Editions, newest first, with the counts of their lists."""
    return tuple(_counted_line(edition) for edition in _counted_editions()[:limit])


@reads(budget=1)
def edition_line(*, day: date, number: int | None = None) -> EditionLine | None:
    """一版清单 · The edition of that number, else the one in force on ``day``; None: there is none."""
    found = _counted_editions().filter(published_on__lte=day)
    edition = (found.filter(number=number) if number else found).first()
    return _counted_line(edition) if edition else None


@reads(budget=1)
def edition_mark(*, day: date, number: int) -> EditionMark | None:
    """某一版 · The edition of that number if it is published by ``day``, and whether a later one is."""
    later = Edition.objects.filter(number__gte=number, published_on__lte=day).order_by("number")
    found = list(later.values_list("id", "number", "document_no", "published_on"))
    if not found or found[0][1] != number:
        return None
    return EditionMark(*found[0], newest=found[-1][1])


@reads(budget=1)
def matters_on_list(
    *, edition_id: int, kind: Catalogue, words: str = "", first: int = 0, limit: int = 30
) -> tuple[MatterRow, ...]:
    """一份清单的一页 · Matters of one list in their order, from the ``first`` (0) on.

    ``words`` keeps those with the words in their title or in what is to be done.
    """
    found = _listed_matters().filter(edition_id=edition_id, catalogue=kind)
    if words:
        found = found.filter(Q(title__icontains=words) | Q(standard__icontains=words))
    return tuple(_matter_of(values) for values in found[first : first + limit])


@reads(budget=1)
def first_matters(*, edition_id: int, count: int) -> tuple[MatterRow, ...]:
    """各份清单的头几项 · The first ``count`` matters of either list."""
    found = Matter.objects.filter(edition_id=edition_id, position__lte=count)
    ordered = found.select_related("payer").order_by("catalogue", "position")
    return tuple(_matter_row(item) for item in ordered)


@reads(budget=1)
def lineage_editions(*, lineage: UUID) -> tuple[LineageLine, ...]:
    """一个事项的各版 · Every edition that lists the matter, oldest first."""
    found = Matter.objects.filter(lineage=lineage).select_related("edition")
    return tuple(
        LineageLine(
            matter_id=item.pk,
            position=item.position,
            declaration_id=item.declaration_id,
            edition_id=item.edition_id,
            number=item.edition.number,
            document_no=item.edition.document_no,
            published_on=item.edition.published_on,
        )
        for item in found.order_by("edition__number")
    )


@reads(budget=1)
def matters_of(*, edition: Edition) -> tuple[MatterRow, ...]:
    """一版的全部事项 · Both lists of an edition, duties first, in their order."""
    found = edition.matters.select_related("payer").order_by("-catalogue", "position")
    return tuple(_matter_row(matter) for matter in found)


@reads(budget=5)
def matter_page(*, matter_id: int) -> MatterPage:
    """事项页 · Raises NotFound where there is no such matter."""
    matter = Matter.objects.select_related("payer", "edition").filter(pk=matter_id).first()
    if matter is None:
        raise NotFound("没有这个事项", hint="请从清单里打开")
    kinds = list(
        Matter.objects.filter(edition=matter.edition)
        .order_by("id")
        .values_list("catalogue", flat=True)
    )
    first = (
        Matter.objects.filter(lineage=matter.lineage)
        .order_by("edition__number")
        .values_list("edition__published_on", "declaration_id")
        .first()
    )
    assert first is not None
    return MatterPage(
        matter=_matter_row(matter),
        edition=_edition_line(matter.edition, kinds),
        first_published_on=first[0],
        declaration=None,
    )


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


@reads(budget=1)
def listed_as(*, declaration_id: int) -> int | None:
    """进了清单没有 · The newest matter that came of a declaration, or None."""
    found = Matter.objects.filter(declaration_id=declaration_id).order_by("-edition__number")
    return found.values_list("id", flat=True).first()


@reads(budget=1)
def adopted_law() -> LawEdition | None:
    """采用的法库 · The edition of the library that the county judges by, or None."""
    return LawEdition.objects.order_by("-id").first()


# 清理走到每一步时,等谁办哪件事。
_NEXT = {
    "declaring": ("catalogue.judge_declarations", "申报截止后，查对法律依据"),
    "judged": ("catalogue.close_expert_review", "至少三位专家提出意见后，结束专家审核"),
    "expert_reviewed": ("catalogue.close_discussion", "村（居）回复后，结束村居讨论"),
    "discussed": ("catalogue.announce_review", "把拟定的结论拿出来社会公示"),
    "heard": ("catalogue.decide_declarations", "公示期满，逐项决定"),
    "decided": ("catalogue.publish_edition", "做完稳评，公布清单"),
}


@desk_of("catalogue")
def desk(*, viewer: Standing, day: date) -> list[DeskItem]:
    """清单的待办 · What the review in hand asks of the viewer (at most two statements)."""
    review = Review.objects.exclude(state__in=("published", "cancelled")).order_by("-id").first()
    if review is None:
        return []
    subject = Subject("catalogue.Review", str(review.pk), review.title)
    if viewer.body_kind == BodyKind.OFFICE and review.state in _NEXT:
        name, detail = _NEXT[review.state]
        return [DeskItem(review.title, detail, name, subject)]
    if viewer.body_kind == BodyKind.OFFICE and review.state == "announced":
        waiting = "公示期还没有满，期满后由系统转入决定"
        return [
            DeskItem(review.title, "逐项决定", "catalogue.decide_declarations", subject,
                     blocked=waiting)
        ]
    if viewer.body_kind == BodyKind.DEPARTMENT and review.state == "declaring":
        return [
            DeskItem(review.title, "申报要村（居）委会协助的事项，每项写明法律依据",
                     "catalogue.declare_tasks", subject, review.deadline_on)
        ]
    if viewer.role == Role.EXPERT and review.state == "judged":
        return [
            DeskItem(review.title, "看机器查对的依据，提出意见", "catalogue.give_expert_opinions",
                     subject)
        ]
    if viewer.body_kind in COMMUNITY_KINDS and review.state == "expert_reviewed":
        answered = Discussion.objects.filter(review=review, community_id=viewer.body_id).exists()
        if not answered:
            return [
                DeskItem(review.title, "组织讨论，回复本村（居）的意见",
                         "catalogue.discuss_declarations", subject)
            ]
    return []
