"""准入的表单 · Asking, ruling, deciding, leaving, emergencies and the route: one file per family."""

from hudong.doors.web.forms.admission import (
    asking,
    deciding,
    emergency,
    leaving,
    party,
    routing,
    ruling,
    timing,
)

__all__ = ["asking", "deciding", "emergency", "leaving", "party", "routing", "ruling", "timing"]
