"""公示:公开几日、谁都能提异议、答复了才结束。Notices at the room's face."""

from __future__ import annotations

from datetime import date

import pytest

from hudong.ground.kernel.actor import CLOCK, REACTION, SETUP, VISITOR
from hudong.ground.kernel.reads import counting
from hudong.ground.kernel.refusals import Invalid, OutOfOrder, Refused
from hudong.ground.law.terms import RuleMissing
from hudong.ground.people import acts as people
from hudong.ground.record.models import Entry
from hudong.instruments.notices import acts, queries
from hudong.instruments.notices.terms import Counted, NoticeKind
from tests.builders import (
    a_county,
    a_county_government,
    a_department,
    a_village,
    an_officer_of,
    refuses,
    representatives_of,
    snapshot,
    statements,
    the_head_of,
    the_secretary_of,
    with_office,
)
from tests.rooms.notices.builders_notices import THING, a_notice_by, an_objection_to, on

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)
LAST = date(2026, 3, 17)
AFTER = date(2026, 3, 18)


class TestPublishing:
    """公示:以本单位的名义,写明期限和依据。"""

    def test_a_notice_runs_for_its_days(self) -> None:
        notice = a_notice_by(with_office())
        card = queries.notices_about(subject_kind=THING.kind, subject_id=THING.id)[0]
        assert card.notice_id == notice.pk
        assert card.subject == THING
        assert (card.opened_on, card.ends_on) == (MONDAY, LAST)
        assert card.period == "2026年3月2日公示，15 日，到2026年3月17日届满"
        assert card.basis == "地方规定：清单公示十五日"

    def test_working_days_are_counted_as_such(self) -> None:
        notice = a_notice_by(with_office(), days=7, counted=Counted.WORKING)
        assert notice.ends_on == date(2026, 3, 11)

    def test_the_basis_may_be_a_key_of_todays_law(self) -> None:
        notice = a_notice_by(
            with_office(), basis_cite="", basis_key="villagers_committee_act.disclosure"
        )
        assert notice.basis_cite == "《村民委员会组织法》第三十五条第四款"

    def test_a_key_without_a_rule_on_that_day_is_an_error(self) -> None:
        on(date(2025, 12, 31))
        office = with_office()
        with pytest.raises(RuleMissing, match="2025-12-31"):
            a_notice_by(office, basis_cite="", basis_key="villagers_committee_act.party_first")

    def test_the_office_publishes_for_the_county_government(self) -> None:
        government = a_county_government()
        fact = acts.publish_notice(
            actor=an_officer_of(with_office()),
            publisher=government,
            kind=NoticeKind.LIST,
            subject=THING,
            title="清单",
            text="正文",
            days=7,
            basis_cite="地方规定",
        )
        assert fact.publisher_id == government.pk

    def test_a_committee_and_a_reaction_may_publish(self) -> None:
        village = a_village()
        for actor in (the_head_of(village), REACTION):
            fact = acts.publish_notice(
                actor=actor,
                publisher=village,
                kind=NoticeKind.AGREEMENT,
                subject=THING,
                title="协议",
                text="正文",
                days=15,
                basis_cite="地方规定",
            )
            assert fact.notice_kind == "agreement"

    def test_nobody_publishes_in_anothers_name(self) -> None:
        department, office = a_department(), with_office()
        with refuses(acts.publish_notice, because="只能以本单位的名义公示", kind=Refused):
            acts.publish_notice(
                actor=an_officer_of(department),
                publisher=office,
                kind=NoticeKind.LIST,
                subject=THING,
                title="清单",
                text="正文",
                days=7,
                basis_cite="地方规定",
            )

    def test_a_representative_and_a_visitor_may_not_publish(self) -> None:
        village = a_village()
        for actor in (representatives_of(village)[0], the_secretary_of(village), VISITOR):
            with refuses(acts.publish_notice, because="须由", kind=Refused):
                acts.publish_notice(
                    actor=actor,
                    publisher=village,
                    kind=NoticeKind.LIST,
                    subject=THING,
                    title="清单",
                    text="正文",
                    days=7,
                    basis_cite="地方规定",
                )

    @pytest.mark.parametrize(
        ("field", "value"),
        [("title", " "), ("title", "长" * 201), ("text", ""), ("days", 0), ("basis_cite", "")],
    )
    def test_gaps_are_named(self, field: str, value: object) -> None:
        office = with_office()
        with refuses(acts.publish_notice, because="公示没有写全", kind=Invalid) as caught:
            a_notice_by(office, **{field: value})
        assert list(caught.value.fields) == [field]


