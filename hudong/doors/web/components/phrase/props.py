"""一句话 · Text and small components in one line, such as a sentence with a changed number."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component, Content


@dataclass(frozen=True, slots=True)
class Phrase(Component):
    """一句话 · ``parts`` in reading order; plain strings are escaped, components render."""

    parts: tuple[Content, ...]
