"""版次全文的读法。How the whole content of an edition is read: from its own entry in the record.

The record keeps the content in canonical bytes, so that an earlier day's list comes back byte for
byte; the rows of the catalogue are for pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import Conflict, NotFound
from hudong.ground.record.canonical import digest, encode
from hudong.ground.record.queries import facts_about
from hudong.mechanisms.catalogue.models import Declaration, Edition, Matter
from hudong.mechanisms.catalogue.terms import (
    EDITION_KIND,
    EditionContent,
    content_from_plain,
)

_PUBLISHED = ("catalogue.EditionPublished", "catalogue.EditionAmended")
_TAMPERED = "这一版清单与存证对不上，不能给出"


@dataclass(frozen=True)
class EditionFile:
    """版次全文 · An edition's content, its digest, and the entry of the record that keeps it.

    ``newest`` is the number of the newest edition of that day.
    """

    content: EditionContent
    digest: str
    entry: int
    newest: int

    @cached_property
    def canonical(self) -> bytes:
        """规范字节 · The bytes whose SHA-256 is ``digest`` (of the whole content, no excerpt)."""
        return encode(self.content.as_plain())


@reads(budget=2)
def edition_file(*, day: date, number: int | None = None) -> EditionFile:
    """版次全文 · The edition of that number, else the one in force on ``day``.

    Raises NotFound where there is none by that day, Conflict where row and record disagree.
    """
    (found,) = edition_files(day=day, numbers=(number,))
    return found


@reads(budget=3)
def edition_files(*, day: date, numbers: tuple[int | None, ...]) -> tuple[EditionFile, ...]:
    """几版的全文 · One :class:`EditionFile` for each number (None: the one in force on ``day``)."""
    marks = {
        row.number: row for row in Edition.objects.filter(published_on__lte=day).order_by("number")
    }
    newest = max(marks, default=0)
    wanted = [newest if number is None else number for number in numbers]
    for number in wanted:
        if number not in marks:
            raise NotFound(
                f"没有公布过第 {number} 版清单" if number else "那一天还没有公布清单",
                hint="请从“两份清单”里打开",
            )
    return tuple(_file(marks[number], newest) for number in wanted)


def _file(edition: Edition, newest: int) -> EditionFile:
    told = facts_about(kind=EDITION_KIND, identity=edition.pk, fact_kinds=_PUBLISHED)
    for entry, fact in told:
        plain = fact.get("content")
        if isinstance(plain, dict) and digest(plain) == edition.digest:
            try:
                content = content_from_plain(plain)
            except ValueError:
                continue
            return EditionFile(content, edition.digest, entry.number, newest)
    raise Conflict(
        _TAMPERED, where=edition.document_no, hint="请县级办公室运行 hudong verify，看是哪里被改过"
    )


@reads(budget=1)
def edition_digest(*, day: date, number: int) -> str | None:
    """一版的核对码 · For answering whether a file has changed, before any is made."""
    found = Edition.objects.filter(number=number, published_on__lte=day)
    return found.values_list("digest", flat=True).first()


@reads(budget=1)
def number_of_digest(*, digest: str, day: date) -> int | None:
    """按核对码找版次 · The number of the edition whose digest begins so, if it is only one."""
    found = Edition.objects.filter(digest__startswith=digest.lower(), published_on__lte=day)
    numbers = list(found.order_by("number").values_list("number", flat=True)[:2])
    return numbers[0] if len(numbers) == 1 else None


@reads(budget=3)
def departures(*, lineages: tuple[UUID, ...], upto: int) -> dict[UUID, str]:
    """为什么退出 · By lineage, why each matter that edition ``upto`` no longer lists is gone.

    An amendment says so itself. Where a review left a matter out, it is what the review decided
    on the task of the same name, or that no department declared the matter again.
    """
    listed = Matter.objects.filter(lineage__in=lineages, edition__number__lt=upto)
    # 同一项排在后面的版次盖过前面的：留下的是最后列着它的那一版。
    last = {
        lineage: (number, title)
        for lineage, number, title in listed.order_by("edition__number").values_list(
            "lineage", "edition__number", "title"
        )
    }
    leaving = Edition.objects.filter(number__in={number + 1 for number, _ in last.values()})
    editions = {row.number: row for row in leaving.select_related("review")}
    fallen = _decided_reasons(editions.values(), {title for _, title in last.values()})
    return {
        lineage: _why(editions[number + 1], title, fallen)
        for lineage, (number, title) in last.items()
    }


def _decided_reasons(
    editions: Iterable[Edition], titles: Iterable[str]
) -> dict[tuple[int | None, str], str]:
    reviews = {row.review_id for row in editions if row.review_id}
    found = Declaration.objects.filter(review_id__in=reviews, title__in=set(titles))
    return {(item.review_id, item.title): item.reason for item in found.order_by("number")}


def _why(edition: Edition, title: str, fallen: dict[tuple[int | None, str], str]) -> str:
    if edition.review is None:
        return edition.amendment
    reason = fallen.get((edition.review_id, title))
    return reason or f"{edition.review.title}：没有部门再申报这一项"
