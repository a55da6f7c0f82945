"""行为人:谁、凭什么身份。Actors: who acts, by which mandate, on behalf of which body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol


@dataclass(frozen=True)
class Standing:
    """身份 · Who the actor is on the day of the act, as the door has just established it.

    ``label`` is how the actor is named to the public (body and office, never a person's name).
    ``role`` and ``body_kind`` are the values of the people room's terms.
    """

    kind: str
    label: str
    person_id: int | None = None
    mandate_id: int | None = None
    role: str = ""
    body_id: int | None = None
    body_kind: str = ""
    body_name: str = ""
    parent_body_id: int | None = None
    is_legal_representative: bool = False

    @property
    def key(self) -> str:
        """行为人键 · Scope of idempotency keys: mandate or system actor."""
        return f"mandate:{self.mandate_id}" if self.mandate_id else self.kind

    def standing(self, day: date) -> Standing:
        """Already established; used when an act calls another act."""
        return self

    def on_record(self) -> dict[str, Any]:
        """写进存证的样子 · What the entry says of the actor; ids and offices, no names."""
        return {
            "kind": self.kind,
            "label": self.label,
            "person": self.person_id,
            "mandate": self.mandate_id,
            "body": self.body_id,
        }


class Actor(Protocol):
    """行为人 · Anything that can say in which standing it acts on a day."""

    def standing(self, day: date) -> Standing:
        """The standing on ``day``; raises Refused where there is none."""
        ...


@dataclass(frozen=True)
class SystemActor:
    """系统行为人 · Clock, importer, ballot box, reactions, set-up: actors like any other."""

    kind: str
    label: str

    def standing(self, day: date) -> Standing:
        """A system actor has its standing on every day."""
        return Standing(kind=self.kind, label=self.label)


CLOCK = SystemActor("clock", "时钟")
IMPORTER = SystemActor("importer", "导入")
BALLOT_BOX = SystemActor("ballot_box", "票箱")
REACTION = SystemActor("reaction", "机制联动")
SETUP = SystemActor("setup", "系统安装")
VISITOR = SystemActor("visitor", "公众")
