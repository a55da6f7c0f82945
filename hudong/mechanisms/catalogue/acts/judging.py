"""查对:申报截止以后,法库逐项判断依据。Judging: after the deadline the library answers for every claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import OutOfOrder
from hudong.ground.law.judge import Declaration as Claimed
from hudong.ground.law.judge import find_duplicates, judge_claim
from hudong.ground.law.library import Library
from hudong.ground.law.terms import ClaimOutcome
from hudong.ground.people.permits import is_office
from hudong.ground.record.canonical import plain
from hudong.mechanisms.catalogue.acts.adopting import must_be_adopted
from hudong.mechanisms.catalogue.facts import DeclarationsJudged
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import Declaration, Review
from hudong.mechanisms.catalogue.queries.kept import negatives
from hudong.mechanisms.catalogue.rules import find_outcomes, negative_code
from hudong.mechanisms.catalogue.terms import Catalogue


@act(
    "catalogue.judge_declarations",
    title="查对法律依据",
    on="review",
    step=FLOW["judge"],
    permit=is_office,
    basis="villagers_committee_act.funding",
)
def judge_declarations(*, at: Moment, review: Review, library: Library) -> DeclarationsJudged:
    """查对法律依据 · The library judges every claim as of today; the office cannot steer it.

    Declaring ends with it, whoever is still silent; the fact names them.

    Raises Conflict where ``library`` is not the edition that the county has adopted.
    """
    if at.day <= review.deadline_on:
        raise OutOfOrder(
            f"申报到 {review.deadline_on} 截止，还没有到，不能查对",
            hint="部门还可以申报，请在截止以后查对",
        )
    must_be_adopted(library.digest)
    review.library = library.digest
    declarations = list(review.declarations.select_related("proposer").order_by("number"))
    judged = {
        item.number: judge_claim(library, item.claimed_basis, title=item.title, on=at.day)
        for item in declarations
    }
    duplicates = _duplicates([item for item in declarations if _for_assistance(item)], judged)
    findings = find_outcomes(
        judged,
        {item.number: Catalogue(item.catalogue) for item in declarations},
        duplicates,
        {item.number: item.title for item in declarations},
    )
    by_number = {item.number: item for item in declarations}
    flagged = _on_negative_list(review, declarations)
    for number, found in findings.items():
        item = by_number[number]
        item.machine_outcome = found.outcome or ""
        item.machine_reason = found.reason
        item.machine_article = found.article
        item.payment_mode = found.payment_mode or ""
        item.judgements = [plain(asdict(one)) for one in judged[number].judgements]
        if found.duplicate_of is not None:
            item.duplicate_of = by_number[found.duplicate_of]
    Declaration.objects.bulk_update(
        declarations,
        [
            "machine_outcome",
            "machine_reason",
            "machine_article",
            "payment_mode",
            "judgements",
            "duplicate_of",
            "reason_code",
        ],
    )
    return DeclarationsJudged(
        review_id=review.pk,
        library=library.digest,
        outcomes={str(item.number): item.machine_outcome for item in declarations},
        on_negative=flagged,
        silent=tuple(
            review.invitations.filter(answer="")
            .order_by("department_id")
            .values_list("department_id", flat=True)
        ),
    )


def _on_negative_list(review: Review, declarations: list[Declaration]) -> dict[str, str]:
    """在负面事项上的 · Departments' tasks that stand on the negative list, by number, with its code."""
    known = negatives(review=review)
    flagged = {}
    for item in declarations:
        code = negative_code(item.title, known) if _for_assistance(item) else ""
        if code:
            item.reason_code = flagged[str(item.number)] = code
    return flagged


def _for_assistance(item: Declaration) -> bool:
    return item.catalogue == Catalogue.ASSISTANCE


def _duplicates(
    declarations: list[Declaration], judged: Mapping[int, ClaimOutcome]
) -> dict[int, int]:
    """重复的编号对到先报的编号 · Repeats among the departments' tasks."""
    groups = find_duplicates(
        [Claimed(item.title, item.claimed_basis, item.proposer.name) for item in declarations],
        [judged[item.number] for item in declarations],
    )
    return {
        declarations[place].number: declarations[group.first].number
        for group in groups
        for place in group.repeats
    }
