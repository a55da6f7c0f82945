"""行为的表单 · The table of forms: for each act what is asked, in which words, and what follows."""

from hudong.doors.web.forms import (
    admission,
    agreements,
    assessing,
    catalogue,
    county,
    drafting,
    funding,
    judging,
    meetings,
    notices,
    party,
    signing,
    voting,
)
from hudong.doors.web.forms.form import FORMS, ActForm, Case, form_named, reason_against

__all__ = [
    "FORMS",
    "ActForm",
    "Case",
    "admission",
    "agreements",
    "assessing",
    "catalogue",
    "county",
    "drafting",
    "form_named",
    "funding",
    "judging",
    "meetings",
    "notices",
    "party",
    "reason_against",
    "signing",
    "voting",
]
