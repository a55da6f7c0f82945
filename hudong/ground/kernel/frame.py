"""正在办的行为:谁、哪一刻、碰过哪些行。The act under way: who, when, and which rows it has touched."""

from __future__ import annotations

import itertools
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment

RowKey = tuple[str, str]
_stamps = itertools.count(1)


def next_stamp() -> int:
    """先后 · A number that is larger for whatever is read or written later in this process."""
    return next(_stamps)


@dataclass(frozen=True, slots=True)
class Written:
    """写下的一行 · The recorded columns of a row and their values, frozen when it was written."""

    columns: list[str]
    values: list[Any]


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
    key: str | None = None
    touched: dict[RowKey, Written | None] = field(default_factory=dict)
    stamps: dict[RowKey, int] = field(init=False)

    def __post_init__(self) -> None:
        # 一个事务里的各层行为共用一份:谁后写,谁先读,都看得出来。
        self.stamps = {} if self.outer is None else self.outer.stamps

    def touch(self, table: str, key: str, row: Written | None) -> int:
        """记下写过的行 · The innermost act that wrote a row last answers for it; returns the stamp."""
        frame = self.outer
        while frame is not None:
            frame.touched.pop((table, key), None)
            frame = frame.outer
        self.touched[(table, key)] = row
        stamp = self.stamps[(table, key)] = next_stamp()
        return stamp


current: ContextVar[Frame | None] = ContextVar("kernel_frame", default=None)
