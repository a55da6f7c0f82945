"""法定代表人:只有负责人能当,一天只有一位。Only a head is legal representative, one at a time."""

from __future__ import annotations

from datetime import date

import pytest

from hudong.ground.kernel.actor import SETUP
from hudong.ground.people import acts
from hudong.ground.people.terms import MemberLine, Role, Sex
from tests.builders import a_town, refuses

pytestmark = pytest.mark.django_db


def line(role: Role, *, from_on: date = date(2026, 1, 1), to_on: date = date(2026, 12, 31)):
    return MemberLine(
        "某某", Sex.FEMALE, role, "职务", from_on, to_on, is_legal_representative=True
    )


def test_an_officer_is_no_legal_representative() -> None:
    town = a_town()
    with refuses(acts.enrol_members, because="由负责人"):
        acts.enrol_members(actor=SETUP, body=town, lines=[line(Role.OFFICER)])


def test_two_legal_representatives_never_overlap() -> None:
    town = a_town()
    with refuses(acts.enrol_members, because="已经有法定代表人"):
        acts.enrol_members(actor=SETUP, body=town, lines=[line(Role.HEAD)])


def test_the_next_one_begins_when_the_last_has_ended() -> None:
    town = a_town()
    later = line(Role.HEAD, from_on=date(2029, 1, 1), to_on=date(2033, 12, 31))
    acts.enrol_members(actor=SETUP, body=town, lines=[later])
