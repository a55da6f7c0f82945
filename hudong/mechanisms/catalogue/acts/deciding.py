"""社会公示、逐项决定、公布清单。Announcing, deciding and publishing editions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder
from hudong.ground.kernel.subject import Subject
from hudong.ground.law.terms import Outcome, PaymentMode
from hudong.ground.people import queries as people
from hudong.ground.people.permits import by_reaction, is_office
from hudong.ground.record.canonical import digest
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices.terms import NoticeKind
from hudong.instruments.stability import queries as stability
from hudong.mechanisms.catalogue.facts import (
    DeclarationsDecided,
    EditionAmended,
    EditionPublished,
    ReviewAnnounced,
    ReviewHeard,
)
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import Declaration, Edition, Matter, Review
from hudong.mechanisms.catalogue.rules import Finding, decide, edition_content
from hudong.mechanisms.catalogue.terms import (
    REVIEW_KIND,
    Catalogue,
    DecisionLine,
    MatterLine,
    Scope,
)


def review_subject(review: Review, content: Any) -> Subject:
    """清理作为程序的对象 · What notices and assessments know of a review."""
    return Subject(REVIEW_KIND, str(review.pk), review.title, digest(content))


@act(
    "catalogue.announce_review",
    title="社会公示",
    on="review",
    step=FLOW["announce"],
    permit=is_office,
    basis="local.list_notice",
)
def announce_review(*, actor: Standing, at: Moment, review: Review) -> ReviewAnnounced:
    """社会公示 · Hangs out the intended outcome of every task, for the county's own minimum days."""
    declarations = list(review.declarations.order_by("number"))
    content = [
        [item.number, item.title, item.machine_outcome, item.machine_reason]
        for item in declarations
    ]
    kept = [item for item in declarations if item.machine_outcome in _kept()]
    days = people.local_value(key="local.list_notice", day=at.day)
    subject = review_subject(review, content)
    notice = notices.publish_notice(
        actor=actor,
        publisher=review.office,
        kind=NoticeKind.LIST,
        subject=subject,
        title=f"{review.title}：拟列入清单的事项",
        text=(
            f"申报和提出的共 {len(declarations)} 项，拟保留 {len(kept)} 项，"
            f"其余 {len(declarations) - len(kept)} 项不再要求村（居）办理，理由逐项列明。"
        ),
        days=days,
        counted="working",
        basis_cite=f"地方规定：两份清单公示不少于 {days} 个工作日",
    )
    return ReviewAnnounced(
        review_id=review.pk, notice_id=notice.notice_id, digest=subject.digest
    )


def _kept() -> list[str]:
    return [outcome.value for outcome in Outcome if outcome.kept]


@act(
    "catalogue.hear_review",
    title="公示期满",
    on="review",
    step=FLOW["hear"],
    permit=by_reaction,
    basis="kernel.reaction",
)
def hear_review(*, review: Review, notice_id: int, objections: int) -> ReviewHeard:
    """公示期满 · By reaction, when the notice of the review closes."""
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
    """逐项决定 · The machine's finding stands unless the office decides otherwise, with a reason.

    Raises Invalid where an override gives no reason, or keeps a task without naming an article.
    """
    declarations = list(review.declarations.order_by("number"))
    by_id = {item.pk: item for item in declarations}
    for line in overrides:
        if line.declaration_id not in by_id:
            raise Invalid("决定的事项不在这次清理里", where=f"事项 {line.declaration_id}")
        where = f"第 {by_id[line.declaration_id].number} 项"
        if not line.reason.strip():
            raise Invalid("与机器结论不同的，请写理由", where=where)
        if line.outcome.kept and not line.article.strip():
            raise Invalid("保留的事项要写明法律条文", where=where)
    findings = {
        item.pk: Finding(
            Outcome(item.machine_outcome), item.machine_reason, item.machine_article, None
        )
        for item in declarations
    }
    decided = decide(findings, overrides)
    for item in declarations:
        line = decided[item.pk]
        item.outcome, item.reason, item.article = line.outcome, line.reason, line.article
        if item.outcome == Outcome.ASSISTANCE:
            item.payment_mode = PaymentMode.PAID_ASSISTANCE
        elif item.outcome == Outcome.OWN_DUTY:
            item.payment_mode = PaymentMode.UNPAID_DUTY
        else:
            item.payment_mode = ""
    Declaration.objects.bulk_update(declarations, ["outcome", "reason", "article", "payment_mode"])
    review.decided_on = at.day
    return DeclarationsDecided(
        review_id=review.pk,
        outcomes={str(item.number): item.outcome for item in declarations},
        reasons={str(item.number): item.reason for item in declarations},
    )


@act(
    "catalogue.publish_edition",
    title="公布清单",
    on="review",
    step=FLOW["publish"],
    permit=is_office,
    basis="local.catalogue",
)
def publish_edition(*, at: Moment, review: Review, document_no: str) -> EditionPublished:
    """公布清单 · Publishes both lists as the next edition; immutable from then on.

    Raises OutOfOrder where no stability assessment of the review has found the risk acceptable.
    """
    _assessed(review)
    kept = list(
        review.declarations.kept().select_related("proposer").order_by("catalogue", "number")
    )
    lines = {
        kind: [_matter_line(item) for item in kept if item.catalogue == kind] for kind in Catalogue
    }
    declared = {
        kind: [item for item in kept if item.catalogue == kind] for kind in Catalogue
    }
    edition, content = _write_edition(at.day, document_no, lines, review=review, declared=declared)
    return EditionPublished(
        edition_id=edition.pk,
        review_id=review.pk,
        number=edition.number,
        document_no=document_no,
        published_on=at.day,
        digest=edition.digest,
        content=content,
    )


