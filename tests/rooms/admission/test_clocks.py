"""计时:停了就不算,超了看得见,到日由时钟办;日历不够就说清楚,不猜。"""

from __future__ import annotations

import re
from argparse import Namespace
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from hudong.doors.cli import tick
from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK
from hudong.ground.kernel.refusals import OutOfOrder, Refusal
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.queries import Tab
from hudong.mechanisms.admission.terms import Ruling
from hudong.mechanisms.catalogue import queries as catalogue_queries
from tests.builders import a_town, an_officer_of, refuses, the_head_of
from tests.rooms.admission.builders_admission import (
    LINE,
    admitted,
    an_emergency,
    ask,
    fresh,
    rules,
    the_justice_bureau,
    through,
)
from tests.rooms.agreements.builders_agreements import matters, on

pytestmark = pytest.mark.django_db


def pause(request, *, by, reason="等上级答复"):
    return acts.pause_request(actor=by, request=fresh(request), reason=reason)


def resume(request, *, by, reason="已经答复"):
    return acts.resume_request(actor=by, request=fresh(request), reason=reason)


def test_while_it_is_paused_no_working_day_counts(department, office):
    request = through(ask(department), to="legality")
    before = fresh(request)
    assert (before.due_on, before.decide_by_on) == (date(2026, 4, 9), date(2026, 4, 23))
    on(date(2026, 4, 3))
    pause(request, by=the_head_of(the_justice_bureau()))
    still = fresh(request)
    assert (still.state, still.due_on, still.pause_reason) == ("paused", None, "等上级答复")
    on(date(2026, 4, 20))
    # 四月七日到二十日:十个工作日没有算。
    fact = resume(request, by=the_head_of(office))
    assert fact.paused_days == 10
    after = fresh(request)
    assert (after.state, after.due_on, after.decide_by_on) == (
        "legality",
        date(2026, 4, 23),
        date(2026, 5, 11),
    )
    assert queries.request_page(request_id=request.pk).paused_days == 10


def test_a_pause_has_its_reason_and_its_people(department, office):
    request = ask(department)
    with refuses(acts.pause_request, because="没有写暂停的原因"):
        pause(request, by=the_head_of(office), reason=" ")
    for actor in (an_officer_of(department), the_head_of(a_town())):
        with refuses(acts.pause_request, because="须由"):
            pause(request, by=actor)
    pause(request, by=the_head_of(office))
    with refuses(acts.rule_on_stage, because="暂停计时", kind=OutOfOrder):
        rules(request, by=the_head_of(office))
    with refuses(acts.resume_request, because="没有写恢复的原因"):
        resume(request, by=the_head_of(office), reason="")
    resume(request, by=the_head_of(office))
    assert fresh(request).paused_days == 0


def test_what_is_overdue_is_seen_and_late_words_stay_late(department, office):
    request = ask(department)
    day = on(date(2026, 4, 8))
    viewer = the_head_of(office).standing(day)
    (card,) = queries.queue(viewer=viewer, day=day, tab=Tab.OVERDUE).rows
    assert (card.request_id, card.is_overdue(day)) == (request.pk, True)
    assert queries.queue_counts(viewer=viewer, day=day).overdue == 1
    assert rules(request).is_late
    assert queries.request_page(request_id=request.pk).stages[0].was_late


def run_the_clock():
    said = {}
    out = SimpleNamespace(answer=lambda data, *_lines: said.update(data), note=lambda *_: None)
    tick.run(Namespace(), out)
    return {re.sub(r".*\.", "", line["act"]): line["title"] for line in said["done"]}


@pytest.fixture
def quiet_law_watch(monkeypatch):
    monkeypatch.setattr(tick, "_law_watch", lambda day, out: [])


def test_the_clock_ends_a_request_that_was_never_supplemented(department, quiet_law_watch):
    request = ask(department)
    rules(request, Ruling.RETURN, reason="缺标准")
    with refuses(acts.lapse_request, because="还没有过", kind=OutOfOrder):
        acts.lapse_request(actor=CLOCK, request=fresh(request))
    on(date(2026, 4, 9))
    assert run_the_clock() == {}
    on(date(2026, 4, 10))
    assert run_the_clock()["lapse_request"] == "渔船登记"
    row = fresh(request)
    assert (row.state, row.due_on) == ("lapsed", None)
    assert "没有补正" in row.reason
    with refuses(acts.lapse_request, because="须由时钟到期触发"):
        acts.lapse_request(actor=an_officer_of(department), request=row)


def test_the_clock_takes_a_temporary_matter_off_the_list_on_its_day(department, quiet_law_watch):
    request = admitted(department, until_on=date(2026, 6, 30))
    on(date(2026, 6, 30))
    with refuses(acts.end_matter, because="那一天过完才退出", kind=OutOfOrder):
        acts.end_matter(actor=CLOCK, request=request)
    assert "end_matter" not in run_the_clock()
    on(date(2026, 7, 1))
    assert run_the_clock()["end_matter"] == "渔船登记"
    assert fresh(request).state == "exited"
    newest = catalogue_queries.edition_on(day=clock.today())
    assert (newest.number, "渔船登记" in matters(newest)) == (3, False)
    (left,) = queries.exits_of(request_id=request.pk)
    assert "届满" in left.reason
    assert left.edition_number == 3


def test_a_matter_whose_period_ends_leaves_as_well(department, quiet_law_watch):
    request = admitted(department, replace(LINE, to_on=date(2026, 9, 30)))
    on(date(2026, 10, 1))
    run_the_clock()
    assert fresh(request).state == "exited"


def test_an_emergency_ends_on_its_day_registered_or_not(department, quiet_law_watch):
    emergency = an_emergency()
    on(date(2026, 4, 20))
    with refuses(acts.end_emergency, because="那一天过完才结束", kind=OutOfOrder):
        acts.end_emergency(actor=CLOCK, emergency=emergency)
    on(date(2026, 4, 21))
    assert run_the_clock()["end_emergency"] == "防汛巡堤"
    card = queries.emergency_card(emergency_id=emergency.pk)
    assert (card.state, card.registered_on) == ("ended", None)
    newest = catalogue_queries.edition_on(day=clock.today())
    assert "防汛巡堤" not in matters(newest)


def test_past_the_calendar_the_machine_says_so_and_guesses_nothing(department):
    line = replace(LINE, from_on=date(2027, 3, 1), to_on=date(2027, 6, 30))
    with refuses(acts.request_admission, because="工作日历只到 2026-12-31"):
        ask(department, line)
    request = ask(department, replace(LINE, from_on=date(2026, 12, 1)))
    on(date(2026, 12, 30))
    with refuses(acts.rule_on_stage, because="补正的期限", kind=Refusal):
        rules(request, Ruling.RETURN)
    with refuses(acts.rule_on_stage, because="工作日历只到 2026-12-31", kind=Refusal):
        rules(request)
    assert fresh(request).state == "requested"
