"""办成以后的毛病:不能让门以为没办成,再办一次。Trouble after the commit never repeats an act."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.db import OperationalError

from hudong.ground.kernel.actor import SETUP
from hudong.ground.kernel.models import OutboxItem
from hudong.ground.kernel.outbox import deliver, subscribe, unsubscribe
from hudong.ground.people import acts
from hudong.ground.people.facts import DivisionsImported
from hudong.ground.people.models import Division
from hudong.ground.people.terms import DivisionLine
from hudong.ground.record.models import Entry
from tests.builders import a_county

NAME = "办成以后"


@pytest.fixture
def heard(fresh_database: str, caplog: pytest.LogCaptureFixture) -> Iterator[list[int]]:
    """听到几回 · How often the subscriber was called; it always fails."""
    caplog.set_level(logging.CRITICAL, logger="hudong.outbox")
    caplog.set_level(logging.CRITICAL, logger="django.db.backends.base")
    calls: list[int] = []

    def busy(fact: DivisionsImported, entry: Entry) -> None:
        calls.append(entry.pk)
        raise OperationalError("database is locked")

    subscribe(NAME, DivisionsImported, busy)
    yield calls
    unsubscribe(NAME)


def import_one(edition: str) -> DivisionsImported:
    return acts.import_divisions(
        actor=SETUP,
        county=a_county(),
        edition=edition,
        lines=[DivisionLine("320585000000", "示例市", "", 3)],
    )


def test_a_failing_subscriber_leaves_one_entry(heard: list[int]) -> None:
    import_one("2023")
    assert Entry.objects.filter(act="people.import_divisions").count() == 1
    assert heard == [Entry.objects.order_by("-id")[0].pk]


def test_a_locked_database_while_delivering_leaves_one_entry(
    heard: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    county = a_county()

    def locked(self: OutboxItem, *args: object, **options: object) -> None:
        raise OperationalError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr(OutboxItem, "save", locked)
        acts.import_divisions(
            actor=SETUP,
            county=county,
            edition="2023",
            lines=[DivisionLine("320585000000", "示例市", "", 3)],
        )
    assert Entry.objects.filter(act="people.import_divisions").count() == 1
    assert Division.objects.count() == 1
    assert OutboxItem.objects.get().attempts == 0


def test_a_locked_database_while_looking_for_items_leaves_one_entry(
    heard: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    county = a_county()

    def locked(*args: object, **options: object) -> None:
        raise OperationalError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr(OutboxItem.objects, "filter", locked)
        acts.import_divisions(
            actor=SETUP,
            county=county,
            edition="2023",
            lines=[DivisionLine("320585000000", "示例市", "", 3)],
        )
    assert Entry.objects.filter(act="people.import_divisions").count() == 1
    assert heard == []
    assert deliver() == 0
    assert len(heard) == 1
