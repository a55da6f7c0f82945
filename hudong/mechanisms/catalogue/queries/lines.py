"""清单页面上的行和页。Lines and pages of the catalogue: frozen values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hudong.ground.law.terms import Outcome, PaymentMode
from hudong.mechanisms.catalogue.terms import (
    Catalogue,
    ConflictKind,
    Decision,
    ListedLine,
    Reduction,
    Scope,
    Way,
)


@dataclass(frozen=True)
class EditionLine:
    """一版清单 · An edition with the counts of its two lists."""

    edition_id: int
    number: int
    document_no: str
    published_on: date
    digest: str
    amendment: str
    duties: int
    assistance: int


@dataclass(frozen=True)
class EditionMark:
    """版次和它的现状 · An edition without its counts, and the number of the newest beside it."""

    edition_id: int
    number: int
    document_no: str
    published_on: date
    newest: int


@dataclass(frozen=True)
class MatterRow:
    """一个事项 · A matter as one edition lists it."""

    matter_id: int
    lineage: UUID
    catalogue: Catalogue
    position: int
    title: str
    standard: str
    payment_mode: PaymentMode | None
    basis_cite: str
    basis_words: str
    payer_id: int | None
    payer_name: str
    scope: Scope
    unit: str
    unit_price_fen: int
    quantity: int
    origin: str
    declaration_id: int | None
    official: str = ""
    way: Way = Way.REVIEW
    until_on: date | None = None
    reason_code: str = ""


@dataclass(frozen=True)
class ListedMatter:
    """清单里的一行 · What a long list shows of a matter; ``payer_name`` is None where nobody pays."""

    matter_id: int
    position: int
    title: str
    standard: str
    basis_cite: str
    payer_name: str | None
    unit: str
    unit_price_fen: int
    basis_words: str
    scope: str
    way: str
    until_on: date | None
    official: str


@dataclass(frozen=True)
class MatterPage:
    """事项页 · A matter, the edition it stands in, and the day of the first that listed it."""

    matter: MatterRow
    edition: EditionLine
    first_published_on: date


@dataclass(frozen=True)
class HostRow:
    """并入的那一项 · The task that another merges into."""

    declaration_id: int
    number: int
    title: str


@dataclass(frozen=True)
class DeclarationRow:
    """申报事项行 · A declared task with its finding and its decision.

    ``proposed`` follows from finding and opinions, ``decision`` is the office's, only intended
    until ``is_decided``; ``announced`` what the public has seen. ``reason_code`` says why it is
    proposed for the negative list, or that it stands there.
    """

    declaration_id: int
    number: int
    catalogue: Catalogue
    title: str
    proposer_id: int
    proposer_name: str
    claimed_basis: str
    standard: str
    machine_outcome: Outcome | None
    machine_reason: str
    proposed: Decision | None
    announced: Decision | None
    decision: Decision | None
    is_decided: bool
    merged_into: HostRow | None
    reason: str
    article: str
    reason_code: str

    @property
    def result(self) -> Decision | Outcome | None:
        """现在的结论 · The decision (or what is intended), else the finding, else None."""
        return self.decision or self.machine_outcome

    @property
    def result_reason(self) -> str:
        """现在的理由 · The reason that goes with ``result``."""
        return self.reason or self.machine_reason


@dataclass(frozen=True)
class OpinionRow:
    """专家意见行 · One expert's view; experts are named by office, not by person."""

    expert_title: str
    agrees: bool
    reason: str
    given_on: date
    is_set_aside: bool


@dataclass(frozen=True)
class ConflictRow:
    """回避行 · An expert who stays out of one task, with the kind of tie; no circumstances."""

    expert_title: str
    kind: ConflictKind
    declared_on: date


@dataclass(frozen=True)
class CommentRow:
    """讨论意见行 · One comment of a committee (by name) or of a resident (without), and its answer."""

    comment_id: int
    declaration_id: int
    author: str
    is_resident: bool
    agrees: bool
    text: str
    made_on: date
    answer: str
    answered_by: str
    answered_on: date | None


