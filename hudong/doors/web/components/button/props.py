"""按钮 · Says the act itself; one filled button per view, its consequence right under it."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class Button(Component):
    """按钮 · With ``href`` a link, else the submit of the form around it.

    ``is_second`` draws it hollow; ``name`` and ``value`` tell several submits apart;
    ``consequence`` is what can no longer be changed after it. ``sends_to`` sends the form there
    instead, on a page of its own, so that what was typed stays where it is.
    """

    words: str
    href: str = ""
    is_second: bool = False
    name: str = ""
    value: str = ""
    consequence: str = ""
    sends_to: str = ""
