"""发件箱:随行为写下,提交以后才送,送不到再送。The outbox: written with the act, delivered after it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from hudong.ground.kernel.actor import SETUP, VISITOR
from hudong.ground.kernel.models import OutboxItem
from hudong.ground.kernel.outbox import MAX_ATTEMPTS, deliver, subscribe, unsubscribe
from hudong.ground.kernel.refusals import Refused
from hudong.ground.people import acts
from hudong.ground.people.facts import CountyFounded

NAMES = ("听众", "另一个听众")


@pytest.fixture
def heard() -> Iterator[list[CountyFounded]]:
    """听到的事 · What the subscriber has heard; ``fail`` makes it fail."""
    facts: list[CountyFounded] = []
    yield facts
    for name in NAMES:
        unsubscribe(name)


def found() -> CountyFounded:
    return acts.found_county(actor=SETUP, code="320585", name="示例市", office_name="示例办")


@pytest.mark.django_db
def test_a_subscriber_hears_after_the_commit(
    heard: list[CountyFounded], django_capture_on_commit_callbacks: object
) -> None:
    subscribe(NAMES[0], CountyFounded, lambda fact, entry: heard.append(fact))
    with django_capture_on_commit_callbacks(execute=True):
        fact = found()
        assert heard == []
    assert heard == [fact]
    assert OutboxItem.objects.get().delivered_at is not None
    assert deliver() == 0


@pytest.mark.django_db
def test_nothing_is_posted_for_a_refused_act(heard: list[CountyFounded]) -> None:
    subscribe(NAMES[0], CountyFounded, lambda fact, entry: heard.append(fact))
    with pytest.raises(Refused):
        acts.found_county(actor=VISITOR, code="320585", name="示例市", office_name="示例办")
    assert not OutboxItem.objects.exists()


@pytest.mark.django_db
def test_one_that_fails_does_not_hold_up_the_others_and_is_tried_again(
    heard: list[CountyFounded], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, logger="hudong.outbox")
    broken = [True]

    def moody(fact: CountyFounded, entry: object) -> None:
        if broken[0]:
            raise RuntimeError("对方关机")
        heard.append(fact)

    subscribe(NAMES[0], CountyFounded, moody)
    subscribe(NAMES[1], CountyFounded, lambda fact, entry: None)
    found()
    assert deliver() == 1
    waiting = OutboxItem.objects.get(delivered_at=None)
    assert (waiting.attempts, waiting.problem) == (1, "RuntimeError: 对方关机")
    broken[0] = False
    assert deliver() == 1
    assert len(heard) == 1


@pytest.mark.django_db
def test_after_the_last_attempt_it_is_left_lying_visibly(
    heard: list[CountyFounded], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, logger="hudong.outbox")

    def always(fact: CountyFounded, entry: object) -> None:
        raise RuntimeError("坏的")

    subscribe(NAMES[0], CountyFounded, always)
    found()
    for _ in range(MAX_ATTEMPTS + 3):
        assert deliver() == 0
    assert OutboxItem.objects.get().attempts == MAX_ATTEMPTS


def test_a_name_is_taken_once(heard: list[CountyFounded]) -> None:
    subscribe(NAMES[0], CountyFounded, lambda fact, entry: None)
    with pytest.raises(ValueError, match="订阅名重复"):
        subscribe(NAMES[0], CountyFounded, lambda fact, entry: None)
