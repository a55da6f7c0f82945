"""主体的读法。How bodies, towns and communities are read; those that were closed are in no list."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.people.models import Body, Household
from hudong.ground.people.terms import COMMUNITY_KINDS, BodyKind


@dataclass(frozen=True)
class RollTotals:
    """户册总数 · Households and adults of a community."""

    households: int
    adults: int


@reads(budget=1)
def roll_totals(*, community: Body) -> RollTotals:
    """户册总数 · Counted from the roll of households."""
    adults = Household.objects.filter(community=community).values_list("adults", flat=True)
    values = list(adults.order_by("id"))
    return RollTotals(households=len(values), adults=sum(values))


@reads(budget=1)
def body(*, body_id: int) -> Body:
    """一个主体 · With the body it belongs to; raises NotFound where there is none."""
    found = Body.objects.select_related("parent").filter(pk=body_id).first()
    if found is None:
        raise NotFound("没有登记过这个主体", where=str(body_id))
    return found


@reads(budget=1)
def body_named(*, name: str) -> Body:
    """按全称找主体 · Raises NotFound where there is none."""
    body = Body.objects.filter(name=name).first()
    if body is None:
        raise NotFound(f"没有登记过“{name}”")
    return body


@reads(budget=1)
def bodies(*, kind: BodyKind | None = None) -> tuple[Body, ...]:
    """主体名录 · All bodies that still are, or those of one kind, by name of town and code."""
    found = Body.objects.open().select_related("parent").order_by("division_code", "id")
    return tuple(found.filter(kind=kind) if kind else found)


@reads(budget=1)
def communities(*, town: Body | None = None) -> tuple[Body, ...]:
    """自治组织名录 · All committees that still are, or those of one town, by code."""
    found = (
        Body.objects.open().communities().select_related("parent").order_by("division_code", "id")
    )
    return tuple(found.filter(parent=town) if town else found)


@dataclass(frozen=True)
class TownLine:
    """镇行 · A town with the number of its communities."""

    town_id: int
    name: str
    short_name: str
    communities: int


@reads(budget=1)
def towns() -> tuple[TownLine, ...]:
    """镇一览 · Towns that are enrolled, by code, with how many communities each has."""
    own = Count("children", filter=Q(children__kind__in=COMMUNITY_KINDS, children__closed_on=None))
    found = (
        Body.objects.open().of_kind(BodyKind.TOWN).annotate(own=own).order_by("division_code", "id")
    )
    return tuple(TownLine(town.pk, town.name, town.short_name, town.own) for town in found)


@reads(budget=1)
def community_count() -> int:
    """村和社区有多少 · All committees that still are, those without a town among them."""
    return Body.objects.open().communities().count()


@reads(budget=1)
def communities_on_page(
    *, town_id: int | None = None, words: str = "", first: int = 0, limit: int = 30
) -> tuple[Body, ...]:
    """自治组织的一页 · Committees by code, of one town or with ``words`` in name or town's name."""
    found = Body.objects.open().communities().select_related("parent")
    if town_id is not None:
        found = found.filter(parent_id=town_id)
    if words:
        found = found.filter(Q(name__icontains=words) | Q(parent__name__icontains=words))
    return tuple(found.order_by("division_code", "id")[first : first + limit])


@reads(budget=1)
def community(*, community_id: int) -> Body:
    """一个自治组织 · With its town; raises NotFound where there is none."""
    found = Body.objects.communities().select_related("parent").filter(pk=community_id).first()
    if found is None:
        raise NotFound("没有登记过这个村（社区）", hint="请从“村和社区”里找")
    return found