def _assessed(review: Review) -> None:
    found = stability.assessment_of(subject_kind=REVIEW_KIND, subject_id=str(review.pk))
    if found is None or not found.passed:
        raise OutOfOrder(
            "公布清单以前要做稳评，而且结论是可以实施",
            where=review.title,
            hint="请先完成社会稳定风险评估",
        )


def _matter_line(item: Declaration) -> MatterLine:
    own = item.catalogue == Catalogue.DUTIES
    return MatterLine(
        title=item.title,
        standard=item.standard,
        payment_mode=PaymentMode(item.payment_mode),
        basis_cite=item.article,
        basis_words=item.reason,
        payer_id=None if own else item.proposer_id,
        scope=Scope(item.scope),
        unit="" if own else item.unit,
        unit_price_fen=0 if own else item.unit_price_fen,
        quantity=0 if own else item.quantity,
        origin=f"{item.review.title}第 {item.number} 项",
    )


def _write_edition(
    day: date,
    document_no: str,
    lines: dict[Catalogue, list[MatterLine]],
    *,
    review: Review | None = None,
    previous: Edition | None = None,
    amendment: str = "",
    declared: dict[Catalogue, list[Declaration]] | None = None,
    lineages: dict[Catalogue, list[Any]] | None = None,
) -> tuple[Edition, dict[str, Any]]:
    """写下一版 · One row for the edition and one per matter, in two inserts."""
    if not document_no.strip():
        raise Invalid("没有写文号", fields={"document_no": "请写文号，例如 太政社〔2026〕1号"})
    if Edition.objects.filter(document_no=document_no).exists():
        raise Conflict(f"文号“{document_no}”已经用过", where="document_no", hint="请换一个文号")
    newest = Edition.objects.order_by("-number").values_list("number", flat=True).first() or 0
    payers = {
        body.pk: body.name for body in people.bodies() if body.pk in _payer_ids(lines)
    }
    content = edition_content(
        number=newest + 1,
        document_no=document_no,
        published_on=day,
        lists={
            kind: [_content_row(place, line, payers) for place, line in enumerate(rows, start=1)]
            for kind, rows in lines.items()
        },
    )
    edition = Edition.objects.create(
        number=newest + 1,
        document_no=document_no,
        published_on=day,
        digest=digest(content),
        review=review,
        previous=previous,
        amendment=amendment,
    )
    matters = []
    for kind, rows in lines.items():
        for place, line in enumerate(rows, start=1):
            matter = _matter(edition, kind, place, line)
            if declared is not None:
                matter.declaration = declared[kind][place - 1]
            if lineages is not None and place <= len(lineages[kind]):
                matter.lineage = lineages[kind][place - 1]
            matters.append(matter)
    Matter.objects.bulk_create(matters)
    return edition, content


def _payer_ids(lines: dict[Catalogue, list[MatterLine]]) -> set[int | None]:
    return {line.payer_id for rows in lines.values() for line in rows}


def _content_row(place: int, line: MatterLine, payers: dict[int, str]) -> dict[str, Any]:
    return {
        "position": place,
        "title": line.title,
        "standard": line.standard,
        "payment_mode": line.payment_mode.value,
        "basis": line.basis_cite,
        "payer": payers.get(line.payer_id, "") if line.payer_id else "",
        "scope": line.scope.value,
        "unit": line.unit,
        "unit_price_fen": line.unit_price_fen,
        "quantity": line.quantity,
    }


def _matter(edition: Edition, kind: Catalogue, place: int, line: MatterLine) -> Matter:
    return Matter(
        edition=edition,
        catalogue=kind,
        position=place,
        title=line.title,
        standard=line.standard,
        payment_mode=line.payment_mode,
        basis_cite=line.basis_cite,
        basis_words=line.basis_words,
        payer_id=line.payer_id,
        scope=line.scope,
        unit=line.unit,
        unit_price_fen=line.unit_price_fen,
        quantity=line.quantity,
        origin=line.origin,
    )


@act(
    "catalogue.amend_edition",
    title="增补清单",
    on="edition",
    permit=is_office,
    basis="local.catalogue",
)
def amend_edition(
    *, at: Moment, edition: Edition, document_no: str, added: MatterLine, reason: str
) -> EditionAmended:
    """增补清单 · A new edition: the one in force and one admitted matter at the end of its list.

    Raises Conflict where ``edition`` is no longer the newest.
    """
    if Edition.objects.filter(number__gt=edition.number).exists():
        raise Conflict("这一版已经不是最新的", hint="请在最新一版上增补")
    matters = list(edition.matters.order_by("position"))
    lines: dict[Catalogue, list[MatterLine]] = {}
    lineages: dict[Catalogue, list[Any]] = {}
    for kind in Catalogue:
        old = [item for item in matters if item.catalogue == kind]
        lines[kind] = [_line_of(item) for item in old]
        lineages[kind] = [item.lineage for item in old]
    lines[Catalogue.ASSISTANCE].append(added)
    new, content = _write_edition(
        at.day, document_no, lines, previous=edition, amendment=reason, lineages=lineages
    )
    return EditionAmended(
        edition_id=new.pk,
        review_id=None,
        number=new.number,
        document_no=document_no,
        published_on=at.day,
        digest=new.digest,
        content=content,
        previous_id=edition.pk,
        added=(added.title,),
        reason=reason,
    )


def _line_of(item: Matter) -> MatterLine:
    return MatterLine(
        title=item.title,
        standard=item.standard,
        payment_mode=PaymentMode(item.payment_mode),
        basis_cite=item.basis_cite,
        basis_words=item.basis_words,
        payer_id=item.payer_id,
        scope=Scope(item.scope),
        unit=item.unit,
        unit_price_fen=item.unit_price_fen,
        quantity=item.quantity,
        origin=item.origin,
    )
