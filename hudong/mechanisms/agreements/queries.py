"""协议书的读法。How the agreements room is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Sum

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import Role
from hudong.mechanisms.agreements.flow import CLAUSE_FLOW, FLOW
from hudong.mechanisms.agreements.models import (
    Agreement,
    AgreementQuerySet,
    Clause,
    ClauseVote,
    Offer,
    Signature,
)
from hudong.mechanisms.agreements.rules import calculation
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND, Change, ClauseTerms, Mutual, Party


@dataclass(frozen=True)
class AgreementCard:
    """协议书卡 · One agreement in a list, with the number of its clauses and their money."""

    agreement_id: int
    number: str
    title: str
    party_a_id: int
    party_a: str
    party_b_id: int
    party_b: str
    from_on: date
    to_on: date
    year: int
    state: str
    state_label: str
    digest: str
    in_force_on: date | None
    clauses: int
    amount_fen: int


@dataclass(frozen=True)
class OfferLine:
    """要约行 · What one party once put on the table; never changed afterwards."""

    number: int
    party: Party
    terms: ClauseTerms
    changes: tuple[Change, ...]
    reason: str
    made_at: datetime


@dataclass(frozen=True)
class VoteLine:
    """表决行 · How the representatives decided one wording of a clause."""

    meeting_id: int
    motion_id: int
    adopted: bool
    words: str
    digest: str
    decided_on: date


@dataclass(frozen=True)
class ClauseView:
    """一条 · A clause with its whole way: every offer, every vote, and whose turn it is."""

    clause_id: int
    number: int
    matter_id: int
    title: str
    basis_cite: str
    payer_id: int
    payer: str
    terms: ClauseTerms
    state: str
    state_label: str
    offered_by: Party
    digest: str
    offers: tuple[OfferLine, ...]
    votes: tuple[VoteLine, ...]

    @property
    def amount_fen(self) -> int:
        """金额 · In fen."""
        return self.terms.amount_fen

    @property
    def calculation(self) -> str:
        """怎么算 · ``310 户 × 20.00 元 = 6,200.00 元``."""
        return calculation(self.terms)

    @property
    def turn(self) -> Party | None:
        """轮到谁 · The party that has to answer, or None where nobody or either may move."""
        return self.offered_by.other if self.state == "offered" else None


@dataclass(frozen=True)
class SignatureLine:
    """签署行 · One signature; the person's name comes from the mandate, for the public page."""

    party: Party
    label: str
    person_name: str
    seal: str
    digest: str
    basis_cite: str
    signed_at: datetime


@dataclass(frozen=True)
class AgreementPage:
    """协议书页 · The whole agreement; ``text_digest`` is computed anew from the rows shown."""

    card: AgreementCard
    preamble: str
    mutual: tuple[Mutual, ...]
    edition_id: int
    drafted_by: Party
    drafted_on: date
    text_no: int
    confirmed_by: Party | None
    agreed_on: date | None
    resolved_on: date | None
    cleared_on: date | None
    ended_on: date | None
    end_reason: str
    text_digest: str
    clauses: tuple[ClauseView, ...]
    signatures: tuple[SignatureLine, ...]

    @property
    def subject(self) -> Subject:
        """对象 · For assessments, studies, meetings and notices about this agreement."""
        card = self.card
        return Subject(AGREEMENT_KIND, str(card.agreement_id), card.title, card.digest)

    @property
    def is_unchanged(self) -> bool:
        """没有被改 · True where the rows still give the digest that was agreed."""
        return self.card.digest in ("", self.text_digest)


@dataclass(frozen=True)
class ClauseUse:
    """事项用在哪里 · A clause about a matter, seen from the matter."""

    agreement_id: int
    agreement_number: str
    clause_id: int
    clause_number: int
    community_id: int
    community: str
    state: str
    state_label: str
    agreement_state: str
    agreement_state_label: str
    amount_fen: int


def _card(row: Agreement, clauses: int, amount_fen: int) -> AgreementCard:
    return AgreementCard(
        agreement_id=row.pk,
        number=row.number,
        title=row.title,
        party_a_id=row.party_a_id,
        party_a=row.party_a.name,
        party_b_id=row.party_b_id,
        party_b=row.party_b.name,
        from_on=row.from_on,
        to_on=row.to_on,
        year=row.year,
        state=row.state,
        state_label=FLOW.state(row.state).public_label,
        digest=row.digest,
        in_force_on=row.in_force_on,
        clauses=clauses,
        amount_fen=amount_fen,
    )


def _cards(found: AgreementQuerySet) -> tuple[AgreementCard, ...]:
    rows = found.select_related("party_a", "party_b").annotate(
        clause_count=Count("clauses"), total_fen=Sum("clauses__amount_fen")
    )
    return tuple(
        _card(row, row.clause_count, row.total_fen or 0) for row in rows.order_by("-year", "-pk")
    )


