"""准入的词汇:申请行。Vocabulary of admission: what a department writes in its request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hudong.mechanisms.catalogue.terms import Scope

REQUEST_KIND = "admission.AdmissionRequest"


@dataclass(frozen=True)
class RequestLine:
    """申请内容 · One matter that a department asks to put on the assistance list.

    ``unit_price_fen`` is the fee in fen for one ``unit``, ``quantity`` the units that one community
    does in a year; ``money_source`` names the budget it comes from; ``scope`` says which kind of
    community the matter concerns, ``communities`` in words where it would apply.
    """

    title: str
    content: str
    standard: str
    legal_basis: str
    unit: str
    unit_price_fen: int
    quantity: int
    money_source: str
    from_on: date
    to_on: date
    communities: str
    scope: Scope = Scope.BOTH
    staff: str = ""
    contact: str = ""