class TestObjecting:
    """异议:谁都能提,名字自愿,文字不进公开的存证。"""

    def test_a_visitor_objects_without_a_name(self) -> None:
        notice = a_notice_by(with_office())
        an_objection_to(notice, "第三项不该进清单")
        line = queries.notice_page(notice_id=notice.pk).objections[0]
        assert (line.author, line.text, line.answer) == ("居民", "第三项不该进清单", "")

    def test_a_body_objects_under_its_office(self) -> None:
        notice = a_notice_by(with_office())
        village = a_village()
        made = an_objection_to(notice, actor=the_head_of(village))
        assert made.author_label == "示例村村民委员会主任"

    def test_name_and_text_enter_the_record_only_as_commitments(self) -> None:
        an_objection_to(a_notice_by(with_office()), "张三多拿了钱", name="李四")
        entry = Entry.objects.get(act="notices.object_to_notice")
        public = bytes(entry.canonical).decode()
        assert "张三" not in public
        assert "李四" not in public

    def test_the_name_is_not_on_the_page(self) -> None:
        notice = a_notice_by(with_office())
        an_objection_to(notice, name="李四")
        assert "李四" not in repr(queries.notice_page(notice_id=notice.pk))

    @pytest.mark.parametrize(
        ("given", "because"),
        [
            ({"text": " "}, "没有写异议的内容"),
            ({"text": "长" * 2001}, "异议写得太长"),
            ({"text": "好", "name": "名" * 41}, "署名写得太长"),
        ],
    )
    def test_bad_input(self, given: dict[str, str], because: str) -> None:
        notice = a_notice_by(with_office())
        with refuses(acts.object_to_notice, because=because, kind=Invalid):
            acts.object_to_notice(actor=VISITOR, notice=notice, **given)

    def test_the_last_day_counts_whole_and_the_next_is_too_late(self) -> None:
        notice = a_notice_by(with_office())
        on(LAST, hour=23)
        an_objection_to(notice)
        on(AFTER, hour=0)
        with refuses(acts.object_to_notice, because="不能再提异议", kind=OutOfOrder):
            an_objection_to(notice)

    def test_a_reaction_does_not_object(self) -> None:
        notice = a_notice_by(with_office())
        with refuses(acts.object_to_notice, because="任何人都可以提出", kind=Refused):
            an_objection_to(notice, actor=REACTION)


