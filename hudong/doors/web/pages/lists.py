"""两份清单的页面 · The two lists: an edition, its history, and one list page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hudong.doors.web import words
from hudong.doors.web.component import Component, Content
from hudong.doors.web.language import gettext as _
from hudong.doors.web.pages.downloads import download_links
from hudong.doors.web.ui import (
    Button,
    Crumb,
    Empty,
    Field,
    Link,
    News,
    NewsItem,
    Paging,
    Phrase,
    SearchBox,
    Table,
    TableColumn,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import (
    PAGE_ROWS,
    address,
    asking,
    crumb,
    numbered,
    paging,
)
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import EditionLine, EditionMark, ListedMatter, MatterRow
from hudong.mechanisms.catalogue.terms import Catalogue, Scope, Way, written


@dataclass(frozen=True, slots=True)
class ListPage:
    """一份清单的一页 · Rows ``PAGE_ROWS`` at a time, with a search over the whole list."""

    title: str
    crumb: Crumb
    sentence: str
    about_edition: str
    state: Tag
    search: SearchBox
    rows: Component
    paging: Paging
    downloads: tuple[Link, ...]


def list_title(kind: Catalogue) -> str:
    """清单的叫法 · What a villager calls the list."""
    return {
        Catalogue.DUTIES: _("村（居）自己的事"),
        Catalogue.ASSISTANCE: _("政府请村里帮的事"),
        Catalogue.NEGATIVE: _("不得交给村（居）的事"),
        Catalogue.CERTIFICATES: _("村（居）开的证明"),
    }[kind]


def list_name(kind: Catalogue) -> str:
    """清单的全称 · The list's name in the document."""
    return said(kind.words)


def sentence_of(kind: Catalogue) -> str:
    """一句话 · What the list is, in one sentence."""
    return {
        Catalogue.DUTIES: _(
            "法律写明由村委会、居委会自己做的事。政府指导、支持，不包办，也不拿它考核村里。"
        ),
        Catalogue.ASSISTANCE: _("本来是政府的事，依法请村里协助。哪个部门委托，哪个部门出钱。"),
        Catalogue.NEGATIVE: _("这些事不得交给村（居）办，每一项都写着为什么。"),
        Catalogue.CERTIFICATES: _(
            "村（居）只开这些证明。清单以外的证明，村（居）委会可以不开（地方规定）。"
        ),
    }[kind]


def edition_words(edition: EditionLine | EditionMark | None) -> str:
    """哪一版 · 第 1 版，2026年3月20日公布。太政社〔2026〕1号."""
    if edition is None:
        return _("还没有公布清单。公布以后，每一版都一直留着。")
    return _("第 %(number)s 版，%(day)s公布。%(document)s") % {
        "number": edition.number,
        "day": words.day(edition.published_on),
        "document": edition.document_no,
    }


def state_tag(number: int, newest: int) -> Tag:
    """还算不算数 · In force, or replaced by a later edition."""
    if newest == number:
        return Tag("done", _("现行有效"))
    return Tag("wait", _("已由第 %(number)s 版替换") % {"number": newest})


def edition_links(editions: tuple[EditionLine, ...]) -> Component:
    """历次版次 · Newest first; earlier editions stay open to everybody."""
    if not editions:
        return Empty(_("还没有公布过清单。"))
    newest = editions[0]
    return News(
        tuple(
            NewsItem(
                Link(
                    f"{_('第 %(number)s 版') % {'number': each.number}} {each.document_no}",
                    numbered("edition", each.number),
                ),
                state_tag(each.number, newest.number),
                each.published_on,
            )
            for each in editions
        ),
        shows_year=True,
    )