@dataclass(frozen=True)
class DeclarationPage:
    """申报事项页 · A declared task with everybody's opinion of it."""

    row: DeclarationRow
    review_id: int
    review_title: str
    review_state: str
    opinions: tuple[OpinionRow, ...]
    conflicts: tuple[ConflictRow, ...]
    comments: tuple[CommentRow, ...]

    @property
    def may_comment(self) -> bool:
        """能不能提意见 · While the communities discuss."""
        return self.review_state == "expert_reviewed"


@dataclass(frozen=True)
class ReviewPage:
    """清理页 · A review: state, rows, counts, who has spoken."""

    review_id: int
    title: str
    state: str
    state_words: str
    opened_on: date
    deadline_on: date
    decided_on: date | None
    rows: tuple[DeclarationRow, ...]
    experts: int
    communities: int

    def on_list(self, kind: Catalogue) -> tuple[DeclarationRow, ...]:
        """拟列某份清单的 · Rows proposed for one list."""
        return tuple(row for row in self.rows if row.catalogue is kind)

    @property
    def reduction(self) -> Reduction:
        """瘦身率 · Departments' tasks only; recounted from the rows each time."""
        tasks = self.on_list(Catalogue.ASSISTANCE)
        kept = sum(bool(row.result and row.result.kept) for row in tasks)
        return Reduction(len(tasks), kept)

    @property
    def fallen_by_reason(self) -> dict[Outcome, int]:
        """退回的按理由 · How many of the departments' tasks fell for each finding.

        One that fell although the law supports it is counted under that finding.
        """
        counts: dict[Outcome, int] = {}
        for row in self.on_list(Catalogue.ASSISTANCE):
            if row.result is not None and not row.result.kept and row.machine_outcome:
                counts[row.machine_outcome] = counts.get(row.machine_outcome, 0) + 1
        return counts

    @property
    def decided_as(self) -> dict[Decision, int]:
        """按决定 · How many of the departments' tasks end in each way; empty before the discussion ends."""
        counts: dict[Decision, int] = {}
        for row in self.on_list(Catalogue.ASSISTANCE):
            if row.decision is not None:
                counts[row.decision] = counts.get(row.decision, 0) + 1
        return counts


@dataclass(frozen=True)
class LineageLine:
    """事项在一版里 · Where one edition lists a matter."""

    matter_id: int
    position: int
    declaration_id: int | None
    edition_id: int
    number: int
    document_no: str
    published_on: date
    line: ListedLine


@dataclass(frozen=True)
class ReviewLine:
    """清理概要 · A review with its counts by list, finding and decision (None: none yet)."""

    review_id: int
    title: str
    state: str
    state_words: str
    opened_on: date
    deadline_on: date
    decided_on: date | None
    counts: dict[tuple[Catalogue, Outcome | None, Decision | None], int]

    def on_list(self, kind: Catalogue) -> dict[Outcome | None, int]:
        """拟列某份清单的 · Counts by finding of the tasks proposed for one list."""
        counts: dict[Outcome | None, int] = {}
        for (listed, finding, _), rows in self.counts.items():
            if listed is kind:
                counts[finding] = counts.get(finding, 0) + rows
        return counts

    def decided_on_list(self, kind: Catalogue) -> dict[Decision | None, int]:
        """按决定 · Counts by decision of the tasks proposed for one list."""
        counts: dict[Decision | None, int] = {}
        for (listed, _, decision), rows in self.counts.items():
            if listed is kind:
                counts[decision] = counts.get(decision, 0) + rows
        return counts

    @property
    def reduction(self) -> Reduction:
        """瘦身率 · Departments' tasks only; recounted from the rows each time."""
        declared = kept = 0
        for (listed, finding, decision), rows in self.counts.items():
            if listed is Catalogue.ASSISTANCE:
                declared += rows
                result = decision or finding
                kept += rows if result is not None and result.kept else 0
        return Reduction(declared, kept)