class TestAnswering:
    """答复:公示单位答复一次,公开。"""

    def test_the_publisher_answers(self) -> None:
        office = with_office()
        notice = a_notice_by(office)
        objection = an_objection_to(notice)
        acts.answer_objection(actor=an_officer_of(office), objection=objection, text="采纳，已改")
        line = queries.notice_page(notice_id=notice.pk).objections[0]
        assert (line.answer, line.answered_on) == ("采纳，已改", MONDAY)
        assert line.answered_by == f"{office.name}经办人"

    def test_the_office_answers_for_the_county_government(self) -> None:
        government = a_county_government()
        office = with_office()
        made = acts.publish_notice(
            actor=an_officer_of(office),
            publisher=government,
            kind=NoticeKind.LIST,
            subject=THING,
            title="清单",
            text="正文",
            days=7,
            basis_cite="地方规定",
        )
        objection = an_objection_to(queries.notice(notice_id=made.notice_id))
        acts.answer_objection(actor=the_head_of(office), objection=objection, text="已核对")

    def test_others_do_not(self) -> None:
        objection = an_objection_to(a_notice_by(with_office()))
        for actor in (an_officer_of(a_department()), VISITOR, CLOCK):
            with refuses(acts.answer_objection, because="须由公示单位答复", kind=Refused):
                acts.answer_objection(actor=actor, objection=objection, text="不行")

    def test_once_only_and_not_empty(self) -> None:
        office = with_office()
        objection = an_objection_to(a_notice_by(office))
        with refuses(acts.answer_objection, because="没有写答复", kind=Invalid):
            acts.answer_objection(actor=an_officer_of(office), objection=objection, text=" ")
        acts.answer_objection(actor=an_officer_of(office), objection=objection, text="不采纳")
        with refuses(acts.answer_objection, because="已答复", kind=OutOfOrder):
            acts.answer_objection(actor=an_officer_of(office), objection=objection, text="改口")


class TestClosing:
    """结束:期满次日,异议都答复了,由时钟结束。"""

    def test_the_clock_closes_on_the_day_after_the_last(self) -> None:
        office = with_office()
        notice = a_notice_by(office)
        objection = an_objection_to(notice)
        acts.answer_objection(actor=an_officer_of(office), objection=objection, text="采纳")
        on(AFTER, hour=0)
        assert queries.due_to_close(day=AFTER) == (notice,)
        fact = acts.close_notice(actor=CLOCK, notice=notice)
        assert (fact.subject_kind, fact.subject_id, fact.objections) == (THING.kind, "7", 1)
        card = queries.notice_page(notice_id=notice.pk).card
        assert card.is_closed
        assert card.closed_on == AFTER
        assert queries.due_to_close(day=AFTER) == ()

    def test_not_while_the_period_runs(self) -> None:
        notice = a_notice_by(with_office())
        on(LAST, hour=23)
        assert queries.due_to_close(day=LAST) == ()
        with refuses(acts.close_notice, because="公示到2026年3月17日为止", kind=OutOfOrder):
            acts.close_notice(actor=CLOCK, notice=notice)

    def test_not_while_an_objection_waits(self) -> None:
        notice = a_notice_by(with_office())
        an_objection_to(notice)
        on(AFTER)
        assert queries.due_to_close(day=AFTER) == ()
        with refuses(acts.close_notice, because="还有 1 条异议没有答复", kind=OutOfOrder):
            acts.close_notice(actor=CLOCK, notice=notice)

    def test_only_the_clock_and_only_once(self) -> None:
        office = with_office()
        notice = a_notice_by(office)
        on(AFTER)
        with refuses(acts.close_notice, because="须由时钟到期触发", kind=Refused):
            acts.close_notice(actor=the_head_of(office), notice=notice)
        acts.close_notice(actor=CLOCK, notice=notice)
        with refuses(acts.close_notice, because="现在是“已届满”", kind=OutOfOrder):
            acts.close_notice(actor=CLOCK, notice=notice)

    def test_an_open_notice_past_its_last_day_takes_no_objection(self) -> None:
        notice = a_notice_by(with_office())
        on(AFTER)
        assert not queries.notice_page(notice_id=notice.pk).may_object(AFTER)
        assert queries.notice_page(notice_id=notice.pk).may_object(LAST)


