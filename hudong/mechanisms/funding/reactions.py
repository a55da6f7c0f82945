"""经费的联动:协议书生效,一揽子经费就安排。Reactions of funding: an agreement in force brings its money."""

from __future__ import annotations

from datetime import date

from hudong.ground.kernel.actor import REACTION
from hudong.ground.kernel.reactions import when
from hudong.mechanisms.agreements import queries as agreements
from hudong.mechanisms.agreements.facts import AgreementInForce
from hudong.mechanisms.funding.acts import appropriate_package
from hudong.mechanisms.funding.terms import PackageTerms


@when(AgreementInForce)
def appropriate_on_force(fact: AgreementInForce) -> None:
    """协议书生效就安排经费 · Every clause's money with its payer and its day, as one package."""
    appropriate_package(
        actor=REACTION,
        agreement=agreements.agreement(agreement_id=fact.agreement_id),
        amount_fen=fact.amount_fen,
        lines=[
            PackageTerms(
                clause_number=clause["number"],
                title=clause["title"],
                payer_id=clause["payer_id"],
                amount_fen=clause["amount_fen"],
                due_on=date.fromisoformat(clause["due_on"]),
                official=clause.get("official", ""),
            )
            for clause in fact.clauses
        ],
    )
