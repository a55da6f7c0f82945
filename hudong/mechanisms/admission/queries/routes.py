"""路线和范围的读法。Reads of the route in force, and of the communities that a request means."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hudong.ground import law
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import OutOfOrder
from hudong.ground.people.queries import Body, bodies
from hudong.ground.people.terms import COMMUNITY_KINDS, BodyKind
from hudong.mechanisms.admission.models import Route
from hudong.mechanisms.admission.terms import Reach, RequestLine, Stage
from hudong.mechanisms.catalogue.terms import Scope

EXAMPLE = "local.admission_route"
_LONGEST_LISTED = 8


@dataclass(frozen=True)
class RouteStageLine:
    """路线的环节 · Who decides it, in how many working days, and whether it may be skipped."""

    stage: Stage
    body_id: int
    body: str
    working_days: int
    may_skip: bool


@dataclass(frozen=True)
class RoutePage:
    """准入路线 · The stages of a request made on a day; ``route_id`` is None for the shipped example."""

    route_id: int | None
    title: str
    from_on: date | None
    needs_assessment: bool
    party_id: int | None
    party: str
    stages: tuple[RouteStageLine, ...]


@dataclass(frozen=True)
class PlaceWords:
    """涉及哪些地方 · In words for the page, and what is wrong with the choice."""

    words: str
    wrong: dict[str, str] = field(default_factory=dict)


@reads(budget=3)
def route_on(*, day: date) -> RoutePage:
    """当日的路线 · The county's own newest version in force on ``day``, else the shipped example."""
    found = (
        Route.objects.filter(from_on__lte=day)
        .select_related("party")
        .order_by("-from_on", "-id")
        .first()
    )
    return example_route(day=day) if found is None else _page(found, _office())


@reads(budget=1)
def example_route(*, day: date) -> RoutePage:
    """随附的路线 · The example that counts until the county sets its own; bodies by their names' endings.

    Where no department of that name is enrolled, the office decides the stage itself.
    """
    values = law.at(day).basis(EXAMPLE).version.values
    agencies = bodies()
    office = _office(agencies)
    stages = []
    for mark, ending, days, skip in zip(
        values["stages"], values["bodies"], values["stage_days"], values["may_skip"], strict=True
    ):
        body = next(
            (
                one
                for one in agencies
                if ending and one.kind == BodyKind.DEPARTMENT and one.name.endswith(ending)
            ),
            office,
        )
        stages.append(RouteStageLine(Stage(mark), body.pk, body.name, days, skip))
    return RoutePage(
        route_id=None,
        title="准入路线（示例）",
        from_on=None,
        needs_assessment=bool(values["needs_assessment"]),
        party_id=None,
        party="",
        stages=tuple(stages),
    )


def _office(known: tuple[Body, ...] | None = None) -> Body:
    found = [
        body
        for body in (known if known is not None else bodies(kind=BodyKind.OFFICE))
        if body.kind == BodyKind.OFFICE
    ]
    if not found:
        raise OutOfOrder("还没有登记县级办公室，准入没有人受理", hint="请先登记政社互动工作办公室")
    return found[0]


def _page(route: Route, office: Body) -> RoutePage:
    rows = route.stages.select_related("body").order_by("position")
    return RoutePage(
        route_id=route.pk,
        title=route.title,
        from_on=route.from_on,
        needs_assessment=route.needs_assessment,
        party_id=route.party_id,
        party=route.party.name if route.party else "",
        stages=tuple(
            RouteStageLine(
                stage=Stage(row.stage),
                body_id=row.body_id or office.pk,
                body=row.body.name if row.body else office.name,
                working_days=row.working_days,
                may_skip=row.may_skip,
            )
            for row in rows
        ),
    )


@reads(budget=1)
def routes() -> tuple[tuple[int, str, date], ...]:
    """历次路线 · Number, name and first day of every version, newest first."""
    found = Route.objects.order_by("-from_on", "-id")
    return tuple(found.values_list("id", "title", "from_on"))


@reads(budget=1)
def place_words(line: RequestLine) -> PlaceWords:
    """涉及的地方 · The chosen towns or communities by name; wrong where a row is neither."""
    kinds = "" if line.scope is Scope.BOTH else f"的{line.scope.words}"
    if line.reach is Reach.ALL:
        return PlaceWords(f"全部{line.scope.words}")
    known = {body.pk: body for body in bodies()}
    chosen = [known.get(body_id) for body_id in line.place_ids]
    wanted = (BodyKind.TOWN,) if line.reach is Reach.TOWNS else COMMUNITY_KINDS
    found = [body for body in chosen if body is not None and body.kind in wanted]
    if len(found) != len(chosen):
        what = "镇（街道）" if line.reach is Reach.TOWNS else "村（居）民委员会"
        return PlaceWords("", {"place_ids": f"选的地方里有不是{what}的，请重新选"})
    if line.reach is Reach.CHOSEN:
        apart = [
            body.short_name
            for body in found
            if (kind := BodyKind(body.kind).community) is None or not line.scope.covers(kind)
        ]
        if apart:
            what = f"{'、'.join(apart[:3])}不是{line.scope.words}，和适用范围对不上"
            return PlaceWords("", {"place_ids": what})
        kinds = ""
    names = [body.short_name for body in found]
    listed = "、".join(names[:_LONGEST_LISTED])
    more = f"等 {len(names)} 个" if len(names) > _LONGEST_LISTED else ""
    return PlaceWords(f"{listed}{more}{kinds}")
