"""准入的事实。Facts of the admission room: public content in full, so that the record tells the story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from hudong.ground.kernel.fact import Fact
from hudong.mechanisms.admission.terms import EMERGENCY_KIND, EXIT_KIND, REQUEST_KIND

_REQUEST = (REQUEST_KIND, "request_id")
_EMERGENCY = (EMERGENCY_KIND, "emergency_id")


@dataclass(frozen=True, kw_only=True)
class RouteSet(Fact):
    """准入路线已确定 · The stages of every request that is made from ``from_on`` on."""

    ABOUT: ClassVar[tuple[str, str]] = ("admission.Route", "route_id")
    route_id: int
    title: str
    from_on: date
    needs_assessment: bool
    party_id: int | None
    stages: tuple[dict[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class DraftSaved(Fact):
    """草稿已保存 · A department kept a draft; only its digest is on record, nobody else sees it."""

    ABOUT: ClassVar[tuple[str, str]] = ("admission.Draft", "draft_id")
    draft_id: int
    department_id: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class DraftDropped(Fact):
    """草稿已删去 · A department threw its draft away."""

    ABOUT: ClassVar[tuple[str, str]] = ("admission.Draft", "draft_id")
    draft_id: int
    department_id: int


@dataclass(frozen=True, kw_only=True)
class AdmissionRequested(Fact):
    """准入已申请 · A department asked for a matter; the machine's answer stands beside it."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    department_id: int
    payer_id: int
    content: dict[str, Any]
    digest: str
    library: str
    answer: str
    machine_outcome: str
    machine_reason: str
    machine_article: str
    likenesses: tuple[dict[str, Any], ...]
    route: str
    stages: tuple[dict[str, Any], ...]
    decide_by_on: date


@dataclass(frozen=True, kw_only=True)
class RequestSupplemented(AdmissionRequested):
    """申请已补正 · The department delivered what was asked for; the machine has answered anew."""

    note: str
    stage: str


@dataclass(frozen=True, kw_only=True)
class StageRuled(Fact):
    """环节已有意见 · What the body of a stage said, with reason and article, and what comes next."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    title: str
    stage: str
    body_id: int
    body: str
    ruling: str
    reason: str
    article: str
    reference: str
    next_state: str
    due_on: date | None
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class RequestReturned(StageRuled):
    """已退回补正 · The department has until ``due_on`` to deliver what is missing."""


@dataclass(frozen=True, kw_only=True)
class RequestAnnounced(StageRuled):
    """拟准入已公示 · The last stage before the notice agreed; the intention hangs out for objections."""

    notice_id: int


@dataclass(frozen=True, kw_only=True)
class MatterRefused(StageRuled):
    """事项不予准入 · The matter stays off the list, with the reason and the article."""


@dataclass(frozen=True, kw_only=True)
class RequestsRuled(Fact):
    """成批审核已办 · One body ruled on many requests of its stage, each with its own reason."""

    ABOUT: ClassVar[tuple[str, str]] = ("people.Body", "body_id")
    body_id: int
    body: str
    notice_id: int | None
    rulings: tuple[dict[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class RequestPaused(Fact):
    """已暂停计时 · The clock of a request stands still, for a reason that everybody can read."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    stage: str
    paused_on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class RequestResumed(Fact):
    """已恢复计时 · The clock goes on; the working days in between are not counted."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    stage: str
    paused_days: int
    due_on: date | None
    decide_by_on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class RequestLapsed(Fact):
    """申请已失效 · What was asked for did not come in time."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    title: str
    supplement_by_on: date


@dataclass(frozen=True, kw_only=True)
class RequestsHeard(Fact):
    """拟准入公示已期满 · The notice is over; the office may decide on every request in it."""

    ABOUT: ClassVar[tuple[str, str]] = ("notices.Notice", "notice_id")
    notice_id: int
    request_ids: tuple[int, ...]
    objections: int
    due_on: date


