"""协议书的事实。Facts of the agreements room: public content in full, so that the record tells the story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from hudong.ground.kernel.fact import Fact
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND

_AGREEMENT = (AGREEMENT_KIND, "agreement_id")


@dataclass(frozen=True)
class Drafted:
    """起草的一份 · One agreement of a bulk draft, with the matters that its clauses are about."""

    agreement_id: int
    number: str
    title: str
    community_id: int
    clauses: int
    amount_fen: int
    matters: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AgreementsDrafted(Fact):
    """协议书已起草 · One or many agreements were drafted from an edition in one act."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.Body", "town_id")
    town_id: int
    edition_id: int
    drafted_by: str
    from_on: date
    to_on: date
    drafted: tuple[Drafted, ...]

    def subject(self) -> tuple[str, str]:
        """One agreement is its own subject; many belong to the town."""
        if len(self.drafted) == 1:
            return AGREEMENT_KIND, str(self.drafted[0].agreement_id)
        return super().subject()

    @property
    def agreement_ids(self) -> tuple[int, ...]:
        """The agreements, in the order of the lines."""
        return tuple(one.agreement_id for one in self.drafted)


@dataclass(frozen=True, kw_only=True)
class TermsOffered(Fact):
    """条款已提出 · A party put other terms of one clause on the table, with the reason."""

    ABOUT: ClassVar[tuple[str, str]] = _AGREEMENT
    agreement_id: int
    clause_id: int
    clause_number: int
    offer_number: int
    party: str
    changes: tuple[dict[str, str], ...]
    terms: dict[str, Any]
    reason: str


@dataclass(frozen=True, kw_only=True)
class ClauseAccepted(Fact):
    """条款已同意 · A party accepted the other party's terms of these clauses."""

    ABOUT: ClassVar[tuple[str, str]] = _AGREEMENT
    agreement_id: int
    party: str
    clause_numbers: tuple[int, ...]
    digests: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TextConfirmed(Fact):
    """文本已由一方确认 · One party confirmed the whole text; the other has still to."""

    ABOUT: ClassVar[tuple[str, str]] = _AGREEMENT
    agreement_id: int
    party: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class TextAgreed(Fact):
    """文本已定 · Both parties confirmed the text, here in full; its digest is fixed."""

    ABOUT: ClassVar[tuple[str, str]] = _AGREEMENT
    agreement_id: int
    party: str
    text_no: int
    digest: str
    amount_fen: int
    content: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class AgreementSubmitted(Fact):
    """已提请表决 · The clauses still undecided were put to the representatives' meeting."""

    ABOUT: ClassVar[tuple[str, str]] = _AGREEMENT
    agreement_id: int
    meeting_id: int
    clause_numbers: tuple[int, ...]
    digest: str
    meeting_on: date
    basis_cite: str


@dataclass(frozen=True, kw_only=True)
class ClauseCounted(Fact):
    """条款已表决 · What the representatives decided of one clause, in exactly this wording."""

    ABOUT: ClassVar[tuple[str, str]] = _AGREEMENT
    agreement_id: int
    clause_id: int
    clause_number: int
    meeting_id: int
    motion_id: int
    digest: str
    words: str


@dataclass(frozen=True, kw_only=True)
class ClauseResolved(ClauseCounted):
    """条款已通过 · The representatives adopted the clause."""


@dataclass(frozen=True, kw_only=True)
class ClauseReturned(ClauseCounted):
    """条款已退回 · The representatives rejected the clause; it is back on the table."""


@dataclass(frozen=True, kw_only=True)
class ClausesRecalled(Fact):
    """条款已收回 · The meeting failed and decided nothing; the clauses can be put again."""

    ABOUT: ClassVar[tuple[str, str]] = _AGREEMENT
    agreement_id: int
    meeting_id: int
    clause_numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SigningCleared(Fact):
    """可以签署 · Every resolution behind the agreement has been published long enough."""

    ABOUT: ClassVar[tuple[str, str]] = _AGREEMENT
    agreement_id: int
    notice_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class AgreementSigned(Fact):
    """已签署 · A legal representative signed the text of this digest for one party."""

    ABOUT: ClassVar[tuple[str, str]] = _AGREEMENT
    agreement_id: int
    signature_id: int
    party: str
    mandate_id: int
    label: str
    seal: str
    digest: str
    basis_cite: str
    both: bool


@dataclass(frozen=True, kw_only=True)
class AgreementInForce(Fact):
    """协议书已生效 · Both have signed; the whole text and its money."""

    ABOUT: ClassVar[tuple[str, str]] = _AGREEMENT
    agreement_id: int
    number: str
    title: str
    party_a_id: int
    party_b_id: int
    from_on: date
    to_on: date
    digest: str
    amount_fen: int
    clauses: tuple[dict[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class NegotiationEnded(Fact):
    """协商已终止 · A party ended the negotiation, with the reason; no agreement came about."""

    ABOUT: ClassVar[tuple[str, str]] = _AGREEMENT
    agreement_id: int
    party: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ClausesFlagged(Fact):
    """条款已标出 · The law under live clauses has changed; each by agreement and number."""

    ABOUT: ClassVar[tuple[str, str]] = ("catalogue.Edition", "edition_id")
    edition_id: int
    clauses: tuple[dict[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class ClauseFlagsSettled(Fact):
    """条款的标记已处理 · The office decided on the matter; what that means for its live clauses."""

    ABOUT: ClassVar[tuple[str, str]] = ("catalogue.LawFlag", "law_flag_id")
    law_flag_id: int
    settlement: str
    clauses: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ClausesEnded(Fact):
    """条款已随事项终止 · The matter left the list; nothing more is owed under these clauses."""

    ABOUT: ClassVar[tuple[str, str]] = ("admission.Exit", "exit_id")
    exit_id: int
    lineage: str
    clauses: tuple[dict[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class EndedClauseSettled(Fact):
    """终止的条款已写收尾 · One party wrote down how the work and money so far were settled."""

    ABOUT: ClassVar[tuple[str, str]] = _AGREEMENT
    agreement_id: int
    clause_number: int
    party: str
    words: str
    both: bool
