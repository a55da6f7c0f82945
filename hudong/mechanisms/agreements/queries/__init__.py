"""协议书的读法 · Every way in which agreements are read."""

from hudong.mechanisms.agreements.models import Agreement
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

__all__ = [
    "Agreement",
    "AgreementCard",
    "AgreementPage",
    "ClauseUse",
    "ClauseView",
    "OfferLine",
    "SignatureLine",
    "VoteLine",
    "agreement",
    "agreement_page",
    "agreements",
    "agreements_in_force",
    "agreements_on_page",
    "clauses_about",
    "desk",
]
