"""几个室合起来才看得出的待办 · What only several rooms together can tell: assessments and studies due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudong.doors.web import laws
from hudong.doors.web.acting import Acting
from hudong.doors.web.desks.law_import import ADOPT, may_import
from hudong.ground.kernel.desk import DeskItem
from hudong.ground.kernel.subject import Subject
from hudong.ground.people import queries as people
from hudong.ground.people.terms import BodyKind, Role
from hudong.instruments.opinions import queries as opinions
from hudong.instruments.stability import queries as stability
from hudong.mechanisms.agreements import queries as agreements
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND

_SUBMIT = "agreements.submit_to_resolution"
# 待办 → 它要先做的稳评。
_ASSESSED_FIRST = {
    "catalogue.publish_edition": "stability.assess_review",
    "admission.decide_admission": "stability.assess_request",
    _SUBMIT: "stability.assess_agreement",
}
# 不做稳评也能办（不同意准入）的，不拦。
_NEVER_HELD_UP = frozenset({"admission.decide_admission"})


def waiting_items(acting: Acting, items: Sequence[DeskItem]) -> list[DeskItem]:
    """补上的待办 · The rooms' own items, with assessments and studies that must come first.

    The office is told of a newer library: rooms below do not know what stands on the server.
    """
    items = [*items, *_library_to_adopt(acting)]
    if acting.mandate.role == Role.SECRETARY:
        return [*items, *_to_study(acting)]
    by_act: dict[str, list[DeskItem]] = {}
    for item in items:
        if item.act in _ASSESSED_FIRST:
            by_act.setdefault(item.act, []).append(item)
    changed: dict[DeskItem, tuple[DeskItem, ...]] = {}
    for waiting in by_act.values():
        changed.update(_with_assessment(acting, waiting))
    return [one for item in items for one in changed.get(item, (item,))]


def _library_to_adopt(acting: Acting) -> list[DeskItem]:
    if not may_import(acting) or not laws.waits_for_adoption():
        return []
    body = acting.mandate.body_id
    return [
        DeskItem(
            "采用新的法库",
            "服务器上的法规库已经换新；采用以后按新的查对依据，受影响的事项会标出来",
            ADOPT,
            Subject("people.Body", str(body), "法规库", ""),
        )
    ]


def _with_assessment(
    acting: Acting, waiting: Sequence[DeskItem]
) -> dict[DeskItem, tuple[DeskItem, ...]]:
    kind = waiting[0].subject.kind
    held = stability.latest_assessments(
        subject_kind=kind, subject_ids=[item.subject.id for item in waiting]
    )
    may_assess = acting.mandate.role in (Role.HEAD, Role.OFFICER) and acting.mandate.body_kind in (
        BodyKind.OFFICE,
        BodyKind.TOWN,
    )
    studied = _studied(acting, waiting)
    answers = {}
    for item in waiting:
        found = held.get(item.subject.id)
        is_fresh = found is not None and _same_text(found.subject, item.subject)
        reason = ""
        if not is_fresh:
            reason = "要先做完稳评"
        elif found is not None and not found.passed:
            reason = f"稳评结论是“{found.words}”"
        if not reason and studied is not None and item.subject.id not in studied:
            reason = "要等本村（社区）党组织先研究，由书记登记"
        if item.act in _NEVER_HELD_UP:
            reason = ""
        own = replace(item, blocked=item.blocked or reason)
        first = (_assess_item(item),) if may_assess and not is_fresh else ()
        answers[item] = (*first, own)
    return answers


def _same_text(assessed: Subject, now: Subject) -> bool:
    """清理按编号认；协议书和申请按文字认：改过一个字,就要重新评。"""
    return not now.digest or assessed.digest == now.digest


def _assess_item(item: DeskItem) -> DeskItem:
    return DeskItem(
        "启动稳评", item.subject.title, _ASSESSED_FIRST[item.act], item.subject, item.due_on
    )


def _studied(acting: Acting, waiting: Sequence[DeskItem]) -> frozenset[str] | None:
    """党组织研究过哪几份;只有村(居)委会提请表决时才问。"""
    body_id = acting.mandate.body_id
    if waiting[0].act != _SUBMIT or acting.mandate.body_kind == BodyKind.TOWN:
        return None
    return opinions.studied(
        community_id=body_id,
        subject_kind=AGREEMENT_KIND,
        subject_ids=[item.subject.id for item in waiting],
    )


def _to_study(acting: Acting) -> list[DeskItem]:
    community_id = acting.mandate.parent_body_id
    if community_id is None:
        return []
    cards = [
        card
        for card in agreements.agreements(body=people.body(body_id=community_id))
        if card.state in ("agreed", "negotiating", "renegotiating")
        and card.party_b_id == community_id
    ]
    if not cards:
        return []
    done = opinions.studied(
        community_id=community_id,
        subject_kind=AGREEMENT_KIND,
        subject_ids=[str(card.agreement_id) for card in cards],
    )
    return [
        DeskItem(
            "登记党组织研究",
            f"{card.title}：双方定稿以后，表决以前研究",
            "opinions.record_study",
            Subject(AGREEMENT_KIND, str(card.agreement_id), card.title, card.digest),
            blocked="" if card.state == "agreed" else "双方还在商量，等全文定稿再研究",
        )
        for card in cards
        if str(card.agreement_id) not in done
    ]
