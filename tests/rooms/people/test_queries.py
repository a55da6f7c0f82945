"""人的读法:名册、组成、名录。Queries of the people room."""

from __future__ import annotations

from datetime import date

import pytest

from hudong.ground.kernel.refusals import NotFound
from hudong.ground.law.terms import RuleMissing
from hudong.ground.people import queries
from hudong.ground.people.models import Person
from hudong.ground.people.terms import BodyKind, Role
from tests.builders import (
    a_county,
    a_member_of,
    a_neighbourhood,
    a_town,
    a_village,
    the_head_of,
    with_office,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)


def test_before_set_up_there_is_no_county() -> None:
    assert queries.county() is None
    assert a_county() == queries.county()


def test_the_roll_of_a_meeting_is_committee_and_representatives() -> None:
    village = a_village(members=5, representatives=24, women=9)
    roll = queries.meeting_roll(community=village, day=TODAY)
    made = queries.composition(roll)
    assert (made.members, made.representatives, made.women_representatives) == (29, 24, 9)


def test_who_was_elected_later_stands_at_the_end_of_the_roll() -> None:
    village = a_village(members=1, representatives=2, households=0)
    a_member_of(village, Role.MEMBER, "委员")
    roll = queries.meeting_roll(community=village, day=TODAY)
    assert [line.role for line in roll] == ["head", "representative", "representative", "member"]


def test_nobody_is_on_the_roll_outside_the_term() -> None:
    village = a_village()
    assert queries.meeting_roll(community=village, day=date(2023, 12, 31)) == ()
    assert queries.meeting_roll(community=village, day=date(2029, 1, 1)) == ()


def test_members_by_role() -> None:
    village = a_village(members=3, representatives=6)
    lines = queries.members_of(body=village, day=TODAY, roles=(Role.HEAD, Role.MEMBER))
    assert [line.title for line in lines] == ["主任", "委员", "委员"]
    assert [line.is_legal_representative for line in lines] == [True, False, False]


def test_registers_of_bodies() -> None:
    town = a_town()
    village, neighbourhood = a_village(town=town), a_neighbourhood(town=a_town("另一镇"))
    with_office()
    assert set(queries.communities()) == {village, neighbourhood}
    assert queries.communities(town=town) == (village,)
    assert {body.kind for body in queries.bodies(kind=BodyKind.OFFICE)} == {"office"}
    assert the_head_of(village).standing(TODAY).parent_body_id == town.pk


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(NotFound, match="没有登记过“天外镇”"):
        queries.body_named(name="天外镇")
    with pytest.raises(RuleMissing, match="没有地方规定“没定过”"):
        queries.local_value(key="没定过", day=TODAY)


@pytest.mark.parametrize("many", [1, 50])
def test_reading_a_roll_costs_the_same_for_one_and_for_fifty(
    django_assert_num_queries: object, many: int
) -> None:
    village = a_village(representatives=many, households=many)
    with django_assert_num_queries(2):
        queries.meeting_roll(community=village, day=TODAY)
        queries.roll_totals(community=village)
    assert Person.objects.count() > many
