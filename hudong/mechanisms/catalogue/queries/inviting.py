"""邀请和申报的读法。Reads of the invited departments and of what each has declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Subquery

from hudong.ground.kernel.reads import reads
from hudong.mechanisms.catalogue.models import Declaration, Invitation
from hudong.mechanisms.catalogue.terms import (
    Answer,
    Catalogue,
    DeclarationLine,
    Declared,
    Scope,
)


@dataclass(frozen=True)
class InvitationLine:
    """一个部门的邀请 · Who was invited when, what it answered (None: silent), and how many tasks."""

    department_id: int
    department_name: str
    invited_on: date
    answer: Answer | None
    answered_on: date | None
    reason: str
    tasks: int

    @property
    def words(self) -> str:
        """答复 · In words; silence shows as silence."""
        if self.answer is Answer.DECLARED:
            return f"申报了 {self.tasks} 项"
        return self.answer.words if self.answer else "没有答复"


@reads(budget=1)
def invitations(*, review_id: int) -> tuple[InvitationLine, ...]:
    """谁答复了 · Every invited department, the silent ones first, then in the order of their names."""
    own = Declaration.objects.filter(review=OuterRef("review"), proposer=OuterRef("department"))
    counted = own.order_by().values("review").annotate(rows=Count("id")).values("rows")
    found = Invitation.objects.filter(review_id=review_id).annotate(tasks=Subquery(counted[:1]))
    lines = [
        InvitationLine(
            department_id=item.department_id,
            department_name=item.department.name,
            invited_on=item.invited_on,
            answer=Answer(item.answer) if item.answer else None,
            answered_on=item.answered_on,
            reason=item.reason,
            tasks=item.tasks or 0,
        )
        for item in found.select_related("department").order_by("department_id")
    ]
    return tuple(sorted(lines, key=lambda line: line.answer is not None))


@reads(budget=1)
def declared_by(
    *, review_id: int, body_id: int, kind: Catalogue = Catalogue.ASSISTANCE
) -> tuple[Declared, ...]:
    """本部门申报的 · What a body has declared in a review for one list, in the order of numbers."""
    found = Declaration.objects.filter(review_id=review_id, proposer_id=body_id, catalogue=kind)
    names = ("title", "claimed_basis", "standard", "scope", "unit", "unit_price_fen", "quantity")
    rows = found.order_by("number").values_list("id", "number", *names)
    return tuple(
        Declared(pk, number, DeclarationLine(title, basis, standard, Scope(scope), *rest))
        for pk, number, title, basis, standard, scope, *rest in rows
    )


@reads(budget=1)
def declarations_for(*, declaration_ids: tuple[int, ...]) -> tuple[Declaration, ...]:
    """几项申报的行 · The rows for an act, in the order of their numbers; missing ones are left out."""
    found = Declaration.objects.filter(pk__in=declaration_ids).select_related("review")
    return tuple(found.order_by("number"))
