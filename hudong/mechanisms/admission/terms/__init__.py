"""准入的词汇。Vocabulary of admission: what is asked, the route, the machine's answer, how a matter leaves."""

from hudong.mechanisms.admission.terms.answers import Answer, Likeness, MachineAnswer
from hudong.mechanisms.admission.terms.leaving import EmergencyLine, ExitGround
from hudong.mechanisms.admission.terms.lines import REQUEST_KIND, Reach, RequestLine
from hudong.mechanisms.admission.terms.routes import (
    REVIEWING,
    STAGE_STATES,
    RouteLine,
    Ruling,
    RulingLine,
    Stage,
)

EMERGENCY_KIND = "admission.Emergency"
EXIT_KIND = "admission.Exit"

__all__ = [
    "EMERGENCY_KIND",
    "EXIT_KIND",
    "REQUEST_KIND",
    "REVIEWING",
    "STAGE_STATES",
    "Answer",
    "EmergencyLine",
    "ExitGround",
    "Likeness",
    "MachineAnswer",
    "Reach",
    "RequestLine",
    "RouteLine",
    "Ruling",
    "RulingLine",
    "Stage",
]
