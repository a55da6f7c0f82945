"""公示的页面 · Notices: what hangs out, for how long, what was objected and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Component
from hudong.doors.web.pages.bases import cite_link
from hudong.doors.web.pages.proofs import first_of, proof_of
from hudong.doors.web.pages.subjects import subject_link
from hudong.doors.web.ui import (
    Button,
    Crumb,
    Empty,
    ErrorSummary,
    Fact,
    Facts,
    Field,
    Link,
    News,
    NewsItem,
    Paging,
    Phrase,
    Problem,
    Proof,
    Table,
    TableColumn,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import PAGE_ROWS, address, asking, crumb, numbered
from hudong.ground.kernel.reads import reads
from hudong.ground.record import queries as record
from hudong.instruments.notices import queries as notices
from hudong.instruments.notices.queries import NoticeCard, ObjectionLine

_SOON_DAYS = 3


@dataclass(frozen=True, slots=True)
class NoticesPage:
    """公示一览 · Newest first; ``running`` counts those that still run."""

    title: str
    crumb: Crumb
    rows: Component
    paging: Paging


@dataclass(frozen=True, slots=True)
class ObjectionForm:
    """提异议的表 · Two fields and a hidden key; ``problems`` where something was missing."""

    action: str
    key: str
    problems: ErrorSummary
    text: Field
    name: Field
    button: Button


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """公示页 · ``form`` is None where nobody may object any more; ``closed`` then says why."""

    title: str
    crumb: Crumb
    kind: Tag
    state: Tag
    period: str
    facts: Facts
    text: tuple[str, ...]
    objections: Component
    form: ObjectionForm | None
    closed: str
    proof: Proof | None


def notice_tag(card: NoticeCard, day: date) -> Tag:
    """还剩几天 · The state of a notice as of ``day``."""
    left = (card.ends_on - day).days
    if card.is_closed:
        return Tag("done", _("已结束"))
    if left < 0:
        return Tag("wait", _("等待答复完毕"))
    if left <= _SOON_DAYS:
        return Tag("soon", _("还剩 %(days)s 天") % {"days": left + 1})
    return Tag("now", _("可以提意见"))


def notice_item(card: NoticeCard, day: date) -> NewsItem:
    """一条公示 · As one line of a list."""
    return NewsItem(
        Link(card.title, numbered("notice", card.notice_id)), notice_tag(card, day), card.opened_on
    )


@reads(budget=1)
def notices_page(*, day: date, before: int | None) -> NoticesPage:
    """公示一览 · ``before`` continues the list below the notice of that number."""
    cards = notices.recent_notices(limit=PAGE_ROWS + 1, before_id=before)
    shown = cards[:PAGE_ROWS]
    here = address("notices")
    more = asking(here, before=shown[-1].notice_id) if len(cards) > PAGE_ROWS else ""
    items = tuple(notice_item(card, day) for card in shown)
    return NoticesPage(
        title=_("公示"),
        crumb=crumb(_("公示")),
        rows=News(items, shows_year=True) if items else Empty(_("还没有公示过什么。")),
        paging=Paging(here if before else "", more),
    )


@reads(budget=3)
def notice_sheet(
    *,
    notice_id: int,
    day: date,
    origin: str,
    problems: tuple[Problem, ...] = (),
    typed: tuple[str, str] = ("", ""),
) -> NoticeSheet:
    """公示页 · One notice; ``problems`` and ``typed`` (text, name) show a refused form again."""
    page = notices.notice_page(notice_id=notice_id)
    card = page.card
    entries = record.entries_about([("notices.Notice", str(notice_id))])
    published = first_of(entries, "notices.NoticePublished")
    may = page.may_object(day)
    return NoticeSheet(
        title=card.title,
        crumb=crumb(said(card.kind.words), Link(_("公示"), address("notices"))),
        kind=Tag("plain", said(card.kind.words)),
        state=notice_tag(card, day),
        period=_period(card),
        facts=_facts(card),
        text=tuple(line for line in page.text.split("\n") if line.strip()),
        objections=_objections(page.objections),
        form=_form(notice_id, problems, typed) if may else None,
        closed="" if may else _("公示期已经过了，不能再提异议。别的意见随时可以提。"),
        proof=proof_of(_("这份公示"), published, origin) if published else None,
    )


def _period(card: NoticeCard) -> str:
    return _("%(from)s 至 %(to)s") % {
        "from": words.day(card.opened_on),
        "to": words.day(card.ends_on),
    }


def _facts(card: NoticeCard) -> Facts:
    return Facts(
        (
            Fact(_("谁公示"), card.publisher),
            Fact(_("公示什么"), subject_link(card.subject)),
            Fact(_("多长时间"), card.period),
            Fact(_("依据"), cite_link(card.basis)),
        )
    )


def _form(notice_id: int, problems: tuple[Problem, ...], typed: tuple[str, str]) -> ObjectionForm:
    wrong = {problem.field: problem.words for problem in problems}
    return ObjectionForm(
        action=numbered("notice", notice_id),
        key=str(uuid4()),
        problems=ErrorSummary(problems),
        text=Field(
            "text",
            _("你的异议"),
            kind="textarea",
            value=typed[0],
            hint=_("写明哪里不对、你希望怎样。会公开，请不要写别人的隐私。"),
            error=wrong.get("text", ""),
            is_required=True,
            rows=5,
        ),
        name=Field(
            "name",
            _("署名（可以不写）"),
            value=typed[1],
            hint=_("只给答复的单位看，不公开。"),
            error=wrong.get("name", ""),
            autocomplete="name",
        ),
        button=Button(
            _("提出异议"), consequence=_("提出以后不能改；公示单位要书面答复，答复也公开。")
        ),
    )


def _objections(lines: tuple[ObjectionLine, ...]) -> Component:
    if not lines:
        return Empty(_("没有人提出异议。"))
    return Table(
        "",
        (TableColumn(_("谁提的")), TableColumn(_("异议")), TableColumn(_("答复"))),
        tuple((_author(one), one.text, _answer(one)) for one in lines),
    )


def _author(one: ObjectionLine) -> str:
    return f"{one.author}{_('，')}{words.day(one.made_on)}"


def _answer(one: ObjectionLine) -> Component | str:
    if one.answered_on is None:
        return Tag("wait", _("等待答复"))
    signed = f"{_('（')}{one.answered_by}{_('，')}{words.day(one.answered_on)}{_('）')}"
    return Phrase((one.answer, signed))
