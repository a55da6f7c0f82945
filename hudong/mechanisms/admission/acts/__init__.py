"""准入的行为 · Every way in which the gate changes, one file per verb family."""

from hudong.mechanisms.admission.acts.asking import (
    drop_draft,
    request_admission,
    save_draft,
    supplement_request,
    withdraw_request,
)
from hudong.mechanisms.admission.acts.deciding import decide_admission, enter_list
from hudong.mechanisms.admission.acts.emergency import (
    declare_emergency,
    end_emergency,
    enter_emergency,
    register_emergency,
    review_emergency,
)
from hudong.mechanisms.admission.acts.leaving import end_matter, exit_matter, strike_from_list
from hudong.mechanisms.admission.acts.reconsidering import (
    ask_reconsideration,
    decide_reconsideration,
)
from hudong.mechanisms.admission.acts.routing import set_route
from hudong.mechanisms.admission.acts.ruling import (
    hear_requests,
    rule_on_requests,
    rule_on_stage,
    skip_stage,
)
from hudong.mechanisms.admission.acts.timing import lapse_request, pause_request, resume_request

__all__ = [
    "ask_reconsideration",
    "decide_admission",
    "decide_reconsideration",
    "declare_emergency",
    "drop_draft",
    "end_emergency",
    "end_matter",
    "enter_emergency",
    "enter_list",
    "exit_matter",
    "hear_requests",
    "lapse_request",
    "pause_request",
    "register_emergency",
    "request_admission",
    "resume_request",
    "review_emergency",
    "rule_on_requests",
    "rule_on_stage",
    "save_draft",
    "set_route",
    "skip_stage",
    "strike_from_list",
    "supplement_request",
    "withdraw_request",
]
