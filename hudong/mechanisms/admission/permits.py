"""准入的许可。Permits of the admission room."""

from __future__ import annotations

from typing import Any

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.permit import permit
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import AGENCY_KINDS, Role

_SPEAKERS = (Role.HEAD, Role.OFFICER)


@permit("须由申请的部门自己办理")
def asks_for_own_department(*, actor: Standing, department: Body) -> bool:
    """申请部门 · The actor's mandate is in the department that asks."""
    return actor.body_id == department.pk


@permit("须由提出申请的部门办理")
def has_asked(*, actor: Standing, request: Any) -> bool:
    """提出的部门 · The actor's mandate is in the department that asked."""
    return actor.body_id == request.department_id


@permit("须由写草稿的部门办理")
def keeps_draft(*, actor: Standing, draft: Any) -> bool:
    """草稿的部门 · The actor's mandate is in the department that keeps the draft."""
    return actor.body_id == draft.department_id


@permit("须由这个环节的审核单位办理")
def decides_stage(*, actor: Standing, request: Any) -> bool:
    """环节的审核单位 · Head or officer of the body whose turn it is, as the route names it."""
    return (
        actor.role in _SPEAKERS
        and actor.body_id is not None
        and actor.body_kind in AGENCY_KINDS
        and actor.body_id == request.at_body_id
    )


@permit("须由审核单位的负责人或者经办人办理")
def speaks_for_reviewer(*, actor: Standing, body: Body) -> bool:
    """审核单位 · Head or officer of the agency that rules on many requests at once."""
    return actor.role in _SPEAKERS and actor.body_id == body.pk and actor.body_kind in AGENCY_KINDS


@permit("须由牵头的部门办理")
def leads_emergency(*, actor: Standing, emergency: Any) -> bool:
    """应急的牵头部门 · The department on whose account the emergency matter was declared."""
    return actor.role in _SPEAKERS and actor.body_id == emergency.department_id
