"""专家审核:指定、回避、提意见、每一项都够人数。The panel: named, cleared, heard, enough for every task."""

from __future__ import annotations

from datetime import date

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import SETUP
from hudong.ground.people import acts as people
from hudong.ground.people.queries import MandateActor, holder_of
from hudong.ground.people.terms import Role
from hudong.ground.record.models import Entry
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.models import Conflict
from hudong.mechanisms.catalogue.terms import ConflictKind, ConflictLine, ExpertLine, Stance
from tests.builders import (
    TERM,
    a_county,
    a_department,
    a_panel_for,
    an_expert,
    an_officer_of,
    refuses,
    the_head_of,
    within_another_act,
)
from tests.rooms.catalogue.test_review import rows_of

pytestmark = pytest.mark.django_db


def named(review, *experts):
    numbers = [expert.mandate_id for expert in experts]
    return acts.name_panel(actor=the_head_of(review.office), review=review, experts=numbers)


def heard(review, *experts):
    for expert in experts:
        acts.give_expert_opinions(actor=expert, review=review, lines=[])


def test_the_office_names_the_panel_and_no_less_than_its_minimum(at_step):
    review = at_step("judged")
    experts = [an_expert(name) for name in ("甲", "乙", "丙", "丁")]
    with refuses(acts.name_panel, because="专家组至少 3 人"):
        named(review, *experts[:2])
    with refuses(acts.name_panel, because="须由县级政社互动工作办公室办理"):
        acts.name_panel(actor=experts[0], review=review, experts=[])
    with refuses(acts.name_panel, because="不是现任专家"):
        named(review, the_head_of(review.office), *experts)
    fact = named(review, *experts[:3])
    assert (fact.least, len(fact.titles)) == (3, 3)
    with refuses(acts.name_panel, because="都已经在专家组里"):
        named(review, *experts[:3])
    assert named(review, experts[3]).expert_mandate_ids == (experts[3].mandate_id,)
    assert len(queries.panel(review_id=review.pk)) == 4


def test_the_minimum_is_the_county_s_own_and_dated(at_step):
    review = at_step("judged")
    people.set_local_rule(
        actor=SETUP,
        county=a_county(),
        rule="local.expert_panel",
        title="专家人数",
        value=5,
        from_on=date(2026, 3, 10),
    )
    assert queries.least_experts(day=date(2026, 3, 9)) == 3
    clock.set_clock(clock.instant_on(date(2026, 3, 10)))
    experts = [an_expert(name) for name in ("甲", "乙", "丙")]
    with refuses(acts.name_panel, because="专家组至少 5 人"):
        named(review, *experts)


def test_nobody_speaks_before_saying_where_to_stay_out(at_step):
    review = at_step("judged")
    experts = [an_expert(name) for name in ("甲", "乙", "丙", "丁")]
    named(review, *experts[:3])
    with refuses(acts.give_expert_opinions, because="先声明有没有要回避的事项"):
        heard(review, experts[0])
    with refuses(acts.declare_conflicts, because="不在这次清理的专家组里"):
        acts.declare_conflicts(actor=experts[3], review=review)
    acts.declare_conflicts(actor=experts[0], review=review)
    heard(review, experts[0])
    with refuses(acts.declare_conflicts, because="已经声明过了"):
        acts.declare_conflicts(actor=experts[0], review=review)


def test_a_conflict_keeps_the_expert_out_of_that_task_alone(at_step):
    review = at_step("judged")
    experts = [an_expert(name) for name in ("甲", "乙", "丙")]
    named(review, *experts)
    row = rows_of(review)["统计报表汇总"]
    line = ConflictLine(row.declaration_id, ConflictKind.RELATED, "我爱人在那里上班")
    fact = acts.declare_conflicts(actor=experts[0], review=review, lines=[line])
    assert fact.conflicts == {str(row.number): "related"}
    for expert in experts[1:]:
        acts.declare_conflicts(actor=expert, review=review)
    with refuses(acts.give_expert_opinions, because="已经声明回避"):
        acts.give_expert_opinions(
            actor=experts[0],
            review=review,
            lines=[ExpertLine(row.declaration_id, Stance.DISAGREE, "不好")],
        )
    heard(review, *experts)
    page = queries.declaration_page(declaration_id=row.declaration_id)
    assert (len(page.opinions), len(page.conflicts)) == (2, 1)
    assert page.conflicts[0].kind is ConflictKind.RELATED
    assert not any("爱人" in str(entry.canonical) for entry in Entry.objects.order_by("pk")), (
        "具体情况是个人信息"
    )
    with refuses(acts.close_expert_review, because=f"第 {row.number} 项（2 位）"):
        acts.close_expert_review(actor=the_head_of(review.office), review=review)
    one_more = an_expert("丁")
    named(review, one_more)
    acts.declare_conflicts(actor=one_more, review=review)
    heard(review, one_more)
    closed = acts.close_expert_review(actor=the_head_of(review.office), review=review)
    assert closed.experts == 4


