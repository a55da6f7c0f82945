"""一项申请的一生:随便怎么办,状态、期限都和一个朴素的模型一样。The life of requests against a plain model."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK
from hudong.ground.kernel.refusals import Refusal
from hudong.ground.kernel.verify import verify
from hudong.ground.law.days import is_working_day
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.terms import Ruling
from tests.builders import an_officer_of, the_head_of, with_office
from tests.rooms.admission.builders_admission import (
    DOCUMENT,
    LINE,
    MINUTES,
    ask,
    decide,
    fresh,
    rules,
)
from tests.rooms.agreements.builders_agreements import (
    an_assessment_of,
    an_invented_library,
    on,
)

pytestmark = pytest.mark.django_db

DAYS = {"requested": 2, "legality": 5, "money": 3, "meeting": 5, "entering": 3}
NEXT = {"requested": "legality", "legality": "money", "money": "meeting", "meeting": "noticed"}
REVIEWING = tuple(NEXT)
SUPPLEMENT, AGAIN, DECISION = 5, 10, 15


@dataclass
class Model:
    """朴素的模型 · One working day at a time: how many are left for the step, and for the whole."""

    state: str = "requested"
    left: int = 2
    whole_left: int = 15
    stage: str = "requested"
    returned: bool = False
    again: bool = False
    since_refusal: int = 0

    def a_day_passes(self, day: date) -> None:
        if not is_working_day(day):
            return
        self.since_refusal += self.state == "refused"
        if self.state in (*REVIEWING, "entering"):
            self.left -= 1
            self.whole_left -= 1
        elif self.state in ("noticed", "reconsidering"):
            self.whole_left -= 1
            self.left -= 1
        elif self.state == "supplementing":
            self.supplement_left -= 1

    supplement_left: int = 0

    def begins(self, state: str) -> None:
        self.state = self.stage = state
        self.left = DAYS.get(state, 5)


def due_of(model: Model, day: date) -> date | None:
    """按模型,这一步哪天到期 · None where nothing runs or it is over already."""
    left = model.supplement_left if model.state == "supplementing" else model.left
    if model.state not in (*DAYS, "supplementing", "reconsidering") or left < 0:
        return None
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    # 到期那天以后是周末、放假的,还是那一天。
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


class World:
    """十来项申请一起走 · Chooses acts at random, the lawful ones and the others."""

    def __init__(self, seed: int, department) -> None:
        self.dice = random.Random(seed)
        self.department, self.office = department, with_office()
        self.serial = 1
        self.requests = [
            ask(department, replace(LINE, title=f"{name}核对", from_on=date(2026, 12, 1)))
            for name in ("渔船", "鱼塘", "码头", "围网", "水闸", "泵站", "桥涵", "路灯")
        ]
        self.models = {one.pk: Model() for one in self.requests}

    def goes_on(self) -> None:
        request = self.dice.choice(self.requests)
        model = self.models[request.pk]
        does = self.dice.choice(
            (self.passes, self.passes, self.passes, self.returns, self.refuses, self.pauses,
             self.resumes, self.supplements, self.decides, self.decides, self.asks_again,
             self.reconsiders, self.days_pass, self.days_pass, self.withdraws)
        )  # fmt: skip
        does(request, model)
        self.agrees()

    def tried(self, lawful: bool, does) -> bool:
        """合乎模型的就办成,不合的就被拒绝。"""
        refusal = None
        try:
            does()
        except Refusal as found:
            refusal = found
        assert (refusal is None) is lawful, refusal
        return lawful

    def says(self, request, ruling) -> bool:
        row, model = fresh(request), self.models[request.pk]
        may = model.state in REVIEWING
        if ruling is Ruling.RETURN:
            may = may and not model.returned and model.state != "meeting"
        if row.at_body_id is None:
            by = the_head_of(self.office)
            return self.tried(False, lambda: rules(request, ruling, by=by, reference=MINUTES))
        return self.tried(may, lambda: rules(request, ruling, reference=MINUTES))

    def passes(self, request, model) -> None:
        if self.says(request, Ruling.AGREE):
            model.begins(NEXT[model.state])

    def returns(self, request, model) -> None:
        if self.says(request, Ruling.RETURN):
            model.state, model.returned, model.supplement_left = "supplementing", True, SUPPLEMENT

    def refuses(self, request, model) -> None:
        if self.dice.random() < 0.5 and self.says(request, Ruling.REFUSE):
            model.state, model.since_refusal = "refused", 0

    def pauses(self, request, model) -> None:
        done = self.tried(
            model.state in (*REVIEWING, "entering"),
            lambda: acts.pause_request(
                actor=the_head_of(self.office), request=fresh(request), reason="等答复"
            ),
        )
        if done:
            model.state = "paused"

    def resumes(self, request, model) -> None:
        done = self.tried(
            model.state == "paused",
            lambda: acts.resume_request(
                actor=the_head_of(self.office), request=fresh(request), reason="答复了"
            ),
        )
        if done:
            model.state = model.stage

    def supplements(self, request, model) -> None:
        done = self.tried(
            model.state == "supplementing" and model.supplement_left >= 0,
            lambda: acts.supplement_request(
                actor=an_officer_of(self.department),
                request=fresh(request),
                line=replace(LINE, title=request.title, from_on=date(2026, 12, 1)),
                payer=self.department,
                library=an_invented_library(),
                note="补了",
            ),
        )
        if done:
            model.state = model.stage

    def decides(self, request, model) -> None:
        admit = self.dice.random() < 0.7
        if model.state == "entering" and admit:
            an_assessment_of(fresh(request).subject, by=self.office)
        self.serial += 1
        number = DOCUMENT.format(self.serial)
        lawful = model.state == "entering"
        if self.tried(lawful, lambda: decide(request, admit=admit, document_no=number)):
            model.state, model.since_refusal = ("admitted", 0) if admit else ("refused", 0)

    def asks_again(self, request, model) -> None:
        lawful = model.state == "refused" and not model.again and model.since_refusal <= AGAIN
        done = self.tried(
            lawful,
            lambda: acts.ask_reconsideration(
                actor=an_officer_of(self.department), request=fresh(request), reason="请再看"
            ),
        )
        if done:
            model.state, model.again, model.left = "reconsidering", True, DECISION

    def reconsiders(self, request, model) -> None:
        uphold = self.dice.random() < 0.3
        done = self.tried(
            model.state == "reconsidering",
            lambda: acts.decide_reconsideration(
                actor=the_head_of(self.office),
                request=fresh(request),
                uphold=uphold,
                reason="复核另有理由",
            ),
        )
        if done and uphold:
            model.state = "upheld"
        elif done:
            model.begins("entering" if model.stage == "entering" else NEXT[model.stage])

    def withdraws(self, request, model) -> None:
        if self.dice.random() < 0.8:
            return
        lawful = model.state in (*REVIEWING, "noticed", "entering", "supplementing", "paused")
        done = self.tried(
            lawful,
            lambda: acts.withdraw_request(
                actor=an_officer_of(self.department), request=fresh(request), reason="不办了"
            ),
        )
        if done:
            model.state = "withdrawn"

    def days_pass(self, request, model) -> None:
        for _ in range(self.dice.randint(1, 3)):
            today = on(clock.today() + timedelta(days=1))
            for one in self.models.values():
                one.a_day_passes(today)
        self.the_clock_ticks()

    def the_clock_ticks(self) -> None:
        day = clock.today()
        for notice in notice_queries.due_to_close(day=day):
            notices.close_notice(actor=CLOCK, notice=notice)
        for row in queries.requests_to_lapse(day=day):
            acts.lapse_request(actor=CLOCK, request=row)
        for number, model in self.models.items():
            row = queries.request(request_id=number)
            if model.state == "noticed" and row.state == "entering":
                model.begins("entering")
            if model.state == "supplementing" and model.supplement_left < 0:
                model.state = "lapsed"

    def agrees(self) -> None:
        """库里的和模型一样 · State, last day, whose turn."""
        day = clock.today()
        for number, model in self.models.items():
            row = queries.request(request_id=number)
            assert row.state == model.state, (number, row.state, model)
            due = due_of(model, day)
            if due is not None:
                assert row.due_on == due, (number, row.due_on, due, model)
            waits = model.state in (*REVIEWING, "entering", "paused", "reconsidering")
            waits = waits or model.state == "supplementing"
            assert (row.at_body_id is not None) is waits, (number, model)


@pytest.mark.parametrize("seed", [7, 2026])
def test_whatever_is_done_the_row_agrees_with_the_model(department, seed, tmp_path):
    world = World(seed, department)
    for _ in range(140):
        if clock.today() > date(2026, 9, 30):
            break
        world.goes_on()
    reached = {model.state for model in world.models.values()}
    assert len(reached) > 2, reached
    assert verify(home=tmp_path).ok
