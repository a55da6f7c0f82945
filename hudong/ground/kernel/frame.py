"""正在办的行为:谁、哪一刻、碰过哪些行。The act under way: who, when, and which rows it has touched."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment

RowKey = tuple[str, str]


@dataclass
class Frame:
    """一次行为 · One act being performed; nested acts and reactions have frames of their own."""

    uid: UUID
    moment: Moment
    law: str
    actor: Standing
    outer: Frame | None
    cause: UUID | None
    reactions_deep: int = 0
    spoiled: bool = False
    touched: dict[RowKey, Any] = field(default_factory=dict)

    def touch(self, table: str, key: str, row: Any) -> None:
        """记下写过的行 · The innermost act that wrote a row last answers for it."""
        frame = self.outer
        while frame is not None:
            frame.touched.pop((table, key), None)
            frame = frame.outer
        self.touched[(table, key)] = row


current: ContextVar[Frame | None] = ContextVar("kernel_frame", default=None)
