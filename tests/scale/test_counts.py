"""条数:一件平常的行为最多十条语句,一次申报一百项也一样。Counts do not get noise, so they are asserted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hudong.ground.kernel import clock
from hudong.mechanisms.catalogue import acts as catalogue
from tests.scale.act_counts import MOST_STATEMENTS, statements_of
from tests.scale.busy import BusyDay
from tests.scale.lists import a_task

ACTS = ("declare", "object")


@pytest.fixture
def day(fresh_database: str) -> Iterator[BusyDay]:
    """平常的一天 · With real commits, as a county has them."""
    yield BusyDay()
    clock.reset_clock()


@pytest.mark.parametrize("name", ACTS)
def test_a_usual_act_takes_at_most_ten_statements(day: BusyDay, name: str) -> None:
    perform = getattr(day, name)
    perform("先办一次")
    statements = statements_of(perform, "再办一次")
    assert len(statements) <= MOST_STATEMENTS, "\n".join(statements)


def test_a_hundred_tasks_take_as_many_statements_as_one(day: BusyDay) -> None:
    def declare(count: int, key: str) -> None:
        catalogue.declare_tasks(
            actor=day.officer,
            review=day.review,
            proposer=day.department,
            key=key,
            lines=[a_task(number) for number in range(count)],
        )

    declare(1, "第一次申报，还要记下部门答复了")
    counts = [
        len(statements_of(lambda key, count=count: declare(count, key), f"{count} 项"))
        for count in (1, 100)
    ]
    assert counts[0] == counts[1] <= MOST_STATEMENTS


def test_every_usual_act_is_among_those_that_are_counted(day: BusyDay) -> None:
    assert {perform.__name__ for perform in day.acts().values()} == set(ACTS)
