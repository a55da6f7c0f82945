"""准入一览 · The gate: new matters that departments asked for, what became of each, and emergencies."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web.component import Component, State
from hudong.doors.web.ui import (
    Button,
    Crumb,
    Empty,
    Field,
    Link,
    News,
    NewsItem,
    Option,
    Paging,
    Phrase,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import PAGE_ROWS, address, asking, crumb, numbered
from hudong.ground.kernel.reads import reads
from hudong.mechanisms.admission import queries as admission
from hudong.mechanisms.admission.queries import EmergencyCard, GateCounts, RequestCard
from hudong.mechanisms.catalogue.terms import Way

_MOST_EMERGENCIES = 20
_STATES: dict[str, State] = {
    "admitted": "done",
    "approved": "done",
    "refused": "no",
    "upheld": "no",
    "exited": "plain",
    "withdrawn": "wait",
    "lapsed": "wait",
    "paused": "wait",
    "supplementing": "soon",
}


@dataclass(frozen=True, slots=True)
class AdmissionsPage:
    """准入一览 · Counts and filters, requests newest first, and the emergencies."""

    title: str
    crumb: Crumb
    counted: str
    groups: tuple[Link, ...]
    filters: tuple[Field, ...]
    look: Button
    here: str
    group: str
    rows: Component
    paging: Paging
    emergencies: Component | None


def admission_tag(card: RequestCard) -> Tag:
    """准入的结论 · Where the request is, or how it ended."""
    words = said(card.state_label)
    if card.state == "admitted" and card.way is Way.TEMPORARY:
        words = said(card.way.words)
    return Tag(_STATES.get(card.state, "now"), words)


@reads(budget=4)
def admissions_page(
    *,
    group: str = "",
    department_id: int | None = None,
    text: str = "",
    before: int | None = None,
) -> AdmissionsPage:
    """准入一览 · ``PAGE_ROWS`` at a time; filtered by what became of them, department and words."""
    counts = admission.gate_counts()
    found = admission.requests(
        group=group,
        department_id=department_id,
        words=text,
        before_id=before,
        limit=PAGE_ROWS + 1,
    )
    items = tuple(_item(card) for card in found[:PAGE_ROWS])
    wishes = {"group": group, "department": department_id, "q": text}
    more = found[PAGE_ROWS - 1].request_id if len(found) > PAGE_ROWS else ""
    way = address("admissions")
    return AdmissionsPage(
        title=_("新事项准入"),
        crumb=crumb(_("新事项准入"), Link(_("两份清单"), address("lists"))),
        counted=_counted(counts),
        groups=_groups(counts, way),
        filters=_filters(department_id, text),
        look=Button(_("查找")),
        here=way,
        group=group,
        rows=News(items, shows_year=True) if items else _nothing(bool(group or text)),
        paging=Paging(
            asking(way, **wishes) if before else "",
            asking(way, **wishes, before=more) if more else "",
        ),
        emergencies=_emergencies() if not before else None,
    )


def _nothing(is_filtered: bool) -> Empty:
    if is_filtered:
        return Empty(_("没有这一类的申请。"), Link(_("看全部"), address("admissions")))
    return Empty(_("还没有部门申请新事项。清单以外的事，不经过准入，不能交给村里。"))


def _counted(counts: GateCounts) -> str:
    return _("准入 %(admitted)s 项，不准入 %(refused)s 项，正在审核 %(waiting)s 项。") % {
        "admitted": counts.admitted,
        "refused": counts.refused,
        "waiting": counts.waiting,
    }


def _groups(counts: GateCounts, way: str) -> tuple[Link, ...]:
    named = (
        ("running", _("正在审核"), counts.waiting),
        ("admitted", _("已经准入"), counts.admitted),
        ("refused", _("没有准入"), counts.refused),
        ("exited", _("已退出清单"), counts.exited),
        ("ended", _("撤回或者失效"), counts.ended),
    )
    links = [Link(_("全部 %(count)s 项") % {"count": sum(row[2] for row in named)}, way)]
    links += [
        Link(f"{words} {count}", asking(way, group=name)) for name, words, count in named if count
    ]
    return tuple(links) if len(links) > 1 else ()


def _filters(department_id: int | None, text: str) -> tuple[Field, ...]:
    departments = admission.asking_departments()
    options = (
        Option("", _("全部部门")),
        *(Option(str(number), name) for number, name in departments),
    )
    return (
        Field("q", _("事项名称"), kind="search", value=text),
        Field(
            "department",
            _("哪个部门申请的"),
            kind="select",
            value=str(department_id or ""),
            options=options,
        ),
    )


def _item(card: RequestCard) -> NewsItem:
    way = numbered("admission", card.request_id)
    return NewsItem(
        Link(f"{card.department}{_('：')}{card.title}", way), admission_tag(card), card.requested_on
    )


def _emergencies() -> Component | None:
    found = admission.emergencies(limit=_MOST_EMERGENCIES)
    if not found:
        return None
    return News(tuple(_emergency(card) for card in found), shows_year=True)


def _emergency(card: EmergencyCard) -> NewsItem:
    link = Link(f"{card.department}{_('：')}{card.title}", numbered("emergency", card.emergency_id))
    late = card.registered_on is not None and card.registered_on > card.register_by_on
    what = Phrase((link, " ", Tag("soon", _("逾期补办")))) if late else link
    return NewsItem(what, Tag("red", said(card.state_label)), card.declared_on)
