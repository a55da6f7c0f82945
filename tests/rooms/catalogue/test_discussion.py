"""村居讨论:居民也能说话,句句有答复,没答完不结束。Residents speak too; every comment is answered first."""

from __future__ import annotations

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import VISITOR
from hudong.ground.record.models import Entry
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.acts import discussing
from hudong.mechanisms.catalogue.models import Declaration
from hudong.mechanisms.catalogue.terms import AnswerLine, CommentLine, Decision, Stance
from tests.builders import a_village, an_officer_of, refuses, the_head_of
from tests.rooms.catalogue.test_review import rows_of

pytestmark = pytest.mark.django_db


def task(review, title="老年人家庭走访"):
    return Declaration.objects.get(pk=rows_of(review)[title].declaration_id)


def says(review, text="每月都来填表，老人也烦", name="", stance=Stance.DISAGREE, actor=VISITOR):
    return acts.comment_on_declaration(
        actor=actor, review=review, declaration=task(review), stance=stance, text=text, name=name
    )


def answers(review, *ids, text="已采纳"):
    return acts.answer_comments(
        actor=an_officer_of(review.office), review=review, answers=[AnswerLine(ids, text)]
    )


def test_a_resident_comments_without_signing_in_and_the_name_stays_sealed(at_step):
    review = at_step("expert_reviewed")
    fact = says(review, name="王阿姨")
    page = queries.declaration_page(declaration_id=task(review).pk)
    (comment,) = page.comments
    assert (comment.author, comment.is_resident, comment.agrees) == ("", True, False)
    assert page.may_comment
    assert not any("王阿姨" in str(entry.canonical) for entry in Entry.objects.order_by("pk"))
    assert fact.name.value == "王阿姨"


@pytest.mark.parametrize(
    ("text", "name", "because"),
    [
        (" ", "", "没有写意见的内容"),
        ("长" * 1001, "", "意见写得太长"),
        ("短", "长" * 41, "署名写得太长"),
    ],
)
def test_a_comment_that_cannot_be_read_is_refused(at_step, text, name, because):
    review = at_step("expert_reviewed")
    with refuses(acts.comment_on_declaration, because=because):
        says(review, text, name)


def test_residents_speak_while_the_communities_discuss_only(at_step):
    review = at_step("judged")
    with refuses(acts.comment_on_declaration, because="村居讨论中"):
        says(review)
    with refuses(acts.comment_on_declaration, because="由公众提出"):
        says(at_step_of(review), actor=the_head_of(a_village()))


def at_step_of(review):
    return queries.review(review_id=review.pk)


def test_a_flood_is_stopped_for_the_day(at_step, monkeypatch):
    review = at_step("expert_reviewed")
    monkeypatch.setattr(discussing, "MOST_A_DAY", 2)
    says(review)
    says(review)
    with refuses(acts.comment_on_declaration, because="今天收到的意见太多"):
        says(review)


def test_the_discussion_ends_when_every_comment_is_answered(at_step):
    review, village = at_step("expert_reviewed"), a_village()
    acts.discuss_declarations(
        actor=the_head_of(village),
        review=review,
        community=village,
        attended=9,
        comments=[CommentLine(task(review).pk, Stance.DISAGREE, "次数太多")],
    )
    same = [says(review).comment_id for _ in range(2)]
    head = the_head_of(review.office)
    with refuses(acts.close_discussion, because="还有 3 条意见没有答复"):
        acts.close_discussion(actor=head, review=review)
    with refuses(acts.answer_comments, because="须由县级政社互动工作办公室办理"):
        acts.answer_comments(
            actor=the_head_of(village), review=review, answers=[AnswerLine(tuple(same), "好")]
        )
    with refuses(acts.answer_comments, because="没有写答复"):
        answers(review, *same, text=" ")
    with refuses(acts.answer_comments, because="没有写答复"):
        acts.answer_comments(actor=head, review=review, answers=[])
    fact = answers(review, *same, text="改为每季度一次")
    assert fact.comment_ids == (tuple(same),)
    with refuses(acts.answer_comments, because="已经答复过"):
        answers(review, same[0])
    (left,) = queries.unanswered_comments(review_id=review.pk)
    assert left.author == village.name
    answers(review, left.comment_id)
    closed = acts.close_discussion(actor=head, review=review)
    assert closed.comments == 3
    page = queries.declaration_page(declaration_id=task(review).pk)
    assert [one.answer for one in page.comments] == ["已采纳", "改为每季度一次", "改为每季度一次"]
    assert all(one.answered_by and one.answered_on for one in page.comments)


def test_the_end_of_the_discussion_proposes_a_decision_for_every_task(at_step):
    review = at_step("discussed")
    rows = rows_of(review).values()
    assert all(row.proposed is row.decision is not None for row in rows)
    assert all(row.reason and row.article for row in rows)
    merged = rows_of(review)["协助走访老年人家庭工作"]
    assert (merged.decision, merged.merged_into.title) == (Decision.MERGE, "老年人家庭走访")
    assert not merged.is_decided


def test_the_desk_says_what_waits_and_why(at_step):
    review, day = at_step("expert_reviewed"), clock.today()
    village = a_village()

    def on_desk(actor):
        items = queries.desk(viewer=actor.standing(day), day=day)
        return {item.act.split(".")[1]: item.blocked for item in items}

    office, head = an_officer_of(review.office), the_head_of(village)
    assert on_desk(office) == {"close_discussion": "还没有一个村（居）委会回复"}
    assert on_desk(head) == {"discuss_declarations": ""}
    acts.discuss_declarations(actor=head, review=review, community=village, attended=3)
    comment = says(review).comment_id
    assert on_desk(office) == {
        "answer_comments": "",
        "close_discussion": "还有 1 条意见没有答复",
    }
    answers(review, comment)
    assert on_desk(office) == {"close_discussion": ""}
    assert on_desk(head) == {}
