"""门:每个行为都走同样的几步,哪一步不成就什么也不留下。The door, seen from outside."""

from __future__ import annotations

import json
from datetime import date, timedelta
from uuid import UUID

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.act import ACTS, act, available_acts
from hudong.ground.kernel.actor import BALLOT_BOX, CLOCK, SETUP, VISITOR
from hudong.ground.kernel.refusals import (
    ClockBehind,
    Invalid,
    NotFound,
    OutOfOrder,
    Refused,
)
from hudong.ground.law.terms import RuleMissing
from hudong.ground.people.permits import by_setup
from hudong.ground.record.models import Entry, Sealed
from tests.builders import a_county, an_officer_of, refuses, with_office
from tests.rooms.kernel.lamp import (
    Lamp,
    LampHung,
    by_keeper,
    drop_choices,
    forget_to_choose,
    hang_lamp,
    light_both,
    light_lamp,
    take_down,
    turn_lamp,
)


def last_entry() -> Entry:
    return Entry.objects.order_by("-id").first()


def content(entry: Entry) -> dict:
    return json.loads(bytes(entry.canonical))


def test_an_act_changes_the_state_and_leaves_one_entry(lamp: Lamp) -> None:
    before = Entry.objects.count()
    fact = light_lamp(actor=CLOCK, lamp=lamp, numbers=[3, 1])
    lamp.refresh_from_db()
    assert (lamp.state, fact.lamp_id, fact.numbers) == ("on", lamp.pk, (3, 1))
    assert Entry.objects.count() == before + 1
    said = content(last_entry())
    assert said["act"] == "kernel.light_lamp"
    assert said["actor"]["label"] == "时钟"
    assert said["basis"] == "kernel.clock"
    assert said["subject"] == ["kernel.Lamp", str(lamp.pk)]
    assert said["fact"]["numbers"] == [3, 1]
    assert said["cause"] is None


def test_who_is_not_permitted_changes_nothing(lamp: Lamp) -> None:
    with refuses(light_lamp, because="灯要由时钟来点", kind=Refused):
        light_lamp(actor=VISITOR, lamp=lamp)
    lamp.refresh_from_db()
    assert lamp.state == "off"


def test_the_permit_looks_at_the_locked_row_not_at_the_one_it_was_given(lamp: Lamp) -> None:
    marked = Lamp.objects.get(pk=hang_lamp(actor=SETUP, note="不许").lamp_id)
    marked.note = "可以"
    with refuses(light_lamp, because="灯上要写着可以点"):
        light_lamp(actor=CLOCK, lamp=marked)


def test_a_step_out_of_order_says_what_must_come_first(lamp: Lamp) -> None:
    with refuses(turn_lamp, because="现在是“灭着”，要到“亮着”、“微亮”才能拨灯", kind=OutOfOrder):
        turn_lamp(actor=CLOCK, lamp=lamp, to="dim")


def test_a_stale_row_in_the_hand_does_not_help(lamp: Lamp) -> None:
    light_lamp(actor=CLOCK, lamp=lamp)
    assert lamp.state == "off"
    with refuses(light_lamp, because="现在是“亮着”", kind=OutOfOrder):
        light_lamp(actor=CLOCK, lamp=lamp)


def test_what_a_refused_body_had_written_is_gone(lamp: Lamp) -> None:
    with refuses(light_lamp, because="看不懂这个记号", kind=Invalid):
        light_lamp(actor=CLOCK, lamp=lamp, note="?")
    lamp.refresh_from_db()
    assert (lamp.state, lamp.note) == ("off", "")


def test_with_several_targets_the_body_chooses_and_the_door_checks(lamp: Lamp) -> None:
    light_lamp(actor=CLOCK, lamp=lamp)
    turn_lamp(actor=CLOCK, lamp=lamp, to="dim")
    lamp.refresh_from_db()
    assert lamp.state == "dim"
    before = Entry.objects.count()
    with pytest.raises(ValueError, match="没有从"):
        forget_to_choose(actor=CLOCK, lamp=lamp)
    assert Entry.objects.count() == before


def test_a_subject_that_is_gone_is_not_found(lamp: Lamp) -> None:
    take_down(actor=CLOCK, lamp=lamp)
    gone = Lamp(pk=lamp.pk, state="off")
    with refuses(light_lamp, because="灯已经不在了", kind=NotFound):
        light_lamp(actor=CLOCK, lamp=gone)


@pytest.mark.parametrize("wrong", [{"colour": "red"}, {"actor_id": 1}])
def test_unknown_arguments_are_named(lamp: Lamp, wrong: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=next(iter(wrong))):
        light_lamp(actor=CLOCK, lamp=lamp, **wrong)


def test_missing_arguments_are_named(lamp: Lamp) -> None:
    with pytest.raises(TypeError, match="lamp"):
        light_lamp(actor=CLOCK)


