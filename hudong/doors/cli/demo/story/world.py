"""故事里的世界:县、主体、人,和走动的时钟。The world of the story: county, bodies, people, and its clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hudong.doors.cli.demo import people as rolls
from hudong.doors.cli.demo.tasks import SHEET
from hudong.doors.cli.demo.timeline import Pace, Timeline
from hudong.ground.kernel import clock
from hudong.ground.law.library import Library
from hudong.ground.people import queries as people
from hudong.ground.people.queries import Body, County, MandateActor, MandateLine
from hudong.ground.people.terms import Role

Say = Callable[[str], None]


@dataclass
class World:
    """故事里的世界 · What every chapter needs; the clock moves only through ``on``."""

    timeline: Timeline
    library: Library
    pace: Pace
    say: Say
    sheet: Path = SHEET
    _people: dict[tuple[int, date], tuple[MandateLine, ...]] = field(default_factory=dict)
    _bodies: dict[str, Body] = field(default_factory=dict)

    @property
    def county(self) -> County:
        """本县 · The county, once it is founded."""
        found = people.county()
        assert found is not None
        return found

    def on(self, day: date) -> date:
        """到了那一天 · Sets the clock to the next instant of ``day``; every act is preceded by it."""
        clock.set_clock(self.pace.next_on(day))
        return day

    def body(self, name: str) -> Body:
        """主体 · The body of that full name."""
        if name not in self._bodies:
            self._bodies[name] = people.body_named(name=name)
        return self._bodies[name]

    def people_of(self, name: str, *roles: Role) -> tuple[MandateLine, ...]:
        """主体的人 · Everybody with a mandate in the body today, in order; with these roles only."""
        body, day = self.body(name), clock.today()
        if (body.pk, day) not in self._people:
            self._people[body.pk, day] = people.members_of(body=body, day=day)
        found = self._people[body.pk, day]
        return tuple(line for line in found if not roles or line.role in roles)

    def acting(self, name: str, *roles: Role) -> MandateActor:
        """行为人 · The first person with one of these roles in the body."""
        return MandateActor(self.people_of(name, *roles)[0].mandate_id)

    def actor_of(self, line: MandateLine) -> MandateActor:
        """行为人 · The person of a mandate."""
        return MandateActor(line.mandate_id)

    def pilot_committees(self) -> tuple[str, ...]:
        """试点村居 · The committees with a full roll, in the order of the data."""
        return rolls.pilot_committees()

    def chapter(self, title: str, day: date) -> None:
        """一章开始 · Prints the heading."""
        self.say("")
        self.say(f"【{title}】{day.year}年{day.month}月{day.day}日")
