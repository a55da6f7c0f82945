"""准入的事实。Facts of the admission room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from hudong.ground.kernel.fact import Fact
from hudong.mechanisms.admission.terms import REQUEST_KIND

_REQUEST = (REQUEST_KIND, "request_id")


@dataclass(frozen=True, kw_only=True)
class AdmissionRequested(Fact):
    """准入已申请 · A department asked for a matter; the library's finding stands beside it."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    department_id: int
    payer_id: int
    content: dict[str, Any]
    digest: str
    library: str
    machine_outcome: str
    machine_reason: str
    machine_article: str
    decide_by_on: date


@dataclass(frozen=True, kw_only=True)
class MatterAdmitted(Fact):
    """事项已准入 · The matter is on the list, with its payer, its price and where the money is from."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    title: str
    payer_id: int
    payer: str
    unit: str
    unit_price_fen: int
    money_source: str
    reason: str
    article: str
    assessment_id: int
    edition_id: int
    edition_number: int
    document_no: str


@dataclass(frozen=True, kw_only=True)
class MatterRefused(Fact):
    """事项不予准入 · The matter stays off the list, with the reason and the article."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    title: str
    reason: str
    article: str


@dataclass(frozen=True, kw_only=True)
class RequestWithdrawn(Fact):
    """申请已撤回 · The department took its request back before the decision."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    reason: str
