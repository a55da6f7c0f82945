"""准入的许可。Permits of the admission room."""

from __future__ import annotations

from typing import Any

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.permit import permit
from hudong.ground.people.queries import Body


@permit("须由申请的部门自己办理")
def asks_for_own_department(*, actor: Standing, department: Body) -> bool:
    """申请部门 · The actor's mandate is in the department that asks."""
    return actor.body_id == department.pk


@permit("须由提出申请的部门撤回")
def has_asked(*, actor: Standing, request: Any) -> bool:
    """提出的部门 · The actor's mandate is in the department that asked."""
    return actor.body_id == request.department_id