class TestReading:
    """读法:次序、空、预算。"""

    def test_lists(self) -> None:
        office = with_office()
        first = a_notice_by(office)
        second = a_notice_by(office, days=3, kind=NoticeKind.ADMISSION)
        about = queries.notices_about(subject_kind=THING.kind, subject_id=7)
        assert [card.notice_id for card in about] == [second.pk, first.pk]
        only = queries.notices_about(
            subject_kind=THING.kind, subject_id="7", kind=NoticeKind.ADMISSION
        )
        assert [card.notice_id for card in only] == [second.pk]
        running = queries.open_notices(day=MONDAY)
        assert [card.notice_id for card in running] == [second.pk, first.pk]
        assert [card.notice_id for card in queries.open_notices(day=LAST)] == [first.pk]
        recent = queries.recent_notices(limit=1)
        assert [card.notice_id for card in recent] == [second.pk]
        older = queries.recent_notices(before_id=second.pk)
        assert [card.notice_id for card in older] == [first.pk]
        assert queries.notices_about(subject_kind="test.Thing", subject_id=8) == ()

    def test_the_same_statements_for_one_and_for_many_objections(self) -> None:
        notice = a_notice_by(with_office())
        an_objection_to(notice)
        with counting() as one:
            queries.notice_page(notice_id=notice.pk)
        for _ in range(8):
            an_objection_to(notice)
        with counting() as many:
            page = queries.notice_page(notice_id=notice.pk)
        assert one.count == many.count == 2
        assert page.card.objections == page.card.unanswered == 9

    def test_the_desk_of_the_publisher(self) -> None:
        office = with_office()
        notice = a_notice_by(office)
        viewer = an_officer_of(office).standing(MONDAY)
        assert queries.desk(viewer=viewer, day=MONDAY) == ()
        an_objection_to(notice)
        (item,) = queries.desk(viewer=viewer, day=MONDAY)
        assert (item.act, item.due_on) == ("notices.answer_objection", date(2026, 3, 16))
        people.set_local_rule(
            actor=SETUP,
            county=a_county(),
            rule="local.objection_answer",
            title="答复",
            value=5,
            from_on=MONDAY,
        )
        (item,) = queries.desk(viewer=viewer, day=MONDAY)
        assert item.due_on == date(2026, 3, 9)
        stranger = an_officer_of(a_department()).standing(MONDAY)
        assert queries.desk(viewer=stranger, day=MONDAY) == ()

    def test_what_is_not_there(self) -> None:
        for ask in (
            lambda: queries.notice(notice_id=1),
            lambda: queries.objection(objection_id=1),
            lambda: queries.notice_page(notice_id=1),
        ):
            with pytest.raises(queries.NotFound, match="没有这条"):
                ask()


class TestDoor:
    """门:一次行为不超过十条语句,同一个键只办一次。"""

    def test_statements_of_each_act(self) -> None:
        office = with_office()
        notice = a_notice_by(office)
        officer = an_officer_of(office)
        with counting() as publishing:
            acts.publish_notice(
                actor=officer,
                publisher=office,
                kind=NoticeKind.LIST,
                subject=THING,
                title="清单",
                text="正文",
                days=7,
                basis_cite="地方规定",
                key="p",
            )
        with counting() as objecting:
            made = acts.object_to_notice(actor=VISITOR, notice=notice, text="不妥", key="o")
        objection = queries.objection(objection_id=made.objection_id)
        with counting() as answering:
            acts.answer_objection(actor=officer, objection=objection, text="采纳", key="a")
        on(AFTER)
        with counting() as closing:
            acts.close_notice(actor=CLOCK, notice=notice, key="c")
        used = [statements(each) for each in (publishing, objecting, answering, closing)]
        assert max(used) <= 10, used

    def test_the_same_key_twice_publishes_once(self) -> None:
        office = with_office()
        given = {
            "actor": an_officer_of(office),
            "publisher": office,
            "kind": NoticeKind.LIST,
            "subject": THING,
            "title": "清单",
            "text": "正文",
            "days": 7,
            "basis_cite": "规定",
            "key": "k",
        }
        assert acts.publish_notice(**given) == acts.publish_notice(**given)
        before = snapshot()
        with refuses(acts.publish_notice, because="内容不同"):
            acts.publish_notice(**(given | {"days": 8}))
        assert before == snapshot()
