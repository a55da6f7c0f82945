"""清单页面上的行和页。Lines and pages of the catalogue: frozen values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hudong.ground.law.terms import Outcome, PaymentMode
from hudong.mechanisms.catalogue.terms import Catalogue, Reduction, Scope


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
    payment_mode: PaymentMode
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


@dataclass(frozen=True)
class MatterPage:
    """事项页 · A matter, the edition it stands in, and the day of the first that listed it."""

    matter: MatterRow
    edition: EditionLine
    first_published_on: date


@dataclass(frozen=True)
class DeclarationRow:
    """申报事项行 · A declared task with its finding and its decision."""

    declaration_id: int
    number: int
    catalogue: Catalogue
    title: str
    proposer_name: str
    claimed_basis: str
    standard: str
    machine_outcome: Outcome | None
    machine_reason: str
    outcome: Outcome | None
    reason: str
    article: str

    @property
    def result(self) -> Outcome | None:
        """现在的结论 · The decision, else the finding, else None."""
        return self.outcome or self.machine_outcome

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


@dataclass(frozen=True)
class CommentRow:
    """村居意见行 · One community's comment."""

    community_name: str
    agrees: bool
    text: str


@dataclass(frozen=True)
class DeclarationPage:
    """申报事项页 · A declared task with everybody's opinion of it."""

    row: DeclarationRow
    review_id: int
    review_title: str
    opinions: tuple[OpinionRow, ...]
    comments: tuple[CommentRow, ...]


@dataclass(frozen=True)
class ReviewPage:
    """清理页 · A review: state, rows, counts by outcome, who has spoken."""

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
        """退回的按理由 · How many of the departments' tasks fell for each reason."""
        counts: dict[Outcome, int] = {}
        for row in self.on_list(Catalogue.ASSISTANCE):
            if row.result is not None and not row.result.kept:
                counts[row.result] = counts.get(row.result, 0) + 1
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


@dataclass(frozen=True)
class ReviewLine:
    """清理概要 · A review with its counts by list and outcome (None: not judged yet)."""

    review_id: int
    title: str
    state: str
    state_words: str
    opened_on: date
    deadline_on: date
    decided_on: date | None
    counts: dict[tuple[Catalogue, Outcome | None], int]

    def on_list(self, kind: Catalogue) -> dict[Outcome | None, int]:
        """拟列某份清单的 · Counts of the tasks proposed for one list."""
        return {result: rows for (listed, result), rows in self.counts.items() if listed is kind}

    @property
    def reduction(self) -> Reduction:
        """瘦身率 · Departments' tasks only; recounted from the rows each time."""
        tasks = self.on_list(Catalogue.ASSISTANCE)
        kept = sum(rows for result, rows in tasks.items() if result and result.kept)
        return Reduction(sum(tasks.values()), kept)
