"""职责目录的页面 · What the law of a day asks of villages and neighbourhoods, kind by kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from hudong.doors.web import laws, words
from hudong.doors.web.component import Component
from hudong.doors.web.language import gettext as _
from hudong.doors.web.pages.bases import article_address
from hudong.doors.web.pages.law_parts import day_field
from hudong.doors.web.ui import (
    Button,
    Crumb,
    Empty,
    Field,
    Link,
    Option,
    Paging,
    Phrase,
    Table,
    TableColumn,
    Tag,
)
from hudong.doors.web.ways import PAGE_ROWS, address, asking, crumb, paging
from hudong.ground.law.terms import DutyKind, DutyLine, SourceMissing

# 不选种类的,不列仅提及的:那里没有要村里做的事。
ASKING = tuple(kind for kind in DutyKind if kind is not DutyKind.NONE)


@dataclass(frozen=True, slots=True)
class DutiesPage:
    """职责目录 · One day's articles, filtered by kind and words, ``PAGE_ROWS`` at a time."""

    title: str
    crumb: Crumb
    action: str
    field: Field
    kind: Field
    day: Field
    button: Button
    about: str
    choices: tuple[Component, ...]
    rows: Component
    paging: Paging


def kind_words(kind: DutyKind) -> str:
    """种类的叫法 · What a villager calls a kind of duty."""
    return {
        DutyKind.ASSISTANCE: _("协助政府"),
        DutyKind.OWN_DUTY: _("自己的职责"),
        DutyKind.REPORT: _("发现了要报告"),
        DutyKind.ENCOURAGED: _("鼓励，不强求"),
        DutyKind.FUNDING: _("政府要出钱"),
        DutyKind.RIGHT: _("村居的权利"),
        DutyKind.NONE: _("只是提到"),
    }[kind]


def kind_tag(kind: DutyKind) -> Tag:
    """种类的标签 · Kinds are no states: a plain tag."""
    return Tag("plain", kind_words(kind))


def chosen_kind(text: str) -> DutyKind | None:
    """选的种类 · From the address; what is no kind means all that ask or give something."""
    return DutyKind(text) if text in list(DutyKind) else None


def duties_page(*, text: str, kind: DutyKind | None, day: dt.date, page: int) -> DutiesPage:
    """职责目录 · No statement at all: it is read from the library's own index."""
    here = address("duties")
    wishes = {"q": text, "kind": kind.value if kind else "", "on": day.isoformat()}
    found: tuple[DutyLine, ...] = ()
    about, choices = "", ()  # type: str, tuple[Component, ...]
    try:
        library = laws.library()
        found = library.duties(day, kinds=[kind] if kind else ASKING, words=text)
        about = _about(day, found)
        every = library.duties(day, words=text) if kind else found
        choices = _choices(every, kind, text, day)
        rows = _rows(found, page, day, text)
    except SourceMissing as missing:
        rows = Empty(missing.message)
    return DutiesPage(
        title=_("法律要村居做什么"),
        crumb=crumb(_("法律要村居做什么"), Link(_("查法条"), address("law"))),
        action=here,
        field=Field(
            "q",
            _("什么事"),
            kind="search",
            value=text,
            hint=_("写一两个词，也可以写法规名称；不写就全列出来"),
            autocomplete="off",
        ),
        kind=Field(
            "kind", _("哪一种"), kind="select", value=kind.value if kind else "", options=_options()
        ),
        day=day_field(day),
        button=Button(_("查找")),
        about=f"{about}{_('其中有摘要，非条文原文。') if about and laws.is_digest() else ''}",
        choices=choices,
        rows=rows,
        paging=paging(here, page, len(found) > page * PAGE_ROWS, **wishes),
    )


def _options() -> tuple[Option, ...]:
    return (
        Option("", _("要做的、有权的，都列")),
        *(Option(kind.value, kind_words(kind)) for kind in DutyKind),
    )


def _about(day: dt.date, found: Sequence[DutyLine]) -> str:
    counted = {"day": words.day(day), "count": len(found)}
    return _("%(day)s有效的条文里，找到 %(count)s 条。") % counted


def _choices(
    found: Sequence[DutyLine], kind: DutyKind | None, text: str, day: dt.date
) -> tuple[Component, ...]:
    """Each kind with its count; an article of several kinds counts under each."""
    return tuple(
        Link(f"{kind_words(each)} {count}", _way(each, text, day))
        for each in ASKING
        if (count := sum(each in line.kinds for line in found)) and each is not kind
    )


def _way(kind: DutyKind, text: str, day: dt.date) -> str:
    return asking(address("duties"), q=text, kind=kind.value, on=day.isoformat())


def _rows(found: Sequence[DutyLine], page: int, day: dt.date, text: str) -> Component:
    if not found:
        return Empty(
            _("%(day)s有效的条文里，没有符合的。") % {"day": words.day(day)},
            Link(_("换个词，或者看全部"), asking(address("duties"), on=day.isoformat()))
            if text
            else "",
        )
    shown = found[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    columns = (
        TableColumn(_("条文")),
        TableColumn(_("哪一种")),
        TableColumn(_("谁牵头")),
        TableColumn(_("条文怎么说")),
    )
    return Table("", columns, tuple(_row(line, day) for line in shown)) if shown else _past()


def _past() -> Component:
    return Empty(_("没有这么多页。"), Link(_("回到第一页"), address("duties")))


def _row(line: DutyLine, day: dt.date) -> tuple[Component | str, ...]:
    return (
        duty_link(line, day),
        Phrase(tuple(kind_tag(kind) for kind in line.kinds)),
        line.department or _("条文没有写"),
        f"{line.sentence}。",
    )


def duty_link(line: DutyLine, day: dt.date) -> Link:
    """条文的链接 · 《禁毒法》第十七条, as it read on the day."""
    way = article_address(line.instrument, line.no, line.sub, day)
    return Link(f"《{line.instrument}》{line.article}", way)
