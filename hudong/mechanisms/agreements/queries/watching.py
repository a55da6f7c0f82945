"""条款的法律变动的读法。Reads of the law flags of an agreement's clauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hudong.ground.kernel.reads import reads
from hudong.mechanisms.agreements.models import ClauseLawFlag


@dataclass(frozen=True)
class ClauseLawFlagRow:
    """条款的法律变动 · Which clause, how its law has changed, and what was decided (empty: nothing yet)."""

    clause_id: int
    clause_number: int
    law_flag_id: int
    reason: str
    flagged_on: date
    settlement: str
    settled_on: date | None


@reads(budget=1)
def clause_law_flags(*, agreement_id: int) -> tuple[ClauseLawFlagRow, ...]:
    """协议书里法律变了的条款 · In the order of the clauses, the latest change of each last."""
    found = ClauseLawFlag.objects.filter(clause__agreement=agreement_id).select_related("clause")
    return tuple(
        ClauseLawFlagRow(
            clause_id=row.clause_id,
            clause_number=row.clause.number,
            law_flag_id=row.law_flag_id,
            reason=row.reason,
            flagged_on=row.flagged_on,
            settlement=row.settlement,
            settled_on=row.settled_on,
        )
        for row in found.order_by("clause__number", "id")
    )
