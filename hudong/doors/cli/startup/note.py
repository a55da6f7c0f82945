"""检查所见。What a check says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """轻重 · Fine, to be mended, or a reason not to start."""

    OK = "ok"
    WARN = "warn"
    REFUSE = "refuse"

    @property
    def words(self) -> str:
        """正常, 注意 or 不能启动."""
        return {"ok": "正常", "warn": "注意", "refuse": "不能启动"}[self.value]


@dataclass(frozen=True)
class Note:
    """一项检查 · What was looked at, what was seen, and what to do if it is not fine."""

    name: str
    level: Level
    what: str
    hint: str = ""


def fine(name: str, what: str) -> Note:
    """正常 · A note that all is well."""
    return Note(name, Level.OK, what)


def warning(name: str, what: str, hint: str) -> Note:
    """注意 · A note of something to mend."""
    return Note(name, Level.WARN, what, hint)


def refusal(name: str, what: str, hint: str) -> Note:
    """不能启动 · A note of why the site may not run."""
    return Note(name, Level.REFUSE, what, hint)


def refusals(notes: Iterable[Note]) -> tuple[Note, ...]:
    """不能启动的 · Only the notes that refuse."""
    return tuple(note for note in notes if note.level is Level.REFUSE)
