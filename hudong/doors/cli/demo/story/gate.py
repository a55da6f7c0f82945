"""第三章:准入。One new matter comes in with its money; one is refused with the reason and the article."""

from __future__ import annotations

from hudong.doors.cli.demo import matters
from hudong.doors.cli.demo.matters import GateRequest
from hudong.doors.cli.demo.names import OFFICE
from hudong.doors.cli.demo.story.assessing import assess
from hudong.doors.cli.demo.story.world import World
from hudong.ground.law.days import add_working_days, corresponding_day
from hudong.ground.law.terms import Outcome
from hudong.ground.people import queries as people
from hudong.ground.people.terms import Role
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.terms import RequestLine

DOCUMENT = "太政社〔{year}〕{serial}号"
SECOND_DOCUMENT = 2


def run(world: World) -> None:
    """准入 · Every request of the data is asked, judged, and decided as the library finds."""
    day = world.timeline.admitted
    world.chapter("准入", day)
    for request in matters.gate_requests():
        _ask_and_decide(world, request)


def _line(world: World, request: GateRequest) -> RequestLine:
    asked_on = world.timeline.admitted
    lead = people.local_value(key="local.admission_lead", day=asked_on)
    start = add_working_days(asked_on, lead + 1)
    return RequestLine(
        title=request.title,
        content=request.content,
        standard=request.standard,
        legal_basis=request.basis,
        unit=request.unit,
        unit_price_fen=request.unit_price_fen,
        quantity=request.quantity,
        scope=request.scope,
        money_source=f"{request.payer}部门预算（示例）",
        from_on=start,
        to_on=corresponding_day(start, request.period_months),
        communities=request.scope.words,
        staff=request.staff,
        contact=request.contact,
    )


def _ask_and_decide(world: World, request: GateRequest) -> None:
    day = world.timeline.admitted
    world.on(day)
    asked = acts.request_admission(
        actor=world.acting(request.department, Role.OFFICER),
        department=world.body(request.department),
        line=_line(world, request),
        payer=world.body(request.payer),
        library=world.library,
    )
    row = queries.request(request_id=asked.request_id)
    outcome = Outcome(row.machine_outcome)
    if outcome is Outcome.ASSISTANCE:
        assess(world, OFFICE, row.subject, day, "request")
    world.on(day)
    acts.decide_admission(
        actor=world.acting(OFFICE, Role.HEAD),
        request=row,
        admit=outcome is Outcome.ASSISTANCE,
        reason=row.machine_reason,
        article=row.machine_article,
        document_no=DOCUMENT.format(year=day.year, serial=SECOND_DOCUMENT)
        if outcome is Outcome.ASSISTANCE
        else "",
    )
    decided = queries.request(request_id=asked.request_id)
    words = "准入" if decided.state == "admitted" else "不准入"
    world.say(f"{words}：{request.title}。{row.machine_reason}")
