"""法据块 · The law behind a thing: citations in a text, each with the way to its article."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from urllib.parse import quote

from django.utils.translation import gettext as _

from hudong.doors.web import laws
from hudong.doors.web.ui import Basis, Link
from hudong.doors.web.ways import address, asking
from hudong.ground.kernel import clock
from hudong.ground.law.library.citations import parse


def article_address(title: str, no: int, sub: int = 0, on: dt.date | None = None) -> str:
    """条文的网址 · ``/law/村民委员会组织法/43/``, with the day where one is given."""
    place = f"{no}-{sub}" if sub else str(no)
    way = f"{address('law')}{quote(title)}/{place}/"
    return asking(way, on=on.isoformat() if on else "")


@lru_cache(maxsize=2048)
def cited_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """引了哪几条 · Title, number and 之 of every article cited in ``text``, each once."""
    found = [(one.title, one.no, one.sub) for one in parse(text) if one.title and one.no]
    return tuple(dict.fromkeys(found))


def basis_of(slip: str, cite: str, words: str, *, on: dt.date | None = None) -> Basis:
    """法据 · The block for one basis; it leads to the first article cited, as it read on the day."""
    return Basis(
        slip,
        cite,
        words,
        href=_way(cite, on),
        quotes="“" in words and not laws.is_digest(),
    )


def cite_link(cite: str, *, on: dt.date | None = None) -> Link:
    """依据 · The citation as it stands, leading to the first article that it names."""
    return Link(cite, _way(cite, on))


def _way(cite: str, on: dt.date | None) -> str:
    """第一条查得到的 · The address of the first article cited that the library holds, or empty."""
    day = on or clock.today()
    for title, no, sub in cited_in(cite):
        if laws.holds(title, no, sub, day):
            return article_address(title, no, sub, on)
    return ""


def local_basis(words: str, cite: str = "") -> Basis:
    """地方规定 · A rule that the county set itself; no statute says it."""
    return Basis(_("地方规定"), cite or _("本县自己的规定"), words, is_own=True)