@reads(budget=3)
def list_page(*, number: int, kind: Catalogue, day: date, text: str, page: int) -> ListPage:
    """一份清单的一页 · Raises NotFound for an edition that was never published."""
    edition = _edition(number, day)
    rows = catalogue.matters_on_list(
        edition_id=edition.edition_id,
        kind=kind,
        words=text,
        first=(page - 1) * PAGE_ROWS,
        limit=PAGE_ROWS + 1,
    )
    here = f"{numbered('edition', number)}{kind.value}/"
    field = Field("q", _("在这份清单里找"), value=text, autocomplete="off")
    return ListPage(
        title=list_title(kind),
        crumb=crumb(
            list_title(kind),
            Link(_("两份清单"), address("lists")),
            Link(_("第 %(number)s 版") % {"number": number}, numbered("edition", number)),
        ),
        sentence=sentence_of(kind),
        about_edition=f"{_official(kind)} · {edition_words(edition)}",
        state=state_tag(edition.number, edition.newest),
        search=SearchBox(here, field, Button(_("查找"), is_second=True)),
        rows=_rows(rows[:PAGE_ROWS], kind, text, here),
        paging=paging(here, page, len(rows) > PAGE_ROWS, q=text),
        downloads=download_links(number, kind),
    )


def _official(kind: Catalogue) -> str:
    """正式名称 · What the county calls the list, else its usual name in the reader's language."""
    names = {line.kind: line.name for line in catalogue.list_lines()}
    return list_name(kind) if names[kind] == kind.words else names[kind]


def _edition(number: int, day: date) -> EditionMark:
    edition = catalogue.edition_mark(day=day, number=number)
    if edition is None:
        raise NotFound(f"没有公布过第 {number} 版清单", hint="请从“两份清单”里打开")
    return edition


def _rows(rows: tuple[ListedMatter, ...], kind: Catalogue, text: str, here: str) -> Component:
    if not rows and text:
        words_in = {"words": text}
        return Empty(
            _("这份清单里没有写着“%(words)s”的事。不在清单上的事，村里可以不接。") % words_in,
            Link(_("看整份清单"), here),
        )
    if not rows:
        return Empty(_("这份清单里没有事项。"))
    if kind is Catalogue.NEGATIVE:
        columns = (TableColumn(_("事项")), TableColumn(_("为什么")), TableColumn(_("依据")))
        return Table(
            "", columns, tuple((_name(row), row.basis_words, row.basis_cite) for row in rows)
        )
    if kind is not Catalogue.ASSISTANCE:
        columns = (TableColumn(_("事项")), TableColumn(_("做到什么")), TableColumn(_("法律依据")))
        return Table("", columns, tuple((_name(row), row.standard, row.basis_cite) for row in rows))
    columns = (
        TableColumn(_("事项")),
        TableColumn(_("做到什么")),
        TableColumn(_("谁出钱")),
        TableColumn(_("怎么算"), is_number=True),
    )
    return Table(
        "",
        columns,
        tuple((_name(row), row.standard, row.payer_name or "", fee_words(row)) for row in rows),
    )


def _name(row: ListedMatter) -> Content:
    name = Link(f"{row.position}. {row.title}", numbered("matter", row.matter_id))
    marks = marks_of(Scope(row.scope), Way(row.way), row.until_on, row.official)
    return Phrase((name, *(f"（{mark}）" for mark in marks))) if marks else name


def marks_of(scope: Scope, way: Way, until_on: date | None, official: str) -> tuple[str, ...]:
    """标记 · What must be seen beside a matter's name for as long as it is listed."""
    marks = []
    if scope is not Scope.BOTH:
        marks.append(_("只在%(scope)s") % {"scope": said(scope.words)})
    if official:
        kind = {"kind": said(written("official", official))}
        marks.append(_("公务性协助：%(kind)s") % kind)
    if until_on is not None:
        wanted = {"way": said(way.words), "day": words.day(until_on)}
        marks.append(_("%(way)s，到%(day)s为止") % wanted)
    return tuple(marks)


def fee_words(row: MatterRow | ListedMatter) -> str:
    """怎么算 · 每期 200.00 元; empty where the matter is unpaid."""
    return f"{row.unit} {words.yuan(row.unit_price_fen)}".strip() if row.unit_price_fen else ""


def list_address(edition: EditionLine, kind: Catalogue, **wishes: object) -> str:
    """清单的网址 · One list of an edition."""
    return asking(f"{numbered('edition', edition.number)}{kind.value}/", **wishes)
