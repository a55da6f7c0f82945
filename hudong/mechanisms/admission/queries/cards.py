"""准入页面上的行和页。Lines and pages of the gate: frozen values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hudong.ground.kernel.subject import Subject
from hudong.ground.law.terms import Outcome
from hudong.mechanisms.admission.flow import EMERGENCY_FLOW, FLOW
from hudong.mechanisms.admission.models import (
    AdmissionRequest,
    Emergency,
    Exit,
    RequestStage,
)
from hudong.mechanisms.admission.terms import Answer, ExitGround, Reach, Ruling, Stage
from hudong.mechanisms.catalogue.terms import Scope, Way


@dataclass(frozen=True)
class RequestCard:
    """准入申请卡 · One request in a list."""

    request_id: int
    title: str
    department_id: int
    department: str
    payer: str
    unit: str
    unit_price_fen: int
    quantity: int
    requested_on: date
    decide_by_on: date
    decided_on: date | None
    state: str
    state_label: str
    answer: Answer
    at_body_id: int | None
    at_body: str
    due_on: date | None
    paused_on: date | None
    way: Way
    until_on: date | None
    reason: str
    article: str

    def is_overdue(self, day: date) -> bool:
        """超期了没有 · True where the present step should have been done before ``day``."""
        return self.due_on is not None and self.due_on < day


@dataclass(frozen=True)
class StageLine:
    """环节行 · One stage of a request: whose, until when, and what was said there."""

    position: int
    stage: Stage
    body_id: int
    body: str
    working_days: int
    may_skip: bool
    begun_on: date | None
    due_on: date | None
    ruling: Ruling | None
    reason: str
    article: str
    reference: str
    ruled_by: str
    ruled_on: date | None

    @property
    def was_late(self) -> bool:
        """办晚了没有 · True where it was done after its last day; a notice always runs its time."""
        if self.stage is Stage.NOTICE or self.ruled_on is None or self.due_on is None:
            return False
        return self.ruled_on > self.due_on


@dataclass(frozen=True)
class RequestPage:
    """准入申请页 · The whole request, the machine's answer, every stage, and what became of it."""

    card: RequestCard
    subject: Subject
    content: str
    standard: str
    legal_basis: str
    money_source: str
    from_on: date
    to_on: date
    scope: Scope
    reach: Reach
    communities: str
    staff: str
    contact: str
    answer_words: str
    answer_rule: str
    reason_code: str
    likenesses: tuple[dict[str, Any], ...]
    machine_outcome: Outcome
    machine_reason: str
    machine_article: str
    judgements: tuple[dict[str, Any], ...]
    route: str
    needs_assessment: bool
    party_id: int | None
    party: str
    position: int
    returns: int
    pause_reason: str
    paused_days: int
    stages: tuple[StageLine, ...]
    notice_id: int | None
    decided_by: str
    document_no: str
    lineage: UUID | None
    asked_again_on: date | None
    asked_again_reason: str
    reconsidered_on: date | None
    reconsidered_reason: str
    reconsidered_article: str
    edition_id: int | None
    edition_number: int | None

    @property
    def stage(self) -> StageLine:
        """现在的环节 · The stage at which the request is, or at which it ended."""
        return self.stages[self.position - 1]


@dataclass(frozen=True)
class GateCounts:
    """准入的数 · How many requests were admitted, refused, and are on their way; and the rest."""

    admitted: int
    refused: int
    waiting: int
    exited: int = 0
    ended: int = 0


@dataclass(frozen=True)
class QueueCounts:
    """队列的数 · What waits for a body, what of it is overdue, what it has to do with that is done."""

    mine: int
    overdue: int
    paused: int
    done: int
    all: int


@dataclass(frozen=True)
class DraftCard:
    """草稿 · One draft of a department."""

    draft_id: int
    title: str
    saved_on: date
    content: dict[str, Any]


@dataclass(frozen=True)
class ExitLine:
    """退出行 · How a matter left the list."""

    exit_id: int
    lineage: UUID
    title: str
    ground: ExitGround
    reason: str
    article: str
    decided_on: date
    document_no: str
    edition_number: int | None
    motion_id: int | None
    meeting_id: int | None
    notice_id: int | None


