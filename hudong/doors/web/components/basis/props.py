"""法据 · The law behind a right or a refusal, like the title slip of a thread-bound book."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hudong.doors.web.component import Component


@dataclass(frozen=True, slots=True)
class Basis(Component):
    """法据 · ``slip`` is 法据, 经费 or 地方规定 (two to four characters).

    ``citation`` names law and article; ``since`` the day from which it is in force, with
    ``presumed`` where that day is 推定; ``words`` is our own paraphrase, marked so; ``href``
    leads to the article and its versions. ``quotes``: the words in quotation marks are the text itself;
    ``is_own``: the county's own rule, no text of a law stands behind it.
    """

    slip: str
    citation: str
    words: str
    since: dt.date | None = None
    presumed: bool = False
    href: str = ""
    note: str = ""
    quotes: bool = False
    is_own: bool = False
