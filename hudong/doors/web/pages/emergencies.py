"""应急直通页 · One emergency matter: why at once, until when, whether its papers came, what was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import State
from hudong.doors.web.pages.bases import basis_of
from hudong.doors.web.pages.proofs import event_of, first_of, proof_of
from hudong.doors.web.ui import (
    Basis,
    Crumb,
    Fact,
    Facts,
    Life,
    LifeEvent,
    Link,
    Proof,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, crumb, numbered
from hudong.ground.kernel.reads import reads
from hudong.ground.record import queries as record
from hudong.ground.record.queries import EntryLine
from hudong.mechanisms.admission import queries as admission
from hudong.mechanisms.admission.queries import EmergencyCard
from hudong.mechanisms.admission.terms import EMERGENCY_KIND


@dataclass(frozen=True, slots=True)
class EmergencySheet:
    """应急直通页 · Marked as an emergency for ever; late or missing papers stay visible."""

    title: str
    crumb: Crumb
    kind: Tag
    state: Tag
    registration: Tag
    facts: Facts
    basis: Basis
    listed: Link | None
    life: Life
    proof: Proof | None


@reads(budget=2)
def emergency_sheet(*, emergency_id: int, day: date, origin: str) -> EmergencySheet:
    """应急直通页 · Raises NotFound where there is no such emergency."""
    card = admission.emergency_card(emergency_id=emergency_id)
    entries = record.entries_about([(EMERGENCY_KIND, str(emergency_id))])
    declared = first_of(entries, "admission.EmergencyDeclared")
    return EmergencySheet(
        title=card.title,
        crumb=crumb(
            said(card.state_label),
            Link(_("两份清单"), address("lists")),
            Link(_("新事项准入"), address("admissions")),
        ),
        kind=Tag("red", _("应急直通")),
        state=Tag("done" if card.state == "reviewed" else "now", said(card.state_label)),
        registration=_registration(card, day),
        facts=_facts(card),
        basis=basis_of(_("法据"), card.article, card.decision),
        listed=_listed(card),
        life=Life(tuple(_event(entry, card) for entry in entries), shows_year=True),
        proof=proof_of(_("这项决定"), declared, origin) if declared else None,
    )


def _registration(card: EmergencyCard, day: date) -> Tag:
    by = words.day(card.register_by_on)
    if card.registered_on is None:
        if day > card.register_by_on:
            return Tag("no", _("最迟 %(day)s补办，还没有补办") % {"day": by})
        return Tag("wait", _("最迟 %(day)s补办") % {"day": by})
    on = words.day(card.registered_on)
    if card.registered_on > card.register_by_on:
        return Tag("no", _("%(day)s补办，晚了（最迟 %(by)s）") % {"day": on, "by": by})
    return Tag("done", _("%(day)s补办，按期") % {"day": on})


def _facts(card: EmergencyCard) -> Facts:
    price = words.yuan(card.unit_price_fen) if card.unit_price_fen else _("补办时写明")
    justified = {True: _("是"), False: _("不是，应当走准入"), None: ""}[card.was_justified]
    facts = [
        Fact(_("启动应急的决定"), card.decision),
        Fact(_("要村里做什么"), card.content),
        Fact(_("做到什么"), card.standard),
        Fact(_("哪些地方"), said(card.scope.words)),
        Fact(_("哪个部门牵头"), card.department),
        Fact(_("谁出钱"), card.payer),
        Fact(_("怎么算"), f"{card.unit} {price}"),
        Fact(_("从哪天到哪天"), f"{words.day(card.declared_on)} — {words.day(card.until_on)}"),
        Fact(_("补办的依据"), card.legal_basis),
        Fact(_("机器查对"), card.machine_reason),
        Fact(_("经费来源"), card.money_source),
        Fact(_("办了什么、花了多少"), card.spent_words),
        Fact(_("当时是不是非走应急不可"), justified),
        Fact(_("复盘结论"), card.findings),
        Fact(_("以后怎么办"), card.next_steps),
    ]
    return Facts(tuple(fact for fact in facts if fact.answer))


def _listed(card: EmergencyCard) -> Link | None:
    if card.edition_number is None:
        return None
    return Link(
        _("写进了第 %(number)s 版清单") % {"number": card.edition_number},
        numbered("edition", card.edition_number),
    )


def _event(entry: EntryLine, card: EmergencyCard) -> LifeEvent:
    titles: dict[str, tuple[str, State]] = {
        "admission.EmergencyDeclared": (_("启动应急直通"), "red"),
        "admission.EmergencyEntered": (_("列入清单"), "done"),
        "admission.EmergencyRegistered": (_("补办准入手续"), "done"),
        "admission.EmergencyEnded": (_("自动结束，退出清单"), "plain"),
        "admission.EmergencyReviewed": (_("复盘"), "done"),
    }
    title, state = titles.get(entry.fact_kind, (said(card.state_label), "done"))
    return event_of(entry, title, "", state)
