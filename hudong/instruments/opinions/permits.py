"""党组织研究与意见的许可。Permits of the opinions room."""

from __future__ import annotations

from typing import Any

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.permit import permit
from hudong.ground.people.terms import BodyKind


@permit("只能以本党组织的名义办理")
def speaks_for_party(*, actor: Standing, party: Any) -> bool:
    """本党组织 · The actor's own Party organisation."""
    return actor.body_id == party.pk and party.kind == BodyKind.PARTY
