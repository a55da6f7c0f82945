"""公布清单:每一版写下就不再改。Publishing editions: written once, never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder
from hudong.ground.law.terms import PaymentMode
from hudong.ground.people import queries as people
from hudong.ground.people.permits import is_office
from hudong.ground.record.canonical import digest
from hudong.instruments.stability import queries as stability
from hudong.mechanisms.catalogue.acts.declaring import must_be_adopted
from hudong.mechanisms.catalogue.facts import EditionAmended, EditionPublished
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import Declaration, Edition, Matter, Review
from hudong.mechanisms.catalogue.permits import within_a_decision
from hudong.mechanisms.catalogue.rules import edition_content
from hudong.mechanisms.catalogue.terms import REVIEW_KIND, Catalogue, MatterLine, Scope

Lists = Mapping[Catalogue, Sequence[MatterLine]]


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

    A matter that the edition before lists under the same name goes on with its lineage; what came
    through the gate since stays on the list. Raises OutOfOrder where the office's stability
    assessment of exactly these decisions has not passed.
    """
    must_be_adopted(review.library)
    _assessed(review)
    previous = Edition.objects.order_by("-number").first()
    known = _known(previous)
    kept = review.declarations.kept().select_related("review").order_by("catalogue", "number")
    lists: dict[Catalogue, list[MatterLine]] = {kind: [] for kind in Catalogue}
    for item in kept:
        kind = Catalogue(item.catalogue)
        before = known.pop((kind, item.title), None)
        lists[kind].append(replace(_from_declaration(item), lineage=before and before.lineage))
    for (kind, _), line in known.items():
        if line.declaration_id is None:
            lists[kind].append(line)
    edition, content = _write(at.day, document_no, lists, review=review, previous=previous)
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
    if found is None or found.subject.digest != review.digest:
        raise OutOfOrder(
            "公布清单以前，要对这些决定做稳评",
            where=review.title,
            hint="请由县级办公室对决定的内容完成社会稳定风险评估",
        )
    if found.organiser != review.office.name:
        raise OutOfOrder(f"稳评要由{review.office.name}组织", where=review.title)
    if not found.passed:
        raise OutOfOrder("稳评的结论不是可以实施，不能公布", where=review.title)


def _known(previous: Edition | None) -> dict[tuple[Catalogue, str], MatterLine]:
    """上一版的事项 · By list and name, in their order."""
    if previous is None:
        return {}
    matters = previous.matters.order_by("catalogue", "position")
    return {(Catalogue(item.catalogue), item.title): _from_matter(item) for item in matters}


def _from_declaration(item: Declaration) -> MatterLine:
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
        declaration_id=item.pk,
    )


def _from_matter(item: Matter) -> MatterLine:
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
        declaration_id=item.declaration_id,
        lineage=item.lineage,
    )


def _write(
    day: date,
    document_no: str,
    lists: Lists,
    *,
    review: Review | None = None,
    previous: Edition | None = None,
    amendment: str = "",
) -> tuple[Edition, dict[str, Any]]:
    """写下一版 · One row for the edition and one per matter, in two inserts."""
    if not document_no.strip():
        raise Invalid("没有写文号", fields={"document_no": "请写文号，例如 太政社〔2026〕1号"})
    if Edition.objects.filter(document_no=document_no).exists():
        raise Conflict(f"文号“{document_no}”已经用过", where="document_no", hint="请换一个文号")
    number = (previous.number if previous else 0) + 1
    wanted = {line.payer_id for lines in lists.values() for line in lines}
    payers = {body.pk: body.name for body in people.bodies() if body.pk in wanted}
    content = edition_content(
        number=number,
        document_no=document_no,
        published_on=day,
        lists={
            kind: [_content_row(place, line, payers) for place, line in enumerate(lines, start=1)]
            for kind, lines in lists.items()
        },
    )
    edition = Edition.objects.create(
        number=number,
        document_no=document_no,
        published_on=day,
        digest=digest(content),
        review=review,
        previous=previous,
        amendment=amendment,
    )
    Matter.objects.bulk_create(
        [
            _matter(edition, kind, place, line)
            for kind, lines in lists.items()
            for place, line in enumerate(lines, start=1)
        ]
    )
    return edition, content


def _content_row(place: int, line: MatterLine, payers: Mapping[int, str]) -> dict[str, Any]:
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
    matter = Matter(
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
        declaration_id=line.declaration_id,
    )
    if line.lineage is not None:
        matter.lineage = line.lineage
    return matter


@act(
    "catalogue.amend_edition",
    title="增补清单",
    on="edition",
    permit=is_office & within_a_decision,
    basis="local.catalogue",
)
def amend_edition(
    *, at: Moment, edition: Edition, document_no: str, added: MatterLine, reason: str
) -> EditionAmended:
    """增补清单 · A new edition: the one in force and one admitted matter at the end of its list.

    Only within the decision at the gate. Raises Conflict where ``edition`` is no longer the newest,
    Invalid where the matter lacks name, basis, payer, money or the reason.
    """
    if Edition.objects.filter(number__gt=edition.number).exists():
        raise Conflict("这一版已经不是最新的", hint="请在最新一版上增补")
    lacking = _lacking(added, reason)
    if lacking:
        raise Invalid(f"增补的事项没有写全：{'、'.join(lacking)}", where=added.title)
    lists: dict[Catalogue, list[MatterLine]] = {kind: [] for kind in Catalogue}
    for item in edition.matters.order_by("catalogue", "position"):
        lists[Catalogue(item.catalogue)].append(_from_matter(item))
    if any(line.title == added.title for line in lists[Catalogue.ASSISTANCE]):
        raise Conflict(f"“{added.title}”已经在清单上", where=added.title)
    lists[Catalogue.ASSISTANCE].append(added)
    new, content = _write(at.day, document_no, lists, previous=edition, amendment=reason)
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


def _lacking(line: MatterLine, reason: str) -> list[str]:
    checks = {
        "名称": line.title.strip(),
        "法律依据": line.basis_cite.strip(),
        "谁出钱": line.payer_id,
        "经费标准": line.unit_price_fen > 0,
        "支付方式": line.payment_mode is PaymentMode.PAID_ASSISTANCE,
        "准入的理由": reason.strip(),
    }
    return [name for name, there in checks.items() if not there]
