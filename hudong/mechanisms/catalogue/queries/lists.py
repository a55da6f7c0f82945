"""版次和事项的读法。Reads of editions and of the matters that they list."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.ready import ready
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.law.terms import PaymentMode
from hudong.mechanisms.catalogue.models import Edition, LawEdition, Matter
from hudong.mechanisms.catalogue.queries.lines import (
    EditionLine,
    EditionMark,
    LineageLine,
    ListedMatter,
    MatterPage,
    MatterRow,
)
from hudong.mechanisms.catalogue.terms import Catalogue, ListedLine, Scope, Way

_COLUMNS: Final = {"matter_id": "id", "payer_name": "payer__name"}
_LISTED: Final = tuple(_COLUMNS.get(item.name, item.name) for item in fields(ListedMatter))


def _matter_row(matter: Matter) -> MatterRow:
    return MatterRow(
        matter_id=matter.pk,
        lineage=matter.lineage,
        catalogue=Catalogue(matter.catalogue),
        position=matter.position,
        title=matter.title,
        standard=matter.standard,
        payment_mode=PaymentMode(matter.payment_mode) if matter.payment_mode else None,
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
        official=matter.official,
        way=Way(matter.way),
        until_on=matter.until_on,
        reason_code=matter.reason_code,
    )


def _listed_line(matter: Matter) -> ListedLine:
    return ListedLine(
        catalogue=Catalogue(matter.catalogue),
        position=matter.position,
        title=matter.title,
        standard=matter.standard,
        basis=matter.basis_cite,
        basis_words=matter.basis_words,
        payment_mode=PaymentMode(matter.payment_mode) if matter.payment_mode else None,
        payer=matter.payer.name if matter.payer else "",
        scope=Scope(matter.scope),
        unit=matter.unit,
        unit_price_fen=matter.unit_price_fen,
        quantity=matter.quantity,
        way=Way(matter.way),
        until_on=matter.until_on,
        official=matter.official,
        reason_code=matter.reason_code,
        origin=matter.origin,
        lineage=matter.lineage,
    )


# 每个读者打开清单都要的两条，拼好一次。
@ready(ListedMatter)
def _listed_matters(edition_id: int, kind: Catalogue) -> QuerySet[Any]:
    """Matters of one list in their order, column by column as :class:`ListedMatter` has them."""
    found = Matter.objects.filter(edition_id=edition_id, catalogue=kind)
    return found.order_by("position").values_list(*_LISTED)


@ready(lambda *columns: columns)
def _edition_marks(number: int, day: date) -> QuerySet[Any]:
    """That edition and those after it, as :class:`EditionMark` begins."""
    found = Edition.objects.filter(number__gte=number, published_on__lte=day)
    return found.order_by("number").values_list("id", "number", "document_no", "published_on")


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
    found = _edition_marks(number=number, day=day)
    if not found or found[0][1] != number:
        return None
    return EditionMark(*found[0], newest=found[-1][1])


@reads(budget=1)
def matters_on_list(
    *, edition_id: int, kind: Catalogue, words: str = "", first: int = 0, limit: int = 30
) -> tuple[ListedMatter, ...]:
    """一份清单的一页 · Matters of one list in their order, from the ``first`` (0) on.

    ``words`` keeps those with the words in their title or in what is to be done.
    """
    if not words:
        return _listed_matters(edition_id=edition_id, kind=kind, first=first, limit=limit)
    found = Matter.objects.filter(edition_id=edition_id, catalogue=kind)
    found = found.filter(Q(title__icontains=words) | Q(standard__icontains=words))
    rows = found.order_by("position").values_list(*_LISTED)[first : first + limit]
    return tuple(ListedMatter(*values) for values in rows)


@reads(budget=1)
def first_matters(*, edition_id: int, count: int) -> tuple[MatterRow, ...]:
    """各份清单的头几项 · The first ``count`` matters of either list."""
    found = Matter.objects.filter(edition_id=edition_id, position__lte=count)
    ordered = found.select_related("payer").order_by("catalogue", "position")
    return tuple(_matter_row(item) for item in ordered)


@reads(budget=1)
def lineage_editions(*, lineage: UUID) -> tuple[LineageLine, ...]:
    """一个事项的各版 · Every edition that lists the matter, oldest first."""
    found = Matter.objects.filter(lineage=lineage).select_related("edition", "payer")
    return tuple(
        LineageLine(
            matter_id=item.pk,
            position=item.position,
            declaration_id=item.declaration_id,
            edition_id=item.edition_id,
            number=item.edition.number,
            document_no=item.edition.document_no,
            published_on=item.edition.published_on,
            line=_listed_line(item),
        )
        for item in found.order_by("edition__number")
    )


@reads(budget=1)
def matters_of(*, edition: Edition) -> tuple[MatterRow, ...]:
    """一版的全部事项 · Every list of an edition, duties first, in their order."""
    found = edition.matters.select_related("payer").order_by("catalogue", "position")
    rows = [_matter_row(matter) for matter in found]
    return tuple(row for kind in Catalogue for row in rows if row.catalogue is kind)


@reads(budget=1)
def list_counts(*, edition_id: int) -> dict[Catalogue, int]:
    """各份清单几项 · How many matters each list of an edition has; lists without one are left out."""
    found = Matter.objects.filter(edition_id=edition_id).order_by("catalogue")
    return {
        Catalogue(kind): count
        for kind, count in found.values_list("catalogue").annotate(Count("pk"))
    }


@reads(budget=3)
def matter_page(*, matter_id: int) -> MatterPage:
    """事项页 · Raises NotFound where there is no such matter."""
    matter = Matter.objects.select_related("payer").filter(pk=matter_id).first()
    if matter is None:
        raise NotFound("没有这个事项", hint="请从清单里打开")
    editions_of_it = Edition.objects.filter(matters__lineage=matter.lineage)
    first = editions_of_it.order_by("number").values_list("published_on", flat=True).first()
    assert first is not None
    return MatterPage(
        matter=_matter_row(matter),
        edition=_counted_line(_counted_editions().get(pk=matter.edition_id)),
        first_published_on=first,
    )


@reads(budget=1)
def listed_as(*, declaration_id: int) -> int | None:
    """进了清单没有 · The newest matter that came of a declaration, or None."""
    found = Matter.objects.filter(declaration_id=declaration_id).order_by("-edition__number")
    return found.values_list("id", flat=True).first()


@reads(budget=1)
def adopted_law() -> LawEdition | None:
    """采用的法库 · The edition of the library that the county judges by, or None."""
    return LawEdition.objects.order_by("-id").first()
