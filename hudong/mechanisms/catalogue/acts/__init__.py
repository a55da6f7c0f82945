"""两份清单的行为 · Every way in which the catalogue changes, one file per verb family."""

from hudong.mechanisms.catalogue.acts.adopting import adopt_law_edition, watch_law
from hudong.mechanisms.catalogue.acts.advising import (
    close_expert_review,
    declare_conflicts,
    give_expert_opinions,
    name_panel,
)
from hudong.mechanisms.catalogue.acts.deciding import (
    announce_review,
    cancel_review,
    decide_declarations,
    hear_review,
    intend_decisions,
    reopen_review,
)
from hudong.mechanisms.catalogue.acts.declaring import (
    correct_declaration,
    declare_by_sheet,
    declare_tasks,
    withdraw_declarations,
)
from hudong.mechanisms.catalogue.acts.discussing import (
    answer_comments,
    close_discussion,
    comment_on_declaration,
    discuss_declarations,
)
from hudong.mechanisms.catalogue.acts.inviting import (
    declare_nothing,
    extend_deadline,
    invite_departments,
    open_review,
)
from hudong.mechanisms.catalogue.acts.judging import judge_declarations
from hudong.mechanisms.catalogue.acts.keeping import configure_lists
from hudong.mechanisms.catalogue.acts.look_alikes import mark_look_alikes
from hudong.mechanisms.catalogue.acts.publishing import amend_edition, publish_edition
from hudong.mechanisms.catalogue.acts.watching import settle_law_flag

__all__ = [
    "adopt_law_edition",
    "amend_edition",
    "announce_review",
    "answer_comments",
    "cancel_review",
    "close_discussion",
    "close_expert_review",
    "comment_on_declaration",
    "configure_lists",
    "correct_declaration",
    "decide_declarations",
    "declare_by_sheet",
    "declare_conflicts",
    "declare_nothing",
    "declare_tasks",
    "discuss_declarations",
    "extend_deadline",
    "give_expert_opinions",
    "hear_review",
    "intend_decisions",
    "invite_departments",
    "judge_declarations",
    "mark_look_alikes",
    "name_panel",
    "open_review",
    "publish_edition",
    "reopen_review",
    "settle_law_flag",
    "watch_law",
    "withdraw_declarations",
]
