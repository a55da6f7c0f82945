"""法据块 · The law behind a thing: citations in a text, each with the way to its article."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from urllib.parse import quote

from django.utils.translation import gettext as _

from hudong.doors.web import laws
from hudong.doors.web.pages.ways import address, asking
from hudong.doors.web.ui import Basis, Link
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
    cited = cited_in(cite)
    return Basis(
        slip,
        cite,
        words,
        href=article_address(*cited[0], on=on) if cited else "",
        quotes="“" in words and not laws.is_digest(),
    )


def cite_link(cite: str, *, on: dt.date | None = None) -> Link:
    """依据 · The citation as it stands, leading to the first article that it names."""
    cited = cited_in(cite)
    return Link(cite, article_address(*cited[0], on=on) if cited else "")


def local_basis(words: str, cite: str = "") -> Basis:
    """地方规定 · A rule that the county set itself; no statute says it."""
    return Basis(_("地方规定"), cite or _("本县自己的规定"), words)
