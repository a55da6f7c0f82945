"""工作台:每个室说出等谁办什么。The desk: each room says what awaits a viewer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.subject import Subject

Desk = Callable[..., Sequence["DeskItem"]]


@dataclass(frozen=True)
class DeskItem:
    """待办 · One thing that awaits the viewer, or that cannot be done yet and why.

    ``act`` is the act that does it; ``due_on`` the last day, if there is one; ``blocked`` the
    reason why it cannot be done now (empty when it can).
    """

    title: str
    detail: str
    act: str
    subject: Subject
    due_on: date | None = None
    blocked: str = ""


_desks: dict[str, Desk] = {}


def desk_of(room: str) -> Callable[[Desk], Desk]:
    """登记一室的待办 · ``desk(*, viewer, day)`` with at most two statements."""

    def register(desk: Desk) -> Desk:
        _desks[room] = desk
        return desk

    return register


def desk_items(*, viewer: Standing, day: date) -> tuple[DeskItem, ...]:
    """全部待办 · Items of all rooms: what can be done first, then by due day."""
    items = [item for desk in _desks.values() for item in desk(viewer=viewer, day=day)]
    return tuple(
        sorted(items, key=lambda item: (bool(item.blocked), item.due_on or date.max, item.title))
    )
