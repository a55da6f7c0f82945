"""共决的许可。Permits of the resolutions room."""

from __future__ import annotations

from typing import Any

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.permit import permit
from hudong.ground.people.terms import COMMUNITY_KINDS, Role


@permit("须由本村（社区）村（居）民委员会主任办理")
def heads_community(*, actor: Standing, community: Any) -> bool:
    """本村(社区)主任 · Head of the committee of this community."""
    return (
        actor.role == Role.HEAD
        and actor.body_kind in COMMUNITY_KINDS
        and actor.body_id == community.pk
    )


@permit("须由召集会议的村（居）民委员会办理")
def runs_meeting(*, actor: Standing, meeting: Any) -> bool:
    """会议召集人 · Head or member of the committee that convened the meeting."""
    return actor.role in (Role.HEAD, Role.MEMBER) and actor.body_id == meeting.community_id


@permit("须由召集会议的村（居）民委员会办理")
def runs_vote(*, actor: Standing, motion: Any) -> bool:
    """表决主持人 · Head or member of the committee whose meeting votes on the motion."""
    return actor.role in (Role.HEAD, Role.MEMBER) and actor.body_id == motion.community_id


@permit("须由名册上的人凭本人的任职投票")
def votes_in_person(*, actor: Standing) -> bool:
    """本人投票 · Anybody with a mandate may come to the box; the roll decides who may vote."""
    return actor.mandate_id is not None
