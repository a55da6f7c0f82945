"""这件事该不该办、谁出钱 · One question, answered from the lists, the reviews, the gate and the law.

The answer is one plain sentence and never says more than the rows do: what is only like the
question is shown as such, and where nothing is found the page says whom to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from hudong.doors.web import laws
from hudong.doors.web.component import Component
from hudong.doors.web.language import gettext as _
from hudong.doors.web.pages.answering import Found, Verdict, fallen_words, verdict_of
from hudong.doors.web.pages.asked import NEAR, SAME, Asked
from hudong.doors.web.pages.duties import ASKING, duty_link, kind_tag
from hudong.doors.web.pages.lists import list_title
from hudong.doors.web.pages.matters_asked import matter_facts, mode_words, price_words
from hudong.doors.web.site import Site
from hudong.doors.web.ui import (
    Button,
    Crumb,
    Facts,
    Field,
    Link,
    News,
    NewsItem,
    Phrase,
    SearchBox,
    Table,
    TableColumn,
    Tag,
)
from hudong.doors.web.ways import address, crumb, numbered
from hudong.ground.kernel.reads import reads
from hudong.ground.law.terms import DutyLine, SourceMissing
from hudong.mechanisms.admission import queries as admission
from hudong.mechanisms.admission.queries import AskedRequest
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import AskedMatter, AskedTask

Row = TypeVar("Row")

SHOWN = 8
_LAWS = 12


@dataclass(frozen=True, slots=True)
class AskPage:
    """问一件事 · ``verdict`` is None before anything is asked; empty parts are None."""

    title: str
    crumb: Crumb
    search: SearchBox
    verdict: Verdict | None
    facts: Facts | None
    listed: Component | None
    fallen: Component | None
    duties: Component | None
    more_duties: Link
    next: tuple[Component | str, ...]


def ask_box(text: str = "") -> SearchBox:
    """问一件事的框 · A plain GET form, so that an answer has an address."""
    field = Field(
        "thing",
        _("派下来的是什么事"),
        kind="search",
        value=text,
        hint=_("写事情的名字，比如：禁毒宣传、居住证、填台账"),
        autocomplete="off",
    )
    return SearchBox(address("ask"), field, Button(_("查一查")))


@reads(budget=4)
def ask_page(*, text: str, day: date, site: Site) -> AskPage:
    """问一件事 · Four statements whatever is found; the law is read from its own index."""
    asked = Asked(text)
    if not asked.fragments:
        return _page(text, next_=_before(site))
    edition = catalogue.edition_line(day=day)
    found = Found(
        edition=edition,
        matters=_fitting(
            asked, _matters(asked, edition.edition_id if edition else None), lambda row: row.title
        ),
        tasks=_fitting(asked, catalogue.tasks_like(words=asked.fragments), lambda row: row.title),
        requests=_fitting(
            asked, admission.requests_like(words=asked.fragments), lambda row: row.title
        ),
        duties=_duties(asked, day),
    )
    verdict = verdict_of(found, text, day)
    best = verdict.matter
    return _page(
        text,
        verdict=verdict,
        facts=matter_facts(best) if best else None,
        listed=_listed(found, best),
        fallen=_fallen(found),
        duties=_law(found.duties, day),
        next_=_after(verdict, site),
    )


def _matters(asked: Asked, edition_id: int | None) -> tuple[AskedMatter, ...]:
    if edition_id is None:
        return ()
    return catalogue.matters_like(edition_id=edition_id, words=asked.fragments)


def _fitting(
    asked: Asked, rows: Iterable[Row], title: Callable[[Row], str]
) -> tuple[tuple[int, Row], ...]:
    """Rows near enough to the question, the nearest first, a shorter name before a longer one."""
    scored = [(asked.fit(title(row)), row) for row in rows]
    near = [pair for pair in scored if pair[0] >= NEAR]
    return tuple(sorted(near, key=lambda pair: (-pair[0], len(title(pair[1])))))


def _duties(asked: Asked, day: date) -> tuple[DutyLine, ...]:
    try:
        lines = laws.library().duties(day, kinds=ASKING)
    except SourceMissing:
        return ()
    scored = [
        (asked.fit(line.sentence), asked.fit(f"{line.instrument}{line.sentence}"), line)
        for line in lines
    ]
    near = [one for one in scored if max(one[:2]) >= SAME]
    return tuple(line for *_scores, line in sorted(near, key=lambda one: (-one[0], -one[1])))


def _page(
    text: str,
    *,
    verdict: Verdict | None = None,
    facts: Facts | None = None,
    listed: Component | None = None,
    fallen: Component | None = None,
    duties: Component | None = None,
    next_: tuple[Component | str, ...] = (),
) -> AskPage:
    return AskPage(
        title=_("该不该办，谁出钱"),
        crumb=crumb(_("该不该办，谁出钱")),
        search=ask_box(text),
        verdict=verdict,
        facts=facts,
        listed=listed,
        fallen=fallen,
        duties=duties,
        more_duties=Link(_("看法律要村居做什么的全部条文"), address("duties")),
        next=next_,
    )


def _listed(found: Found, best: AskedMatter | None) -> Component | None:
    """The other matters of the lists that come near, each with payer, price and mode."""
    others = [pair for pair in found.matters if pair[1] is not best]
    if not others:
        return None
    columns = (
        TableColumn(_("事项")),
        TableColumn(_("在哪份清单")),
        TableColumn(_("谁出钱")),
        TableColumn(_("怎么算")),
    )
    rows = tuple(
        (
            Phrase((_same_tag(score), Link(row.title, numbered("matter", row.matter_id)))),
            f"{list_title(row.catalogue)}{mode_words(row, in_brackets=True)}",
            row.payer_name or _("没有写"),
            price_words(row) or _("没有写"),
        )
        for score, row in others[:SHOWN]
    )
    return Table("", columns, rows)


def _same_tag(score: int) -> Component | str:
    return "" if score >= SAME else Tag("wait", _("相近"))


def _fallen(found: Found) -> Component | None:
    """What was declared or asked for and stands on no list, with its reason."""
    items = [
        *(_task_item(score, row) for score, row in found.fallen_tasks[:SHOWN]),
        *(_request_item(score, row) for score, row in found.requests[:SHOWN]),
    ]
    return News(tuple(items), is_slim=True) if items else None


def _task_item(score: int, row: AskedTask) -> NewsItem:
    way = numbered("declaration", row.declaration_id)
    return NewsItem(
        Phrase((Link(f"{row.title}。", way), fallen_words(row), _why(row.reason, row.article))),
        _same_tag(score),
    )


def _request_item(score: int, row: AskedRequest) -> NewsItem:
    way = numbered("admission", row.request_id)
    return NewsItem(
        Phrase((Link(f"{row.title}。", way), fallen_words(row), _why(row.reason, row.article))),
        _same_tag(score),
    )


def _why(reason: str, article: str) -> str:
    """理由：… (article), each only where the row has it."""
    if not reason:
        return _("依据：%(article)s。") % {"article": article} if article else ""
    said = _("理由：%(reason)s") % {"reason": reason.rstrip("。")}
    cited = f"（{article}）" if article and article not in reason else ""
    return f"{said}{cited}。"


def _law(lines: tuple[DutyLine, ...], day: date) -> Component | None:
    if not lines:
        return None
    items = tuple(
        NewsItem(
            Phrase((duty_link(line, day), f"　{line.sentence}。", _lead(line))),
            Phrase(tuple(kind_tag(kind) for kind in line.kinds[:1])),
        )
        for line in lines[:_LAWS]
    )
    return News(items, is_slim=True)


def _lead(line: DutyLine) -> str:
    return _("牵头：%(name)s。") % {"name": line.department} if line.department else ""


def _before(site: Site) -> tuple[Component | str, ...]:
    return (
        _(
            "把派下来的事写上，先告诉你在不在清单上、谁出钱；不在的，告诉你从前怎么处理的、法律怎么说。"
        ),
        *_contact(site),
    )


def _after(verdict: Verdict, site: Site) -> tuple[Component | str, ...]:
    if verdict.is_settled:
        return (_("协议书里写着做到什么、什么时候付钱。说法和这里不一样的，以清单和协议书为准。"),)
    ways = (
        Link(_("看整份清单"), address("lists")),
        Link(_("看清理的全部结果"), address("review")),
    )
    return (*_contact(site), *ways)


def _contact(site: Site) -> tuple[str, ...]:
    if not site.office_name:
        return (_("拿不准的，问县里承办这项工作的办公室。"),)
    asked = {"office": site.office_name, "phone": site.phone}
    if site.phone:
        return (_("拿不准的，问%(office)s，电话 %(phone)s。") % asked,)
    return (_("拿不准的，问%(office)s。") % asked,)
