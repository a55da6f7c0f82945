"""协议书的来龙去脉 · What happened to an agreement, entry by entry, and what is still to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from hudong.doors.web.component import Content, State
from hudong.doors.web.pages.proofs import event_of
from hudong.doors.web.ui import Life, LifeEvent, Link
from hudong.doors.web.ways import numbered
from hudong.ground.record.queries import EntryLine
from hudong.instruments.resolutions.queries import MeetingLine
from hudong.mechanisms.agreements.queries import AgreementPage, SignatureLine

_TITLES: Final[dict[str, tuple[State, str]]] = {
    "agreements.AgreementsDrafted": ("done", N_("起草协议书")),
    "agreements.TextAgreed": ("done", N_("文本定稿，双方确认")),
    "agreements.AgreementSubmitted": ("done", N_("提请代表会议表决")),
    "agreements.ClauseReturned": ("no", N_("有条款没有通过，回来重谈")),
    "agreements.ClausesRecalled": ("soon", N_("会议没有作出决定，收回条款")),
    "agreements.SigningCleared": ("done", N_("决议公布期满，可以签署")),
    "agreements.AgreementSigned": ("done", N_("签署")),
    "agreements.AgreementInForce": ("done", N_("双方签完，协议书生效")),
    "agreements.NegotiationEnded": ("no", N_("协商终止")),
    "funding.PackageAppropriated": ("done", N_("一揽子经费落实")),
}
# 走到哪一步，后面还有什么。
_AHEAD: Final[tuple[tuple[str, str], ...]] = (
    ("negotiating renegotiating", N_("双方商量，逐条一致")),
    ("agreed", N_("代表会议逐条表决")),
    ("voting", N_("决议公布")),
    ("resolved cleared signing", N_("双方法定代表人签署")),
)


def agreement_life(
    page: AgreementPage, entries: Iterable[EntryLine], held: tuple[MeetingLine, ...]
) -> Life:
    """来龙去脉 · Steps that changed the whole agreement; offers and answers stand in the talks."""
    signed = iter(page.signatures)
    events = []
    for entry in entries:
        event = _event(entry, held, page)
        if event is not None and entry.fact_kind == "agreements.AgreementSigned":
            event = replace(event, words=_signer(next(signed, None)))
        if event is not None:
            events.append(event)
    return Life((*events, *_ahead(page.card.state)), shows_year=True)


def _signer(line: SignatureLine | None) -> Content:
    return f"{line.person_name}{_('（')}{line.label}{_('）')}" if line else ""


def _event(
    entry: EntryLine, held: tuple[MeetingLine, ...], page: AgreementPage
) -> LifeEvent | None:
    if entry.fact_kind not in _TITLES:
        return None
    state, title = _TITLES[entry.fact_kind]
    return event_of(entry, _(title), _words(entry, held, page), state)


def _words(entry: EntryLine, held: tuple[MeetingLine, ...], page: AgreementPage) -> Content:
    if entry.fact_kind == "agreements.AgreementSubmitted":
        return _meeting_after(entry, held)
    if entry.fact_kind == "agreements.NegotiationEnded":
        return page.end_reason
    return ""


def _meeting_after(entry: EntryLine, held: tuple[MeetingLine, ...]) -> Content:
    """哪次会议 · The meeting that was called by this very step."""
    later = [line for line in held if line.meeting_on > entry.at.date()]
    if not later:
        return ""
    line = min(later, key=lambda one: one.meeting_on)
    return Link(_("看会议"), numbered("meeting", line.meeting_id))


def _ahead(state: str) -> list[LifeEvent]:
    places = [place for place, (states, _words_) in enumerate(_AHEAD) if state in states.split()]
    if not places:
        return []
    titles = [title for _states, title in _AHEAD[places[0] :]]
    first = LifeEvent("now", _(titles[0]), when=_("现在"))
    return [first, *(LifeEvent("wait", _(title), when=_("以后")) for title in titles[1:])]
