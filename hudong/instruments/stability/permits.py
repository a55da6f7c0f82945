"""稳评的许可。Permits of the stability room."""

from __future__ import annotations

from typing import Any

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.permit import permit


@permit("只能为本单位组织的事项启动稳评")
def organises(*, actor: Standing, organiser: Any) -> bool:
    """评估单位 · The actor's own body organises the assessment."""
    return actor.body_id == organiser.pk


@permit("须由启动稳评的单位评定")
def is_organiser(*, actor: Standing, assessment: Any) -> bool:
    """启动单位 · The body that opened the assessment."""
    return actor.body_id is not None and actor.body_id == assessment.organiser_id
