"""查找 · One field and one button; a plain GET, so that the result has an address."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component
from hudong.doors.web.components.button.props import Button
from hudong.doors.web.components.field.props import Field


@dataclass(frozen=True, slots=True)
class SearchBox(Component):
    """查找 · ``action`` is the address of the results; ``field`` what is looked for."""

    action: str
    field: Field
    button: Button
