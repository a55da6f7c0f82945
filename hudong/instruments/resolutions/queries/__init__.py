"""共决的读法。How the resolutions room is read: authority to decide, meetings and results, the desk."""

from hudong.instruments.resolutions.models import Meeting, Motion
from hudong.instruments.resolutions.queries.authority import (
    DayRule,
    authorisation_for,
    authorisations_of,
    earliest_meeting_on,
    notice_rule,
    publication_rule,
)
from hudong.instruments.resolutions.queries.awaiting import desk
from hudong.instruments.resolutions.queries.lines import (
    AuthorisationLine,
    IrregularityLine,
    MeetingLine,
    MeetingPage,
    MotionCard,
    ResultLine,
    RollLine,
)
from hudong.instruments.resolutions.queries.meetings import (
    decided_motions,
    meeting,
    meeting_page,
    meetings_about,
    meetings_of,
    motion,
    motions_of,
    recent_meetings,
    result_of,
    results_about,
    roll_of,
)
from hudong.instruments.resolutions.queries.results import result_content

__all__ = [
    "AuthorisationLine",
    "DayRule",
    "IrregularityLine",
    "Meeting",
    "MeetingLine",
    "MeetingPage",
    "Motion",
    "MotionCard",
    "ResultLine",
    "RollLine",
    "authorisation_for",
    "authorisations_of",
    "decided_motions",
    "desk",
    "earliest_meeting_on",
    "meeting",
    "meeting_page",
    "meetings_about",
    "meetings_of",
    "motion",
    "motions_of",
    "notice_rule",
    "publication_rule",
    "recent_meetings",
    "result_content",
    "result_of",
    "results_about",
    "roll_of",
]
