"""协议书的读法 · Every way in which agreements are read."""

from hudong.mechanisms.agreements.models import Agreement
from hudong.mechanisms.agreements.queries.citing import CitingClause, clauses_citing
from hudong.mechanisms.agreements.queries.ending import EndedClause, ended_clauses
from hudong.mechanisms.agreements.queries.reading import (
    agreement,
    agreement_page,
    agreements,
    agreements_in_force,
    agreements_on_page,
    clauses_about,
)
from hudong.mechanisms.agreements.queries.views import (
    AgreementCard,
    AgreementPage,
    ClauseUse,
    ClauseView,
    OfferLine,
    SignatureLine,
    VoteLine,
)
from hudong.mechanisms.agreements.queries.waiting import desk
from hudong.mechanisms.agreements.queries.watching import ClauseLawFlagRow, clause_law_flags

__all__ = [
    "Agreement",
    "AgreementCard",
    "AgreementPage",
    "CitingClause",
    "ClauseLawFlagRow",
    "ClauseUse",
    "ClauseView",
    "EndedClause",
    "OfferLine",
    "SignatureLine",
    "VoteLine",
    "agreement",
    "agreement_page",
    "agreements",
    "agreements_in_force",
    "agreements_on_page",
    "clause_law_flags",
    "clauses_about",
    "clauses_citing",
    "desk",
    "ended_clauses",
]
