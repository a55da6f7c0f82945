"""协议书的页面 · One agreement: two equal parties, the clauses and their money, how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Component, Content, State
from hudong.doors.web.pages.agreement_life import agreement_life
from hudong.doors.web.pages.agreements import agreement_tag
from hudong.doors.web.pages.bases import basis_of
from hudong.doors.web.pages.proofs import last_of, proof_of
from hudong.doors.web.pages.ways import address, crumb, numbered
from hudong.doors.web.ui import (
    Basis,
    Change,
    ClauseRow,
    ClauseTable,
    Crumb,
    Empty,
    Fact,
    Facts,
    Life,
    Link,
    Move,
    News,
    NewsItem,
    Parties,
    PartyRow,
    Phrase,
    Proof,
    Table,
    TableColumn,
    Tag,
    Talk,
    Yuan,
)
from hudong.doors.web.vocabulary import said
from hudong.ground import law
from hudong.ground.kernel.clock import legal_day
from hudong.ground.kernel.reads import reads
from hudong.ground.record import queries as record
from hudong.instruments.opinions import queries as opinions
from hudong.instruments.opinions.queries import StudyLine
from hudong.instruments.resolutions import queries as resolutions
from hudong.instruments.resolutions.queries import MeetingLine, ResultLine
from hudong.instruments.stability import queries as stability
from hudong.instruments.stability.queries import AssessmentPage
from hudong.mechanisms.agreements import queries as agreements
from hudong.mechanisms.agreements.queries import (
    AgreementPage,
    ClauseView,
    OfferLine,
    SignatureLine,
    VoteLine,
)
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND, Party
from hudong.mechanisms.funding import queries as funding
from hudong.mechanisms.funding.queries import DisbursementView, PackagePage


@dataclass(frozen=True, slots=True)
class ClauseTalk:
    """一条的商量 · The clause's name and every move about it."""

    title: str
    talk: Talk


@dataclass(frozen=True, slots=True)
class VoteSheet:
    """一次会议的表决 · The meeting, and one row per clause that it decided."""

    meeting: Link
    on: str
    rows: Table
    basis: Basis


@dataclass(frozen=True, slots=True)
class AgreementSheet:
    """协议书页 · ``changed`` warns where the rows no longer give the digest that was agreed."""

    title: str
    crumb: Crumb
    state: Tag
    number: str
    term: str
    preamble: str
    parties: Parties
    changed: str
    clauses: ClauseTable | Empty
    money: Component | None
    talks: tuple[ClauseTalk, ...]
    care: Facts
    votes: tuple[VoteSheet, ...]
    life: Life
    proof: Proof | None


@reads(budget=18)
def agreement_sheet(*, agreement_id: int, day: date, origin: str) -> AgreementSheet:
    """协议书页 · The sum of six rooms' queries; raises NotFound where there is no such agreement."""
    page = agreements.agreement_page(agreement_id=agreement_id)
    about = {"subject_kind": AGREEMENT_KIND, "subject_id": agreement_id}
    results = resolutions.results_about(**about)
    held = resolutions.meetings_about(**about)
    entries = record.entries_about([(AGREEMENT_KIND, str(agreement_id))])
    card = page.card
    newest = last_of(entries, "agreements.AgreementInForce", "agreements.TextAgreed")
    return AgreementSheet(
        title=card.title,
        crumb=crumb(
            card.number,
            Link(_("协议书"), address("agreements")),
            Link(card.party_b, numbered("community", card.party_b_id)),
        ),
        state=agreement_tag(card, day),
        number=card.number,
        term=_("%(from)s 至 %(to)s")
        % {"from": words.day(card.from_on), "to": words.day(card.to_on)},
        preamble=page.preamble,
        parties=parties_of(page),
        changed="" if page.is_unchanged else _("这份协议书的文字和双方商定时的核对码对不上。"),
        clauses=_clauses(page),
        money=_money(funding.package_of(agreement_id=agreement_id), day),
        talks=tuple(_talk(clause) for clause in page.clauses if _is_talked_over(clause)),
        care=_care(
            stability.assessment_of(**about), opinions.studies_about(**about), card.party_b
        ),
        votes=_votes(held, results),
        life=agreement_life(page, entries, held),
        proof=proof_of(_("这份协议书"), newest, origin) if newest else None,
    )


def parties_of(page: AgreementPage) -> Parties:
    """甲乙双方 · Names, what each owes the other, and the two signatures, side by side."""
    rows = [PartyRow(one.label, one.a, one.b) for one in page.mutual]
    signed = {one.party: one for one in page.signatures}
    rows.append(
        PartyRow(_("签署"), _signature(signed.get(Party.A)), _signature(signed.get(Party.B)))
    )
    return Parties(page.card.party_a, page.card.party_b, tuple(rows))


def _signature(line: SignatureLine | None) -> Content:
    if line is None:
        return Tag("wait", _("还没有签"))
    return Phrase(
        (
            f"{line.person_name} ",
            Tag("done", _("已签")),
            " ",
            words.instant(line.signed_at),
        )
    )


def _clauses(page: AgreementPage) -> ClauseTable | Empty:
    if not page.clauses:
        return Empty(_("这份协议书还没有条款。"))
    rows = tuple(
        ClauseRow(
            clause.number,
            Link(clause.title, numbered("matter", clause.matter_id)),
            clause.terms.standard,
            _reckoning(clause),
            clause.payer,
            Yuan(clause.amount_fen),
            _clause_tag(clause),
        )
        for clause in page.clauses
    )
    return ClauseTable(rows, Yuan(page.card.amount_fen, binds=True))


