"""第六章:签署。When the results have hung long enough, two legal persons sign, and the money is set aside."""

from __future__ import annotations

from hudong.doors.cli.demo.story.world import World
from hudong.ground.kernel.actor import CLOCK
from hudong.ground.people.terms import Role
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.queries import Agreement


def close_due_notices(world: World) -> None:
    """公布期满 · The clock closes every notice whose days are over."""
    day = world.on(world.timeline.signed)
    for notice in notice_queries.due_to_close(day=day):
        world.on(day)
        notices.close_notice(actor=CLOCK, notice=notice)


def sign(world: World, agreement: Agreement) -> None:
    """签署 · Both legal representatives sign the same text, each seeing its digest."""
    day = world.timeline.signed
    fresh = queries.agreement(agreement_id=agreement.pk)
    world.chapter(f"签署：{fresh.title}", day)
    for party in (fresh.party_a, fresh.party_b):
        world.on(day)
        signed = acts.sign_agreement(
            actor=world.acting(party.name, Role.HEAD),
            agreement=fresh,
            digest=fresh.digest,
            seal=f"{party.name}（印）",
        )
        world.say(f"{signed.label}签署")
    page = queries.agreement_page(agreement_id=agreement.pk)
    world.say(f"{page.card.state_label}，一揽子经费 {page.card.amount_fen / 100:,.2f} 元")
