"""法律变动的读法。Reads of the law watch: what has shifted, and what waits for a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.kernel.subject import Subject
from hudong.ground.law.library import Library
from hudong.ground.law.terms import Outcome
from hudong.ground.law.watch import (
    Footing,
    Shift,
    ShiftKind,
    cited_places,
    footings,
    shift_of,
)
from hudong.ground.people.terms import BodyKind, Role
from hudong.mechanisms.catalogue.models import (
    Edition,
    LawEdition,
    LawFlag,
    Matter,
    MatterFooting,
)
from hudong.mechanisms.catalogue.terms import FlagDecision


@dataclass(frozen=True)
class Watched:
    """查对的结果 · Per lineage: articles not noted before, and shifts that nobody knows yet."""

    matters: dict[UUID, Matter]
    unknown: dict[UUID, tuple[Footing, ...]]
    shifts: dict[UUID, tuple[Shift, ...]]

    @property
    def is_news(self) -> bool:
        """有没有新情况 · True where an act has something to write."""
        return bool(self.unknown or self.shifts)


@dataclass(frozen=True)
class ShiftRow:
    """变动的一条 · One article: what it said, what stands there now, where its content went."""

    cite: str
    kind: ShiftKind
    reason: str
    before: tuple[str, ...]
    now: tuple[str, ...]
    successor: str
    successor_paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class LawFlagRow:
    """法律变动行 · One flagged matter with its shifts, the new finding and the decision."""

    flag_id: int
    lineage: UUID
    matter_id: int
    title: str
    basis_cite: str
    shifts: tuple[ShiftRow, ...]
    outcome: Outcome
    finding: str
    flagged_on: date
    decision: FlagDecision | None
    reason: str
    settled_on: date | None


@reads(budget=3)
def watch_matters(*, edition: Edition, library: Library, day: date) -> Watched:
    """查对 · Holds the matters of an edition against the law of ``day``; writes nothing.

    A matter that is flagged already is left alone: one decision settles all its shifts.
    """
    matters = {
        row.lineage: row for row in edition.matters.exclude(basis_cite="").order_by("position")
    }
    noted: dict[UUID, dict[tuple[str, int, int], Footing]] = {}
    for row in MatterFooting.objects.filter(lineage__in=list(matters)).order_by("id"):
        noted.setdefault(row.lineage, {})[row.instrument, row.no, row.sub] = row.footing
    flagged = set(LawFlag.objects.open().values_list("lineage", flat=True))
    unknown: dict[UUID, tuple[Footing, ...]] = {}
    shifts: dict[UUID, tuple[Shift, ...]] = {}
    for lineage, matter in matters.items():
        known = noted.get(lineage, {})
        new = tuple(
            one
            for one in footings(library, matter.basis_cite, on=day)
            if (one.instrument, one.no, one.sub) not in known
        )
        if new:
            unknown[lineage] = new
        if lineage not in flagged:
            found = tuple(_shifts(library, matter, known, day))
            if found:
                shifts[lineage] = found
    return Watched(matters, unknown, shifts)


def _shifts(
    library: Library, matter: Matter, known: dict[tuple[str, int, int], Footing], day: date
) -> Iterator[Shift]:
    """只看这个事项现在引的条文 · Of the footings only those that its present basis cites."""
    cited = cited_places(library, matter.basis_cite)
    for (instrument, no, sub), footing in known.items():
        if (instrument, no, sub) in cited:
            shift = shift_of(library, footing, on=day)
            if shift is not None:
                yield shift


@reads(budget=5)
def law_news(*, library: Library, day: date) -> Edition | None:
    """有没有法律变动 · The edition in force, where the clock has to watch it; None: nothing to do.

    Nothing is done either while another library waits to be adopted.
    """
    adopted = LawEdition.objects.order_by("-id").first()
    edition = Edition.objects.filter(published_on__lte=day).order_by("-number").first()
    if edition is None or adopted is None or adopted.digest != library.digest:
        return None
    return edition if watch_matters(edition=edition, library=library, day=day).is_news else None


@reads(budget=1)
def law_flag(*, flag_id: int) -> LawFlag:
    """法律变动的行 · The row for an act; raises NotFound."""
    found = LawFlag.objects.select_related("matter").filter(pk=flag_id).first()
    if found is None:
        raise NotFound("没有这项法律变动", where=str(flag_id))
    return found


@reads(budget=1)
def law_flag_row(*, flag_id: int) -> LawFlagRow:
    """一项的法律变动 · For a page; raises NotFound."""
    return _line(law_flag(flag_id=flag_id))


@reads(budget=1)
def law_flags(
    *, lineage: UUID | None = None, only_open: bool = False, limit: int = 200
) -> tuple[LawFlagRow, ...]:
    """法律变动一览 · Open ones first, then the newest; of one matter where ``lineage`` is given."""
    found = LawFlag.objects.select_related("matter").order_by("state", "-id")
    if lineage is not None:
        found = found.filter(lineage=lineage)
    if only_open:
        found = found.open()
    return tuple(_line(row) for row in found[:limit])


def _line(row: LawFlag) -> LawFlagRow:
    return LawFlagRow(
        flag_id=row.pk,
        lineage=row.lineage,
        matter_id=row.matter_id,
        title=row.title,
        basis_cite=row.matter.basis_cite,
        shifts=tuple(
            ShiftRow(
                cite=one["cite"],
                kind=ShiftKind(one["kind"]),
                reason=one["reason"],
                before=tuple(one["before"]),
                now=tuple(one["now"]),
                successor=one["successor"],
                successor_paragraphs=tuple(one["successor_paragraphs"]),
            )
            for one in row.shifts
        ),
        outcome=Outcome(row.outcome),
        finding=row.finding,
        flagged_on=row.flagged_on,
        decision=FlagDecision(row.decision) if row.decision else None,
        reason=row.reason,
        settled_on=row.settled_on,
    )


@desk_of("catalogue.law")
@reads(budget=1)
def desk(*, viewer: Standing, day: date) -> list[DeskItem]:
    """法律变动的待办 · Every open flag stands on the office's desk until somebody decides."""
    if viewer.body_kind != BodyKind.OFFICE or viewer.role not in (Role.HEAD, Role.OFFICER):
        return []
    return [
        DeskItem(
            f"依据的法律变了：{row.title}",
            " ".join(one["reason"] for one in row.shifts),
            "catalogue.settle_law_flag",
            Subject("catalogue.LawFlag", str(row.pk), row.title),
        )
        for row in LawFlag.objects.open().order_by("id")
    ]