@dataclass(frozen=True, kw_only=True)
class MatterAdmitted(Fact):
    """事项已准入 · The decision: who pays, how much, from where, for how long, and in which way."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    title: str
    lineage: str
    way: str
    until_on: date | None
    payer_id: int
    payer: str
    unit: str
    unit_price_fen: int
    money_source: str
    reason: str
    article: str
    assessment_id: int | None
    document_no: str


@dataclass(frozen=True, kw_only=True)
class MatterEntered(Fact):
    """事项已列入清单 · The edition that lists what was decided before."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    title: str
    lineage: str
    edition_id: int
    edition_number: int
    document_no: str


@dataclass(frozen=True, kw_only=True)
class ReconsiderationAsked(Fact):
    """已申请复核 · The department asks the office to look at a refusal once more."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    reason: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class ReconsiderationDecided(Fact):
    """复核已决定 · The office upheld the refusal or let the request go on, with new reasons."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    title: str
    upheld: bool
    reason: str
    article: str
    next_state: str
    notice_id: int | None
    due_on: date | None


@dataclass(frozen=True, kw_only=True)
class RequestWithdrawn(Fact):
    """申请已撤回 · The department took its request back before the decision."""

    ABOUT: ClassVar[tuple[str, str]] = _REQUEST
    request_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class MatterExited(Fact):
    """事项已决定退出 · A matter is to leave the list, on which ground and by whose decision."""

    ABOUT: ClassVar[tuple[str, str]] = (EXIT_KIND, "exit_id")
    exit_id: int
    lineage: str
    title: str
    ground: str
    reason: str
    article: str
    request_id: int | None
    emergency_id: int | None
    motion_id: int | None
    notice_id: int | None
    document_no: str


@dataclass(frozen=True, kw_only=True)
class MatterStruck(Fact):
    """事项已退出清单 · The edition without it; whoever rests a clause on it hears this."""

    ABOUT: ClassVar[tuple[str, str]] = (EXIT_KIND, "exit_id")
    exit_id: int
    lineage: str
    title: str
    ground: str
    reason: str
    edition_id: int
    edition_number: int
    document_no: str


@dataclass(frozen=True, kw_only=True)
class EmergencyDeclared(Fact):
    """应急直通已启动 · An emergency matter takes effect at once, until its day, and must be registered."""

    ABOUT: ClassVar[tuple[str, str]] = _EMERGENCY
    emergency_id: int
    title: str
    content: dict[str, Any]
    digest: str
    department_id: int
    department: str
    payer_id: int
    decision: str
    lineage: str
    until_on: date
    register_by_on: date
    document_no: str


@dataclass(frozen=True, kw_only=True)
class EmergencyEntered(Fact):
    """应急事项已列入清单 · The edition that lists it, marked as an emergency for ever."""

    ABOUT: ClassVar[tuple[str, str]] = _EMERGENCY
    emergency_id: int
    edition_id: int
    edition_number: int
    document_no: str


@dataclass(frozen=True, kw_only=True)
class EmergencyRegistered(Fact):
    """应急事项已补办 · The department delivered basis and money afterwards; late stays visible."""

    ABOUT: ClassVar[tuple[str, str]] = _EMERGENCY
    emergency_id: int
    legal_basis: str
    money_source: str
    spent_words: str
    machine_outcome: str
    machine_reason: str
    is_late: bool
    late_days: int


@dataclass(frozen=True, kw_only=True)
class EmergencyEnded(Fact):
    """应急办理已结束 · Its matter is leaving the list; ``is_registered`` tells whether papers came."""

    ABOUT: ClassVar[tuple[str, str]] = _EMERGENCY
    emergency_id: int
    title: str
    exit_id: int
    ended_on: date
    is_registered: bool


@dataclass(frozen=True, kw_only=True)
class EmergencyReviewed(Fact):
    """应急事项已复盘 · What the office found afterwards, and what is to be done otherwise."""

    ABOUT: ClassVar[tuple[str, str]] = _EMERGENCY
    emergency_id: int
    findings: str
    was_justified: bool
    next_steps: str
