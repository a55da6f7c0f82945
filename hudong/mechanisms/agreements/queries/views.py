"""页面上的样子:协议书卡、一条、要约、表决、签署。What pages show: frozen dataclasses only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from hudong.ground.kernel.subject import Subject
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

    @property
    def calculation(self) -> str:
        """怎么算 · As in ``ClauseView``."""
        return calculation(self.terms)


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
    official: str
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
