"""两份清单的行为 · Every way in which the catalogue changes, one file per verb family."""

from hudong.mechanisms.catalogue.acts.deciding import (
    announce_review,
    cancel_review,
    decide_declarations,
    hear_review,
)
from hudong.mechanisms.catalogue.acts.declaring import (
    adopt_law_edition,
    declare_tasks,
    judge_declarations,
    open_review,
)
from hudong.mechanisms.catalogue.acts.discussing import (
    close_discussion,
    close_expert_review,
    discuss_declarations,
    give_expert_opinions,
)
from hudong.mechanisms.catalogue.acts.publishing import amend_edition, publish_edition

__all__ = [
    "adopt_law_edition",
    "amend_edition",
    "announce_review",
    "cancel_review",
    "close_discussion",
    "close_expert_review",
    "decide_declarations",
    "declare_tasks",
    "discuss_declarations",
    "give_expert_opinions",
    "hear_review",
    "judge_declarations",
    "open_review",
    "publish_edition",
]
