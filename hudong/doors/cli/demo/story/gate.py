"""第三章:准入。One new matter goes the whole route and comes in with its money; one is refused at legality."""

from __future__ import annotations

from hudong.doors.cli.demo import matters
from hudong.doors.cli.demo.matters import GateRequest, GateStage
from hudong.doors.cli.demo.names import OFFICE
from hudong.doors.cli.demo.story.assessing import assess
from hudong.doors.cli.demo.story.world import World
from hudong.ground.kernel.actor import CLOCK
from hudong.ground.law.days import add_working_days, corresponding_day
from hudong.ground.law.terms import Outcome
from hudong.ground.people import queries as people
from hudong.ground.people.terms import Role
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.queries import AdmissionRequest
from hudong.mechanisms.admission.terms import RequestLine, RouteLine, Ruling, Stage

DOCUMENT = "太政社〔{year}〕{serial}号"
SECOND_DOCUMENT = 2
ROUTE = "太仓市准入路线（示例）"


def run(world: World) -> None:
    """准入 · The route is set; every request of the data is asked, ruled on, announced and decided."""
    day = world.timeline.asked
    world.chapter("准入", day)
    _set_route(world)
    asked = [_ask(world, request) for request in matters.gate_requests()]
    for request in asked:
        _review(world, request)
    for request in asked:
        _decide(world, request)


def _set_route(world: World) -> None:
    world.on(world.timeline.asked)
    acts.set_route(
        actor=world.acting(OFFICE, Role.HEAD),
        county=world.county,
        title=ROUTE,
        lines=[
            RouteLine(
                Stage(stage.stage),
                stage.working_days,
                world.body(stage.body).pk if stage.body else None,
            )
            for stage in matters.gate_stages()
        ],
        from_on=world.timeline.asked,
    )


def _line(world: World, request: GateRequest) -> RequestLine:
    asked_on = world.timeline.asked
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
        staff=request.staff,
        contact=request.contact,
    )


def _ask(world: World, request: GateRequest) -> AdmissionRequest:
    world.on(world.timeline.asked)
    asked = acts.request_admission(
        actor=world.acting(request.department, Role.OFFICER),
        department=world.body(request.department),
        line=_line(world, request),
        payer=world.body(request.payer),
        library=world.library,
    )
    world.say(f"申请：{request.title}。机器的回答：{asked.machine_reason}")
    return queries.request(request_id=asked.request_id)


def _review(world: World, request: AdmissionRequest) -> None:
    """各环节审核 · Every body agrees, but legality refuses what the library did not find to be assistance."""
    for stage in matters.gate_stages():
        row = queries.request(request_id=request.pk)
        if not stage.body or stage.stage == Stage.ENTRY or row.state == "refused":
            continue
        world.on(world.timeline.asked)
        stands = Outcome(row.machine_outcome) is Outcome.ASSISTANCE
        refuses = stage.stage == Stage.LEGALITY and not stands
        acts.rule_on_stage(
            actor=world.acting(stage.body, Role.HEAD),
            request=row,
            ruling=Ruling.REFUSE if refuses else Ruling.AGREE,
            reason=row.machine_reason if refuses else stage.words,
            article=row.machine_article,
            reference=stage.reference,
        )
        words = "不同意" if refuses else "同意"
        world.say(f"{Stage(stage.stage).words}（{world.body(stage.body).short_name}）：{words}")


def _close_notice(world: World, request: AdmissionRequest) -> None:
    """公示期满 · The clock closes the notice of what is to be admitted."""
    if request.state != "noticed":
        return
    world.on(world.timeline.admitted)
    notices.close_notice(actor=CLOCK, notice=notice_queries.notice(notice_id=request.notice_id))


def _decide(world: World, request: AdmissionRequest) -> None:
    row = queries.request(request_id=request.pk)
    if row.state == "refused":
        world.say(f"不准入：{row.title}。{row.reason}")
        return
    _close_notice(world, row)
    day = world.timeline.admitted
    assess(world, OFFICE, row.subject, day, "request")
    world.on(day)
    acts.decide_admission(
        actor=world.acting(OFFICE, Role.HEAD),
        request=row,
        admit=True,
        reason=_last_words(matters.gate_stages()),
        article=row.machine_article,
        document_no=DOCUMENT.format(year=day.year, serial=SECOND_DOCUMENT),
    )
    world.say(f"准入：{row.title}。列入协助事项清单，清单出第二版")


def _last_words(stages: tuple[GateStage, ...]) -> str:
    return next(stage.words for stage in stages if stage.stage == Stage.ENTRY)