@dataclass(frozen=True)
class EmergencyCard:
    """应急直通页 · One emergency matter from its declaration to its review."""

    emergency_id: int
    subject: Subject
    title: str
    content: str
    standard: str
    decision: str
    article: str
    department_id: int
    department: str
    payer: str
    scope: Scope
    unit: str
    unit_price_fen: int
    quantity: int
    declared_on: date
    until_on: date
    register_by_on: date
    registered_on: date | None
    legal_basis: str
    money_source: str
    spent_words: str
    machine_reason: str
    ended_on: date | None
    reviewed_on: date | None
    findings: str
    was_justified: bool | None
    next_steps: str
    document_no: str
    lineage: UUID
    edition_number: int | None
    state: str
    state_label: str

    def registration_words(self, day: date) -> str:
        """补办了没有 · In words that stay: in time, late, or not at all so far."""
        if self.registered_on is not None:
            late = "，逾期补办" if self.registered_on > self.register_by_on else "，按期补办"
            return f"{self.registered_on} 补办{late}"
        if day > self.register_by_on:
            return f"最迟 {self.register_by_on} 补办，到现在没有补办"
        return f"最迟 {self.register_by_on} 补办"


def request_card(row: AdmissionRequest) -> RequestCard:
    """卡 · Department, payer and the body in turn must be loaded."""
    return RequestCard(
        request_id=row.pk,
        title=row.title,
        department_id=row.department_id,
        department=row.department.name,
        payer=row.payer.name,
        unit=row.unit,
        unit_price_fen=row.unit_price_fen,
        quantity=row.quantity,
        requested_on=row.requested_on,
        decide_by_on=row.decide_by_on,
        decided_on=row.decided_on,
        state=row.state,
        state_label=FLOW.state(row.state).public_label,
        answer=Answer(row.answer),
        at_body_id=row.at_body_id,
        at_body=row.at_body.name if row.at_body else "",
        due_on=row.due_on,
        paused_on=row.paused_on if row.state == "paused" else None,
        way=Way(row.way),
        until_on=row.until_on,
        reason=row.reason,
        article=row.article,
    )


def stage_line(row: RequestStage) -> StageLine:
    """环节行 · The body must be loaded."""
    return StageLine(
        position=row.position,
        stage=Stage(row.stage),
        body_id=row.body_id,
        body=row.body.name,
        working_days=row.working_days,
        may_skip=row.may_skip,
        begun_on=row.begun_on,
        due_on=row.due_on,
        ruling=Ruling(row.ruling) if row.ruling else None,
        reason=row.reason,
        article=row.article,
        reference=row.reference,
        ruled_by=row.ruled_by,
        ruled_on=row.ruled_on,
    )


def exit_line(row: Exit) -> ExitLine:
    """退出行 · Motion and edition must be loaded."""
    return ExitLine(
        exit_id=row.pk,
        lineage=row.lineage,
        title=row.title,
        ground=ExitGround(row.ground),
        reason=row.reason,
        article=row.article,
        decided_on=row.decided_on,
        document_no=row.document_no,
        edition_number=row.edition.number if row.edition else None,
        motion_id=row.motion_id,
        meeting_id=row.motion.meeting_id if row.motion else None,
        notice_id=row.notice_id,
    )


def emergency_line(row: Emergency) -> EmergencyCard:
    """应急卡 · Department, payer and edition must be loaded."""
    return EmergencyCard(
        emergency_id=row.pk,
        subject=row.subject,
        title=row.title,
        content=row.content,
        standard=row.standard,
        decision=row.decision,
        article=row.article,
        department_id=row.department_id,
        department=row.department.name,
        payer=row.payer.name,
        scope=Scope(row.scope),
        unit=row.unit,
        unit_price_fen=row.unit_price_fen,
        quantity=row.quantity,
        declared_on=row.declared_on,
        until_on=row.until_on,
        register_by_on=row.register_by_on,
        registered_on=row.registered_on,
        legal_basis=row.legal_basis,
        money_source=row.money_source,
        spent_words=row.spent_words,
        machine_reason=row.machine_reason,
        ended_on=row.ended_on,
        reviewed_on=row.reviewed_on,
        findings=row.findings,
        was_justified=row.was_justified,
        next_steps=row.next_steps,
        document_no=row.document_no,
        lineage=row.lineage,
        edition_number=row.edition.number if row.edition else None,
        state=row.state,
        state_label=EMERGENCY_FLOW.state(row.state).public_label,
    )
