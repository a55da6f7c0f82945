"""处理法律变动:照旧、改用现行条文、退出清单。Settling a law flag: keep, rest on present law, remove."""

from __future__ import annotations

from uuid import UUID

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.law.judge import judge_claim
from hudong.ground.law.library import Library
from hudong.ground.law.watch import footings
from hudong.ground.people.permits import is_office
from hudong.mechanisms.catalogue.acts.adopting import must_be_adopted
from hudong.mechanisms.catalogue.acts.publishing import amend_edition
from hudong.mechanisms.catalogue.facts import LawFlagSettled
from hudong.mechanisms.catalogue.flow import FLAG_FLOW
from hudong.mechanisms.catalogue.models import Edition, LawFlag, Matter, MatterFooting
from hudong.mechanisms.catalogue.terms import FlagDecision


@act(
    "catalogue.settle_law_flag",
    title="处理法律变动",
    on="flag",
    step=FLAG_FLOW["settle"],
    permit=is_office,
    basis="villagers_committee_act.funding",
)
def settle_law_flag(
    *,
    actor: Standing,
    at: Moment,
    flag: LawFlag,
    decision: FlagDecision,
    reason: str,
    library: Library,
    basis: str = "",
    document_no: str = "",
) -> LawFlagSettled:
    """处理法律变动 · Keep the matter, rest it on present articles, or take it off the list.

    Whatever is decided, the matter rests from now on on the articles as they read today. Raises
    Invalid without a reason, or where the new basis (``basis``, in words) is not in force or does
    not ask the committee to do it; Conflict where the matter has left the list meanwhile.
    """
    must_be_adopted(library.digest)
    decision = FlagDecision(decision)
    if not reason.strip():
        raise Invalid("没有写理由", fields={"reason": "请写明为什么这样处理，理由会公开"})
    edition = Edition.objects.order_by("-number").first()
    matter = edition and Matter.objects.filter(edition=edition, lineage=flag.lineage).first()
    number = None
    cite = matter.basis_cite if matter else flag.matter.basis_cite
    if decision.changes_list:
        if matter is None or edition is None:
            raise Conflict(f"“{flag.title}”已经不在清单上", hint="请选“照旧”并写明已经退出")
        rebased = {}
        if decision is FlagDecision.REBASE:
            cite = _present_basis(flag, basis, library, at)
            rebased = {flag.lineage: cite}
        amended = amend_edition(
            actor=actor,
            edition=edition,
            document_no=document_no,
            removed=(flag.lineage,) if decision is FlagDecision.REMOVE else (),
            rebased=rebased,
            reason=reason.strip(),
        )
        number = amended.number
    _rest_anew(flag.lineage, cite, library, at)
    flag.decision, flag.reason, flag.settled_on = decision, reason.strip(), at.day
    return LawFlagSettled(
        law_flag_id=flag.pk,
        lineage=str(flag.lineage),
        title=flag.title,
        decision=decision.value,
        reason=flag.reason,
        basis=cite,
        edition_number=number,
    )


def _present_basis(flag: LawFlag, basis: str, library: Library, at: Moment) -> str:
    """现行的依据 · The new basis, if the law of today asks the committee for this matter."""
    if not basis.strip():
        raise Invalid("没有写现行的依据", fields={"basis": "请写明哪部法律第几条"})
    judged = judge_claim(library, basis, title=flag.title, on=at.day)
    if not judged.outcome.kept:
        raise Invalid(
            f"新的依据站不住：{judged.outcome.words}",
            where=basis.strip(),
            hint=judged.reason,
            fields={"basis": judged.reason},
        )
    return basis.strip()


def _rest_anew(lineage: UUID, cite: str, library: Library, at: Moment) -> None:
    """重新立足 · The footings become the articles of today; old ones that no basis cites stay as
    they are and are not looked at any more.
    """
    noted = {
        (row.instrument, row.no, row.sub): row
        for row in MatterFooting.objects.filter(lineage=lineage)
    }
    for footing in footings(library, cite, on=at.day):
        row = noted.get((footing.instrument, footing.no, footing.sub))
        if row is None:
            row = MatterFooting(lineage=lineage)
        row.rest_on(footing, at.day)
        row.save()
