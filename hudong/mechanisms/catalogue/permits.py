"""两份清单的许可。Permits of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.frame import current
from hudong.ground.kernel.permit import permit
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import COMMUNITY_KINDS
from hudong.mechanisms.catalogue.models import Declaration
from hudong.mechanisms.catalogue.terms import Catalogue


@permit("须由申报的部门自己的经办人办理")
def speaks_for_proposer(*, actor: Standing, proposer: Body) -> bool:
    """申报部门 · The actor's mandate is in the proposing body."""
    return actor.body_id == proposer.pk


@permit("履职事项由县级办公室依法提出，其他清单也是；部门只能申报协助事项")
def may_propose_for_list(*, actor: Standing, catalogue: Catalogue) -> bool:
    """提给哪份清单 · Departments propose assistance, the office every other list."""
    return (catalogue != Catalogue.ASSISTANCE) == (actor.body_kind == "office")


@permit("须由申报的部门自己的经办人更正、撤回")
def speaks_for_declarations(*, actor: Standing, declarations: Sequence[Declaration]) -> bool:
    """申报的部门 · The actor's mandate is in the body that declared every one of them."""
    return all(item.proposer_id == actor.body_id for item in declarations)


@permit("清单只随准入决定增补，不能单独办理")
def within_a_decision(*, actor: Standing) -> bool:
    """准入决定之内 · The act is called by another act: the decision at the gate."""
    frame = current.get()
    return frame is not None and frame.outer is not None


@permit("须由讨论的村（居）民委员会自己回复")
def speaks_for_community(*, actor: Standing, community: Body) -> bool:
    """本村居 · The actor's mandate is in the community that answers."""
    return actor.body_id == community.pk and community.kind in COMMUNITY_KINDS