def test_the_moment_cannot_be_handed_in(lamp: Lamp) -> None:
    with pytest.raises(TypeError, match="at"):
        light_lamp(actor=CLOCK, lamp=lamp, at=clock.now())


def test_a_standing_cannot_be_brought_from_outside(lamp: Lamp) -> None:
    standing = CLOCK.standing(date(2026, 3, 2))
    with refuses(light_lamp, because="身份要由门当场核实"):
        light_lamp(actor=standing, lamp=lamp)


class TestRegistering:
    """登记:缺许可、名称、依据的行为,连模块都载入不了。"""

    @staticmethod
    def body(*, lamp: Lamp) -> LampHung:
        raise AssertionError("从不执行")

    @pytest.mark.parametrize(
        "given",
        [
            {"title": "", "permit": by_keeper, "basis": "kernel.clock"},
            {"title": "点", "permit": None, "basis": "kernel.clock"},
            {"title": "点", "permit": by_keeper, "basis": ""},
        ],
    )
    def test_title_permit_and_basis_are_demanded(self, given: dict[str, object]) -> None:
        with pytest.raises(TypeError, match="必须写明"):
            act("kernel.nameless", **given)

    def test_a_basis_that_no_rule_file_knows_fails(self) -> None:
        with pytest.raises(RuleMissing):
            act("kernel.baseless", title="点", permit=by_keeper, basis="statute.invented")(
                self.body
            )
        assert "kernel.baseless" not in ACTS

    def test_a_name_is_given_once(self) -> None:
        with pytest.raises(ValueError, match="行为名重复"):
            act("people.found_county", title="点", permit=by_setup, basis="kernel.clock")(self.body)

    def test_a_permit_may_not_ask_for_what_the_act_does_not_have(self) -> None:
        with pytest.raises(TypeError, match="没有这些参数"):
            act("kernel.strange", title="点", permit=by_keeper, basis="kernel.clock", on="house")(
                self.body
            )

    def test_a_step_that_does_not_create_needs_its_subject(self) -> None:
        step = Lamp.FLOW["light"]
        with pytest.raises(TypeError, match="on="):
            act("kernel.headless", title="点", permit=by_keeper, basis="kernel.clock", step=step)(
                self.body
            )


class TestNesting:
    """行为里的行为:各有各的存证,起因写明,要么全成要么全退。"""

    def test_each_act_has_its_entry_and_names_its_cause(self, lamp: Lamp) -> None:
        other = Lamp.objects.get(pk=hang_lamp(actor=SETUP).lamp_id)
        before = Entry.objects.count()
        light_both(actor=CLOCK, lamps=[lamp, other])
        inner, second, outer = Entry.objects.order_by("id")[before:]
        assert [inner.act, second.act, outer.act] == [
            "kernel.light_lamp",
            "kernel.light_lamp",
            "kernel.light_both",
        ]
        assert inner.cause == second.cause == outer.uid
        assert outer.cause is None
        assert inner.at == second.at == outer.at

    def test_one_refusal_inside_takes_everything_back(self, lamp: Lamp) -> None:
        lit = Lamp.objects.get(pk=hang_lamp(actor=SETUP).lamp_id)
        light_lamp(actor=CLOCK, lamp=lit)
        with refuses(light_both, because="现在是“亮着”", kind=OutOfOrder):
            light_both(actor=CLOCK, lamps=[lamp, lit])
        lamp.refresh_from_db()
        assert lamp.state == "off"

    def test_a_refusal_inside_cannot_be_swallowed(self, lamp: Lamp) -> None:
        other = Lamp.objects.get(pk=hang_lamp(actor=SETUP).lamp_id)
        before = Entry.objects.count()
        with pytest.raises(RuntimeError, match="吞掉"):
            light_both(actor=CLOCK, lamps=[lamp, other], swallow=True)
        other.refresh_from_db()
        assert (other.state, other.note) == ("off", "")
        assert Entry.objects.count() == before


class TestReactions:
    """联动:同一个事务里,由机制联动去办,起因是那条存证。"""

    def test_a_reaction_has_the_provoking_entry_as_cause(self, lamp: Lamp) -> None:
        light_lamp(actor=CLOCK, lamp=lamp)
        turn_lamp(actor=CLOCK, lamp=lamp, to="dim", depth=1)
        first, second = Entry.objects.order_by("-id")[:2][::-1]
        assert second.cause == first.uid
        assert content(second)["actor"]["label"] == "机制联动"
        lamp.refresh_from_db()
        assert lamp.state == "on"

    def test_three_deep_is_allowed(self, lamp: Lamp) -> None:
        light_lamp(actor=CLOCK, lamp=lamp)
        before = Entry.objects.count()
        turn_lamp(actor=CLOCK, lamp=lamp, to="dim", depth=2)
        assert Entry.objects.count() == before + 3

    def test_deeper_is_refused_and_nothing_stays(self, lamp: Lamp) -> None:
        light_lamp(actor=CLOCK, lamp=lamp)
        before = Entry.objects.count()
        with pytest.raises(RuntimeError, match="联动超过"):
            turn_lamp(actor=CLOCK, lamp=lamp, to="dim", depth=3)
        assert Entry.objects.count() == before
        lamp.refresh_from_db()
        assert lamp.state == "on"


