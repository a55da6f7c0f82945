"""法律变动到了条款:标出,处理完了收起。The law watch reaches the clauses: flagged, and settled again."""

from __future__ import annotations

from collections.abc import Mapping

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.people.permits import by_reaction
from hudong.mechanisms.agreements.facts import ClauseFlagsSettled, ClausesFlagged
from hudong.mechanisms.agreements.models import Clause, ClauseLawFlag
from hudong.mechanisms.catalogue.queries import Edition, LawFlag


@act(
    "agreements.flag_clauses",
    title="标出法律变了的条款",
    on="edition",
    permit=by_reaction,
    basis="kernel.reaction",
)
def flag_clauses(*, at: Moment, edition: Edition, reasons: Mapping[str, str]) -> ClausesFlagged:
    """标出法律变了的条款 · By reaction: every live clause of a flagged matter is flagged too.

    ``reasons`` says per lineage how the law has changed. Live is a clause of an agreement that was
    not ended and whose term is not over.
    """
    flags = {str(flag.lineage): flag for flag in LawFlag.objects.open().order_by("id")}
    live = Clause.objects.live_on(at.day).filter(matter__lineage__in=list(reasons))
    clauses = list(live.select_related("agreement", "matter").order_by("id"))
    rows = [
        ClauseLawFlag(
            clause=clause,
            law_flag=flags[str(clause.matter.lineage)],
            reason=reasons[str(clause.matter.lineage)],
            flagged_on=at.day,
        )
        for clause in clauses
    ]
    ClauseLawFlag.objects.bulk_create(rows)
    return ClausesFlagged(
        edition_id=edition.pk,
        clauses=tuple(
            {
                "agreement": clause.agreement.number,
                "clause": str(clause.number),
                "title": clause.title,
            }
            for clause in clauses
        ),
    )


@act(
    "agreements.settle_clause_flags",
    title="收起条款的法律变动",
    on="flag",
    permit=by_reaction,
    basis="kernel.reaction",
)
def settle_clause_flags(*, at: Moment, flag: LawFlag, settlement: str) -> ClauseFlagsSettled:
    """收起条款的法律变动 · By reaction, when the office has decided what becomes of the matter."""
    rows = list(ClauseLawFlag.objects.open().filter(law_flag=flag).order_by("id"))
    for row in rows:
        row.settlement, row.settled_on = settlement, at.day
    ClauseLawFlag.objects.bulk_update(rows, ["settlement", "settled_on"])
    return ClauseFlagsSettled(
        law_flag_id=flag.pk,
        settlement=settlement,
        clauses=tuple(row.clause_id for row in rows),
    )
