"""同时来两个:恰好一个办成,另一个得到明白的答复。Races with threads and real commits: exactly one wins."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from django.db import OperationalError, connection

from hudong.ground.kernel.actor import CLOCK, SETUP
from hudong.ground.kernel.refusals import Conflict, OutOfOrder
from hudong.ground.people import acts
from hudong.ground.people.models import LocalRule
from hudong.ground.record.models import Entry
from hudong.ground.record.triggers import APP_ROLE
from tests.builders import a_county, an_officer_of, the_head_of, with_office
from tests.by_hand import by_hand
from tests.in_threads import at_once, losers, winners
from tests.rooms.kernel.lamp import (
    TROUBLES,
    Lamp,
    hang_beside,
    hang_lamp,
    light_both,
    light_lamp,
    struggle,
    table_sql,
)

ROUNDS = 8


@pytest.fixture
def lamps(fresh_database: str) -> list[Lamp]:
    """几盏真的挂着的灯 · Lamps that are committed."""
    by_hand(table_sql(temporary=False))
    if connection.vendor == "postgresql":
        by_hand(f"GRANT ALL ON lamp TO {APP_ROLE}")
    made = [hang_lamp(actor=SETUP).lamp_id for _ in range(ROUNDS)]
    return list(Lamp.objects.filter(pk__in=made).order_by("pk"))


def test_two_actors_on_one_subject(lamps: list[Lamp]) -> None:
    for lamp in lamps:
        before = Entry.objects.count()
        outcomes = at_once(
            partial(light_lamp, actor=CLOCK, lamp=lamp), partial(light_lamp, actor=SETUP, lamp=lamp)
        )
        assert len(winners(outcomes)) == 1, outcomes
        [loser] = losers(outcomes)
        assert isinstance(loser, OutOfOrder), loser
        assert Entry.objects.count() == before + 1


def test_two_creations_on_one_parent(lamps: list[Lamp]) -> None:
    for parent in lamps:
        outcomes = at_once(
            partial(hang_beside, actor=CLOCK, lamp=parent),
            partial(hang_beside, actor=SETUP, lamp=parent),
        )
        assert len(winners(outcomes)) == 1, outcomes
        [loser] = losers(outcomes)
        assert isinstance(loser, Conflict), loser
        assert Lamp.objects.filter(note=f"挂在 {parent.pk} 旁边").count() == 1


def test_two_officers_set_the_same_value_for_the_same_day(fresh_database: str) -> None:
    office, county = with_office(), a_county()
    one, two = an_officer_of(office), the_head_of(office)
    for number in range(ROUNDS):
        outcomes = at_once(
            *(
                partial(
                    acts.set_local_rule,
                    actor=actor,
                    county=county,
                    rule=f"k{number}",
                    title="某数",
                    value=value,
                    from_on=date(2026, 3, 2),
                )
                for value, actor in enumerate((one, two), start=1)
            )
        )
        [won] = winners(outcomes)
        [loser] = losers(outcomes)
        assert isinstance(loser, Conflict), loser
        assert LocalRule.objects.get(key=f"k{number}").value == won.value


def test_the_same_form_sent_twice_at_once_is_done_once(fresh_database: str) -> None:
    officer, county = an_officer_of(with_office()), a_county()
    for number in range(ROUNDS):
        before = Entry.objects.count()
        job = partial(
            acts.set_local_rule,
            actor=officer,
            county=county,
            rule=f"k{number}",
            title="某数",
            value=3,
            from_on=date(2026, 3, 2),
            key=f"表单{number}",
        )
        outcomes = at_once(job, job, job)
        assert losers(outcomes) == []
        assert len(set(outcomes)) == 1
        assert Entry.objects.count() == before + 1


def test_locks_are_taken_in_one_order_so_nobody_waits_for_ever(lamps: list[Lamp]) -> None:
    for one, two in zip(lamps[::2], lamps[1::2], strict=True):
        outcomes = at_once(
            partial(light_both, actor=CLOCK, lamps=[one, two]),
            partial(light_both, actor=SETUP, lamps=[two, one]),
        )
        assert len(winners(outcomes)) == 1, outcomes
        assert isinstance(losers(outcomes)[0], OutOfOrder), outcomes


def test_entries_are_numbered_without_losing_one(lamps: list[Lamp]) -> None:
    before = Entry.objects.count()
    outcomes = at_once(*(partial(light_lamp, actor=CLOCK, lamp=lamp) for lamp in lamps))
    assert losers(outcomes) == []
    assert Entry.objects.count() == before + len(lamps)


@pytest.mark.parametrize(("times", "done"), [(1, True), (3, True), (4, False)])
def test_a_serialisation_failure_is_retried_twice(
    fresh_database: str, times: int, done: bool
) -> None:
    TROUBLES.clear()
    if done:
        assert struggle(actor=CLOCK, times=times).lamp_id == times
    else:
        with pytest.raises(OperationalError):
            struggle(actor=CLOCK, times=times)
    assert len(TROUBLES) == min(times, 3)
    assert Entry.objects.count() == int(done)
