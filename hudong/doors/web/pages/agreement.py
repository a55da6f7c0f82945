"""协议书的页面 · One agreement: two equal parties, the clauses and their money, how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Component, Content, State
from hudong.doors.web.pages.agreement_life import agreement_life
from hudong.doors.web.pages.agreement_talk import ClauseTalk, is_talked_over, talk_about
from hudong.doors.web.pages.agreement_votes import VoteSheet, votes_of
from hudong.doors.web.pages.agreements import agreement_tag
from hudong.doors.web.pages.law_changes import clause_changes
from hudong.doors.web.pages.proofs import last_of, proof_of
from hudong.doors.web.ui import (
    ClauseRow,
    ClauseTable,
    Crumb,
    Empty,
    Fact,
    Facts,
    Life,
    Link,
    News,
    NewsItem,
    Parties,
    PartyRow,
    Phrase,
    Proof,
    Tag,
    Yuan,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, crumb, numbered
from hudong.ground.kernel.reads import reads
from hudong.ground.record import queries as record
from hudong.instruments.opinions import queries as opinions
from hudong.instruments.opinions.queries import StudyLine
from hudong.instruments.resolutions import queries as resolutions
from hudong.instruments.stability import queries as stability
from hudong.instruments.stability.queries import AssessmentPage
from hudong.mechanisms.agreements import queries as agreements
from hudong.mechanisms.agreements.queries import (
    AgreementCard,
    AgreementPage,
    ClauseView,
    SignatureLine,
)
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND, Party
from hudong.mechanisms.funding import queries as funding
from hudong.mechanisms.funding.queries import DisbursementView, PackagePage
from hudong.mechanisms.funding.terms import Fund


@dataclass(frozen=True, slots=True)
class AgreementSheet:
    """协议书页 · ``changed`` warns where the rows no longer give the digest that was agreed."""

    title: str
    title_parts: tuple[str, ...]
    crumb: Crumb
    state: Tag
    number: str
    term: str
    due: str
    preamble: str
    parties: Parties
    changed: str
    clauses: ClauseTable | Empty
    money: Component | None
    law_changes: News | None
    talks: tuple[ClauseTalk, ...]
    care: Facts
    votes: tuple[VoteSheet, ...]
    life: Life
    proof: Proof | None


@reads(budget=19)
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
        title_parts=_title_parts(card),
        crumb=crumb(
            card.number,
            Link(_("协议书"), address("agreements")),
            Link(card.party_b, numbered("community", card.party_b_id)),
        ),
        state=agreement_tag(card, day),
        number=card.number,
        term=_("%(from)s 至 %(to)s")
        % {"from": words.day(card.from_on), "to": words.day(card.to_on)},
        due=_due_words(page),
        preamble=page.preamble,
        parties=parties_of(page),
        changed="" if page.is_unchanged else _("这份协议书的文字和双方商定时的核对码对不上。"),
        clauses=_clauses(page),
        money=_money(funding.package_of(agreement_id=agreement_id), day),
        law_changes=clause_changes(agreements.clause_law_flags(agreement_id=agreement_id)),
        talks=tuple(talk_about(clause) for clause in page.clauses if is_talked_over(clause)),
        care=_care(stability.assessment_of(**about), opinions.studies_about(**about), card.party_b),
        votes=votes_of(held, results),
        life=agreement_life(page, entries, held),
        proof=proof_of(_("这份协议书"), newest, origin) if newest else None,
    )


def parties_of(page: AgreementPage) -> Parties:
    """甲乙双方 · Names, what each owes the other, and the two signatures, side by side."""
    rows = [PartyRow(one.label, one.a, one.b) for one in page.mutual]
    signed = {one.party: one for one in page.signatures}
    a, b = signed.get(Party.A), signed.get(Party.B)
    rows.append(PartyRow(_("签署"), _signature(a), _signature(b)))
    if a is not None or b is not None:
        rows.append(PartyRow(_("签署时间"), _signed_at(a), _signed_at(b)))
    return Parties(page.card.party_a, page.card.party_b, tuple(rows))


def _signature(line: SignatureLine | None) -> Content:
    if line is None:
        return Tag("wait", _("还没有签"))
    return Phrase((f"{line.person_name} ", Tag("done", _("已签"))))


def _signed_at(line: SignatureLine | None) -> str:
    return words.instant(line.signed_at) if line else ""


def _clauses(page: AgreementPage) -> ClauseTable | Empty:
    if not page.clauses:
        return Empty(_("这份协议书还没有条款。"))
    is_one_day = len({clause.terms.due_on for clause in page.clauses}) == 1
    rows = tuple(
        ClauseRow(
            clause.number,
            Link(clause.title, numbered("matter", clause.matter_id)),
            clause.terms.standard,
            _reckoning(clause, is_one_day),
            clause.payer,
            Yuan(clause.amount_fen),
            _clause_tag(clause),
        )
        for clause in page.clauses
    )
    return ClauseTable(rows, Yuan(page.card.amount_fen, binds=True))


def _reckoning(clause: ClauseView, is_one_day: bool) -> str:
    reckoned = clause.calculation.partition(" = ")[0].removesuffix(" × 1")
    if is_one_day:
        return reckoned
    return _("%(sum)s，%(day)s前付清") % {
        "sum": reckoned,
        "day": words.day(clause.terms.due_on),
    }


def _due_words(page: AgreementPage) -> str:
    """什么时候付清 · Said once where it is the same day for every clause; and what is kept apart."""
    days = {clause.terms.due_on for clause in page.clauses}
    due = (
        _("各条经费都在%(day)s前付清。") % {"day": words.day(days.pop())} if len(days) == 1 else ""
    )
    return f"{due}{_apart_words(page)}"


def _apart_words(page: AgreementPage) -> str:
    if not any(clause.official for clause in page.clauses):
        return ""
    return _("标着“公务性协助”的，经费单独记账，每一笔由提出人以外的两个人先后批准才付。")


def _title_parts(card: AgreementCard) -> tuple[str, ...]:
    """标题怎样分行 · The title cut round the parties' names, so that no name is broken."""
    names = f"{card.party_a}和{card.party_b}"
    before, found, after = card.title.partition(names)
    if not found:
        return (card.title,)
    return tuple(part for part in (before, f"{card.party_a}和", card.party_b, after) if part)


# 已经双方一致、已经通过的不再逐条加标签：整份的状态已经说了。
def _clause_tag(clause: ClauseView) -> Content:
    states: dict[str, State] = {"offered": "now", "voting": "now", "returned": "no"}
    state = states.get(clause.state)
    tag = Tag(state, said(clause.state_label)) if state else ""
    if not clause.official:
        return tag
    mark = Tag("plain", _("公务性协助"))
    return Phrase((tag, " ", mark)) if tag else mark


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
    book = (" ", Tag("plain", said(one.fund.words))) if one.fund is Fund.OFFICIAL else ()
    number = _("第 %(number)s 笔") % {"number": one.number}
    words_of = Phrase((number, " ", Yuan(one.amount_fen), *book))
    tag = Tag(states.get(one.state, "wait"), said(one.state_label))
    return NewsItem(words_of, tag, one.received_on or one.decided_on or one.proposed_on)


def _due(due_on: date, day: date) -> Tag:
    late = (day - due_on).days
    if late > 0:
        return Tag("no", _("拖欠 %(days)s 天") % {"days": late})
    return Tag("wait", _("还没到期"))


def _care(assessed: AssessmentPage | None, studies: tuple[StudyLine, ...], party_b: str) -> Facts:
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