def _reckoning(clause: ClauseView) -> str:
    return _("%(sum)s，%(day)s前付清") % {
        "sum": clause.calculation.partition(" = ")[0],
        "day": words.day(clause.terms.due_on),
    }


# 已经双方一致、已经通过的不再逐条加标签：整份的状态已经说了。
def _clause_tag(clause: ClauseView) -> Content:
    states: dict[str, State] = {"offered": "now", "voting": "now", "returned": "no"}
    state = states.get(clause.state)
    return Tag(state, said(clause.state_label)) if state else ""


def _money(package: PackagePage | None, day: date) -> Component | None:
    """钱到哪里了 · Each payment, and what is not paid yet with its last day."""
    if package is None:
        return None
    items = [_payment(one) for one in package.disbursements if one.state != "declined"]
    unpaid = [line for line in package.lines if line.unpaid_fen]
    for due_on in sorted({line.due_on for line in unpaid}):
        fen = sum(line.unpaid_fen for line in unpaid if line.due_on == due_on)
        items.append(NewsItem(Phrase((_("还要付"), " ", Yuan(fen))), _due(due_on, day), due_on))
    return News(tuple(items), shows_year=True)


def _payment(one: DisbursementView) -> NewsItem:
    states: dict[str, State] = {"received": "done", "approved": "now"}
    words_of = Phrase((_("第 %(number)s 笔") % {"number": one.number}, " ", Yuan(one.amount_fen)))
    tag = Tag(states.get(one.state, "wait"), said(one.state_label))
    return NewsItem(words_of, tag, one.received_on or one.decided_on or one.proposed_on)


def _due(due_on: date, day: date) -> Tag:
    late = (day - due_on).days
    if late > 0:
        return Tag("no", _("拖欠 %(days)s 天") % {"days": late})
    return Tag("wait", _("还没到期"))


def _is_talked_over(clause: ClauseView) -> bool:
    return len(clause.offers) > 1 or any(not vote.adopted for vote in clause.votes)


def _talk(clause: ClauseView) -> ClauseTalk:
    moves: list[tuple[date, int, Move]] = []
    for offer in clause.offers:
        moves.append((legal_day(offer.made_at), 1, _offer(offer, clause.offers[0].party)))
    for vote in clause.votes:
        moves.append((vote.decided_on, 0, _vote(vote, clause)))
    ordered = sorted(moves, key=lambda move: move[:2])
    title = _("第 %(number)s 条 %(title)s") % {"number": clause.number, "title": clause.title}
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
        terms = offer.terms
        return f"{terms.standard} {terms.quantity:,} {terms.unit} × {words.yuan(terms.unit_price_fen)}"
    parts: list[Content] = []
    for change in offer.changes:
        parts += [
            f"{_('；') if parts else ''}{said(change.label)} ",
            Change(change.before, change.after),
        ]
    return Phrase(tuple(parts))


def _vote(vote: VoteLine, clause: ClauseView) -> Move:
    title = _("代表会议通过第 %(number)s 条") if vote.adopted else _("代表会议没有通过第 %(number)s 条")
    way = Link(_("看会议"), numbered("meeting", vote.meeting_id))
    return Move(
        "ab", title % {"number": clause.number}, vote.decided_on, Phrase((vote.words, way))
    )


def _care(
    assessed: AssessmentPage | None, studies: tuple[StudyLine, ...], party_b: str
) -> Facts:
    facts = []
    if assessed is None:
        facts.append(Fact(_("稳评"), _("还没有做；提请表决以前要做")))
    else:
        facts.append(Fact(_("稳评"), f"{_assessed(assessed)}{_('。')}{assessed.consulted}"))
    for study in studies:
        when = words.day(study.held_on)
        facts.append(Fact(study.party, f"{when}{_('：')}{study.text}"))
    if not studies:
        facts.append(Fact(_("党组织先研究"), _("还没有研究；召集代表会议以前要研究")))
    return Facts(tuple(facts))


def _assessed(found: AssessmentPage) -> str:
    if found.grade is None or found.decision is None:
        return _("正在评估")
    return f"{said(found.grade.words)}{_('，')}{said(found.decision.words)}"


def _votes(
    held: tuple[MeetingLine, ...], results: tuple[ResultLine, ...]
) -> tuple[VoteSheet, ...]:
    sheets = []
    for line in reversed(held):
        own = [result for result in results if result.meeting_id == line.meeting_id]
        if own:
            sheets.append(_vote_sheet(line, own))
    return tuple(sheets)


def _rule_words(result: ResultLine) -> str:
    return law.at(result.decided_on).basis(result.rule_key).words


def _vote_sheet(line: MeetingLine, results: list[ResultLine]) -> VoteSheet:
    rows = tuple(
        (
            result.title,
            str(result.for_),
            str(result.against),
            str(result.abstain),
            str(result.majority_needed),
            Tag("done", _("通过")) if result.adopted else Tag("no", _("没有通过")),
        )
        for result in results
    )
    columns = (
        TableColumn(_("条款")),
        TableColumn(_("同意"), is_number=True),
        TableColumn(_("反对"), is_number=True),
        TableColumn(_("弃权"), is_number=True),
        TableColumn(_("通过线"), is_number=True),
        TableColumn(_("结果")),
    )
    counted = _("应到 %(members)s 人，到会 %(present)s 人") % {
        "members": results[0].members,
        "present": results[0].present,
    }
    return VoteSheet(
        meeting=Link(f"{line.community}{line.name}", numbered("meeting", line.meeting_id)),
        on=f"{words.day(line.meeting_on)}{_('，')}{counted}{_('。')}",
        rows=Table("", columns, rows),
        basis=basis_of(
            _("法据"), results[0].basis, _rule_words(results[0]), on=line.meeting_on
        ),
    )


