"""商量的经过 · Offers, counter-offers and votes about each clause, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hudong.doors.web.component import Content
from hudong.doors.web.ui import Change, Link, Move, Phrase, Talk
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import numbered
from hudong.doors.web.words import numeral
from hudong.ground.kernel.clock import legal_day
from hudong.mechanisms.agreements.queries import ClauseView, OfferLine, VoteLine
from hudong.mechanisms.agreements.terms import Party


@dataclass(frozen=True, slots=True)
class ClauseTalk:
    """一条的商量 · The clause's name and every move about it."""

    title: str
    talk: Talk


def is_talked_over(clause: ClauseView) -> bool:
    """有没有商量过 · True where the other side moved too, or the representatives said no."""
    return len(clause.offers) > 1 or any(not vote.adopted for vote in clause.votes)


def talk_about(clause: ClauseView) -> ClauseTalk:
    """一条的商量 · Every offer and vote about a clause, in the order of days."""
    moves: list[tuple[date, int, Move]] = []
    for offer in clause.offers:
        moves.append((legal_day(offer.made_at), 1, _offer(offer, clause.offers[0].party)))
    for vote in clause.votes:
        moves.append((vote.decided_on, 0, _vote(vote, clause)))
    ordered = sorted(moves, key=lambda move: move[:2])
    title = _("第%(number)s条 %(title)s") % {
        "number": numeral(clause.number),
        "title": clause.title,
    }
    return ClauseTalk(title, Talk(tuple(move for _day, _place, move in ordered)))


def _offer(offer: OfferLine, first: Party) -> Move:
    side = said(offer.party.words)
    if offer.number == 1:
        title = _("%(side)s提出") % {"side": side}
    elif offer.party is first:
        title = _("%(side)s再提") % {"side": side}
    else:
        title = _("%(side)s还价") % {"side": side}
    return Move(offer.party.value, title, legal_day(offer.made_at), _terms(offer), offer.reason)


def _terms(offer: OfferLine) -> Content:
    if not offer.changes:
        reckoned = offer.calculation.partition(" = ")[0].removesuffix(" × 1")
        return f"{offer.terms.standard} {reckoned}"
    parts: list[Content] = []
    for change in offer.changes:
        parts += [
            f"{_('；') if parts else ''}{said(change.label)} ",
            Change(change.before, change.after),
        ]
    return Phrase(tuple(parts))


def _vote(vote: VoteLine, clause: ClauseView) -> Move:
    title = _("代表会议通过第%(number)s条") if vote.adopted else _("代表会议没有通过第%(number)s条")
    way = Link(_("看会议"), numbered("meeting", vote.meeting_id))
    return Move(
        "ab", title % {"number": numeral(clause.number)}, vote.decided_on, Phrase((vote.words, way))
    )
