"""公示的许可。Permits of the notices room."""

from __future__ import annotations

from typing import Any

from hudong.ground.kernel.actor import VISITOR, Standing
from hudong.ground.kernel.permit import permit
from hudong.ground.people.terms import BodyKind, Role


def _speaks_for(actor: Standing, publisher: Any) -> bool:
    """县级办公室是县级人民政府这项工作的承办单位,可以代它公示和答复。"""
    if actor.body_kind == BodyKind.OFFICE and publisher.kind == BodyKind.COUNTY_GOVERNMENT:
        return True
    return actor.body_id == publisher.pk


@permit("只能以本单位的名义公示（县级办公室可以代县级人民政府公示）")
def publishes_for_own_body(*, actor: Standing, publisher: Any) -> bool:
    """本单位公示 · The publisher is the actor's own body; the office also acts for the government."""
    return _speaks_for(actor, publisher)


@permit("任何人都可以提出，不用登录")
def is_anybody(*, actor: Standing) -> bool:
    """任何人 · A visitor without an account, or anybody acting by a mandate."""
    return actor.kind == VISITOR.kind or actor.mandate_id is not None


@permit("须由公示单位答复")
def answers_for_publisher(*, actor: Standing, objection: Any) -> bool:
    """公示单位 · The body that published the notice, or the office for the county government."""
    if actor.body_id is None or actor.role not in (Role.HEAD, Role.OFFICER, Role.MEMBER):
        return False
    notice = objection.notice
    return actor.body_id == notice.publisher_id or _speaks_for(actor, notice.publisher)
