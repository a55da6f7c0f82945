"""两份清单的页面 · The two lists: an edition, its history, and one list page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Component, Content
from hudong.doors.web.ui import (
    Button,
    Crumb,
    Empty,
    Field,
    Link,
    News,
    NewsItem,
    Paging,
    SearchBox,
    Table,
    TableColumn,
    Tag,
)
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
from hudong.mechanisms.catalogue.terms import Catalogue


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


def list_title(kind: Catalogue) -> str:
    """清单的叫法 · What a villager calls the list."""
    return _("村（居）自己的事") if kind is Catalogue.DUTIES else _("政府请村里帮的事")


def list_name(kind: Catalogue) -> str:
    """清单的全称 · The list's name in the document."""
    if kind is Catalogue.DUTIES:
        return _("基层群众性自治组织依法履行职责事项")
    return _("基层群众性自治组织协助政府工作事项")


def sentence_of(kind: Catalogue) -> str:
    """一句话 · What the list is, in one sentence."""
    if kind is Catalogue.DUTIES:
        return _("法律写明由村委会、居委会自己做的事。政府指导、支持，不包办，也不拿它考核村里。")
    return _("本来是政府的事，依法请村里协助。哪个部门委托，哪个部门出钱。")


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


@reads(budget=2)
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
        about_edition=f"{list_name(kind)} · {edition_words(edition)}",
        state=state_tag(edition.number, edition.newest),
        search=SearchBox(here, field, Button(_("查找"), is_second=True)),
        rows=_rows(rows[:PAGE_ROWS], kind, text, here),
        paging=paging(here, page, len(rows) > PAGE_ROWS, q=text),
    )


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
    if kind is Catalogue.DUTIES:
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
    return Link(f"{row.position}. {row.title}", numbered("matter", row.matter_id))


def fee_words(row: MatterRow | ListedMatter) -> str:
    """怎么算 · 每期 200.00 元; empty where the matter is unpaid."""
    return f"{row.unit} {words.yuan(row.unit_price_fen)}".strip() if row.unit_price_fen else ""


def list_address(edition: EditionLine, kind: Catalogue, **wishes: object) -> str:
    """清单的网址 · One list of an edition."""
    return asking(f"{numbered('edition', edition.number)}{kind.value}/", **wishes)
