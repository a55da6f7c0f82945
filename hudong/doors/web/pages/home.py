"""首页 · What a stranger sees first: the reduction, the two lists, notices, the way to a village."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hudong.doors.web.component import Component
from hudong.doors.web.pages.asking import ask_box
from hudong.doors.web.pages.lists import edition_words, list_title, sentence_of
from hudong.doors.web.pages.notices import notice_item
from hudong.doors.web.pages.plain import story_of
from hudong.doors.web.ui import (
    Button,
    Cells,
    Empty,
    Field,
    Half,
    How,
    Link,
    News,
    Pair,
    Reduction,
    SearchBox,
)
from hudong.doors.web.ways import address, asking, numbered
from hudong.ground.kernel.reads import reads
from hudong.ground.people import queries as people
from hudong.instruments.notices import queries as notices
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import EditionLine, MatterRow, ReviewLine
from hudong.mechanisms.catalogue.terms import Catalogue

_SAMPLES = 3
_NOTICES = 5
_TOWNS = 12


@dataclass(frozen=True, slots=True)
class HomePage:
    """首页 · ``about_edition`` says which edition the lists are; ``towns`` lead to their villages."""

    title: str
    reduction: Component
    how: How
    about_edition: str
    pair: Pair
    news: Component
    search: SearchBox
    ask: SearchBox
    towns: tuple[Link, ...]


@reads(budget=7)
def home_page(*, day: date) -> HomePage:
    """首页 · Counts and a few rows of each room; nothing grows with the number of rows."""
    edition = catalogue.edition_line(day=day)
    review = catalogue.review_line(is_decided=True)
    return HomePage(
        title=_("首页"),
        reduction=_reduction(review),
        how=story_of(),
        about_edition=edition_words(edition) + _since_review(edition, review),
        pair=list_pair(edition, _samples(edition)),
        news=_news(day),
        search=search_box(),
        ask=ask_box(),
        towns=_towns(),
    )


def _samples(edition: EditionLine | None) -> tuple[MatterRow, ...]:
    if edition is None:
        return ()
    return catalogue.first_matters(edition_id=edition.edition_id, count=_SAMPLES)


def _reduction(review: ReviewLine | None) -> Component:
    if review is None:
        return Empty(
            _(
                "清理还没有结果。部门报来的事，逐项查过法律依据以后，留下几项、退回几项，都写在这里。"
            ),
            Link(_("看清理走到哪一步"), address("review")),
        )
    found = review.reduction
    return Reduction(
        Cells(found.declared, found.kept, _("留下"), _("退回")),
        f"{found.percent:.1f}",
        Link(_("退回的每一项，都写着理由"), asking(address("review"), result="fallen")),
    )


def _since_review(edition: EditionLine | None, review: ReviewLine | None) -> str:
    """为什么和清理的数不同 · One phrase where the gate has changed the list since the review."""
    if edition is None or review is None or review.state != "published":
        return ""
    kept = review.reduction.kept
    if kept == edition.assistance:
        return ""
    return _("。清理留下 %(kept)s 项，后来经准入增减，现在是 %(now)s 项。") % {
        "kept": kept,
        "now": edition.assistance,
    }


def list_pair(edition: EditionLine | None, matters: tuple[MatterRow, ...]) -> Pair:
    """两份清单 · Both halves of an edition with a few samples; zeros before the first edition."""
    counts = {
        Catalogue.DUTIES: edition.duties if edition else 0,
        Catalogue.ASSISTANCE: edition.assistance if edition else 0,
    }
    units = {
        Catalogue.DUTIES: _("项 · 无偿履职"),
        Catalogue.ASSISTANCE: _("项 · 支付协助"),
    }
    left, right = (
        Half(
            title=list_title(kind),
            count=counts[kind],
            unit=units[kind],
            sentence=sentence_of(kind),
            samples=tuple(
                Link(row.title, numbered("matter", row.matter_id))
                for row in matters
                if row.catalogue is kind
            ),
            more=_more(edition, kind, counts[kind]),
        )
        for kind in (Catalogue.DUTIES, Catalogue.ASSISTANCE)
    )
    return Pair(left, right)


def _more(edition: EditionLine | None, kind: Catalogue, count: int) -> Link:
    if edition is None:
        return Link(_("还没有公布"), "")
    way = f"{numbered('edition', edition.number)}{kind.value}/"
    return Link(_("看全部 %(count)s 项") % {"count": count}, way)


def _news(day: date) -> Component:
    running = notices.open_notices(day=day, limit=_NOTICES)
    if not running:
        return Empty(_("现在没有正在公示的事。"))
    return News(tuple(notice_item(card, day) for card in running))


def search_box(words: str = "") -> SearchBox:
    """找我的村 · A plain GET form, so that a result has an address."""
    field = Field(
        "q", _("村名、社区名或者镇名"), value=words, hint=_("写两个字就行"), autocomplete="off"
    )
    return SearchBox(address("communities"), field, Button(_("查找")))


def _towns() -> tuple[Link, ...]:
    here = address("communities")
    return tuple(
        Link(town.short_name, asking(here, town=town.town_id)) for town in people.towns()[:_TOWNS]
    )
