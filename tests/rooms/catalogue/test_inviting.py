"""邀请部门:谁答复了,谁没有答复;申报了可以改、可以撤。Inviting departments, their answers, and changes of mind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.desk import desk_items
from hudong.ground.kernel.refusals import Conflict
from hudong.ground.kernel.verify import verify
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.terms import Answer, Catalogue, sheet_changes
from tests.builders import (
    a_county,
    a_department,
    a_town,
    an_officer_of,
    refuses,
    the_head_of,
    with_office,
)
from tests.rooms.catalogue.conftest import HELPS, NO_BASIS, NOT_NAMED, OWN, REPEATS

pytestmark = pytest.mark.django_db

DEADLINE = date(2026, 3, 6)
LATE = date(2026, 3, 9)
WATER = "示例市水务局"


def on(day: date) -> None:
    clock.set_clock(clock.instant_on(day))


def opened(departments=None):
    office = with_office(a_county())
    for name in ("示例市民政局", WATER):
        a_department(name)
    fact = acts.open_review(
        actor=the_head_of(office),
        office=office,
        title="示例清理",
        deadline_on=DEADLINE,
        departments=departments,
    )
    return queries.review(review_id=fact.review_id)


def answers(review):
    lines = queries.invitations(review_id=review.pk)
    return {line.department_name: line.answer for line in lines}


def own(review, department, kind=Catalogue.ASSISTANCE):
    return queries.declared_by(review_id=review.pk, body_id=department.pk, kind=kind)


def declare(review, department, lines, **how):
    return acts.declare_tasks(
        actor=an_officer_of(department), review=review, proposer=department, lines=lines, **how
    )


def by_sheet(review, department, lines, **how):
    return acts.declare_by_sheet(
        actor=an_officer_of(department),
        review=review,
        proposer=department,
        lines=lines,
        sheet="表的摘要",
        **how,
    )


class TestInviting:
    def test_all_departments_are_invited_and_silence_shows(self):
        review = opened()
        assert answers(review) == {"示例市民政局": None, WATER: None}
        declare(review, a_department(), [HELPS])
        assert answers(review) == {"示例市民政局": Answer.DECLARED, WATER: None}
        lines = queries.invitations(review_id=review.pk)
        assert [(line.department_name, line.words) for line in lines] == [
            (WATER, "没有答复"),
            ("示例市民政局", "申报了 1 项"),
        ]

    def test_only_named_departments_declare_until_others_are_invited(self):
        a_county()
        civil, water = a_department(), a_department(WATER)
        review = opened([civil.pk])
        with refuses(acts.declare_tasks, because=f"没有邀请{WATER}"):
            declare(review, water, [HELPS])
        head = the_head_of(review.office)
        acts.invite_departments(actor=head, review=review, departments=[water.pk])
        declare(review, water, [HELPS])
        with refuses(acts.invite_departments, because="已经邀请过了", kind=Conflict):
            acts.invite_departments(actor=head, review=review, departments=[water.pk])

    def test_a_department_enrolled_later_joins_where_all_are_invited(self):
        review = opened()
        late = a_department("示例市新设局")
        declare(review, late, [HELPS])
        assert answers(review)["示例市新设局"] is Answer.DECLARED

    def test_only_departments_are_invited(self):
        office, town = with_office(a_county()), a_town()
        head = the_head_of(office)
        with refuses(acts.open_review, because="不是本县的部门"):
            acts.open_review(
                actor=head,
                office=office,
                title="清理",
                deadline_on=DEADLINE,
                departments=[town.pk],
            )
        with refuses(acts.open_review, because="一个部门也没有邀请"):
            acts.open_review(
                actor=head,
                office=office,
                title="清理",
                deadline_on=DEADLINE,
                departments=[],
            )
        review = opened()
        with refuses(acts.invite_departments, because="须由县级政社互动工作办公室"):
            acts.invite_departments(
                actor=an_officer_of(a_department()), review=review, departments=[]
            )


class TestNothing:
    def test_a_department_may_answer_that_it_has_nothing_to_declare(self):
        review, civil = opened(), a_department()
        clerk = an_officer_of(civil)
        with refuses(acts.declare_nothing, because="没有写理由"):
            acts.declare_nothing(actor=clerk, review=review, proposer=civil, reason=" ")
        acts.declare_nothing(actor=clerk, review=review, proposer=civil, reason="自己办")
        (line,) = [one for one in queries.invitations(review_id=review.pk) if one.answer]
        assert (line.words, line.reason) == ("没有申报的事项", "自己办")
        declare(review, civil, [HELPS])
        assert answers(review)["示例市民政局"] is Answer.DECLARED
        with refuses(acts.declare_nothing, because="已经申报了 1 项"):
            acts.declare_nothing(actor=clerk, review=review, proposer=civil, reason="自己办")

    def test_only_for_itself_and_in_time(self):
        review, civil = opened(), a_department()
        with refuses(acts.declare_nothing, because="自己的经办人"):
            acts.declare_nothing(
                actor=an_officer_of(a_department(WATER)), review=review, proposer=civil, reason="无"
            )
        on(LATE)
        with refuses(acts.declare_nothing, because="截止"):
            acts.declare_nothing(
                actor=an_officer_of(civil), review=review, proposer=civil, reason="无"
            )


class TestDeadline:
    def test_the_office_gives_more_time_with_a_reason(self):
        review, civil = opened(), a_department()
        head = the_head_of(review.office)
        on(LATE)
        with refuses(acts.extend_deadline, because="要比原来晚"):
            acts.extend_deadline(actor=head, review=review, deadline_on=DEADLINE, reason="不够")
        with refuses(acts.extend_deadline, because="要比原来晚"):
            acts.extend_deadline(
                actor=head, review=review, deadline_on=date(2026, 3, 8), reason="不够"
            )
        with refuses(acts.extend_deadline, because="没有写延长的理由"):
            acts.extend_deadline(
                actor=head, review=review, deadline_on=date(2026, 3, 20), reason=""
            )
        acts.extend_deadline(
            actor=head, review=review, deadline_on=date(2026, 3, 20), reason="两个部门没有报完"
        )
        review = queries.review(review_id=review.pk)
        declare(review, civil, [HELPS])
        assert review.deadline_on == date(2026, 3, 20)

    def test_after_the_deadline_declaring_may_end_although_some_are_silent(self, library):
        review, civil = opened(), a_department()
        declare(review, civil, [HELPS])
        office = review.office
        acts.adopt_law_edition(actor=the_head_of(office), county=a_county(), library=library)
        on(LATE)
        judged = acts.judge_declarations(
            actor=an_officer_of(office), review=review, library=library
        )
        assert judged.silent == (a_department(WATER).pk,)
        assert answers(review)[WATER] is None, "沉默就写沉默"


class TestSheet:
    def test_a_changed_sheet_changes_what_was_declared(self, tmp_path):
        review, civil = opened(), a_department()
        first = by_sheet(review, civil, [HELPS, NOT_NAMED, NO_BASIS])
        assert first.numbers == (1, 2, 3)
        dearer = replace(HELPS, unit_price_fen=4000)
        second = by_sheet(review, civil, [dearer, NO_BASIS, REPEATS])
        assert (second.numbers, second.changed, second.withdrawn, second.same) == (
            (4,),
            {"1": {"unit_price_fen": "4000"}},
            {"2": "统计报表汇总"},
            1,
        )
        assert [(one.number, one.line.title) for one in own(review, civil)] == [
            (1, "老年人家庭走访"),
            (3, "电商数据填报"),
            (4, "协助走访老年人家庭工作"),
        ]
        assert verify(home=tmp_path).ok

    def test_the_same_sheet_twice_changes_nothing(self):
        review, civil = opened(), a_department()
        by_sheet(review, civil, [HELPS, NO_BASIS])
        with refuses(acts.declare_by_sheet, because="已经导入过", kind=Conflict):
            by_sheet(
                review, civil, [replace(NO_BASIS, row=9), replace(HELPS, title=" 老年人家庭走访 ")]
            )

    def test_a_sheet_that_only_adds_takes_nothing_back(self):
        review, civil = opened(), a_department()
        declare(review, civil, [HELPS])
        fact = by_sheet(review, civil, [NO_BASIS], is_whole=False)
        assert (fact.withdrawn, fact.same) == ({}, 1)
        assert len(own(review, civil)) == 2

    def test_other_departments_are_not_touched(self):
        review, civil, water = opened(), a_department(), a_department(WATER)
        declare(review, water, [HELPS])
        by_sheet(review, civil, [NO_BASIS])
        assert len(own(review, water)) == 1

    def test_what_was_seen_is_what_is_done(self):
        review, civil = opened(), a_department()
        seen = sheet_changes([], [HELPS], is_whole=True).digest
        declare(review, civil, [NO_BASIS])
        with refuses(acts.declare_by_sheet, because="又变过", kind=Conflict):
            by_sheet(review, civil, [HELPS], seen=seen)
        now = sheet_changes(own(review, civil), [HELPS], is_whole=True).digest
        by_sheet(review, civil, [HELPS], seen=now)

    def test_nobody_else_and_not_too_late(self):
        review, civil = opened(), a_department()
        with refuses(acts.declare_by_sheet, because="自己的经办人"):
            acts.declare_by_sheet(
                actor=an_officer_of(a_department(WATER)),
                review=review,
                proposer=civil,
                lines=[HELPS],
                sheet="表",
            )
        with refuses(acts.declare_by_sheet, because="第 7 行“事项名称”"):
            by_sheet(review, civil, [HELPS, replace(NO_BASIS, title=" ", row=7)])
        on(LATE)
        with refuses(acts.declare_by_sheet, because="截止"):
            by_sheet(review, civil, [HELPS])


class TestChanging:
    def test_a_declaration_is_put_right_until_it_is_judged(self):
        review, civil = opened(), a_department()
        declare(review, civil, [HELPS])
        item = queries.declaration(declaration_id=own(review, civil)[0].declaration_id)
        on(LATE)
        fact = acts.correct_declaration(
            actor=an_officer_of(civil),
            review=review,
            declarations=[item],
            line=replace(HELPS, standard="每月一次"),
        )
        assert fact.changed == {"standard": "每月一次"}
        assert own(review, civil)[0].line.standard == "每月一次"
        with refuses(acts.correct_declaration, because="一个字也没有改"):
            acts.correct_declaration(
                actor=an_officer_of(civil),
                review=review,
                declarations=[queries.declaration(declaration_id=item.pk)],
                line=replace(HELPS, standard="每月一次"),
            )
        with refuses(acts.correct_declaration, because="自己的经办人"):
            acts.correct_declaration(
                actor=an_officer_of(a_department(WATER)),
                review=review,
                declarations=[item],
                line=HELPS,
            )

    def test_not_after_it_was_judged(self, at_step):
        review = at_step("judged")
        civil = a_department()
        (first, *_rest) = own(review, civil)
        item = queries.declaration(declaration_id=first.declaration_id)
        with refuses(acts.correct_declaration, because="部门申报中"):
            acts.correct_declaration(
                actor=an_officer_of(civil), review=review, declarations=[item], line=NO_BASIS
            )
        with refuses(acts.withdraw_declarations, because="部门申报中"):
            acts.withdraw_declarations(
                actor=an_officer_of(civil), review=review, declarations=[item], reason="不报了"
            )

    def test_what_is_withdrawn_is_gone_and_its_number_is_not_given_again(self, tmp_path):
        review, civil = opened(), a_department()
        declare(review, civil, [HELPS, NO_BASIS])
        last = queries.declaration(declaration_id=own(review, civil)[1].declaration_id)
        clerk = an_officer_of(civil)
        with refuses(acts.withdraw_declarations, because="没有写撤回的理由"):
            acts.withdraw_declarations(actor=clerk, review=review, declarations=[last], reason="")
        with refuses(acts.withdraw_declarations, because="没有选要撤回的"):
            acts.withdraw_declarations(actor=clerk, review=review, declarations=[], reason="不报了")
        acts.withdraw_declarations(actor=clerk, review=review, declarations=[last], reason="不报了")
        declare(review, civil, [NOT_NAMED])
        assert [one.number for one in own(review, civil)] == [1, 3]
        left = [
            queries.declaration(declaration_id=one.declaration_id) for one in own(review, civil)
        ]
        acts.withdraw_declarations(actor=clerk, review=review, declarations=left, reason="不报了")
        assert answers(review)["示例市民政局"] is None, "都撤回了，又是没有答复"
        assert verify(home=tmp_path).ok

    def test_nobody_withdraws_for_another(self):
        review, civil = opened(), a_department()
        declare(review, civil, [HELPS])
        item = queries.declaration(declaration_id=own(review, civil)[0].declaration_id)
        with refuses(acts.withdraw_declarations, because="自己的经办人"):
            acts.withdraw_declarations(
                actor=an_officer_of(a_department(WATER)),
                review=review,
                declarations=[item],
                reason="不报了",
            )


class TestDesk:
    def test_each_sees_what_awaits_it(self):
        review, civil = opened(), a_department()
        clerk = an_officer_of(civil)

        def mine(actor=clerk):
            standing = actor.standing(clock.today())
            items = desk_items(viewer=standing, day=clock.today())
            return [item for item in items if item.subject.kind == "catalogue.Review"]

        (item,) = mine()
        assert (item.act, item.due_on) == ("catalogue.declare_by_sheet", DEADLINE)
        declare(review, civil, [HELPS])
        (item,) = mine()
        assert item.act == "catalogue.withdraw_declarations"
        assert "已申报 1 项" in item.detail
        office = [item.detail for item in mine(an_officer_of(review.office))]
        assert any("还有 1 个部门没有答复" in detail for detail in office)
        on(LATE)
        (silent,) = mine(an_officer_of(a_department(WATER)))
        assert "没有答复" in silent.blocked

    def test_the_office_proposes_duties_without_an_invitation(self):
        review = opened()
        office = review.office
        declare(review, office, [OWN], catalogue=Catalogue.DUTIES)
        by_sheet(review, office, [OWN, replace(OWN, title="另一件")], catalogue=Catalogue.DUTIES)
        assert len(own(review, office, Catalogue.DUTIES)) == 2
        assert set(answers(review).values()) == {None}
