"""终止条款的读法。Reads of clauses whose matter left the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hudong.ground.kernel.reads import reads
from hudong.mechanisms.agreements.models import ClauseExit


@dataclass(frozen=True)
class EndedClause:
    """终止的条款 · Which clause, why and when it ended, and what each party wrote of it."""

    agreement_id: int
    clause_number: int
    title: str
    reason: str
    ended_on: date
    a_words: str
    b_words: str
    settled_on: date | None


@reads(budget=1)
def ended_clauses(*, agreement_id: int) -> tuple[EndedClause, ...]:
    """协议书里随事项终止的条款 · In the order of the clauses."""
    found = ClauseExit.objects.filter(clause__agreement=agreement_id).select_related("clause")
    return tuple(
        EndedClause(
            agreement_id=row.clause.agreement_id,
            clause_number=row.clause.number,
            title=row.clause.title,
            reason=row.reason,
            ended_on=row.ended_on,
            a_words=row.a_words,
            b_words=row.b_words,
            settled_on=row.settled_on,
        )
        for row in found.order_by("clause__number")
    )
