"""清理的页面 · The review: every task that was declared, its outcome and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Component, Content, State
from hudong.doors.web.pages.bases import basis_of
from hudong.doors.web.pages.ways import PAGE_ROWS, address, asking, crumb, numbered, paging
from hudong.doors.web.ui import (
    Basis,
    Cells,
    Crumb,
    Empty,
    Fact,
    Facts,
    Link,
    News,
    NewsItem,
    Paging,
    Phrase,
    Reduction,
    Step,
    Steps,
    Table,
    TableColumn,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.ground.kernel.reads import reads
from hudong.ground.law.terms import Outcome
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.queries import (
    CommentRow,
    DeclarationPage,
    DeclarationRow,
    OpinionRow,
    ReviewLine,
)
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
        state=Tag("done" if review.decided_on else "now", said(review.state_words)),
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


# 公开的步子：同一个公开名称只走一格。
def _steps(review: ReviewLine) -> Steps:
    labels = list(dict.fromkeys(state.public_label for state in FLOW.states.values()))
    here = labels.index(FLOW.state(review.state).public_label)
    last = len(labels) - 1
    return Steps(
        tuple(
            Step(_step_state(place, here, last), said(label)) for place, label in enumerate(labels)
        ),
        is_wide=True,
    )


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


@dataclass(frozen=True, slots=True)
class DeclarationSheet:
    """申报事项页 · What was asked, what the law says, what everybody thought, what was decided."""

    title: str
    crumb: Crumb
    result: Content
    facts: Facts
    basis: Basis | None
    opinions: Component
    comments: Component


@reads(budget=4)
def declaration_sheet(*, declaration_id: int) -> DeclarationSheet:
    """申报事项页 · Raises NotFound where there is no such declaration."""
    page = catalogue.declaration_page(declaration_id=declaration_id)
    row = page.row
    kept = row.outcome is not None and row.outcome.kept
    matter = catalogue.listed_as(declaration_id=declaration_id) if kept else None
    return DeclarationSheet(
        title=row.title,
        crumb=crumb(
            _("第 %(number)s 项") % {"number": row.number},
            Link(_("两份清单"), address("lists")),
            Link(page.review_title, address("review")),
        ),
        result=result_tag(row),
        facts=_facts(page, matter),
        basis=basis_of(_("法据"), row.article, row.result_reason) if row.article else None,
        opinions=_opinions(page.opinions),
        comments=_comments(page.comments),
    )


def _facts(page: DeclarationPage, matter: int | None) -> Facts:
    row = page.row
    facts = [
        Fact(_("谁报的"), row.proposer_name),
        Fact(_("要村里做什么"), row.standard or _("没有写")),
        Fact(_("报来时写的依据"), row.claimed_basis or _("没有写")),
    ]
    if row.machine_outcome:
        facts.append(
            Fact(_("查对的结果"), f"{said(row.machine_outcome.words)}{_('：')}{row.machine_reason}")
        )
    if row.outcome:
        decided: Content = f"{said(row.outcome.words)}{_('：')}{row.reason}"
        if matter is not None:
            way = Link(_("看清单里的这一项"), numbered("matter", matter))
            decided = Phrase((decided, " ", way))
        facts.append(Fact(_("最后的决定"), decided))
    return Facts(tuple(facts))


def _opinions(opinions: tuple[OpinionRow, ...]) -> Component:
    if not opinions:
        return Empty(_("专家还没有提意见。"))
    return News(
        tuple(
            NewsItem(
                f"{one.expert_title}{_('：')}{one.reason or _('没有另外说明')}",
                Tag("done" if one.agrees else "no", _("同意") if one.agrees else _("不同意")),
                one.given_on,
            )
            for one in opinions
        ),
        shows_year=True,
    )


def _comments(comments: tuple[CommentRow, ...]) -> Component:
    if not comments:
        return Empty(_("没有村（居）对这一项另外提意见；没有提的算同意。"))
    return News(
        tuple(
            NewsItem(
                f"{one.community_name}{_('：')}{one.text}",
                Tag("done" if one.agrees else "no", _("同意") if one.agrees else _("不同意")),
            )
            for one in comments
        ),
        is_slim=True,
    )
