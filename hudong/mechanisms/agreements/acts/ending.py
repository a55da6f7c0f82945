"""事项退出清单:条款随之终止,双方写明怎样收尾。A matter left the list: its clauses end, both parties settle."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid, NotFound, OutOfOrder
from hudong.ground.people.permits import by_reaction
from hudong.mechanisms.admission.queries import Exit
from hudong.mechanisms.agreements.facts import ClausesEnded, EndedClauseSettled
from hudong.mechanisms.agreements.models import Agreement, Clause, ClauseExit
from hudong.mechanisms.agreements.permits import is_party_to_agreement
from hudong.mechanisms.agreements.terms import Party


@act(
    "agreements.end_clauses",
    title="条款随事项终止",
    on="leaving",
    permit=by_reaction,
    basis="kernel.reaction",
)
def end_clauses(*, at: Moment, leaving: Exit, lineage: UUID, reason: str) -> ClausesEnded:
    """条款随事项终止 · By reaction: every live clause on the matter ends on the day it left the list.

    Live is a clause of an agreement that was not ended and whose term is not over. What was done
    before that day is still to be paid; the text that both signed is not touched.
    """
    live = Clause.objects.live_on(at.day).filter(matter__lineage=lineage, exits=None)
    clauses = list(live.select_related("agreement").order_by("id"))
    ClauseExit.objects.bulk_create(
        [
            ClauseExit(clause=clause, leaving=leaving, reason=reason, ended_on=at.day)
            for clause in clauses
        ]
    )
    return ClausesEnded(
        exit_id=leaving.pk,
        lineage=str(lineage),
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
    "agreements.settle_ended_clause",
    title="写明终止条款的收尾",
    on="agreement",
    permit=is_party_to_agreement,
    basis="local.admission_exit",
)
def settle_ended_clause(
    *, actor: Standing, at: Moment, agreement: Agreement, clause_number: int, words: str
) -> EndedClauseSettled:
    """写明终止条款的收尾 · Either party says once what was done and paid up to the end; both stand side by side."""
    side = agreement.party_of(actor.body_id)
    assert side is not None
    said = words.strip()
    if not said:
        raise Invalid("没有写收尾", fields={"words": "请写明办到哪一步、钱付到哪一步、还差什么"})
    found = ClauseExit.objects.filter(
        clause__agreement=agreement, clause__number=clause_number
    ).first()
    if found is None:
        raise NotFound("这一条的事项没有退出清单", where=f"第 {clause_number} 条")
    if {Party.A: found.a_words, Party.B: found.b_words}[side]:
        raise OutOfOrder("你方已经写过了", where=f"第 {clause_number} 条")
    if side is Party.A:
        found.a_words = said
    else:
        found.b_words = said
    both = bool(found.a_words and found.b_words)
    if both:
        found.settled_on = at.day
    found.save()
    return EndedClauseSettled(
        agreement_id=agreement.pk,
        clause_number=clause_number,
        party=side.value,
        words=said,
        both=both,
    )


def refuse_ended(agreement: Agreement) -> None:
    """退出的事项不能再往下走 · OutOfOrder where a clause rests on a matter that left the list."""
    gone = ClauseExit.objects.filter(clause__agreement=agreement).order_by("clause__number")
    refuse_gone(agreement, list(gone.values_list("clause__number", flat=True)))


def refuse_gone(agreement: Agreement, numbers: Sequence[int]) -> None:
    """有条款的事项已经退出 · OutOfOrder naming the clauses; silent where there is none."""
    if numbers:
        listed = "、".join(str(number) for number in numbers)
        raise OutOfOrder(
            f"第 {listed} 条的事项已经退出清单，不能再往下走",
            where=agreement.title,
            hint="请终止这次协商，按现行清单重新起草",
        )
