"""提出:一个人提出从哪本账拨多少。Proposing a payment out of one book of a package."""

from __future__ import annotations

from collections.abc import Sequence

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people.permits import is_town
from hudong.mechanisms.funding.facts import DisbursementProposed
from hudong.mechanisms.funding.flow import FLOW
from hudong.mechanisms.funding.models import (
    Disbursement,
    DisbursementLine,
    Package,
    PackageLineQuerySet,
)
from hudong.mechanisms.funding.permits import pays_the_package
from hudong.mechanisms.funding.rules import (
    all_that_is_left,
    amount_problems,
    chosen_fund,
    fund_of_amounts,
)
from hudong.mechanisms.funding.terms import Fund, LineAmount


@act(
    "funding.propose_disbursement",
    title="提出拨付",
    on="package",
    step=FLOW["propose"],
    permit=is_town & pays_the_package,
    basis="villagers_committee_act.town_support",
)
def propose_disbursement(
    *,
    actor: Standing,
    at: Moment,
    package: Package,
    amounts: Sequence[LineAmount] = (),
    note: str = "",
    fund: Fund | None = None,
) -> DisbursementProposed:
    """提出拨付 · Proposes to pay out parts of a package; without ``amounts`` all that is left.

    A disbursement is paid out of one book: ``fund`` names it; left out, the amounts decide, and
    where there are none the general book is emptied before that of official assistance. Raises
    Invalid for an amount below one fen, doubled, of the other book, or above what is still open.
    """
    lines = {line.clause_number: line for line in _lines(package)}
    open_fen = {number: line.open_fen for number, line in lines.items()}
    funds = {number: line.fund for number, line in lines.items()}
    if amounts:
        wanted = list(amounts)
        book, wrong = fund_of_amounts(fund, wanted, funds)
        wrong = {**amount_problems(wanted, open_fen), **wrong}
    else:
        book, wrong = chosen_fund(fund, funds, open_fen), {}
        wanted = all_that_is_left({n: fen for n, fen in open_fen.items() if funds[n] is book})
    if wrong:
        raise Invalid("；".join(wrong.values()), where="拨付金额", fields=wrong)
    if not wanted:
        raise Conflict(
            f"这份协议书{book.words if fund else '的经费'}已经全部提出拨付",
            hint="请等批准，或者核对付款记录",
        )
    disbursement = Disbursement.objects.create(
        package=package,
        town_id=package.town_id,
        community_id=package.community_id,
        number=package.disbursements.count() + 1,
        fund=book,
        amount_fen=sum(amount.amount_fen for amount in wanted),
        note=note.strip(),
        proposer_id=actor.mandate_id,
        proposer_person_id=actor.person_id,
        proposed_on=at.day,
        state="proposed",
    )
    DisbursementLine.objects.bulk_create(
        [
            DisbursementLine(
                disbursement=disbursement,
                line=lines[amount.clause_number],
                amount_fen=amount.amount_fen,
            )
            for amount in wanted
        ]
    )
    return DisbursementProposed(
        package_id=package.pk,
        disbursement_id=disbursement.pk,
        number=disbursement.number,
        amount_fen=disbursement.amount_fen,
        amounts=tuple(wanted),
        note=disbursement.note,
        fund=book.value,
    )


def _lines(package: Package) -> PackageLineQuerySet:
    """经费行,连同还能提多少 · In the order of the clauses."""
    return package.lines.with_open_fen().order_by("clause_number")
