"""写下一版:内容、版次的行、每个事项的行,一次写成。Writing an edition: its content and all its rows at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.law.terms import PaymentMode
from hudong.ground.people import queries as people
from hudong.ground.record.canonical import digest
from hudong.mechanisms.catalogue.models import Edition, Matter, Review
from hudong.mechanisms.catalogue.terms import (
    Catalogue,
    EditionContent,
    ListedLine,
    MatterLine,
    Scope,
    Way,
    in_order,
)

Lists = Mapping[Catalogue, Sequence[MatterLine]]


def from_matter(item: Matter) -> MatterLine:
    """原样带过去 · A listed matter as a line of the next edition."""
    return MatterLine(
        title=item.title,
        standard=item.standard,
        payment_mode=PaymentMode(item.payment_mode) if item.payment_mode else None,
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
        way=Way(item.way),
        until_on=item.until_on,
        official=item.official,
        reason_code=item.reason_code,
    )


def write_edition(
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
    number, lists = (previous.number if previous else 0) + 1, _with_lineages(lists)
    content = EditionContent(
        number=number,
        document_no=document_no,
        published_on=day,
        amendment=amendment,
        rows=_rows(lists),
    ).as_plain()
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


def _with_lineages(lists: Lists) -> dict[Catalogue, list[MatterLine]]:
    """给新事项沿革号 · The content names every lineage, so each is given before anything is written."""
    return {
        kind: [line if line.lineage else replace(line, lineage=uuid4()) for line in lines]
        for kind, lines in lists.items()
    }


def _rows(lists: Lists) -> tuple[ListedLine, ...]:
    wanted = {line.payer_id for lines in lists.values() for line in lines}
    payers = {body.pk: body.name for body in people.bodies() if body.pk in wanted}
    return in_order(
        [
            _listed(kind, place, line, payers)
            for kind, lines in lists.items()
            for place, line in enumerate(lines, start=1)
        ]
    )


def _listed(kind: Catalogue, place: int, line: MatterLine, payers: Mapping[int, str]) -> ListedLine:
    assert line.lineage is not None
    return ListedLine(
        catalogue=kind,
        position=place,
        title=line.title,
        standard=line.standard,
        basis=line.basis_cite,
        basis_words=line.basis_words,
        payment_mode=line.payment_mode,
        payer=payers.get(line.payer_id, "") if line.payer_id else "",
        scope=line.scope,
        unit=line.unit,
        unit_price_fen=line.unit_price_fen,
        quantity=line.quantity,
        way=line.way,
        until_on=line.until_on,
        official=line.official,
        reason_code=line.reason_code,
        origin=line.origin,
        lineage=line.lineage,
    )


def _matter(edition: Edition, kind: Catalogue, place: int, line: MatterLine) -> Matter:
    return Matter(
        edition=edition,
        catalogue=kind,
        position=place,
        title=line.title,
        standard=line.standard,
        payment_mode=line.payment_mode or "",
        basis_cite=line.basis_cite,
        basis_words=line.basis_words,
        payer_id=line.payer_id,
        scope=line.scope,
        unit=line.unit,
        unit_price_fen=line.unit_price_fen,
        quantity=line.quantity,
        origin=line.origin,
        declaration_id=line.declaration_id,
        way=line.way,
        until_on=line.until_on,
        official=line.official,
        reason_code=line.reason_code,
        lineage=line.lineage,
    )
