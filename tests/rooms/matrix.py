"""许可表:一个室的每个行为,谁可以办、从什么状态起。The permission matrix of a room, as text.

The table of each room stands beside its tests as ``许可.txt`` and is read by people; a permit that
changes makes the test fail with the new table.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hudong.ground.kernel.act import ACTS, Act
from hudong.ground.kernel.actor import (
    BALLOT_BOX,
    CLOCK,
    IMPORTER,
    REACTION,
    SETUP,
    VISITOR,
    Actor,
)
from hudong.ground.people.models import Body
from hudong.ground.people.terms import Role
from tests.builders import (
    a_committee_member_of,
    a_department,
    a_member_of,
    an_expert,
    an_officer_of,
    representatives_of,
    the_head_of,
    the_secretary_of,
    the_supervisors_of,
    with_office,
)


def the_cast(town: Body, village: Body, other: Body) -> dict[str, Actor]:
    """各种身份的人 · One actor of every standing, seen from one village and its town."""
    watch = the_supervisors_of(village)
    return {
        "县级办公室": an_officer_of(with_office()),
        "部门": an_officer_of(a_department()),
        "本镇": an_officer_of(town),
        "本村主任": the_head_of(village),
        "本村委员": a_committee_member_of(village),
        "本村代表": representatives_of(village)[0],
        "本村书记": the_secretary_of(village),
        "本村监督委员": a_member_of(watch, Role.SUPERVISOR, "委员"),
        "别村主任": the_head_of(other),
        "别村代表": representatives_of(other)[0],
        "别村书记": the_secretary_of(other),
        "专家": an_expert(),
        "公众": VISITOR,
        "时钟": CLOCK,
        "联动": REACTION,
        "票箱": BALLOT_BOX,
        "导入": IMPORTER,
        "安装": SETUP,
    }


def matrix(room: str, cast: Mapping[str, Actor], day: date, **given: Any) -> str:
    """许可表 · One line for each act of the room: from which states, and who of the cast may."""
    lines = []
    for name in sorted(ACTS):
        made = ACTS[name]
        if made.room != room:
            continue
        may = [who for who, actor in cast.items() if _may(made, actor, day, given)]
        lines.append(f"{name} {made.title}｜{_states(made)}｜{'、'.join(may) or '无人'}")
    return "\n".join(lines) + "\n"


def _may(made: Act, actor: Actor, day: date, given: Mapping[str, Any]) -> bool:
    case = {"actor": actor.standing(day), "day": day, **given}
    return made.permit.reason_against(case) is None


def _states(made: Act) -> str:
    step = made.step
    if step is None:
        return "不论状态"
    if step.creates or step.flow is None:
        return "新办"
    return "、".join(step.flow.state(source).label for source in step.sources)


def kept(test_file: str) -> str:
    """存着的许可表 · The table beside the test."""
    return (Path(test_file).parent / "许可.txt").read_text(encoding="utf-8")
