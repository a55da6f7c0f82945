"""协议书的行为 · Every way in which agreements change, one file per verb family."""

from hudong.mechanisms.agreements.acts.drafting import draft_agreements
from hudong.mechanisms.agreements.acts.ending import end_clauses, settle_ended_clause
from hudong.mechanisms.agreements.acts.negotiating import (
    accept_clause,
    accept_clauses,
    confirm_text,
    end_negotiation,
    offer_terms,
)
from hudong.mechanisms.agreements.acts.signing import (
    clear_for_signing,
    enter_force,
    sign_agreement,
)
from hudong.mechanisms.agreements.acts.voting import (
    count_vote,
    recall_clauses,
    submit_to_resolution,
)
from hudong.mechanisms.agreements.acts.watching import flag_clauses, settle_clause_flags

__all__ = [
    "accept_clause",
    "accept_clauses",
    "clear_for_signing",
    "confirm_text",
    "count_vote",
    "draft_agreements",
    "end_clauses",
    "end_negotiation",
    "enter_force",
    "flag_clauses",
    "offer_terms",
    "recall_clauses",
    "settle_clause_flags",
    "settle_ended_clause",
    "sign_agreement",
    "submit_to_resolution",
]