@reads(budget=1)
def agreement(*, agreement_id: int) -> Agreement:
    """协议书的行 · The row for an act; raises NotFound."""
    found = Agreement.objects.filter(pk=agreement_id).first()
    if found is None:
        raise NotFound("没有这份协议书", where=str(agreement_id), hint="请从协议书列表里打开")
    return found


@reads(budget=1)
def agreements(
    *, body: Body | None = None, year: int | None = None, state: str = ""
) -> tuple[AgreementCard, ...]:
    """协议书一览 · All, or those of one body on either side, of one year, in one state; newest first."""
    found = Agreement.objects.all()
    if body is not None:
        found = found.of_body(body.pk)
    if year is not None:
        found = found.filter(year=year)
    return _cards(found.filter(state=state) if state else found)


@reads(budget=2)
def agreements_on_page(*, first: int = 0, limit: int = 30) -> tuple[AgreementCard, ...]:
    """协议书的一页 · Agreements of all bodies, newest first, from the ``first`` (0) on."""
    wanted = Agreement.objects.order_by("-year", "-pk").values_list("pk", flat=True)
    return _cards(Agreement.objects.filter(pk__in=list(wanted[first : first + limit])))


@reads(budget=1)
def agreements_in_force(*, day: date, body: Body | None = None) -> tuple[AgreementCard, ...]:
    """当日有效的协议书 · Signed by both, and the day lies within the term."""
    found = Agreement.objects.in_force_on(day)
    return _cards(found.of_body(body.pk) if body is not None else found)


@reads(budget=5)
def agreement_page(*, agreement_id: int) -> AgreementPage:
    """协议书页 · The whole agreement with offers, votes and signatures; raises NotFound."""
    row = (
        Agreement.objects.select_related("party_a", "party_b").filter(pk=agreement_id).first()
    )
    if row is None:
        raise NotFound("没有这份协议书", where=str(agreement_id), hint="请从协议书列表里打开")
    clauses = list(
        row.clauses.in_order().prefetch_related(
            Prefetch("offers", Offer.objects.order_by("number")),
            Prefetch("votes", ClauseVote.objects.order_by("id")),
        )
    )
    signatures = row.signatures.select_related("person").order_by("id")
    return AgreementPage(
        card=_card(row, len(clauses), sum(clause.amount_fen for clause in clauses)),
        preamble=row.preamble,
        mutual=tuple(Mutual(**item) for item in row.mutual),
        edition_id=row.edition_id,
        drafted_by=Party(row.drafted_by),
        drafted_on=row.drafted_on,
        text_no=row.text_no,
        confirmed_by=Party(row.confirmed_by) if row.confirmed_by else None,
        agreed_on=row.agreed_on,
        resolved_on=row.resolved_on,
        cleared_on=row.cleared_on,
        ended_on=row.ended_on,
        end_reason=row.end_reason,
        text_digest=row.text_digest(clauses),
        clauses=tuple(_clause_view(row, clause) for clause in clauses),
        signatures=tuple(_signature_line(item) for item in signatures),
    )


def _clause_view(agreement_row: Agreement, clause: Clause) -> ClauseView:
    return ClauseView(
        clause_id=clause.pk,
        number=clause.number,
        matter_id=clause.matter_id,
        title=clause.title,
        basis_cite=clause.basis_cite,
        payer_id=clause.payer_id,
        payer=clause.payer.name,
        terms=clause.terms,
        state=clause.state,
        state_label=CLAUSE_FLOW.state(clause.state).public_label,
        offered_by=Party(clause.offered_by),
        digest=clause.text.digest(agreement_row.number),
        offers=tuple(_offer_line(offer) for offer in clause.offers.all()),
        votes=tuple(
            VoteLine(
                vote.meeting_id, vote.motion_id, vote.adopted, vote.words, vote.digest,
                vote.decided_on,
            )
            for vote in clause.votes.all()
        ),
    )


def _offer_line(offer: Offer) -> OfferLine:
    terms = {**offer.terms, "due_on": date.fromisoformat(offer.terms["due_on"])}
    return OfferLine(
        number=offer.number,
        party=Party(offer.party),
        terms=ClauseTerms(**terms),
        changes=tuple(Change(**change) for change in offer.changes),
        reason=offer.reason,
        made_at=offer.made_at,
    )


def _signature_line(item: Signature) -> SignatureLine:
    return SignatureLine(
        party=Party(item.party),
        label=item.label,
        person_name=item.person.name,
        seal=item.seal,
        digest=item.digest,
        basis_cite=item.basis_cite,
        signed_at=item.signed_at,
    )


