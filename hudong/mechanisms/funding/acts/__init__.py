"""经费的行为:安排、提出拨付、批准或者不批准、确认到账。Acts of the funding room."""

from hudong.mechanisms.funding.acts.appropriating import appropriate_package
from hudong.mechanisms.funding.acts.deciding import (
    approve_disbursement,
    decline_disbursement,
    endorse_disbursement,
)
from hudong.mechanisms.funding.acts.proposing import propose_disbursement
from hudong.mechanisms.funding.acts.receiving import confirm_receipt

__all__ = [
    "appropriate_package",
    "approve_disbursement",
    "confirm_receipt",
    "decline_disbursement",
    "endorse_disbursement",
    "propose_disbursement",
]
