"""清理的页面 · The review: every task that was declared, its outcome and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hudong.doors.web import words
from hudong.doors.web.component import Component, Content, State
from hudong.doors.web.language import gettext as _
from hudong.doors.web.ui import (
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
from hudong.doors.web.ways import PAGE_ROWS, address, asking, crumb, numbered, paging
from hudong.ground.kernel.reads import reads
from hudong.ground.law.terms import Outcome
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.queries import DeclarationRow, HeardCounts, ReviewLine
from hudong.mechanisms.catalogue.terms import Catalogue, Decision

_FINDINGS: Final[dict[str, tuple[Outcome, ...]]] = {
    "": (),
    "kept": tuple(each for each in Outcome if each.kept),
    "fallen": tuple(each for each in Outcome if not each.kept),
    **{each.value: (each,) for each in Outcome},
}
_DECISIONS: Final[dict[str, tuple[Decision, ...]]] = {
    "": (),
    "kept": tuple(each for each in Decision if each.kept),
    "fallen": tuple(each for each in Decision if not each.kept),
    **{each.value: (each,) for each in Decision},
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
    endings: tuple[Link, ...]
    voices: Facts | None
    reopened: Component | None
    chosen: str
    rows: Component
    paging: Paging


@reads(budget=5)
def review_sheet(*, kind: Catalogue, result: str, decided: str, page: int) -> ReviewSheet:
    """清理页 · The newest review; unknown filters show every task.

    ``result`` keeps a finding of the machine, ``decided`` a decision.
    """
    review = catalogue.review_line()
    if review is None:
        return _nothing_yet()
    result = result if result in _FINDINGS else ""
    decided = decided if decided in _DECISIONS else ""
    rows = catalogue.declarations_on_page(
        review_id=review.review_id,
        kind=kind,
        findings=_FINDINGS[result],
        decisions=_DECISIONS[decided],
        first=(page - 1) * PAGE_ROWS,
        limit=PAGE_ROWS + 1,
    )
    heard = catalogue.heard_counts(review_id=review.review_id)
    wishes = {
        "list": kind.value if kind is not Catalogue.ASSISTANCE else "",
        "result": result,
        "decided": decided,
    }
    return ReviewSheet(
        title=review.title,
        crumb=crumb(_("清理"), Link(_("两份清单"), address("lists"))),
        about=_about(review),
        state=_state(review),
        reduction=_reduction(review),
        steps=_steps(review),
        choices=tuple(_choices(review)),
        endings=tuple(_endings(review)),
        voices=_voices(review, heard),
        reopened=_reopened(review, heard),
        chosen=_chosen(kind, result, decided),
        rows=_rows(rows[:PAGE_ROWS]),
        paging=paging(address("review"), page, len(rows) > PAGE_ROWS, **wishes),
    )


def _nothing_yet() -> ReviewSheet:
    return ReviewSheet(
        title=_("清理"),
        crumb=crumb(_("清理"), Link(_("两份清单"), address("lists"))),
        about=_("部门要村里做的事，先申报，再一项一项查法律依据。还没有发起过清理。"),
        state=None,
        reduction=_no_figures(),
        steps=None,
        choices=(),
        endings=(),
        voices=None,
        reopened=None,
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


def _no_figures() -> Empty:
    return Empty(_("查过以后，留下几项、退回几项，写在这里。"))


def _reduction(review: ReviewLine) -> Component:
    found = review.reduction
    if not found.declared:
        return _no_figures()
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
    for kind in Catalogue:
        count = sum(review.on_list(kind).values())
        if count and kind is not Catalogue.ASSISTANCE:
            links.append(Link(_proposed_words(kind, count), asking(way, list=kind.value)))
    return links


def _proposed_words(kind: Catalogue, count: int) -> str:
    if kind is Catalogue.DUTIES:
        return _("按法律提出的履职事项 %(count)s 项") % {"count": count}
    if kind is Catalogue.NEGATIVE:
        return _("提出的负面事项 %(count)s 项") % {"count": count}
    return _("提出的出具证明事项 %(count)s 项") % {"count": count}


def _endings(review: ReviewLine) -> list[Link]:
    """最后怎样 · Counts of the departments' tasks by decision; empty before any is proposed."""
    tasks = review.decided_on_list(Catalogue.ASSISTANCE)
    return [
        Link(f"{said(each.words)} {tasks[each]}", asking(address("review"), decided=each.value))
        for each in Decision
        if tasks.get(each)
    ]


def _voices(review: ReviewLine, heard: HeardCounts) -> Facts | None:
    if review.state == "declaring":
        return None
    facts = [
        Fact(
            _("专家"),
            _("指定 %(named)s 位，%(heard)s 位提了意见，%(out)s 位声明有要回避的")
            % {"named": heard.named, "heard": heard.heard, "out": heard.staying_out},
        ),
        Fact(_("回复的村（社区）"), _("%(count)s 个") % {"count": heard.communities}),
        Fact(
            _("讨论的意见"),
            _("%(every)s 条，%(still)s 条等着答复")
            % {"every": heard.comments, "still": heard.unanswered},
        ),
    ]
    return Facts(tuple(facts))


def _reopened(review: ReviewLine, heard: HeardCounts) -> Component | None:
    if not heard.reopened:
        return None
    found = catalogue.reopenings(review_id=review.review_id)
    return News(
        tuple(
            NewsItem(
                _("重新打开：%(reason)s") % {"reason": one.reason},
                Tag("wait", _("再逐项决定")),
                one.reopened_on,
            )
            for one in found
        ),
        shows_year=True,
    )


def _chosen(kind: Catalogue, result: str, decided: str) -> str:
    if decided:
        if decided in ("kept", "fallen"):
            return _("留下的事项") if decided == "kept" else _("退回的事项")
        return said(Decision(decided).words)
    if kind is Catalogue.DUTIES:
        return _("按法律提出的履职事项")
    if kind is not Catalogue.ASSISTANCE:
        return said(kind.short_words)
    if result == "kept":
        return _("留下的事项")
    if result == "fallen":
        return _("退回的事项")
    return said(Outcome(result).words) if result else _("部门报来的全部事项")


def result_tag(row: DeclarationRow) -> Content:
    """结论 · The decision, or what is intended, or the finding, as a tag; a fallen one is a refusal."""
    if row.result is None:
        return Tag("wait", _("还没有查对"))
    words_of = said(row.result.words)
    if row.decision is not None and not row.is_decided:
        words_of = _("拟：%(decision)s") % {"decision": words_of}
    return Tag("done" if row.result.kept else "no", words_of)


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
                _result(row),
                row.result_reason,
            )
            for row in rows
        ),
    )


def _result(row: DeclarationRow) -> Content:
    if row.merged_into is not None and row.decision is not None:
        host = _("第 %(number)s 项") % {"number": row.merged_into.number}
        way = Link(host, numbered("declaration", row.merged_into.declaration_id))
        return Phrase((result_tag(row), " ", way))
    if row.reason_code and row.catalogue is not Catalogue.NEGATIVE:
        return Phrase((result_tag(row), " ", Tag("red", _("负面事项"))))
    return result_tag(row)
