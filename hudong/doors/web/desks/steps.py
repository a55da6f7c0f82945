"""走到哪一步 · The way of the agreement or the review that the desk is busy with."""

from __future__ import annotations

from collections.abc import Sequence

from hudong.doors.web import ui
from hudong.ground.kernel.desk import DeskItem
from hudong.mechanisms.agreements import queries as agreements
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND
from hudong.mechanisms.catalogue.terms import REVIEW_KIND

# 一步：叫什么、走在哪些状态里、轮到以前要等什么。
_Way = tuple[tuple[str, frozenset[str], str], ...]
_AGREEMENT: _Way = (
    ("逐条商量，确认全文", frozenset({"negotiating", "renegotiating"}), ""),
    ("稳评、党组织研究，提请表决", frozenset({"agreed"}), "要等每一条都谈拢，双方确认全文。"),
    (
        "代表会议逐条表决",
        frozenset({"voting"}),
        "要等稳评通过、党组织研究过，再提前通知每一位代表。",
    ),
    ("公布决议", frozenset({"resolved"}), "要等每一条都通过；没有通过的，退回来再商量。"),
    ("双方签署", frozenset({"cleared", "signing"}), "要等决议公布期满，异议都答复了。"),
    ("生效，拨付经费", frozenset({"in_force"}), "要等双方的法定代表人都签署。"),
)
_REVIEW: _Way = (
    ("部门申报，查对依据", frozenset({"declaring"}), ""),
    ("专家审核", frozenset({"judged"}), "要等申报截止、依据查对完。"),
    ("村居讨论", frozenset({"expert_reviewed"}), "要等每一项都有够数的专家提出意见，回避的不算。"),
    (
        "社会公示，答复异议",
        frozenset({"discussed", "announced"}),
        "要等村（居）讨论结束，意见都答复了。",
    ),
    ("逐项决定", frozenset({"heard"}), "要等公示期满，异议都答复了。"),
    ("稳评，公布两份清单", frozenset({"decided"}), "要等每一项都决定了。"),
)


# 待办说到哪件事，就走到了哪一步；只有签署还看不出，要去看协议书。
_PLACES = {
    "agreements.accept_clause": 0,
    "agreements.offer_terms": 0,
    "agreements.confirm_text": 0,
    "opinions.record_study": 1,
    "stability.assess_agreement": 1,
    "agreements.submit_to_resolution": 1,
    "catalogue.declare_tasks": 0,
    "catalogue.declare_by_sheet": 0,
    "catalogue.withdraw_declarations": 0,
    "catalogue.judge_declarations": 0,
    "catalogue.propose_listed": 0,
    "catalogue.name_panel": 1,
    "catalogue.declare_conflicts": 1,
    "catalogue.give_expert_opinions": 1,
    "catalogue.close_expert_review": 1,
    "catalogue.discuss_declarations": 2,
    "catalogue.answer_comments": 2,
    "catalogue.close_discussion": 2,
    "catalogue.intend_decisions": 3,
    "catalogue.announce_review": 3,
    "catalogue.decide_declarations": 4,
    "stability.assess_review": 5,
    "catalogue.publish_edition": 5,
    "catalogue.reopen_review": 5,
}
_WAYS = {AGREEMENT_KIND: _AGREEMENT, REVIEW_KIND: _REVIEW}


def steps_of(items: Sequence[DeskItem]) -> tuple[str, ui.Steps | None]:
    """走到哪一步 · The title and the steps of the first thing on the desk that has a long way."""
    for item in items:
        steps = _WAYS.get(item.subject.kind)
        if steps is not None:
            return item.subject.title, way(steps, _place(item, steps), _said(item))
    return "", None


def _said(item: DeskItem) -> str:
    if item.blocked:
        return f"{item.blocked.rstrip('。')}。"
    return item.detail if item.detail != item.subject.title else ""


def _place(item: DeskItem, steps: _Way) -> int:
    if item.act == "catalogue.decide_declarations" and item.blocked:
        return 3
    if item.act == "opinions.record_study" and item.blocked:
        return 0
    if item.act in _PLACES:
        return _PLACES[item.act]
    state = agreements.agreement(agreement_id=int(item.subject.id)).state
    return next((place for place, (_t, states, _u) in enumerate(steps) if state in states), 0)


def way(steps: _Way, here: int, words: str) -> ui.Steps:
    """一路的步骤 · Done before ``here``, now in it, and after it with the reason why not yet."""
    shown = []
    for place, (title, _states, until) in enumerate(steps):
        if place < here:
            shown.append(ui.Step("done", title))
        elif place == here:
            shown.append(ui.Step("now", title, words))
        else:
            shown.append(ui.Step("wait", title, blocked=until))
    return ui.Steps(tuple(shown))
