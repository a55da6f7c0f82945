"""第四章:协商。Agreements are drafted from the edition and bargained clause by clause, until the text is agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hudong.doors.cli.demo.bargains import Bargain, Offered
from hudong.doors.cli.demo.story.world import World
from hudong.ground.people.terms import BodyKind, Role
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.queries import Agreement, ClauseView
from hudong.mechanisms.agreements.terms import AgreementLine, ClauseLine
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import MatterRow
from hudong.mechanisms.catalogue.terms import Catalogue


def term_of(world: World) -> tuple[date, date]:
    """协议期限 · From the day of signing to the end of its year, at least a month."""
    signed = world.timeline.signed
    year = signed.year if signed.month < DECEMBER else signed.year + 1
    return signed, date(year, DECEMBER, 31)


DECEMBER = 12


def draft(world: World, bargain: Bargain) -> Agreement:
    """起草 · The town drafts one clause for each matter of the edition that concerns the community."""
    day = world.timeline.drafted
    community = world.body(bargain.committee)
    town = community.parent
    assert town is not None
    world.chapter(f"起草协议书：{community.short_name}", day)
    world.on(day)
    edition = catalogue.edition_on(day=day)
    assert edition is not None
    start, end = term_of(world)
    drafted = acts.draft_agreements(
        actor=world.acting(town.name, Role.OFFICER),
        town=town,
        edition=edition,
        from_on=start,
        to_on=end,
        lines=[
            AgreementLine(
                community.pk,
                tuple(
                    ClauseLine(matter_id=matter.matter_id, due_on=end)
                    for matter in catalogue.matters_of(edition=edition)
                    if _concerns(matter, BodyKind(community.kind))
                ),
            )
        ],
    )
    agreement = queries.agreement(agreement_id=drafted.agreement_ids[0])
    world.say(f"{agreement.title}：{drafted.drafted[0].clauses} 条")
    return agreement


def _concerns(matter: MatterRow, kind: BodyKind) -> bool:
    assert kind.community is not None
    return (
        matter.catalogue is Catalogue.ASSISTANCE
        and matter.scope.covers(kind.community)
        and matter.quantity * matter.unit_price_fen > 0
    )


def bargain_over(world: World, agreement: Agreement, bargain: Bargain) -> None:
    """讨价还价 · A counter-offer from each side; the rest is accepted; both confirm the text."""
    day = world.timeline.agreed
    world.chapter(f"逐条商量：{world.body(bargain.committee).short_name}", day)
    town = agreement.party_a.name
    _offer(world, agreement, bargain.committee, bargain.offer_b, day)
    _offer(world, agreement, town, bargain.offer_a, day)
    _accept_all(world, agreement, bargain.committee, day)
    confirm(world, agreement, bargain, day)


def clause_about(agreement: Agreement, matter: str) -> ClauseView:
    """要谈的那一条 · The clause on that matter; the first one where the law of the day lists it not."""
    clauses = queries.agreement_page(agreement_id=agreement.pk).clauses
    return next((one for one in clauses if one.title == matter), clauses[0])


def _offer(world: World, agreement: Agreement, who: str, offered: Offered, day: date) -> None:
    world.on(day)
    clause = clause_about(agreement, offered.matter)
    made = acts.offer_terms(
        actor=world.acting(who, Role.HEAD),
        agreement=agreement,
        number=clause.number,
        terms=replace(clause.terms, unit_price_fen=offered.unit_price_fen),
        reason=offered.reason,
    )
    change = made.changes[0]
    world.say(
        f"第 {made.clause_number} 条 {change['before']} → {change['after']}：{offered.reason}"
    )


def _accept_all(world: World, agreement: Agreement, who: str, day: date) -> None:
    world.on(day)
    side = agreement.party_of(world.body(who).pk)
    assert side is not None
    page = queries.agreement_page(agreement_id=agreement.pk)
    waiting = [
        clause.number
        for clause in page.clauses
        if clause.state == "offered" and clause.offered_by is not side
    ]
    if waiting:
        acts.accept_clauses(
            actor=world.acting(who, Role.HEAD), agreement=agreement, numbers=waiting
        )


def confirm(world: World, agreement: Agreement, bargain: Bargain, day: date) -> None:
    """确认文本 · Both sides confirm; the digest is fixed."""
    for who in (agreement.party_a.name, bargain.committee):
        world.on(day)
        fact = acts.confirm_text(actor=world.acting(who, Role.HEAD), agreement=agreement)
    world.say(f"双方确认全文，核对码 {fact.digest[:16]}")


def bargain_again(world: World, agreement: Agreement, bargain: Bargain) -> None:
    """重新协商 · The returned clause gets other terms; the other side accepts; both confirm again."""
    day = world.timeline.renegotiated
    world.chapter(f"退回的条款重谈：{world.body(bargain.committee).short_name}", day)
    _offer(world, agreement, bargain.committee, bargain.again, day)
    _accept_all(world, agreement, agreement.party_a.name, day)
    confirm(world, agreement, bargain, day)