def test_a_mandate_in_the_declaring_department_counts_undeclared(at_step):
    review, expert = at_step("judged"), an_expert("兼职的专家")
    named(review, expert, an_expert("乙"), an_expert("丙"))
    department = a_department()
    with within_another_act(expert):
        department.mandates.create(
            person=holder_of(mandate_id=expert.mandate_id),
            role=Role.OFFICER,
            title="科员",
            from_on=TERM[0],
            to_on=TERM[1],
        )
    fact = acts.declare_conflicts(actor=expert, review=review)
    declared = {row.number for row in rows_of(review).values() if row.proposer_id == department.pk}
    assert {int(number) for number in fact.conflicts} == declared
    assert set(fact.conflicts.values()) == {"employed"}


def test_a_late_conflict_sets_aside_what_was_said(at_step):
    review = at_step("advised")
    row = rows_of(review)["电商数据填报"]
    expert = queries.panel(review_id=review.pk)[0]

    fact = acts.declare_conflicts(
        actor=MandateActor(expert.mandate_id),
        review=review,
        lines=[ConflictLine(row.declaration_id, ConflictKind.CONTRACTED)],
    )
    assert fact.set_aside == (row.number,)
    page = queries.declaration_page(declaration_id=row.declaration_id)
    assert [one.is_set_aside for one in page.opinions] == [True, False, False]
    with refuses(acts.close_expert_review, because="不到 3 位"):
        acts.close_expert_review(actor=the_head_of(review.office), review=review)
    assert Conflict.objects.count() == 1


def test_two_experts_are_not_enough(at_step):
    review = at_step("judged")
    first, second, _third = a_panel_for(review)
    heard(review, first, second)
    with refuses(acts.close_expert_review, because="每一项至少要 3 位"):
        acts.close_expert_review(actor=the_head_of(review.office), review=review)


def test_an_expert_may_differ_from_the_machine_with_a_reason_and_speaks_once(at_step):
    review = at_step("judged")
    row, (expert, *_rest) = rows_of(review)["统计报表汇总"], a_panel_for(review)
    with refuses(acts.give_expert_opinions, because="请写理由"):
        acts.give_expert_opinions(
            actor=expert, review=review, lines=[ExpertLine(row.declaration_id, Stance.DISAGREE)]
        )
    acts.give_expert_opinions(
        actor=expert,
        review=review,
        lines=[ExpertLine(row.declaration_id, Stance.DISAGREE, "建议购买服务")],
    )
    (opinion,) = queries.declaration_page(declaration_id=row.declaration_id).opinions
    assert (opinion.agrees, opinion.reason) == (False, "建议购买服务")
    with refuses(acts.give_expert_opinions, because="已经提过意见"):
        heard(review, expert)


def test_the_desk_of_experts_and_office_says_why_not_yet(at_step):
    review = at_step("judged")
    day = clock.today()

    def on_desk(actor):
        items = queries.desk(viewer=actor.standing(day), day=day)
        return {item.act.split(".")[1]: item.blocked for item in items}

    office = an_officer_of(review.office)
    assert on_desk(office) == {"name_panel": "", "close_expert_review": "还没有指定专家组"}
    experts = [an_expert(name) for name in ("甲", "乙", "丙")]
    assert on_desk(experts[0]) == {}
    named(review, *experts)
    assert on_desk(experts[0]) == {
        "declare_conflicts": "",
        "give_expert_opinions": "要先声明有没有要回避的事项",
    }
    acts.declare_conflicts(actor=experts[0], review=review)
    assert on_desk(experts[0]) == {"give_expert_opinions": ""}
    heard(review, experts[0])
    assert on_desk(experts[0]) == {}
    assert "只有 1 位专家" in on_desk(office)["close_expert_review"]
