"""填一栏 · One field of a form: label above, hint under it, error between hint and field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class Option:
    """可选的一项 · One entry of a select: the value that is sent, and its words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Field(Component):
    """填一栏 · ``name`` is also the id of the input; ``error`` marks the field as refused.

    ``kind`` chooses the control; ``options`` only for ``select``; ``rows`` only for
    ``textarea``; ``autocomplete`` as in HTML, empty for none. A password's value is never
    written back.
    """

    name: str
    label: str
    kind: Literal["text", "textarea", "select", "password", "date", "number", "search", "file"] = (
        "text"
    )
    value: str = ""
    hint: str = ""
    error: str = ""
    is_required: bool = False
    autocomplete: str = ""
    options: tuple[Option, ...] = ()
    rows: int = 3

    @property
    def described_by(self) -> str:
        """说明在哪里 · Ids of hint and error, for readers that speak."""
        ids = ((self.hint, f"{self.name}-hint"), (self.error, f"{self.name}-error"))
        return " ".join(each for words, each in ids if words)
