"""准入测试里的世界:申请走到某一步,每一步都由该办的单位办成。The gate in tests: requests taken to a stage.

request = ask(a_department())
through(request, to="money"); rules(request, Ruling.REFUSE)
"""

from __future__ import annotations

from datetime import date
from typing import Any

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK
from hudong.ground.people.models import Body
from hudong.ground.people.queries import MandateActor
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.models import AdmissionRequest, Emergency
from hudong.mechanisms.admission.terms import EmergencyLine, RequestLine, RouteLine, Ruling, Stage
from tests.builders import a_county, a_department, an_officer_of, the_head_of, with_office
from tests.rooms.agreements.builders_agreements import an_assessment_of, an_invented_library, on

LINE = RequestLine(
    title="渔船登记",
    content="核对渔船",
    standard="每年一次",
    legal_basis="《示例渔业法》第一条",
    unit="艘",
    unit_price_fen=2000,
    quantity=5,
    money_source="部门预算",
    from_on=date(2026, 7, 1),
    to_on=date(2027, 6, 30),
)
DOCUMENT = "示政社〔2026〕{}号"
MINUTES = "联席会议纪要第 1 号，司法、财政、民政参加"
# 每个环节做完,下一步是哪个状态。
ORDER = ("requested", "legality", "money", "meeting", "noticed", "entering", "admitted")


def the_justice_bureau() -> Body:
    """司法局 · Decides on legality."""
    return a_department("示例市司法局")


def the_finance_bureau() -> Body:
    """财政局 · Decides on money."""
    return a_department("示例市财政局")


def reviewers() -> tuple[Body, Body]:
    """审核的部门 · Enrolled before anybody asks, so that the example route finds them."""
    return the_justice_bureau(), the_finance_bureau()


def the_asking_department() -> Body:
    """申请的部门 · A department with its officer."""
    return a_department()


def a_route(
    *,
    stages: tuple[Stage, ...] = tuple(Stage),
    skips: tuple[Stage, ...] = (),
    days: int = 3,
    party: Body | None = None,
    needs_assessment: bool = True,
    from_on: date | None = None,
    title: str = "示例路线",
) -> Any:
    """一条路线 · Set by the office; legality and money by their bureaus."""
    office = with_office()
    bodies = {
        Stage.RECEIPT: office,
        Stage.LEGALITY: the_justice_bureau(),
        Stage.MONEY: the_finance_bureau(),
        Stage.MEETING: office,
        Stage.ENTRY: office,
    }
    return acts.set_route(
        actor=the_head_of(office),
        county=a_county(),
        title=title,
        lines=[
            RouteLine(stage, days, bodies[stage].pk if stage in bodies else None, stage in skips)
            for stage in stages
        ],
        from_on=from_on or clock.today(),
        needs_assessment=needs_assessment,
        party=party,
    )


def ask(
    department: Body,
    line: RequestLine = LINE,
    *,
    payer: Body | None = None,
    by: MandateActor | None = None,
    **more: Any,
) -> AdmissionRequest:
    """提出申请 · By the department's officer; the row as it stands."""
    fact = acts.request_admission(
        actor=by or an_officer_of(department),
        department=department,
        line=line,
        payer=payer or department,
        library=an_invented_library(),
        **more,
    )
    return fresh(fact.request_id)


def fresh(request: AdmissionRequest | int) -> AdmissionRequest:
    """库里现在的样子 · The row as it stands now."""
    number = request if isinstance(request, int) else request.pk
    return queries.request(request_id=number)


def the_body_at(request: AdmissionRequest) -> Body:
    """等谁办 · The body whose turn it is."""
    return Body.objects.get(pk=fresh(request).at_body_id)


def rules(
    request: AdmissionRequest,
    ruling: Ruling = Ruling.AGREE,
    *,
    reason: str = "符合规定",
    by: MandateActor | None = None,
    article: str = "",
    reference: str | None = None,
) -> Any:
    """出具意见 · By the head of the body whose turn it is."""
    row = fresh(request)
    wanted = MINUTES if row.state == "meeting" else ""
    return acts.rule_on_stage(
        actor=by or the_head_of(the_body_at(row)),
        request=row,
        ruling=ruling,
        reason=reason,
        article=article,
        reference=wanted if reference is None else reference,
    )


def notice_runs_out(request: AdmissionRequest) -> AdmissionRequest:
    """公示期满 · The day after its last day the clock closes the notice."""
    notice = notice_queries.notice(notice_id=fresh(request).notice_id)
    if notice.state == "open":
        on(date.fromordinal(notice.ends_on.toordinal() + 1))
        notices.close_notice(actor=CLOCK, notice=notice)
    return fresh(request)


def through(request: AdmissionRequest, *, to: str = "entering") -> AdmissionRequest:
    """走到某一步 · Everybody agrees until the request is in that state."""
    row = fresh(request)
    while row.state != to:
        if row.state == "noticed":
            row = notice_runs_out(row)
        else:
            rules(row)
            row = fresh(row)
    return row


def decide(
    request: AdmissionRequest,
    *,
    admit: bool = True,
    reason: str = "依法协助，经费落实",
    document_no: str = DOCUMENT.format(2),
    by: MandateActor | None = None,
    **more: Any,
) -> Any:
    """最后的决定 · By the head of the office."""
    return acts.decide_admission(
        actor=by or the_head_of(with_office()),
        request=fresh(request),
        admit=admit,
        reason=reason,
        document_no=document_no,
        **more,
    )


def admitted(
    department: Body, line: RequestLine = LINE, *, number: int = 2, **more: Any
) -> AdmissionRequest:
    """准入了的 · A request taken all the way onto the list."""
    row = through(ask(department, line))
    an_assessment_of(row.subject, by=with_office())
    decide(row, document_no=DOCUMENT.format(number), **more)
    return fresh(row)


EMERGENCY = EmergencyLine(
    title="防汛巡堤",
    content="夜间巡查堤防，发现险情马上报告",
    standard="每两小时一次",
    decision="示例市防汛指挥部〔2026〕1号启动三级响应",
    article="《示例防汛法》第一条",
    unit="人·夜",
    unit_price_fen=15000,
    quantity=20,
    until_on=date(2026, 4, 20),
)


def an_emergency(line: EmergencyLine = EMERGENCY, *, number: int = 9) -> Emergency:
    """一项应急直通 · Declared by the office for a department."""
    department = a_department("示例市应急管理局")
    fact = acts.declare_emergency(
        actor=the_head_of(with_office()),
        department=department,
        payer=department,
        line=line,
        document_no=DOCUMENT.format(number),
    )
    return queries.emergency(emergency_id=fact.emergency_id)
