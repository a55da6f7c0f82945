"""路线:哪些环节、谁办、几天。Setting the route: which stages, whose, in how many working days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid
from hudong.ground.people import queries as people
from hudong.ground.people.permits import by_setup, is_office
from hudong.ground.people.queries import Body, County
from hudong.ground.people.terms import AGENCY_KINDS, BodyKind
from hudong.ground.record.canonical import plain
from hudong.mechanisms.admission.facts import RouteSet
from hudong.mechanisms.admission.models import Route, RouteStage
from hudong.mechanisms.admission.rules import route_gaps
from hudong.mechanisms.admission.terms import RouteLine


@act(
    "admission.set_route",
    title="确定准入路线",
    on="county",
    permit=is_office | by_setup,
    basis="local.admission_route",
)
def set_route(
    *,
    at: Moment,
    county: County,
    title: str,
    lines: Sequence[RouteLine],
    from_on: date,
    needs_assessment: bool = True,
    party: Body | None = None,
) -> RouteSet:
    """确定准入路线 · A new version; requests already made keep the version they began with.

    ``party`` is the Party organisation whose opinion must stand before the joint meeting (None:
    none is asked). Raises Invalid naming the stage that is wrong.
    """
    wrong = route_gaps(lines)
    if not title.strip():
        wrong["title"] = "请写路线的名称，例如：2026 年准入办法"
    if from_on < at.day:
        wrong["from_on"] = "不能改写已经过去的日子；请选今天或者以后的日子"
    if party is not None and party.kind != BodyKind.PARTY:
        wrong["party"] = f"{party.name}不是党组织"
    known = {body.pk: body for body in people.bodies()}
    for line in lines:
        body = known.get(line.body_id) if line.body_id is not None else None
        if line.body_id is not None and (body is None or body.kind not in AGENCY_KINDS):
            name = body.name if body else f"主体 {line.body_id}"
            wrong["lines"] = f"{line.stage.words}：{name}不是政府机关，不能审核准入"
    if wrong:
        raise Invalid("；".join(wrong.values()), where=title, fields=wrong)
    route = Route.objects.create(
        title=title.strip(),
        from_on=from_on,
        needs_assessment=needs_assessment,
        party=party,
        set_on=at.day,
    )
    RouteStage.objects.bulk_create(
        [
            RouteStage(
                route=route,
                position=place,
                stage=line.stage,
                body_id=line.body_id,
                working_days=line.working_days,
                may_skip=line.may_skip,
            )
            for place, line in enumerate(lines, start=1)
        ]
    )
    return RouteSet(
        route_id=route.pk,
        title=route.title,
        from_on=from_on,
        needs_assessment=needs_assessment,
        party_id=party.pk if party else None,
        stages=tuple(
            plain(asdict(line)) | {"body": known[line.body_id].name if line.body_id else ""}
            for line in lines
        ),
    )
