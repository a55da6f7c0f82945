"""采用法库,查对法律变动。Adopt an edition of the law library, and hold the lists against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import REACTION
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict
from hudong.ground.law.judge import judge_claim
from hudong.ground.law.library import Library
from hudong.ground.law.watch import Footing, Shift
from hudong.ground.people.permits import by_clock, by_reaction, by_setup, is_office
from hudong.ground.people.queries import County
from hudong.ground.record.canonical import plain
from hudong.mechanisms.catalogue.facts import LawEditionAdopted, LawWatched
from hudong.mechanisms.catalogue.models import (
    Edition,
    LawEdition,
    LawFlag,
    Matter,
    MatterFooting,
)
from hudong.mechanisms.catalogue.queries.watching import watch_matters


@act(
    "catalogue.adopt_law_edition",
    title="采用法库",
    on="county",
    permit=is_office | by_setup,
    basis="catalogue.edition_adoption",
)
def adopt_law_edition(*, at: Moment, county: County, library: Library) -> LawEditionAdopted:
    """采用法库 · From now on the county judges by this edition; its digest stands in every entry.

    Every matter of the edition in force is held against it in the same transaction (``watch_law``).

    Raises Conflict where the same edition is adopted already.
    """
    latest = LawEdition.objects.order_by("-id").first()
    if latest is not None and latest.digest == library.digest:
        raise Conflict("已经采用了这一版法库", hint="法库没有变化，不用再采用")
    edition = LawEdition.objects.create(
        digest=library.digest,
        source=library.source,
        instruments=library.instruments,
        articles=library.articles,
        adopted_on=at.day,
    )
    in_force = Edition.objects.order_by("-number").first()
    if in_force is not None:
        watch_law(actor=REACTION, edition=in_force, library=library)
    return LawEditionAdopted(
        law_edition_id=edition.pk,
        digest=edition.digest,
        source=edition.source,
        instruments=edition.instruments,
        articles=edition.articles,
    )


@act(
    "catalogue.watch_law",
    title="查对法律变动",
    on="edition",
    permit=by_clock | by_reaction | is_office,
    basis="villagers_committee_act.funding",
)
def watch_law(*, at: Moment, edition: Edition, library: Library) -> LawWatched:
    """查对法律变动 · Holds every matter of the edition in force against the law of today.

    Articles that a matter stands on are noted the first time; where one reads otherwise since, the
    matter is judged again and flagged, and stays flagged until the office decides. Raises Conflict
    where ``library`` is not the one adopted, or the edition is not the newest.
    """
    must_be_adopted(library.digest)
    if Edition.objects.filter(number__gt=edition.number).exists():
        raise Conflict("这一版已经不是最新的", hint="请查对最新一版清单")
    watched = watch_matters(edition=edition, library=library, day=at.day)
    MatterFooting.objects.bulk_create(
        [
            _noted(lineage, footing, at)
            for lineage, unknown in watched.unknown.items()
            for footing in unknown
        ]
    )
    flags = [
        _flag(matter, shifts, library, at)
        for matter, shifts in ((watched.matters[one], two) for one, two in watched.shifts.items())
    ]
    LawFlag.objects.bulk_create(flags)
    return LawWatched(
        edition_id=edition.pk,
        library=library.digest,
        noted=sum(len(unknown) for unknown in watched.unknown.values()),
        flagged=tuple(_flagged(flag) for flag in flags),
    )


def _noted(lineage: UUID, footing: Footing, at: Moment) -> MatterFooting:
    noted = MatterFooting(lineage=lineage)
    noted.rest_on(footing, at.day)
    return noted


def _flag(matter: Matter, shifts: Iterable[Shift], library: Library, at: Moment) -> LawFlag:
    judged = judge_claim(library, matter.basis_cite, title=matter.title, on=at.day)
    return LawFlag(
        lineage=matter.lineage,
        matter=matter,
        title=matter.title,
        library=library.digest,
        shifts=[_row(shift) for shift in shifts],
        outcome=judged.outcome,
        finding=judged.reason,
        flagged_on=at.day,
        state="open",
    )


def _row(shift: Shift) -> dict[str, Any]:
    """变动的一行 · As it is stored: the words before and after stand beside each other."""
    return {
        "footing": plain(asdict(shift.footing)),
        "cite": shift.footing.cite,
        "kind": shift.kind.value,
        "reason": shift.reason,
        "before": list(shift.footing.paragraphs),
        "now": list(shift.now),
        "successor": shift.successor,
        "successor_paragraphs": list(shift.successor_paragraphs),
    }


def _flagged(flag: LawFlag) -> dict[str, str]:
    return {
        "lineage": str(flag.lineage),
        "title": flag.title,
        "articles": "、".join(row["cite"] for row in flag.shifts),
        "reason": " ".join(row["reason"] for row in flag.shifts),
        "outcome": str(flag.outcome),
    }


def must_be_adopted(library: str) -> None:
    """必须是采用的法库 · Conflict where the library of that digest is not the county's edition."""
    adopted = LawEdition.objects.order_by("-id").first()
    if adopted is None or adopted.digest != library:
        raise Conflict(
            "据以查对的法库不是本县现在采用的那一版",
            hint="还没有查对的，请先采用新的法库；已经查对的，请撤销这次清理重新发起",
        )