@reads(budget=1)
def clauses_about(*, lineage: UUID) -> tuple[ClauseUse, ...]:
    """某事项的条款 · Every clause about a matter, through all editions of the list."""
    found = (
        Clause.objects.filter(matter__lineage=lineage)
        .select_related("agreement__party_b")
        .order_by("-agreement__year", "agreement_id", "number")
    )
    return tuple(
        ClauseUse(
            agreement_id=clause.agreement_id,
            agreement_number=clause.agreement.number,
            clause_id=clause.pk,
            clause_number=clause.number,
            community_id=clause.agreement.party_b_id,
            community=clause.agreement.party_b.name,
            state=clause.state,
            state_label=CLAUSE_FLOW.state(clause.state).public_label,
            agreement_state=clause.agreement.state,
            agreement_state_label=FLOW.state(clause.agreement.state).public_label,
            amount_fen=clause.amount_fen,
        )
        for clause in found
    )


_TABLE = ("negotiating", "renegotiating")
_WAITING = {
    "voting": ("agreements.sign_agreement", "签署协议书", "代表会议还没有全部表决"),
    "resolved": ("agreements.sign_agreement", "签署协议书", "决议公布期还没有满"),
}


@desk_of("agreements")
@reads(budget=2)
def desk(*, viewer: Standing, day: date) -> Sequence[DeskItem]:
    """协议书的待办 · The same items for both parties; only the vote is the committee's to call."""
    if viewer.body_id is None or viewer.role not in (Role.HEAD, Role.OFFICER, Role.MEMBER):
        return ()
    open_rows = (
        Agreement.objects.of_body(viewer.body_id)
        .exclude(state__in=("in_force", "ended"))
        .annotate(signed_a=_signed(Party.A), signed_b=_signed(Party.B))
        .prefetch_related(Prefetch("clauses", Clause.objects.order_by("number")))
        .order_by("id")
    )
    return [item for row in open_rows for item in _items(row, viewer)]


def _signed(side: Party) -> Exists:
    return Exists(Signature.objects.filter(agreement=OuterRef("pk"), party=side))


def _items(row: Agreement, viewer: Standing) -> list[DeskItem]:
    side = row.party_of(viewer.body_id)
    assert side is not None
    if row.state in _TABLE:
        return _items_at_the_table(row, side)
    if row.state == "agreed":
        return [_submit_item(row, side, viewer)]
    if row.state in _WAITING:
        act, title, reason = _WAITING[row.state]
        return [DeskItem(title, row.title, act, row.subject, blocked=reason)]
    return [_sign_item(row, side, viewer)]


def _items_at_the_table(row: Agreement, side: Party) -> list[DeskItem]:
    clauses = list(row.clauses.all())
    mine = [c.number for c in clauses if c.state == "offered" and c.offered_by != side]
    theirs = [c.number for c in clauses if c.state == "offered" and c.offered_by == side]
    returned = [c.number for c in clauses if c.state == "returned"]
    items = []
    if mine:
        items.append(
            DeskItem(
                "答复条款", f"{row.title}：第 {_listed(mine)} 条等你方同意或者提出不同意见",
                "agreements.accept_clause", row.subject,
            )
        )
    if returned:
        items.append(
            DeskItem(
                "重新提出条款", f"{row.title}：第 {_listed(returned)} 条没有通过，双方都可以重新提",
                "agreements.offer_terms", row.subject,
            )
        )
    if mine or returned:
        return items
    if theirs:
        reason = f"第 {_listed(theirs)} 条等{side.other.words}答复"
    else:
        reason = f"你方已经确认，等{side.other.words}确认" if row.confirmed_by == side else ""
    return [
        DeskItem("确认文本", row.title, "agreements.confirm_text", row.subject, blocked=reason)
    ]


def _submit_item(row: Agreement, side: Party, viewer: Standing) -> DeskItem:
    heads = side is Party.B and viewer.role == Role.HEAD
    reason = "" if heads else "由村（居）民委员会主任提请本村（社区）的代表会议"
    return DeskItem(
        "提请代表会议表决", f"{row.title}：稳评和党组织研究以后召集会议",
        "agreements.submit_to_resolution", row.subject, blocked=reason,
    )


def _sign_item(row: Agreement, side: Party, viewer: Standing) -> DeskItem:
    reason = "" if viewer.is_legal_representative else "由本单位的法定代表人签署"
    if {Party.A: row.signed_a, Party.B: row.signed_b}[side]:
        reason = f"你方已经签署，等{side.other.words}签署"
    return DeskItem(
        "签署协议书", row.title, "agreements.sign_agreement", row.subject, blocked=reason
    )


def _listed(numbers: Sequence[int]) -> str:
    return "、".join(str(number) for number in numbers)
