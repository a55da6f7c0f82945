"""共决的许可。Permits of the resolutions room."""

from __future__ import annotations

from typing import Any

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.permit import permit
from hudong.ground.people.terms import COMMUNITY_KINDS, MEETING_ROLES, Role


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


@permit("须由本村（社区）代表会议名册上的人投票")
def belongs_to_meeting(*, actor: Standing, motion: Any) -> bool:
    """会议的人 · A committee member or representative of the community; the frozen roll decides."""
    return actor.role in MEETING_ROLES and actor.body_id == motion.community_id
