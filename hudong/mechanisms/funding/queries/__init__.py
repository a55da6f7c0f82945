"""经费的读法。How the funding room is read."""

from hudong.mechanisms.funding.models import Disbursement, Package
from hudong.mechanisms.funding.queries.reading import (
    arrears,
    balances,
    disbursement,
    package,
    package_of,
)
from hudong.mechanisms.funding.queries.views import (
    Arrear,
    Balance,
    DisbursementView,
    LineView,
    PackagePage,
)
from hudong.mechanisms.funding.queries.waiting import DISBURSEMENT_KIND, desk

__all__ = [
    "DISBURSEMENT_KIND",
    "Arrear",
    "Balance",
    "Disbursement",
    "DisbursementView",
    "LineView",
    "Package",
    "PackagePage",
    "arrears",
    "balances",
    "desk",
    "disbursement",
    "package",
    "package_of",
]