class TestSealed:
    """密封的行为:只有票箱能办,不带编号,不带个人信息。"""

    def test_only_the_ballot_box(self, lamp: Lamp) -> None:
        drop_choices(actor=BALLOT_BOX, lamp=lamp, choices=["赞成", "反对"])
        assert content(last_entry())["actor"]["kind"] == "ballot_box"
        with refuses(drop_choices, because="只由票箱"):
            drop_choices(actor=CLOCK, lamp=lamp, choices=["赞成"])

    def test_no_key_gives_the_order_away(self, lamp: Lamp) -> None:
        with pytest.raises(TypeError, match="不能带编号"):
            drop_choices(actor=BALLOT_BOX, lamp=lamp, choices=["赞成"], key="第一票")


class TestClock:
    """时钟:落后五秒以内跟上一条存证,再多就不办。"""

    def test_five_seconds_behind_takes_the_instant_of_the_last_entry(self, lamp: Lamp) -> None:
        last = last_entry()
        clock.set_clock(last.at - timedelta(seconds=5))
        light_lamp(actor=CLOCK, lamp=lamp)
        assert last_entry().at == last.at
        assert last_entry().pk > last.pk

    def test_more_than_five_seconds_behind_is_refused(self, lamp: Lamp) -> None:
        clock.set_clock(last_entry().at - timedelta(seconds=5, microseconds=1))
        with refuses(light_lamp, because="时钟比最近一条存证慢了", kind=ClockBehind):
            light_lamp(actor=CLOCK, lamp=lamp)

    def test_the_legal_day_is_the_day_in_shanghai(self, lamp: Lamp) -> None:
        clock.set_clock(clock.instant_on(date(2026, 3, 3), 0, 1))
        fact = light_lamp(actor=CLOCK, lamp=lamp)
        assert last_entry().at.date() == date(2026, 3, 2)
        assert fact.by.value == "2026-03-03 的点灯人"


class TestPersonal:
    """个人信息:条目里只有加盐的承诺,值和盐在封存里。"""

    def test_the_value_stands_in_the_seal_only(self, lamp: Lamp) -> None:
        light_lamp(actor=CLOCK, lamp=lamp)
        entry = last_entry()
        assert "点灯人" not in bytes(entry.canonical).decode()
        mark = content(entry)["fact"]["by"]
        held = Sealed.objects.get(pk=entry.pk).content["personal"]
        assert held[mark]["value"].endswith("点灯人")
        assert len(bytes.fromhex(held[mark]["salt"])) == 16

    def test_every_entry_has_a_salt_of_its_own_that_it_does_not_tell(self, lamp: Lamp) -> None:
        light_lamp(actor=CLOCK, lamp=lamp)
        salts = [seal.content["salt"] for seal in Sealed.objects.order_by("entry")]
        assert len(set(salts)) == len(salts) == Entry.objects.count() > 1
        assert all(len(bytes.fromhex(salt)) == 16 for salt in salts)
        for entry in Entry.objects.all():
            assert not any(salt in bytes(entry.canonical).decode() for salt in salts)

    def test_equal_values_get_unequal_commitments(self, lamp: Lamp) -> None:
        other = Lamp.objects.get(pk=hang_lamp(actor=SETUP).lamp_id)
        marks = set()
        for each in (lamp, other):
            light_lamp(actor=CLOCK, lamp=each)
            marks.add(content(last_entry())["fact"]["by"])
        assert len(marks) == 2


class TestAvailable:
    """现在能办什么:不许办的不列,还没到的写明原因。"""

    def test_can_and_cannot_yet(self, lamp: Lamp) -> None:
        day = date(2026, 3, 2)
        offered = {item.act.name: item for item in available_acts(CLOCK.standing(day), lamp, day)}
        assert offered["kernel.light_lamp"].can
        assert offered["kernel.turn_lamp"].reason == "现在是“灭着”，要到“亮着”、“微亮”才能拨灯"

    def test_what_is_never_permitted_is_not_offered(self, lamp: Lamp) -> None:
        day = date(2026, 3, 2)
        assert available_acts(VISITOR.standing(day), lamp, day) == []


@pytest.mark.django_db
def test_the_entry_names_the_mandate_and_never_the_person() -> None:
    office = with_office()
    ACTS["people.set_local_rule"](
        actor=an_officer_of(office),
        county=a_county(),
        rule="k",
        title="某数",
        value=3,
        from_on=date(2026, 3, 2),
    )
    actor = content(last_entry())["actor"]
    assert actor["label"] == f"{office.name}经办人"
    assert actor["body"] == office.pk
    assert None not in (actor["mandate"], actor["person"])
    assert UUID(content(last_entry())["id"]) == last_entry().uid
