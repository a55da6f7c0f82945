"""两份清单的事实。Facts of the catalogue: public content in full, so that the record tells the story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from hudong.ground.kernel.fact import Fact

_REVIEW = ("catalogue.Review", "review_id")
_EDITION = ("catalogue.Edition", "edition_id")


@dataclass(frozen=True, kw_only=True)
class LawEditionAdopted(Fact):
    """法库已采用 · The county judges by this edition of the law library from now on."""

    ABOUT: ClassVar[tuple[str, str]] = ("catalogue.LawEdition", "law_edition_id")
    law_edition_id: int
    digest: str
    source: str
    instruments: int
    articles: int

    def adopts_law(self) -> str:
        return self.digest


@dataclass(frozen=True, kw_only=True)
class ReviewOpened(Fact):
    """清理已发起 · Departments are invited to declare what they ask of villages."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    title: str
    deadline_on: date


@dataclass(frozen=True, kw_only=True)
class TasksDeclared(Fact):
    """事项已申报 · One body declared tasks with the bases it claims."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    proposer_id: int
    catalogue: str
    numbers: tuple[int, ...]
    titles: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DeclarationsJudged(Fact):
    """依据已查对 · The library's finding for every declaration, by number."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    library: str
    outcomes: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class ExpertOpinionsGiven(Fact):
    """专家意见已提出 · One expert's opinions; differing ones with their reasons, by number."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    expert_mandate_id: int
    agreed: int
    differing: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class ExpertReviewClosed(Fact):
    """专家审核已结束 · The panel has finished."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    experts: int


@dataclass(frozen=True, kw_only=True)
class DeclarationsDiscussed(Fact):
    """村居已讨论 · One community's answer; its comments by number."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    community_id: int
    attended: int
    comments: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class DiscussionClosed(Fact):
    """村居讨论已结束 · How many communities answered."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    communities: int
    answered: int


@dataclass(frozen=True, kw_only=True)
class ReviewAnnounced(Fact):
    """已社会公示 · The intended lists hang out for objections."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    notice_id: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class ReviewHeard(Fact):
    """公示已期满 · The notice ended; objections were answered."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    notice_id: int
    objections: int


@dataclass(frozen=True, kw_only=True)
class DeclarationsDecided(Fact):
    """已逐项决定 · The final outcome of every declaration, by number, with reasons."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    outcomes: dict[str, str]
    reasons: dict[str, str]
    digest: str


@dataclass(frozen=True, kw_only=True)
class ReviewCancelled(Fact):
    """清理已撤销 · The review ended without lists, with the reason."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class EditionPublished(Fact):
    """清单已公布 · An edition of both lists, with its whole content and digest."""

    ABOUT: ClassVar[tuple[str, str]] = _EDITION
    edition_id: int
    review_id: int | None
    number: int
    document_no: str
    published_on: date
    digest: str
    content: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class EditionAmended(EditionPublished):
    """清单已增补 · A new edition that differs from the one before by admitted matters."""

    previous_id: int
    added: tuple[str, ...]
    reason: str
