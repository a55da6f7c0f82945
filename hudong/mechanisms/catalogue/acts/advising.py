"""专家审核:指定专家组、声明回避、提意见、结束。The expert panel: named, cleared of conflicts, heard, closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Count, Q

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.fact import Personal
from hudong.ground.kernel.refusals import Conflict as AlreadyDone
from hudong.ground.kernel.refusals import Invalid, OutOfOrder
from hudong.ground.people import queries as people
from hudong.ground.people.permits import is_expert, is_office
from hudong.ground.people.terms import Role
from hudong.mechanisms.catalogue.facts import (
    ConflictsDeclared,
    ExpertOpinionsGiven,
    ExpertReviewClosed,
    PanelNamed,
)
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import (
    Conflict,
    Declaration,
    ExpertOpinion,
    PanelMember,
    Review,
)
from hudong.mechanisms.catalogue.queries.panel import least_experts
from hudong.mechanisms.catalogue.terms import ConflictKind, ConflictLine, ExpertLine, Stance

_SHOWN = 5


@act(
    "catalogue.name_panel",
    title="指定专家组",
    on="review",
    step=FLOW["name_panel"],
    permit=is_office,
    basis="major_decisions.expert_neutrality",
)
def name_panel(*, at: Moment, review: Review, experts: Sequence[int]) -> PanelNamed:
    """指定专家组 · Names experts for the review, by mandate; again to add more, never to dismiss one.

    Raises Invalid where one is no expert on this day, or where the panel stays below the county's
    own minimum.
    """
    known = {line.mandate_id: line for line in people.everyone(day=at.day)}
    for number in experts:
        line = known.get(number)
        if line is None or line.role != Role.EXPERT:
            raise Invalid("有的人不是现任专家", where=f"任职 {number}", hint="请从专家名单里选")
    named = list(review.panel.order_by("id").values_list("expert_id", flat=True))
    added = [number for number in dict.fromkeys(experts) if number not in named]
    least = least_experts(day=at.day)
    if len(named) + len(added) < least:
        raise Invalid(
            f"专家组至少 {least} 人，现在是 {len(named) + len(added)} 人",
            fields={"experts": f"请选满 {least} 人；可能要回避的，多选几位"},
        )
    if not added:
        raise AlreadyDone("选的专家都已经在专家组里了", hint="要添人，请选还没有指定的专家")
    PanelMember.objects.bulk_create(
        [PanelMember(review=review, expert_id=number, named_on=at.day) for number in added]
    )
    return PanelNamed(
        review_id=review.pk,
        expert_mandate_ids=tuple(added),
        titles=tuple(known[number].title for number in added),
        least=least,
    )


@act(
    "catalogue.declare_conflicts",
    title="声明回避",
    on="review",
    step=FLOW["clear"],
    permit=is_expert,
    basis="major_decisions.expert_neutrality",
)
def declare_conflicts(
    *, actor: Standing, at: Moment, review: Review, lines: Sequence[ConflictLine] = ()
) -> ConflictsDeclared:
    """声明回避 · Where the expert is tied to the declaring department; no line says: nowhere.

    A mandate in a declaring department counts whether it is declared or not. Declared later, it
    sets aside what the expert has said of those tasks. The circumstances are sealed.
    """
    member = _member(review, actor)
    declarations = {item.pk: item for item in review.declarations.order_by("number")}
    _known_only({line.declaration_id: line for line in lines}, declarations)
    said = {line.declaration_id: line for line in lines}
    for pk in _employed(member, declarations, at):
        said.setdefault(pk, ConflictLine(pk, ConflictKind.EMPLOYED, "按任职登记查出"))
    before = set(
        Conflict.objects.filter(declaration__review=review, expert_id=member.expert_id).values_list(
            "declaration_id", flat=True
        )
    )
    new = [line for pk, line in sorted(said.items()) if pk not in before]
    if member.cleared_on is not None and not new:
        raise AlreadyDone("已经声明过了，这次没有添上新的回避")
    Conflict.objects.bulk_create(
        [
            Conflict(
                declaration=declarations[line.declaration_id],
                expert_id=member.expert_id,
                kind=line.kind,
                reason=line.reason.strip(),
                declared_on=at.day,
            )
            for line in new
        ]
    )
    aside = _set_aside(member, [line.declaration_id for line in new])
    member.cleared_on = at.day
    member.save()
    numbers = {line.declaration_id: declarations[line.declaration_id].number for line in new}
    return ConflictsDeclared(
        review_id=review.pk,
        expert_mandate_id=member.expert_id,
        conflicts={str(numbers[line.declaration_id]): line.kind.value for line in new},
        circumstances={
            str(numbers[line.declaration_id]): Personal(line.reason.strip()) for line in new
        },
        set_aside=tuple(declarations[pk].number for pk in aside),
    )


def _member(review: Review, actor: Standing) -> PanelMember:
    found = review.panel.filter(expert_id=actor.mandate_id).select_related("expert__person").first()
    if found is None:
        raise Invalid("你不在这次清理的专家组里", hint="专家组由县级办公室指定")
    return found


def _employed(
    member: PanelMember, declarations: Mapping[int, Declaration], at: Moment
) -> tuple[int, ...]:
    """任职单位申报的事项 · Tasks declared by bodies in which the expert holds another mandate."""
    mandates = member.expert.person.mandates.in_force_on(at.day).exclude(role=Role.EXPERT)
    bodies = set(mandates.values_list("body_id", flat=True))
    return tuple(pk for pk, item in declarations.items() if item.proposer_id in bodies)


def _set_aside(member: PanelMember, declaration_ids: Sequence[int]) -> tuple[int, ...]:
    opinions = list(
        ExpertOpinion.objects.filter(
            expert_id=member.expert_id, declaration__in=declaration_ids, is_set_aside=False
        ).order_by("id")
    )
    for opinion in opinions:
        opinion.is_set_aside = True
    if opinions:
        ExpertOpinion.objects.bulk_update(opinions, ["is_set_aside"])
    return tuple(opinion.declaration_id for opinion in opinions)


@act(
    "catalogue.give_expert_opinions",
    title="提出专家意见",
    on="review",
    step=FLOW["advise"],
    permit=is_expert,
    basis="major_decisions.expert_opinion",
)
def give_expert_opinions(
    *, actor: Standing, at: Moment, review: Review, lines: Sequence[ExpertLine]
) -> ExpertOpinionsGiven:
    """提出专家意见 · One expert's opinions; unmentioned tasks count as agreed, except where it stays out.

    Raises OutOfOrder before the expert has declared conflicts, Invalid where a disagreement has no
    reason or speaks of a task with a conflict, Conflict where the expert has spoken before.
    """
    member = _member(review, actor)
    if member.cleared_on is None:
        raise OutOfOrder(
            "提意见以前，先声明有没有要回避的事项",
            where=review.title,
            hint="没有要回避的，也要声明一次",
        )
    declarations = {item.pk: item for item in review.declarations.order_by("number")}
    said = {line.declaration_id: line for line in lines}
    _known_only(said, declarations)
    conflicts = set(
        Conflict.objects.filter(declaration__review=review, expert_id=actor.mandate_id).values_list(
            "declaration_id", flat=True
        )
    )
    for line in lines:
        where = f"第 {declarations[line.declaration_id].number} 项"
        if line.declaration_id in conflicts:
            raise Invalid("这一项你已经声明回避，不能提意见", where=where)
        if line.stance is Stance.DISAGREE and not line.reason.strip():
            raise Invalid("不同意的，请写理由", where=where)
    if ExpertOpinion.objects.filter(
        declaration__review=review, expert_id=actor.mandate_id
    ).exists():
        raise AlreadyDone("你已经提过意见了", hint="每位专家对一次清理提一次意见")
    ExpertOpinion.objects.bulk_create(
        [
            ExpertOpinion(
                declaration=item,
                expert_id=actor.mandate_id,
                stance=said[pk].stance if pk in said else Stance.AGREE,
                reason=said[pk].reason.strip() if pk in said else "",
                given_on=at.day,
            )
            for pk, item in declarations.items()
            if pk not in conflicts
        ]
    )
    differing = {
        str(declarations[line.declaration_id].number): line.reason.strip()
        for line in lines
        if line.stance is Stance.DISAGREE
    }
    return ExpertOpinionsGiven(
        review_id=review.pk,
        expert_mandate_id=member.expert_id,
        agreed=len(declarations) - len(conflicts) - len(differing),
        differing=differing,
    )


@act(
    "catalogue.close_expert_review",
    title="结束专家审核",
    on="review",
    step=FLOW["close_advice"],
    permit=is_office,
    basis="local.expert_panel",
)
def close_expert_review(*, at: Moment, review: Review) -> ExpertReviewClosed:
    """结束专家审核 · Refused while a task has fewer opinions than the county's minimum, and names it."""
    least = least_experts(day=at.day)
    counted = review.declarations.annotate(
        heard=Count("opinions", filter=Q(opinions__is_set_aside=False))
    ).order_by("number")
    short = [(item.number, item.heard) for item in counted if item.heard < least]
    if short:
        shown = "、".join(f"第 {number} 项（{heard} 位）" for number, heard in short[:_SHOWN])
        raise Invalid(
            f"有 {len(short)} 项提了意见的专家不到 {least} 位，每一项至少要 {least} 位",
            where=f"{shown}{'等' if len(short) > _SHOWN else ''}",
            hint="请等其他专家提出意见；有人回避的，请再指定几位专家",
        )
    experts = ExpertOpinion.objects.filter(declaration__review=review)
    return ExpertReviewClosed(
        review_id=review.pk, experts=experts.values("expert").distinct().count()
    )


def _known_only(said: Mapping[int, object], declarations: Mapping[int, Declaration]) -> None:
    strange = sorted(set(said) - set(declarations))
    if strange:
        raise Invalid("有的意见不是对这次清理的事项提的", where=f"事项 {strange[0]}")
