"""相似的申报:跨部门找出来,写明凭什么;办公室标注。Look-alikes across departments, why, and what the office says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hudong.ground.kernel import clock
from hudong.ground.law.judge.duplicates import LookAlikes
from hudong.mechanisms.catalogue import acts, queries
from tests.builders import a_department, an_officer_of, refuses, the_head_of
from tests.rooms.catalogue.conftest import HELPS, NOT_NAMED

pytestmark = pytest.mark.django_db


def rows(review):
    found = queries.review_page(review_id=review.pk).rows
    return {row.title: queries.declaration(declaration_id=row.declaration_id) for row in found}


def mark(review, first, others, *, is_same=True, reason="说的是一件事", actor=None):
    return acts.mark_look_alikes(
        actor=actor or the_head_of(review.office),
        review=review,
        first=first,
        others=others,
        is_same=is_same,
        reason=reason,
    )


def test_alike_tasks_of_several_departments_stand_in_one_group(review):
    civil, water = a_department(), a_department("示例市水务局")
    for department, title, other in (
        (civil, HELPS.title, "地名标志维护"),
        (water, "关于做好老年人家庭走访工作的通知", "河道清障"),
    ):
        acts.declare_tasks(
            actor=an_officer_of(department),
            review=review,
            proposer=department,
            lines=[replace(HELPS, title=title), replace(NOT_NAMED, title=other)],
        )
    (group,) = queries.look_alike_groups(review_id=review.pk)
    assert [task.proposer_name for task in group.tasks] == ["示例市民政局", "示例市水务局"]
    (pair,) = group.pairs
    assert pair.reason.startswith("名称相似 100%，依据同为《示例助老法》第一条")
    assert not group.is_settled


def test_the_office_says_what_they_are_with_a_reason(at_step):
    review = at_step("judged")
    held = rows(review)
    first, second = held["老年人家庭走访"], held["协助走访老年人家庭工作"]
    with refuses(acts.mark_look_alikes, because="没有写理由"):
        mark(review, first, [second], reason=" ")
    with refuses(acts.mark_look_alikes, because="不能选它自己"):
        mark(review, first, [first])
    with refuses(acts.mark_look_alikes, because="须由县级政社互动工作办公室"):
        mark(review, first, [second], actor=an_officer_of(a_department()))
    mark(review, second, [first])
    (group,) = queries.look_alike_groups(review_id=review.pk)
    assert (group.pairs[0].mark_words, group.is_settled) == ("同一件事", True)
    mark(review, first, [second], is_same=False, reason="一个走访，一个体检")
    (group,) = queries.look_alike_groups(review_id=review.pk)
    assert (group.pairs[0].is_same, group.pairs[0].mark_reason) == (False, "一个走访，一个体检")


def test_only_while_the_review_is_looked_at(review):
    department = a_department()
    acts.declare_tasks(
        actor=an_officer_of(department),
        review=review,
        proposer=department,
        lines=[HELPS, NOT_NAMED],
    )
    one, two = rows(review).values()
    with refuses(acts.mark_look_alikes, because="部门申报中"):
        mark(review, one, [two])


def test_earlier_tasks_say_what_became_of_them(at_step):
    at_step("published")
    found = {task.title: task for task in queries.earlier_tasks()}
    kept, fallen = found["老年人家庭走访"], found["统计报表汇总"]
    assert (kept.is_kept, kept.id.startswith("matter:")) == (True, True)
    assert (fallen.is_kept, fallen.id.startswith("declaration:")) == (False, True)
    assert fallen.reason
    assert fallen.day == clock.today() or fallen.day >= date(2026, 3, 1)
    assert kept.bases == frozenset({"《示例助老法》第一条"})
    known = LookAlikes([task.earlier for task in found.values()])
    (like, *_rest) = known.like("开展统计报表汇总工作")
    assert found[like.earlier.title] is fallen
