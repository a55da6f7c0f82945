"""村居讨论:村(居)委会回复、居民提意见、逐条答复、结束。Communities and residents speak; each is answered."""

from __future__ import annotations

from collections.abc import Sequence

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.fact import Personal
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder
from hudong.ground.people import queries as people
from hudong.ground.people.permits import by_visitor, is_committee, is_office
from hudong.ground.people.queries import Body
from hudong.mechanisms.catalogue.acts.proposing import write_proposals
from hudong.mechanisms.catalogue.facts import (
    CommentMade,
    CommentsAnswered,
    DeclarationsDiscussed,
    DiscussionClosed,
)
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import Comment, Declaration, Discussion, Review
from hudong.mechanisms.catalogue.permits import speaks_for_community
from hudong.mechanisms.catalogue.terms import AnswerLine, CommentLine, CommentSource, Stance

LONGEST_COMMENT = 1000
LONGEST_NAME = 40
# 一天里同一项最多收这么多条居民意见：再多就不像人写的了。
MOST_A_DAY = 200


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
    declarations = {item.pk: item for item in review.declarations.order_by("number")}
    strange = sorted({line.declaration_id for line in comments} - set(declarations))
    if strange:
        raise Invalid("有的意见不是对这次清理的事项提的", where=f"事项 {strange[0]}")
    if attended < 1:
        raise Invalid("没有写参加讨论的人数", fields={"attended": "请写 1 以上的整数"})
    for line in comments:
        if not line.text.strip():
            where = f"第 {declarations[line.declaration_id].number} 项"
            raise Invalid("没有写意见的内容", where=where, hint="没有话要说的，不用提这一项")
    if Discussion.objects.filter(review=review, community=community).exists():
        raise Conflict(f"{community.name}已经回复过了")
    discussion = Discussion.objects.create(
        review=review, community=community, held_on=at.day, attended=attended
    )
    if comments:
        Comment.objects.bulk_create(
            [
                Comment(
                    declaration=declarations[line.declaration_id],
                    source=CommentSource.COMMITTEE,
                    discussion=discussion,
                    stance=line.stance,
                    text=line.text.strip(),
                    made_on=at.day,
                    state="unanswered",
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
    "catalogue.comment_on_declaration",
    title="对清理事项提意见",
    on="review",
    locks=("declaration",),
    step=FLOW["discuss"],
    permit=by_visitor,
    basis="major_decisions.listening",
)
def comment_on_declaration(
    *,
    at: Moment,
    review: Review,
    declaration: Declaration,
    stance: Stance,
    text: str,
    name: str = "",
) -> CommentMade:
    """对清理事项提意见 · Any resident, without signing in, while the communities discuss.

    The name is optional and never published. Raises Conflict where a task has had more comments in
    one day than people write.
    """
    if declaration.review_id != review.pk:
        raise Invalid("这一项不在这次清理里", where=declaration.title)
    words, signed = text.strip(), name.strip()
    if not words:
        raise Invalid("没有写意见的内容", fields={"text": "请写明你怎么看、为什么"})
    if len(words) > LONGEST_COMMENT:
        most = f"最多 {LONGEST_COMMENT} 字，现在是 {len(words)} 字"
        raise Invalid("意见写得太长", hint="请写要点", fields={"text": most})
    if len(signed) > LONGEST_NAME:
        raise Invalid("署名写得太长", fields={"name": f"最多 {LONGEST_NAME} 字"})
    today = Comment.objects.filter(
        declaration=declaration, source=CommentSource.RESIDENT, made_on=at.day
    )
    if today.count() >= MOST_A_DAY:
        raise Conflict(
            "这一项今天收到的意见太多，先不收了",
            where=declaration.title,
            hint="请明天再来，或者到村（居）委会当面说",
        )
    comment = Comment.objects.create(
        declaration=declaration,
        source=CommentSource.RESIDENT,
        name=signed,
        stance=stance,
        text=words,
        made_on=at.day,
        state="unanswered",
    )
    return CommentMade(
        review_id=review.pk,
        comment_id=comment.pk,
        number=declaration.number,
        stance=Stance(stance).value,
        name=Personal(signed),
        text=Personal(words),
        made_on=at.day,
    )


@act(
    "catalogue.answer_comments",
    title="答复意见",
    on="review",
    step=FLOW["answer"],
    permit=is_office,
    basis="major_decisions.opinions_weighed",
)
def answer_comments(
    *, actor: Standing, at: Moment, review: Review, answers: Sequence[AnswerLine]
) -> CommentsAnswered:
    """答复意见 · In public, once; one answer may do for several comments that say the same."""
    open_ones = {item.pk: item for item in Comment.objects.of_review(review).unanswered()}
    done: list[Comment] = []
    if not answers:
        raise Invalid("没有写答复", hint="请至少答复一条")
    for line in answers:
        words = line.text.strip()
        if not words:
            raise Invalid("没有写答复", fields={"answers": "请写明采纳不采纳、为什么"})
        if not line.comment_ids:
            raise Invalid("没有指明答复哪一条意见", where=words[:20])
        for number in line.comment_ids:
            comment = open_ones.pop(number, None)
            if comment is None:
                raise Conflict(
                    "有的意见已经答复过，或者不在这次清理里", where=f"第 {number} 号意见"
                )
            comment.answer, comment.answered_by = words, actor.label
            comment.answered_on, comment.state = at.day, "answered"
            done.append(comment)
    Comment.objects.bulk_update(done, ["answer", "answered_by", "answered_on", "state"])
    return CommentsAnswered(
        review_id=review.pk,
        comment_ids=tuple(tuple(line.comment_ids) for line in answers),
        answers=tuple(line.text.strip() for line in answers),
        answered_by=actor.label,
        answered_on=at.day,
    )


@act(
    "catalogue.close_discussion",
    title="结束村居讨论",
    on="review",
    step=FLOW["close_discussion"],
    permit=is_office,
    basis="local.review",
)
def close_discussion(*, at: Moment, review: Review) -> DiscussionClosed:
    """结束村居讨论 · Only once every comment is answered; silence of a community shows as silence.

    What follows from findings and opinions is then proposed for every task.
    """
    answered = review.discussions.count()
    if not answered:
        raise Invalid("还没有一个村（居）回复", hint="请至少等到有村（居）委会回复")
    comments = Comment.objects.of_review(review)
    waiting = comments.unanswered().count()
    if waiting:
        raise OutOfOrder(
            f"还有 {waiting} 条意见没有答复，不能结束讨论",
            where=review.title,
            hint="请先逐条答复；意思相同的可以一起答复",
        )
    proposed = write_proposals(review, at)
    return DiscussionClosed(
        review_id=review.pk,
        communities=len(people.communities()),
        answered=answered,
        comments=comments.count(),
        proposed=proposed,
    )
