"""一版清单的页面 · An edition with both lists, its history and its proof."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hudong.doors.web.component import Component
from hudong.doors.web.pages.home import list_pair
from hudong.doors.web.pages.lists import edition_links, edition_words, state_tag
from hudong.doors.web.pages.matter_life import PUBLISHED
from hudong.doors.web.pages.proofs import proof_of
from hudong.doors.web.ui import Crumb, Link, Pair, Proof, Tag
from hudong.doors.web.ways import address, crumb
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.record import queries as record
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import EditionLine

_SAMPLES = 5


@dataclass(frozen=True, slots=True)
class EditionPage:
    """一版清单 · ``amendment`` says what was added and why; empty for a first edition."""

    title: str
    crumb: Crumb
    about: str
    state: Tag | None
    amendment: str
    pair: Pair
    history: Component
    review: Link
    proof: Proof | None


@reads(budget=4)
def edition_page(*, day: date, number: int | None, origin: str) -> EditionPage:
    """一版清单 · The edition of that number, else the newest; zeros where there is none yet.

    ``origin`` (https://…) stands in the code on paper. Raises NotFound for an unknown number.
    """
    editions = catalogue.editions()
    shown = _shown(editions, number)
    samples = catalogue.first_matters(edition_id=shown.edition_id, count=_SAMPLES) if shown else ()
    entries = record.entries_about([("catalogue.Edition", str(shown.edition_id))]) if shown else ()
    here = _("第 %(number)s 版") % {"number": number} if number else _("两份清单")
    way = (Link(_("两份清单"), address("lists")),) if number else ()
    published = [entry for entry in entries if entry.fact_kind in PUBLISHED]
    return EditionPage(
        title=_("两份清单") if not number else _("两份清单，第 %(number)s 版") % {"number": number},
        crumb=crumb(here, *way),
        about=edition_words(shown),
        state=state_tag(shown.number, editions[0].number) if shown else None,
        amendment=shown.amendment if shown else "",
        pair=list_pair(shown, samples),
        history=edition_links(editions),
        review=Link(_("看清理的经过：报来哪些事，哪些退回，为什么"), address("review")),
        proof=proof_of(_("这份清单"), published[0], origin) if published else None,
    )


def _shown(editions: tuple[EditionLine, ...], number: int | None) -> EditionLine | None:
    if number is None:
        return editions[0] if editions else None
    for edition in editions:
        if edition.number == number:
            return edition
    raise NotFound(f"没有公布过第 {number} 版清单", hint="请从“两份清单”里打开")
