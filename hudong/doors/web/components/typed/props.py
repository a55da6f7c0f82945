"""你填写的内容 · What was typed into a form that was refused, to be copied back."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class TypedField:
    """一栏 · Name of the field and the text as typed."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Typed(Component):
    """你填写的内容 · Read only; passwords and tokens are never among the fields."""

    fields: tuple[TypedField, ...]
