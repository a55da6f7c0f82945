"""人的行为 · Every way in which the people room changes, one file per family."""

from hudong.ground.people.acts.accounts import (
    change_password,
    close_account,
    open_account,
    reset_password,
)
from hudong.ground.people.acts.bodies import close_body, correct_body, enrol_bodies
from hudong.ground.people.acts.county import (
    confirm_local_rules,
    found_county,
    import_divisions,
    set_contact,
    set_local_rule,
)
from hudong.ground.people.acts.enrolling import (
    appoint_person,
    end_mandate,
    enrol_households,
    enrol_members,
)

__all__ = [
    "appoint_person",
    "change_password",
    "close_account",
    "close_body",
    "confirm_local_rules",
    "correct_body",
    "end_mandate",
    "enrol_bodies",
    "enrol_households",
    "enrol_members",
    "found_county",
    "import_divisions",
    "open_account",
    "reset_password",
    "set_contact",
    "set_local_rule",
]
