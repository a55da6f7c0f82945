"""清单的待办。The desk of the catalogue: what a review asks of whom, and why a later step must wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.terms import COMMUNITY_KINDS, BodyKind, Role
from hudong.mechanisms.catalogue.models import (
    Comment,
    Conflict,
    Declaration,
    Discussion,
    ExpertOpinion,
    Invitation,
    PanelMember,
    Review,
)
from hudong.mechanisms.catalogue.queries.kept import kept_lists
from hudong.mechanisms.catalogue.queries.panel import least_experts
from hudong.mechanisms.catalogue.terms import Answer

_UNFINISHED = (
    "declaring", "judged", "expert_reviewed", "discussed", "announced", "heard", "decided",
)  # fmt: skip


@desk_of("catalogue")
def desk(*, viewer: Standing, day: date) -> list[DeskItem]:
    """清单的待办 · What the review in hand asks of the viewer (at most two statements)."""
    reviews = Review.objects.filter(state__in=_UNFINISHED).order_by("-id")
    if viewer.body_kind == BodyKind.OFFICE and viewer.role in (Role.HEAD, Role.OFFICER):
        review = _with_counts(reviews).first()
        return _for_office(review, day) if review is not None else []
    if viewer.role == Role.EXPERT:
        review = _with_own(reviews, viewer).first()
        return _for_expert(review) if review is not None else []
    if viewer.body_kind == BodyKind.DEPARTMENT:
        review = _with_answer(reviews, viewer).first()
        return _for_department(review, day) if review is not None else []
    if viewer.body_kind in COMMUNITY_KINDS:
        own = Discussion.objects.filter(review=OuterRef("pk"), community_id=viewer.body_id)
        review = reviews.annotate(own=_counted(own, "review")).first()
        return _for_community(review) if review is not None else []
    return []


def _counted(rows: QuerySet[Any], by: str) -> Subquery:
    return Subquery(rows.order_by().values(by).annotate(rows=Count("id")).values("rows")[:1])


def _with_counts(reviews: QuerySet[Any]) -> QuerySet[Any]:
    """What the office must know of a review, as columns of one statement."""
    comments = Comment.objects.filter(declaration__review=OuterRef("pk"), state="unanswered")
    heard = Count("opinions", filter=Q(opinions__is_set_aside=False))
    fewest = (
        Declaration.objects.filter(review=OuterRef("pk"))
        .annotate(heard=heard)
        .order_by("heard")
        .values("heard")[:1]
    )
    tasks = Declaration.objects.filter(review=OuterRef("pk"))
    unseen = tasks.kept().exclude(announced=F("decision"))
    silent = Invitation.objects.filter(review=OuterRef("pk"), answer="")
    return reviews.annotate(
        unseen=_counted(unseen, "review"),
        silent=_counted(silent, "review"),
        named=_counted(PanelMember.objects.filter(review=OuterRef("pk")), "review"),
        fewest=Subquery(fewest),
        answered=_counted(Discussion.objects.filter(review=OuterRef("pk")), "review"),
        waiting=_counted(comments, "declaration__review"),
    )


def _with_own(reviews: QuerySet[Any], viewer: Standing) -> QuerySet[Any]:
    member = PanelMember.objects.filter(review=OuterRef("pk"), expert_id=viewer.mandate_id)
    spoken = ExpertOpinion.objects.filter(
        declaration__review=OuterRef("pk"), expert_id=viewer.mandate_id
    )
    conflicts = Conflict.objects.filter(
        declaration__review=OuterRef("pk"), expert_id=viewer.mandate_id
    )
    return reviews.annotate(
        member=Subquery(member.values("id")[:1]),
        cleared_on=Subquery(member.values("cleared_on")[:1]),
        spoken=_counted(spoken, "declaration__review"),
        conflicts=_counted(conflicts, "declaration__review"),
    )


def _with_answer(reviews: QuerySet[Any], viewer: Standing) -> QuerySet[Any]:
    own = Invitation.objects.filter(review=OuterRef("pk"), department_id=viewer.body_id)
    tasks = Declaration.objects.filter(review=OuterRef("pk"), proposer_id=viewer.body_id)
    return reviews.annotate(
        invited_on=Subquery(own.values("invited_on")[:1]),
        own_answer=Subquery(own.values("answer")[:1]),
        own_tasks=_counted(tasks, "review"),
    )


def _subject(review: Review) -> Subject:
    return Subject("catalogue.Review", str(review.pk), review.title)


def _item(review: Review, act: str, detail: str, blocked: str = "") -> DeskItem:
    return DeskItem(review.title, detail, f"catalogue.{act}", _subject(review), blocked=blocked)


def _for_office(review: Any, day: date) -> list[DeskItem]:
    return _OFFICE[review.state](review, day)


def _declaring(review: Any, day: date) -> list[DeskItem]:
    early = f"申报到 {review.deadline_on} 截止，截止以后才能查对"
    heard = f"还有 {review.silent} 个部门没有答复" if review.silent else "邀请的部门都答复了"
    items = [
        _item(
            review,
            "judge_declarations",
            f"申报截止后，查对法律依据（{heard}）",
            early if day <= review.deadline_on else "",
        )
    ]
    if day <= review.deadline_on and any(not line.kind.is_main for line in kept_lists()):
        items.append(_item(review, "propose_listed", "截止以前，提出负面事项、出具证明事项"))
    return [*items, *_panel_items(review)]


def _panel_items(review: Any) -> list[DeskItem]:
    if review.named:
        return []
    return [_item(review, "name_panel", "从专家名单里选专家；可能要回避的，多选几位")]


def _judged(review: Any, day: date) -> list[DeskItem]:
    if not review.named:
        blocked = "还没有指定专家组"
    else:
        least = least_experts(day=day)
        fewest = review.fewest or 0
        blocked = (
            f"意见最少的一项只有 {fewest} 位专家提了，每一项至少要 {least} 位（回避的不算）"
            if fewest < least
            else ""
        )
    return [
        *_panel_items(review),
        _item(review, "close_expert_review", "专家都提了意见，结束专家审核", blocked),
    ]


def _discussing(review: Any, day: date) -> list[DeskItem]:
    items = []
    if review.waiting:
        items.append(
            _item(
                review,
                "answer_comments",
                f"{review.waiting} 条意见等着答复；意思相同的可以一起答复",
            )
        )
    blocked = ""
    if not review.answered:
        blocked = "还没有一个村（居）委会回复"
    elif review.waiting:
        blocked = f"还有 {review.waiting} 条意见没有答复"
    items.append(_item(review, "close_discussion", "村（居）回复后，结束村居讨论", blocked))
    return items


def _discussed(review: Any, day: date) -> list[DeskItem]:
    return [
        _item(review, "intend_decisions", "看建议的决定，有不同的逐项改过来，写明理由"),
        _item(review, "announce_review", "把拟定的决定拿出来社会公示"),
    ]


def _announced(review: Any, day: date) -> list[DeskItem]:
    blocked = "公示期还没有满，或者还有异议没有答复；期满、答复完，由系统转入决定"
    return [_item(review, "decide_declarations", "逐项决定", blocked)]


def _heard(review: Any, day: date) -> list[DeskItem]:
    unseen = review.unseen or 0
    blocked = f"有 {unseen} 项拟定为保留，还没有这样公示过，要先再公示一次" if unseen else ""
    again = [_item(review, "announce_review", "拟定的决定改过，再公示一次")] if unseen else []
    return [
        *again,
        _item(review, "decide_declarations", "公示期满，逐项决定", blocked),
        _item(review, "intend_decisions", "公示没有写保留、现在要保留的，先拟定，再公示一次"),
    ]


def _decided(review: Any, day: date) -> list[DeskItem]:
    return [
        _item(review, "publish_edition", "做完稳评，公布清单"),
        _item(review, "reopen_review", "公布以前发现决定有错的，重新打开改过来"),
    ]


_OFFICE: dict[str, Callable[[Any, date], list[DeskItem]]] = {
    "declaring": _declaring,
    "judged": _judged,
    "expert_reviewed": _discussing,
    "discussed": _discussed,
    "announced": _announced,
    "heard": _heard,
    "decided": _decided,
}


def _for_expert(review: Any) -> list[DeskItem]:
    if review.member is None or review.state not in ("declaring", "judged"):
        return []
    opine = "看机器查对的依据，提出意见"
    if review.state == "declaring":
        early = "部门还在申报；截止、查对完，先声明回避，再提意见"
        return [_item(review, "give_expert_opinions", opine, early)]
    if review.cleared_on is None:
        return [
            _item(review, "declare_conflicts", "提意见以前，先说有没有要回避的事项"),
            _item(review, "give_expert_opinions", opine, "要先声明有没有要回避的事项"),
        ]
    if not review.spoken:
        return [_item(review, "give_expert_opinions", opine)]
    return []


def _for_department(review: Any, day: date) -> list[DeskItem]:
    if review.state != "declaring" or (review.invited_on is None and not review.invites_all):
        return []
    tasks = review.own_tasks or 0
    if day > review.deadline_on:
        if tasks:
            return [_own_tasks(review, f"已申报 {tasks} 项，查对以前还可以更正、撤回")]
        if review.own_answer:
            return []
        late = f"申报已于 {review.deadline_on} 截止，本部门没有答复；要补报，请县级办公室延期"
        return [_item(review, "declare_by_sheet", "申报要村（居）委会协助的事项", late)]
    if tasks:
        return [_own_tasks(review, f"已申报 {tasks} 项，截止以前可以再报、更正、撤回")]
    if review.own_answer == Answer.NOTHING:
        return [_own_tasks(review, "已回复没有要申报的，截止以前还可以补报")]
    return [
        DeskItem(
            review.title,
            "申报要村（居）委会协助的事项，每项写明法律依据；没有的，也请回复",
            "catalogue.declare_by_sheet",
            _subject(review),
            review.deadline_on,
        )
    ]


def _own_tasks(review: Any, detail: str) -> DeskItem:
    return DeskItem(
        "看本部门的申报",
        f"{review.title}：{detail}",
        "catalogue.withdraw_declarations",
        _subject(review),
    )


def _for_community(review: Any) -> list[DeskItem]:
    if review.state in ("declaring", "judged"):
        why = "专家审核结束以后，才轮到村（居）讨论"
        return [_item(review, "discuss_declarations", "组织讨论，回复本村（居）的意见", why)]
    if review.state == "expert_reviewed" and not review.own:
        return [_item(review, "discuss_declarations", "组织讨论，回复本村（居）的意见")]
    return []
