"""存证的词汇:待存内容、检查点、核对所见。Vocabulary of the record: drafts, checkpoints, findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Draft:
    """待存条目 · Everything that one act puts on record, before it is encoded.

    ``content`` is public; ``sealed`` (salts and personal values) goes into a table of its own and
    can be destroyed without touching the entry.
    """

    uid: UUID
    at: datetime
    act: str
    actor: dict[str, Any]
    actor_key: str
    subject_kind: str
    subject_id: str
    fact_kind: str
    fact: dict[str, Any]
    basis: str
    rows: dict[str, Any]
    law: str
    cause: UUID | None
    key: str | None = None
    sealed: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CheckpointMark:
    """检查点 · Size and root of the tree at an instant."""

    size: int
    root: str
    at: datetime


class NotAnchored(Exception):
    """不立锚 · The record no longer holds what an outside anchor confirmed; a new anchor would hide it."""


@dataclass(frozen=True)
class Finding:
    """核对所见 · One thing that is not as it was recorded: which entry, which table, which row."""

    entry: int | None
    table: str
    row: str
    what: str


@dataclass(frozen=True)
class VerifyReport:
    """核对报告 · What ``verify`` saw. ``ok`` is True when nothing was found.

    ``beyond`` are the entries that no outside anchor confirms yet; ``unsealed`` those whose sealed
    part was destroyed, so that the rows they wrote last could not be checked.
    """

    entries: int
    anchored: int
    findings: tuple[Finding, ...]
    beyond: tuple[int, ...] = ()
    unsealed: tuple[int, ...] = ()

    @property
    def ok(self) -> bool:
        """没有发现改动 · True if nothing was found."""
        return not self.findings
