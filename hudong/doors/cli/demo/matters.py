"""履职事项、准入事项和各方意见。Own duties proposed by the office, matters at the gate, and opinions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from hudong.mechanisms.catalogue.terms import Scope

FOLDER: Final = Path(__file__).parent
_SCOPES: Final = {scope.words: scope for scope in Scope}


@dataclass(frozen=True)
class OwnDuty:
    """履职事项 · One own duty as the office proposes it from the law."""

    title: str
    basis: str
    standard: str


@dataclass(frozen=True)
class GateRequest:
    """准入申请 · One new matter with its money; whether it passes is not written here."""

    department: str
    title: str
    content: str
    basis: str
    standard: str
    scope: Scope
    unit: str
    unit_price_fen: int
    quantity: int
    payer: str
    staff: str
    period_months: int
    contact: str


@dataclass(frozen=True)
class TaskOpinion:
    """一项意见 · A view of one declared task: ``who`` is an expert's title or a committee's name."""

    who: str
    task: str
    agrees: bool
    text: str


@dataclass(frozen=True)
class AnsweredComment:
    """讨论意见 · What a committee (``who``) or a resident said of a task, and the office's answer."""

    who: str
    task: str
    agrees: bool
    text: str
    answer: str
    name: str = ""


@dataclass(frozen=True)
class StayingOut:
    """回避 · An expert by title, the department that keeps the expert out, the kind of tie, and why."""

    title: str
    department: str
    kind: str
    reason: str


@dataclass(frozen=True)
class IntendedDecision:
    """拟定的决定 · Where the office decides otherwise than proposed, and why."""

    task: str
    decision: str
    reason: str


@dataclass(frozen=True)
class PublicObjection:
    """公示期间的意见 · What somebody said during the notice, and the office's answer."""

    author: str
    text: str
    answer: str


def own_duties() -> tuple[OwnDuty, ...]:
    """履职事项 · From ``own_duties.toml``, in its order."""
    return tuple(OwnDuty(**row) for row in _table("own_duties.toml")["duty"])


def gate_requests() -> tuple[GateRequest, ...]:
    """准入申请 · From ``gate.toml``, in its order."""
    requests = []
    for row in _table("gate.toml")["request"]:
        price, scope = row.pop("unit_price_yuan"), row.pop("scope")
        requests.append(GateRequest(**row, unit_price_fen=price * 100, scope=_SCOPES[scope]))
    return tuple(requests)


@dataclass(frozen=True)
class GateStage:
    """准入的一个环节 · Whose it is, its working days, and what the body says when it agrees."""

    stage: str
    working_days: int
    body: str = ""
    words: str = ""
    reference: str = ""


def gate_stages() -> tuple[GateStage, ...]:
    """准入路线 · From ``gate.toml``, in its order."""
    return tuple(GateStage(**row) for row in _table("gate.toml")["stage"])


def expert_opinions() -> tuple[TaskOpinion, ...]:
    """专家意见 · Views of single tasks; an expert agrees with the machine on all others."""
    return tuple(
        TaskOpinion(expert["title"], row["task"], row["stance"] == "agree", row["reason"])
        for expert in _table("opinions.toml")["expert"]
        for row in expert["opinions"]
    )


def community_comments() -> tuple[AnsweredComment, ...]:
    """村居意见 · Views of single tasks by committees; unmentioned ones count as agreed."""
    return _comments("comment", "community")


def resident_comments() -> tuple[AnsweredComment, ...]:
    """居民意见 · What residents said without signing in."""
    return _comments("resident", "")


def _comments(table: str, who: str) -> tuple[AnsweredComment, ...]:
    return tuple(
        AnsweredComment(
            row.get(who, ""),
            row["task"],
            row["stance"] == "agree",
            row["text"],
            row["answer"],
            row.get("name", ""),
        )
        for row in _table("opinions.toml")[table]
    )


def staying_out() -> tuple[StayingOut, ...]:
    """声明回避 · From ``opinions.toml``."""
    return tuple(StayingOut(**row) for row in _table("opinions.toml")["conflict"])


def intended_decisions() -> tuple[IntendedDecision, ...]:
    """拟定的决定 · From ``opinions.toml``."""
    return tuple(IntendedDecision(**row) for row in _table("opinions.toml")["intended"])


def public_objections() -> tuple[PublicObjection, ...]:
    """公示意见 · From ``opinions.toml``."""
    return tuple(PublicObjection(**row) for row in _table("opinions.toml")["objection"])


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
