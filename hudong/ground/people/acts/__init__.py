"""人的行为 · Every way in which the people room changes, one file per family."""

from hudong.ground.people.acts.accounts import change_password, close_account, open_account
from hudong.ground.people.acts.county import found_county, import_divisions, set_local_rule
from hudong.ground.people.acts.enrolling import (
    end_mandate,
    enrol_bodies,
    enrol_households,
    enrol_members,
)

__all__ = [
    "change_password",
    "close_account",
    "end_mandate",
    "enrol_bodies",
    "enrol_households",
    "enrol_members",
    "found_county",
    "import_divisions",
    "open_account",
    "set_local_rule",
]
