"""协议书一览 · Agreements in a list, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Component, State
from hudong.doors.web.ui import (
    Crumb,
    Empty,
    Link,
    Paging,
    Table,
    TableColumn,
    Tag,
    Yuan,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import PAGE_ROWS, address, crumb, numbered, paging
from hudong.ground.kernel.reads import reads
from hudong.mechanisms.agreements import queries as agreements
from hudong.mechanisms.agreements.queries import AgreementCard


@dataclass(frozen=True, slots=True)
class AgreementsPage:
    """协议书一览 · ``PAGE_ROWS`` at a time."""

    title: str
    crumb: Crumb
    rows: Component
    paging: Paging


@reads(budget=2)
def agreements_page(*, day: date, page: int) -> AgreementsPage:
    """协议书一览 · From the first draft on; nothing is hidden until it is signed."""
    found = agreements.agreements_on_page(first=(page - 1) * PAGE_ROWS, limit=PAGE_ROWS + 1)
    none = Empty(_("还没有协议书。清单公布以后，镇政府和村（居）委会就可以起草。"))
    return AgreementsPage(
        title=_("协议书"),
        crumb=crumb(_("协议书")),
        rows=agreement_table(found[:PAGE_ROWS], day) if found else none,
        paging=paging(address("agreements"), page, len(found) > PAGE_ROWS),
    )


def agreement_tag(card: AgreementCard, day: date) -> Tag:
    """协议书走到哪里 · The state; once its last day is past, that it has run out."""
    if card.state == "in_force" and day > card.to_on:
        return Tag("wait", _("已到期"))
    states: dict[str, State] = {"in_force": "done", "ended": "no", "renegotiating": "soon"}
    return Tag(states.get(card.state, "now"), said(card.state_label))


def agreement_table(cards: tuple[AgreementCard, ...], day: date) -> Table:
    """协议书的表 · One row each: the two parties with equal weight, term, money, state."""
    return Table(
        "",
        (
            TableColumn(_("协议书")),
            TableColumn(_("甲方和乙方")),
            TableColumn(_("期限")),
            TableColumn(_("一揽子经费"), is_number=True),
            TableColumn(_("状态")),
        ),
        tuple(
            (
                Link(card.number, numbered("agreement", card.agreement_id)),
                f"{card.party_a}{_('、')}{card.party_b}",
                f"{words.day(card.from_on)}—{words.day(card.to_on)}",
                Yuan(card.amount_fen),
                agreement_tag(card, day),
            )
            for card in cards
        ),
    )
