"""两份清单的事实。Facts of the catalogue: public content in full, so that the record tells the story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from hudong.ground.kernel.fact import Fact, Personal

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
    invites_all: bool = True
    department_ids: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DepartmentsInvited(Fact):
    """部门已补充邀请 · Further departments were invited to a review under way."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    department_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class DeadlineExtended(Fact):
    """申报期限已延长 · The departments have more time to declare."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    before_on: date
    deadline_on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class NothingDeclared(Fact):
    """部门已回复没有申报 · A department asks nothing of villages, with its reason."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    department_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class SheetDeclared(Fact):
    """已按表格申报 · What a sheet added, changed and took back, by number; ``sheet`` is its digest."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    proposer_id: int
    catalogue: str
    sheet: str
    is_whole: bool
    numbers: tuple[int, ...]
    titles: tuple[str, ...]
    claims: tuple[str, ...]
    changed: dict[str, dict[str, str]]
    withdrawn: dict[str, str]
    same: int


@dataclass(frozen=True, kw_only=True)
class DeclarationCorrected(Fact):
    """申报已更正 · A department put its own declaration right; the fields with their new values."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    proposer_id: int
    number: int
    title: str
    changed: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class DeclarationsWithdrawn(Fact):
    """申报已撤回 · A department took declarations back, by number with their titles, and why."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    proposer_id: int
    withdrawn: dict[str, str]
    reason: str


@dataclass(frozen=True, kw_only=True)
class LookAlikesMarked(Fact):
    """相似申报已标注 · The office says of tasks that look alike: one thing, or two."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    first: int
    others: tuple[int, ...]
    is_same: bool
    reason: str


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
    on_negative: dict[str, str]
    silent: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PanelNamed(Fact):
    """专家组已指定 · Who gives opinions in this review, by mandate and title."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    expert_mandate_ids: tuple[int, ...]
    titles: tuple[str, ...]
    least: int


@dataclass(frozen=True, kw_only=True)
class ConflictsDeclared(Fact):
    """回避已声明 · Where one expert stays out, by number and kind; the circumstances are personal."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    expert_mandate_id: int
    conflicts: dict[str, str]
    circumstances: dict[str, Personal]
    set_aside: tuple[int, ...]


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
class CommentMade(Fact):
    """讨论意见已提出 · A resident said something of one declaration; the name is empty if not given."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    comment_id: int
    number: int
    stance: str
    name: Personal
    text: Personal
    made_on: date


@dataclass(frozen=True, kw_only=True)
class CommentsAnswered(Fact):
    """讨论意见已答复 · Answers of the office; each may answer several comments that say the same."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    comment_ids: tuple[tuple[int, ...], ...]
    answers: tuple[str, ...]
    answered_by: str
    answered_on: date


@dataclass(frozen=True, kw_only=True)
class DiscussionClosed(Fact):
    """村居讨论已结束 · How many communities answered, and what is proposed for each task now."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    communities: int
    answered: int
    comments: int
    proposed: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class DecisionsIntended(Fact):
    """决定已拟定 · What the office intends otherwise than proposed, by number, with reason and article."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    decisions: dict[str, str]
    reasons: dict[str, str]
    articles: dict[str, str]
    merged_into: dict[str, int]


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
    """已逐项决定 · The decision of every declaration, by number, with reason and article."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    decisions: dict[str, str]
    reasons: dict[str, str]
    articles: dict[str, str]
    merged_into: dict[str, int]
    digest: str


@dataclass(frozen=True, kw_only=True)
class ReviewReopened(Fact):
    """清理已重新打开 · A decided review is to be decided again, with the reason; ``digest`` is void."""

    ABOUT: ClassVar[tuple[str, str]] = _REVIEW
    review_id: int
    reason: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class ListsConfigured(Fact):
    """其他清单已设置 · Which lists the county keeps, their names, and the reason codes in use."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.County", "county_id")
    county_id: int
    kept: dict[str, bool]
    names: dict[str, str]
    reasons: dict[str, str]
    unused: tuple[str, ...]


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
    """清单已增补 · A new edition that differs from the one before by matters admitted or gone."""

    previous_id: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    rebased: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class LawWatched(Fact):
    """法律变动已查对 · Listed matters were held against the law again.

    ``noted`` counts articles that were written down for the first time; ``flagged`` names, per
    matter whose law has changed, the lineage, its title, the articles and what has become of them.
    """

    ABOUT: ClassVar[tuple[str, str]] = _EDITION
    edition_id: int
    library: str
    noted: int
    flagged: tuple[dict[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class LawFlagSettled(Fact):
    """法律变动已处理 · The office decided what becomes of a matter whose law has changed."""

    ABOUT: ClassVar[tuple[str, str]] = ("catalogue.LawFlag", "law_flag_id")
    law_flag_id: int
    lineage: str
    title: str
    decision: str
    reason: str
    basis: str
    edition_number: int | None
