"""申请行。What a department writes in its request, and which communities it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hudong.mechanisms.catalogue.terms import Scope

REQUEST_KIND = "admission.AdmissionRequest"


class Reach(StrEnum):
    """涉及范围 · All communities, those of some towns, or communities chosen one by one."""

    ALL = "all"
    TOWNS = "towns"
    CHOSEN = "chosen"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            "all": "全部村和社区",
            "towns": "按镇（街道）选",
            "chosen": "逐个选村和社区",
        }[self.value]


@dataclass(frozen=True)
class RequestLine:
    """申请内容 · One matter that a department asks to put on the assistance list.

    ``unit_price_fen`` is the fee in fen for one ``unit``, ``quantity`` the units that one community
    does in a year; ``money_source`` names the budget it comes from. ``scope`` says which kind of
    community the matter concerns, ``reach`` which of them; ``place_ids`` are the towns or the
    communities that ``reach`` chooses (none where it reaches all).
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
    scope: Scope = Scope.BOTH
    reach: Reach = Reach.ALL
    place_ids: tuple[int, ...] = ()
    staff: str = ""
    contact: str = ""
