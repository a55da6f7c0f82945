"""一版清单的页面 · An edition with both lists, its history and its proof."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hudong.doors.web.component import Component
from hudong.doors.web.language import gettext as _
from hudong.doors.web.pages.downloads import download_table
from hudong.doors.web.pages.home import list_pair
from hudong.doors.web.pages.lists import (
    edition_links,
    edition_words,
    list_address,
    list_title,
    state_tag,
)
from hudong.doors.web.pages.matter_life import PUBLISHED
from hudong.doors.web.pages.proofs import proof_of
from hudong.doors.web.ui import Crumb, Digest, Link, Pair, Proof, Tag
from hudong.doors.web.ways import address, crumb, numbered
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.record import queries as record
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import EditionLine
from hudong.mechanisms.catalogue.terms import Catalogue

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
    others: tuple[Link, ...]
    changes: Link | None
    files: Component | None
    history: Component
    review: Link
    reduction: Link
    digest: Digest | None
    digest_way: str
    proof: Proof | None


@reads(budget=4)
def edition_page(*, day: date, number: int | None, origin: str) -> EditionPage:
    """一版清单 · The edition of that number, else the newest; zeros where there is none yet.

    ``origin`` (https://…) stands in the code on paper. Raises NotFound for an unknown number.
    """
    editions = catalogue.editions()
    shown = _shown(editions, number)
    samples = catalogue.first_matters(edition_id=shown.edition_id, count=_SAMPLES) if shown else ()
    counts = catalogue.list_counts(edition_id=shown.edition_id) if shown else {}
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
        others=_others(shown, counts),
        changes=_changes(shown),
        files=download_table(shown.number, _kinds(counts)) if shown else None,
        history=edition_links(editions),
        review=Link(_("看清理的经过：报来哪些事，哪些退回，为什么"), address("review")),
        reduction=Link(_("看每个部门、每个村少了多少"), address("reduction")),
        digest=Digest(shown.digest) if shown else None,
        digest_way=f"{address('lists')}digest/{shown.digest}/" if shown else "",
        proof=proof_of(_("这份清单"), published[0], origin) if published else None,
    )


def _kinds(counts: dict[Catalogue, int]) -> tuple[Catalogue, ...]:
    """有哪几份清单 · Both main lists, and others that have a matter."""
    return tuple(kind for kind in Catalogue if kind.is_main or kind in counts)


def _others(shown: EditionLine | None, counts: dict[Catalogue, int]) -> tuple[Link, ...]:
    if shown is None:
        return ()
    return tuple(
        Link(
            _("%(list)s，%(count)s 项") % {"list": list_title(kind), "count": counts[kind]},
            list_address(shown, kind),
        )
        for kind in _kinds(counts)
        if not kind.is_main
    )


def _changes(shown: EditionLine | None) -> Link | None:
    if shown is None or shown.number == 1:
        return None
    words = _("与第 %(number)s 版比，改了什么") % {"number": shown.number - 1}
    return Link(words, f"{numbered('edition', shown.number)}changes/")


def _shown(editions: tuple[EditionLine, ...], number: int | None) -> EditionLine | None:
    if number is None:
        return editions[0] if editions else None
    for edition in editions:
        if edition.number == number:
            return edition
    raise NotFound(f"没有公布过第 {number} 版清单", hint="请从“两份清单”里打开")
