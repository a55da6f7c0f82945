"""门的纯零件:流程、许可、事实、时钟。The pure parts of the kernel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

import pytest
from cattrs.errors import ClassValidationError
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.kernel import clock
from hudong.ground.kernel.desk import DeskItem, _desks, desk_items, desk_of
from hudong.ground.kernel.fact import Fact, Personal, commitment, fact_class
from hudong.ground.kernel.flow import Flow, State, Step
from hudong.ground.kernel.permit import permit
from hudong.ground.kernel.subject import Subject

OFF, ON = State("off", "灭", "灭"), State("on", "亮", "亮", final=True)


class TestFlow:
    def test_unknown_states_fail_when_the_module_loads(self) -> None:
        with pytest.raises(ValueError, match="不存在的状态"):
            Flow("f", "灯", [OFF], [Step("light", "点灯", ("off",), ("on",))])

    def test_a_step_leads_somewhere(self) -> None:
        with pytest.raises(ValueError, match="不存在的状态"):
            Flow("f", "灯", [OFF], [Step("light", "点灯", ("off",), ())])

    def test_nothing_starts_from_a_final_state(self) -> None:
        with pytest.raises(ValueError, match="终结状态"):
            Flow("f", "灯", [OFF, ON], [Step("again", "再点", ("on",), ("off",))])

    def test_the_drawing_has_every_state_and_step(self) -> None:
        flow = Flow(
            "f",
            "灯",
            [OFF, ON],
            [Step("hang", "挂", (), ("off",)), Step("light", "点灯", ("off",), ("on",))],
        )
        drawing = flow.mermaid()
        for line in ('state "灭" as off', "[*] --> off : 挂", "off --> on : 点灯", "on --> [*]"):
            assert line in drawing


@permit("须是甲")
def is_a(*, actor: str) -> bool:
    return actor == "甲"


@permit("须是双日")
def is_even(*, day: date) -> bool:
    return day.day % 2 == 0


@permit("须有门票")
def has_ticket(*, ticket: bool) -> bool:
    return ticket


class TestPermit:
    CASE: ClassVar = {"actor": "甲", "day": date(2026, 3, 2), "ticket": False}

    def test_both_or_one(self) -> None:
        assert (is_a & is_even).reason_against(self.CASE) is None
        assert (is_a & has_ticket).reason_against(self.CASE) == "须有门票"
        assert (has_ticket | is_a).reason_against(self.CASE) is None
        other = {**self.CASE, "actor": "乙"}
        assert (has_ticket | is_a).reason_against(other) == "须有门票，或者须是甲"

    def test_words_for_the_reference(self) -> None:
        assert (is_a & (is_even | has_ticket)).words() == "须是甲，并且（须是双日，或者须有门票）"

    def test_needs_leave_out_what_the_door_gives(self) -> None:
        assert (is_a & is_even & has_ticket).needs() == {"ticket"}

    def test_a_way_that_is_open_to_the_system_only_is_not_told_to_people(self) -> None:
        machine = permit("须由程序办理", is_of_machine=True)(lambda *, actor: False)
        other = permit("须由导入程序办理", is_of_machine=True)(lambda *, actor: False)
        person = permit("须由办公室办理")(lambda *, actor: False)
        case = {"actor": "甲"}
        assert (machine | person).reason_against(case) == "须由办公室办理"
        assert ((machine & person) | person).reason_so_far(case) == "须由办公室办理"
        assert (machine | other).reason_against(case) == "须由程序办理，或者须由导入程序办理"
        assert (machine | person).words() == "须由程序办理，或者须由办公室办理"


@dataclass(frozen=True, kw_only=True)
class Told(Fact):
    ABOUT: ClassVar[tuple[str, str]] = ("kernel.Story", "story_id")
    story_id: int
    words: tuple[str, ...]
    on: date
    at: datetime
    teller: Personal
    listener: Personal | None = None


class TestFact:
    TOLD = Told(
        story_id=7,
        words=("一", "二"),
        on=date(2026, 3, 2),
        at=datetime(2026, 3, 2, 1, 2, 3, 456789, tzinfo=UTC),
        teller=Personal("说书人"),
    )

    def test_there_and_back(self) -> None:
        content, vault = self.TOLD.to_record()
        assert content["teller"] in vault
        assert Told.from_record({"kind": Told.kind(), **content}, vault) == self.TOLD

    def test_without_the_seal_the_personal_value_is_gone_and_the_rest_stays(self) -> None:
        content, _ = self.TOLD.to_record()
        told = Told.from_record(content, {})
        assert told.teller == Personal(None)
        assert told.words == self.TOLD.words

    def test_a_destroyed_value_cannot_be_recorded_again(self) -> None:
        with pytest.raises(TypeError, match="已销毁"):
            Told(
                story_id=1, words=(), on=date(2026, 3, 2), at=self.TOLD.at, teller=Personal(None)
            ).to_record()

    def test_a_stranger_among_the_fields_is_noticed(self) -> None:
        content, vault = self.TOLD.to_record()
        with pytest.raises(ClassValidationError):
            Told.from_record({**content, "added": 1}, vault)

    def test_found_by_its_name(self) -> None:
        assert fact_class("kernel.Told") is Told
        with pytest.raises(KeyError):
            fact_class("kernel.Untold")

    @given(value=st.text(), other=st.text(), salt=st.text(min_size=1))
    def test_a_commitment_binds(self, value: str, other: str, salt: str) -> None:
        assert (commitment(value, salt) == commitment(other, salt)) == (value == other)


class TestDesk:
    def test_what_can_be_done_first_then_by_day(self, monkeypatch: pytest.MonkeyPatch) -> None:
        about = Subject("kernel.Story", "1", "故事")
        late = DeskItem("晚的", "", "a.b", about, due_on=date(2026, 3, 9))
        soon = DeskItem("早的", "", "a.b", about, due_on=date(2026, 3, 3))
        blocked = DeskItem("办不了的", "", "a.b", about, due_on=date(2026, 3, 1), blocked="等公示")
        monkeypatch.setattr("hudong.ground.kernel.desk._desks", {})
        desk_of("story")(lambda *, viewer, day: [blocked, late, soon])
        assert desk_items(viewer=None, day=date(2026, 3, 2)) == (soon, late, blocked)
        assert "story" not in _desks


class TestClock:
    @given(instant=st.datetimes(timezones=st.just(UTC)))
    def test_the_legal_day_is_eight_hours_ahead(self, instant: datetime) -> None:
        shanghai = ZoneInfo("Asia/Shanghai")
        if instant.year in (1, 9999):
            return
        assert clock.legal_day(instant) == instant.astimezone(shanghai).date()

    def test_midnight_in_shanghai(self) -> None:
        assert clock.legal_day(datetime(2026, 3, 2, 15, 59, 59, tzinfo=UTC)) == date(2026, 3, 2)
        assert clock.legal_day(datetime(2026, 3, 2, 16, tzinfo=UTC)) == date(2026, 3, 3)

    def test_only_demo_and_tests_can_set_it(self, settings: object) -> None:
        settings.CLOCK_SETTABLE = False
        with pytest.raises(clock.ClockNotSettable):
            clock.set_clock(datetime(2026, 3, 2, tzinfo=UTC))

    def test_a_running_clock_runs_from_where_it_was_set(self) -> None:
        start = datetime(2030, 1, 1, tzinfo=UTC)
        clock.set_clock(start, running=True)
        assert 0 <= (clock.now() - start).total_seconds() < 60
        assert clock.now() >= start

    def test_a_block_and_back(self) -> None:
        before = clock.now()
        with clock.clock_at(datetime(2031, 5, 1, tzinfo=UTC)):
            assert clock.today() == date(2031, 5, 1)
        assert clock.now() == before
