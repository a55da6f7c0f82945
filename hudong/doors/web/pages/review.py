"""清理的页面 · The review: every task that was declared, its outcome and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Component, Content, State
from hudong.doors.web.ui import (
    Cells,
    Crumb,
    Empty,
    Link,
    Paging,
    Reduction,
    Step,
    Steps,
    Table,
    TableColumn,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import PAGE_ROWS, address, asking, crumb, numbered, paging
from hudong.ground.kernel.reads import reads
from hudong.ground.law.terms import Outcome
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.queries import DeclarationRow, ReviewLine
from hudong.mechanisms.catalogue.terms import Catalogue

_FILTERS: Final[dict[str, tuple[Outcome, ...]]] = {
    "": (),
    "kept": tuple(each for each in Outcome if each.kept),
    "fallen": tuple(each for each in Outcome if not each.kept),
    **{each.value: (each,) for each in Outcome},
}


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """清理页 · ``choices`` filter the rows; ``about`` says how far it has come."""

    title: str
    crumb: Crumb
    about: str
    state: Tag | None
    reduction: Component
    steps: Steps | None
    choices: tuple[Link, ...]
    chosen: str
    rows: Component
    paging: Paging


@reads(budget=3)
def review_sheet(*, kind: Catalogue, result: str, page: int) -> ReviewSheet:
    """清理页 · The newest review; an unknown ``result`` shows every task."""
    review = catalogue.review_line()
    if review is None:
        return _nothing_yet()
    result = result if result in _FILTERS else ""
    rows = catalogue.declarations_on_page(
        review_id=review.review_id,
        kind=kind,
        results=_FILTERS[result],
        first=(page - 1) * PAGE_ROWS,
        limit=PAGE_ROWS + 1,
    )
    wishes = {"list": kind.value if kind is Catalogue.DUTIES else "", "result": result}
    return ReviewSheet(
        title=review.title,
        crumb=crumb(_("清理"), Link(_("两份清单"), address("lists"))),
        about=_about(review),
        state=_state(review),
        reduction=_reduction(review),
        steps=_steps(review),
        choices=tuple(_choices(review)),
        chosen=_chosen(kind, result),
        rows=_rows(rows[:PAGE_ROWS]),
        paging=paging(address("review"), page, len(rows) > PAGE_ROWS, **wishes),
    )


def _nothing_yet() -> ReviewSheet:
    return ReviewSheet(
        title=_("清理"),
        crumb=crumb(_("清理"), Link(_("两份清单"), address("lists"))),
        about=_("部门要村里做的事，先申报，再一项一项查法律依据。还没有发起过清理。"),
        state=None,
        reduction=Reduction(Cells(0, 0, _("留下"), _("退回")), "0.0", Link("", "")),
        steps=None,
        choices=(),
        chosen="",
        rows=Empty(_("还没有部门申报事项。")),
        paging=Paging(),
    )


def _about(review: ReviewLine) -> str:
    said_on = _("%(opened)s发起，%(deadline)s申报截止") % {
        "opened": words.day(review.opened_on),
        "deadline": words.day(review.deadline_on),
    }
    if review.decided_on is None:
        return f"{said_on}{_('。')}"
    return _("%(before)s，%(decided)s逐项决定。") % {
        "before": said_on,
        "decided": words.day(review.decided_on),
    }


def _reduction(review: ReviewLine) -> Component:
    found = review.reduction
    return Reduction(
        Cells(found.declared, found.kept, _("留下"), _("退回")),
        f"{found.percent:.1f}",
        Link("", ""),
    )


# 公开的步子：同一个公开名称只走一格；走到头为止，撤销的不在路上。
def _steps(review: ReviewLine) -> Steps | None:
    way: list[str] = []
    for state in FLOW.states.values():
        way.append(state.public_label)
        if state.final:
            break
    labels = list(dict.fromkeys(way))
    if review.state_words not in labels:
        return None
    here, last = labels.index(review.state_words), len(labels) - 1
    return Steps(
        tuple(
            Step(_step_state(place, here, last), said(label)) for place, label in enumerate(labels)
        ),
        is_wide=True,
    )


def _state(review: ReviewLine) -> Tag:
    if FLOW.state(review.state).final and review.decided_on is None:
        return Tag("no", said(review.state_words))
    return Tag("done" if review.decided_on else "now", said(review.state_words))


def _step_state(place: int, here: int, last: int) -> State:
    if place < here or place == here == last:
        return "done"
    return "now" if place == here else "wait"


def _choices(review: ReviewLine) -> list[Link]:
    tasks = review.on_list(Catalogue.ASSISTANCE)
    way = address("review")
    links = [Link(_("部门报来的 %(count)s 项") % {"count": sum(tasks.values())}, way)]
    links += [
        Link(f"{said(each.words)} {tasks[each]}", asking(way, result=each.value))
        for each in Outcome
        if tasks.get(each)
    ]
    duties = sum(review.on_list(Catalogue.DUTIES).values())
    if duties:
        words_of = _("按法律提出的履职事项 %(count)s 项") % {"count": duties}
        links.append(Link(words_of, asking(way, list=Catalogue.DUTIES.value)))
    return links


def _chosen(kind: Catalogue, result: str) -> str:
    if kind is Catalogue.DUTIES:
        return _("按法律提出的履职事项")
    if result == "kept":
        return _("留下的事项")
    if result == "fallen":
        return _("退回的事项")
    return said(Outcome(result).words) if result else _("部门报来的全部事项")


def result_tag(row: DeclarationRow) -> Content:
    """结论 · The present outcome as a tag; a fallen one is a refusal."""
    if row.result is None:
        return Tag("wait", _("还没有查对"))
    return Tag("done" if row.result.kept else "no", said(row.result.words))


def _rows(rows: tuple[DeclarationRow, ...]) -> Component:
    if not rows:
        return Empty(_("没有这一类的事项。"), Link(_("看全部"), address("review")))
    return Table(
        "",
        (
            TableColumn(_("事项")),
            TableColumn(_("谁报的")),
            TableColumn(_("结论")),
            TableColumn(_("理由")),
        ),
        tuple(
            (
                Link(f"{row.number}. {row.title}", numbered("declaration", row.declaration_id)),
                row.proposer_name,
                result_tag(row),
                row.result_reason,
            )
            for row in rows
        ),
    )
