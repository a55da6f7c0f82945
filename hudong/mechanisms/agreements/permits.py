"""协议书的许可:谁代表一方。Permits of the agreements room: who speaks and signs for a party.

No permit asks on which side a party stands, except the one for putting clauses to the vote: only
the committee may convene its own representatives.
"""

from __future__ import annotations

from collections.abc import Sequence

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.permit import permit
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import BodyKind, Role
from hudong.mechanisms.agreements.models import Agreement
from hudong.mechanisms.agreements.terms import AgreementLine, Party

_SPEAKERS = {
    BodyKind.TOWN: (Role.HEAD, Role.OFFICER),
    BodyKind.VILLAGE: (Role.HEAD, Role.MEMBER),
    BodyKind.NEIGHBOURHOOD: (Role.HEAD, Role.MEMBER),
}


def _speaks(actor: Standing) -> bool:
    return actor.role in _SPEAKERS.get(BodyKind(actor.body_kind), ()) if actor.body_kind else False


@permit("须由协议的一方办理")
def is_party_to_agreement(*, actor: Standing, agreement: Agreement) -> bool:
    """协议的一方 · Whoever speaks for either party: head or officer of a town, head or member of a committee."""
    return _speaks(actor) and agreement.party_of(actor.body_id) is not None


@permit("协议书由拟签约的一方自己起草")
def drafts_for_own_side(*, actor: Standing, town: Body, lines: Sequence[AgreementLine]) -> bool:
    """为本方起草 · The town of all the agreements, or the one community of them all."""
    own = actor.body_id == town.pk or all(line.community_id == actor.body_id for line in lines)
    return _speaks(actor) and own


@permit("代表会议由村（居）民委员会召集，须由它的主任提请")
def heads_the_community(*, actor: Standing, agreement: Agreement) -> bool:
    """村(居)委会主任 · The head of the committee that is a party."""
    return actor.role == Role.HEAD and agreement.party_of(actor.body_id) is Party.B
