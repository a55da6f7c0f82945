"""共决的表。Tables of the resolutions room: authority, meetings, votes."""

from hudong.instruments.resolutions.models.authority import Authorisation
from hudong.instruments.resolutions.models.meetings import (
    Attendance,
    Meeting,
    MeetingMember,
    MeetingQuerySet,
)
from hudong.instruments.resolutions.models.votes import (
    Ballot,
    Irregularity,
    Motion,
    Resolution,
)

__all__ = [
    "Attendance",
    "Authorisation",
    "Ballot",
    "Irregularity",
    "Meeting",
    "MeetingMember",
    "MeetingQuerySet",
    "Motion",
    "Resolution",
]
