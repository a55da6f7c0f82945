"""共决的行为:授权、召集、开会、表决、公布。Acts of the resolutions room, one file per step."""

from hudong.instruments.resolutions.acts.authorising import record_authorisation
from hudong.instruments.resolutions.acts.convening import call_off_meeting, convene_meeting
from hudong.instruments.resolutions.acts.holding import (
    close_meeting,
    open_meeting,
    record_attendance,
)
from hudong.instruments.resolutions.acts.publishing import publish_resolution
from hudong.instruments.resolutions.acts.voting import (
    cast_ballot,
    cast_or_report,
    close_motion,
    record_irregularity,
    record_roll_call,
)

__all__ = [
    "call_off_meeting",
    "cast_ballot",
    "cast_or_report",
    "close_meeting",
    "close_motion",
    "convene_meeting",
    "open_meeting",
    "publish_resolution",
    "record_attendance",
    "record_authorisation",
    "record_irregularity",
    "record_roll_call",
]
