"""等你办的 · What awaits the reader, in the order of its day; only the first button is filled."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content
from hudong.doors.web.components.tag.props import Tag


@dataclass(frozen=True, slots=True)
class TodoItem:
    """一件事 · Its tag (还剩 2 天), title, what it is about, and the button."""

    tag: Tag
    title: str
    words: Content
    act: str
    href: str


@dataclass(frozen=True, slots=True)
class Todo(Component):
    """等你办的 · Items already in order; the first is the most urgent."""

    items: tuple[TodoItem, ...]
