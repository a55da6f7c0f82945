"""待办。What a new county has still to set up, for the desk of its office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.db.models import Count, Exists, OuterRef, Subquery, Value

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.models import Body, County, LocalRule
from hudong.ground.people.terms import COMMUNITY_KINDS, BodyKind, Role


@desk_of("people")
@reads(budget=2)
def desk(*, viewer: Standing, day: date) -> tuple[DeskItem, ...]:
    """待办 · What the office of a new county has still to set up, each with the reason."""
    if viewer.body_kind != BodyKind.OFFICE or viewer.role not in (Role.HEAD, Role.OFFICER):
        return ()
    office = Subject("people.Body", str(viewer.body_id), viewer.body_name)
    missing = dict(_missing_kinds())
    items = [
        DeskItem(f"登记{missing[kind]}", why, "people.enrol_bodies", office)
        for kind, why in _NEEDED.items()
        if kind in missing
    ]
    asked, has_phone = _rules_to_confirm(day)
    if asked:
        items.append(
            DeskItem(
                "核对地方规定",
                f"有 {asked} 项还是建站时的示例数值，要对照本县的文件核对，改定或者确认",
                "people.confirm_local_rules",
                office,
            )
        )
    if not has_phone:
        items.append(
            DeskItem(
                "公布联系电话",
                "每一页的页脚都要写明打给谁；忘了密码、没有手机的人只能打电话",
                "people.set_contact",
                office,
            )
        )
    return tuple(items)


_NEEDED: Final = {
    BodyKind.DEPARTMENT: "清理从部门申报开始，没有部门就发不起来",
    BodyKind.TOWN: "协议书由乡镇人民政府和村（居）民委员会签，村和社区都登记在所在的镇下面",
    BodyKind.VILLAGE: "清单公示、协商、表决都要有村（居）民委员会",
}
_CALLED: Final = {
    BodyKind.DEPARTMENT: "部门",
    BodyKind.TOWN: "乡镇人民政府",
    BodyKind.VILLAGE: "村（居）民委员会",
}


def _missing_kinds() -> Iterator[tuple[BodyKind, str]]:
    """Kinds of bodies that every county has and this one lacks."""
    found = Body.objects.open().order_by("kind").values_list("kind", flat=True).distinct()
    there = {BodyKind(kind) for kind in found}
    if there & set(COMMUNITY_KINDS):
        there |= set(COMMUNITY_KINDS)
    return ((kind, words) for kind, words in _CALLED.items() if kind not in there)


def _rules_to_confirm(day: date) -> tuple[int, bool]:
    """How many values in force were never confirmed, and whether there is a telephone to call."""
    later = LocalRule.objects.filter(
        key=OuterRef("key"), from_on__gt=OuterRef("from_on"), from_on__lte=day
    )
    proposed = LocalRule.objects.filter(~Exists(later), is_proposed=True, from_on__lte=day)
    # 不分组的计数：先并成一组，再数。
    whole = proposed.order_by().annotate(whole=Value(1)).values("whole")
    count = whole.annotate(n=Count("pk")).values("n")
    found = County.objects.values_list(Subquery(count), "phone").first()
    return (found[0] or 0, bool(found[1])) if found else (0, True)
