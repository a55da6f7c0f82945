"""建议的决定怎样写进去。How the proposed decision of every task is written down."""

from __future__ import annotations

from hudong.ground import law
from hudong.ground.kernel.clock import Moment
from hudong.ground.law.terms import Outcome
from hudong.mechanisms.catalogue.models import Declaration, Review
from hudong.mechanisms.catalogue.queries.kept import reason_codes
from hudong.mechanisms.catalogue.queries.opinions import voices_by_declaration
from hudong.mechanisms.catalogue.rules import Finding, propose
from hudong.mechanisms.catalogue.terms import Catalogue

GENERAL_BASIS = "villagers_committee_act.funding"
LOCAL_CITE = "地方规定：本县设立的清单"


def write_proposals(review: Review, at: Moment) -> dict[str, str]:
    """写下建议的决定 · For every task, from finding, opinions and comments; by number."""
    declarations = list(review.declarations.order_by("number"))
    codes = {one.code: one.words for one in reason_codes(only_used=False)}
    general = general_article(review, at)
    heard = voices_by_declaration(review_id=review.pk)
    for item in declarations:
        found = propose(
            finding_of(item),
            Catalogue(item.catalogue),
            heard.get(item.pk),
            general=general if Catalogue(item.catalogue).is_main else LOCAL_CITE,
            on_negative=codes.get(item.reason_code, item.reason_code),
        )
        item.proposed = item.decision = found.decision
        item.reason, item.article = found.reason, found.article
        item.merged_into_id = found.into
    Declaration.objects.bulk_update(
        declarations, ["proposed", "decision", "reason", "article", "merged_into"]
    )
    return {str(item.number): str(item.proposed) for item in declarations}


def general_article(review: Review, at: Moment) -> str:
    """委托事项的条文 · Cited where a task of the two lists falls for want of any article."""
    return law.at(at.day, review.office.division_code).basis(GENERAL_BASIS).cite


def finding_of(item: Declaration) -> Finding:
    """机器的结论 · As it stands in the row."""
    return Finding(
        Outcome(item.machine_outcome) if item.machine_outcome else None,
        item.machine_reason,
        item.machine_article,
        None,
        item.duplicate_of_id,
    )
