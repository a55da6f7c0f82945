"""专家审核和村居讨论。Expert review and discussion in the communities: rows of their own, with reasons."""

from __future__ import annotations

from collections.abc import Sequence

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people import queries as people
from hudong.ground.people.permits import is_committee, is_expert, is_office
from hudong.ground.people.queries import Body
from hudong.mechanisms.catalogue.facts import (
    DeclarationsDiscussed,
    DiscussionClosed,
    ExpertOpinionsGiven,
    ExpertReviewClosed,
)
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import (
    Comment,
    Declaration,
    Discussion,
    ExpertOpinion,
    Review,
)
from hudong.mechanisms.catalogue.permits import speaks_for_community
from hudong.mechanisms.catalogue.terms import CommentLine, ExpertLine, Stance

MIN_EXPERTS = 3


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
    """提出专家意见 · One expert's opinions on all declarations; unmentioned ones count as agreed.

    Raises Invalid where a disagreement has no reason, Conflict where the expert has spoken before.
    """
    declarations = _by_id(review)
    said = {line.declaration_id: line for line in lines}
    _known_only(said, declarations)
    for line in lines:
        if line.stance is Stance.DISAGREE and not line.reason.strip():
            raise Invalid(
                "不同意的，请写理由", where=f"第 {declarations[line.declaration_id].number} 项"
            )
    if ExpertOpinion.objects.filter(
        declaration__review=review, expert_id=actor.mandate_id
    ).exists():
        raise Conflict("你已经提过意见了", hint="每位专家对一次清理提一次意见")
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
        ]
    )
    differing = {
        str(declarations[line.declaration_id].number): line.reason.strip()
        for line in lines
        if line.stance is Stance.DISAGREE
    }
    assert actor.mandate_id is not None
    return ExpertOpinionsGiven(
        review_id=review.pk,
        expert_mandate_id=actor.mandate_id,
        agreed=len(declarations) - len(differing),
        differing=differing,
    )


@act(
    "catalogue.close_expert_review",
    title="结束专家审核",
    on="review",
    step=FLOW["close_advice"],
    permit=is_office,
    basis="local.review",
)
def close_expert_review(*, review: Review) -> ExpertReviewClosed:
    """结束专家审核 · Refused while fewer than three experts have spoken."""
    experts = (
        ExpertOpinion.objects.filter(declaration__review=review).values("expert").distinct().count()
    )
    if experts < MIN_EXPERTS:
        raise Invalid(
            f"只有 {experts} 位专家提了意见，至少要 {MIN_EXPERTS} 位", hint="请等其他专家提出意见"
        )
    return ExpertReviewClosed(review_id=review.pk, experts=experts)


@act(
    "catalogue.discuss_declarations",
    title="回复村居意见",
    on="review",
    step=FLOW["discuss"],
    permit=is_committee & speaks_for_community,
    basis="villagers_committee_act.consultation",
)
def discuss_declarations(
    *,
    at: Moment,
    review: Review,
    community: Body,
    attended: int,
    comments: Sequence[CommentLine] = (),
) -> DeclarationsDiscussed:
    """回复村居意见 · A community's answer: how many took part, and comments where it has any."""
    declarations = _by_id(review)
    _known_only({line.declaration_id: line for line in comments}, declarations)
    if attended < 1:
        raise Invalid("没有写参加讨论的人数", fields={"attended": "请写 1 以上的整数"})
    if Discussion.objects.filter(review=review, community=community).exists():
        raise Conflict(f"{community.name}已经回复过了")
    discussion = Discussion.objects.create(
        review=review, community=community, held_on=at.day, attended=attended
    )
    if comments:
        Comment.objects.bulk_create(
            [
                Comment(
                    discussion=discussion,
                    declaration=declarations[line.declaration_id],
                    stance=line.stance,
                    text=line.text.strip(),
                )
                for line in comments
            ]
        )
    return DeclarationsDiscussed(
        review_id=review.pk,
        community_id=community.pk,
        attended=attended,
        comments={
            str(declarations[line.declaration_id].number): f"{line.stance.words}：{line.text}"
            for line in comments
        },
    )


@act(
    "catalogue.close_discussion",
    title="结束村居讨论",
    on="review",
    step=FLOW["close_discussion"],
    permit=is_office,
    basis="local.review",
)
def close_discussion(*, review: Review) -> DiscussionClosed:
    """结束村居讨论 · Records how many communities answered; silence shows as silence."""
    answered = review.discussions.count()
    if not answered:
        raise Invalid("还没有一个村（居）回复", hint="请至少等到有村（居）委会回复")
    return DiscussionClosed(
        review_id=review.pk, communities=len(people.communities()), answered=answered
    )


def _by_id(review: Review) -> dict[int, Declaration]:
    return {item.pk: item for item in review.declarations.order_by("number")}


def _known_only(said: dict[int, object], declarations: dict[int, Declaration]) -> None:
    strange = sorted(set(said) - set(declarations))
    if strange:
        raise Invalid("有的意见不是对这次清理的事项提的", where=f"事项 {strange[0]}")
