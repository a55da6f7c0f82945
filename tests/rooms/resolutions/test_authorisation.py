"""授权:按作出决定那一天的法,到会和赞成都要够数。Authorisation by the law of its day."""

from __future__ import annotations

from datetime import date

import pytest

from hudong.ground.kernel.actor import SETUP
from hudong.ground.kernel.reads import counting
from hudong.ground.kernel.refusals import Invalid, Refused
from hudong.ground.law.terms import RuleMissing
from hudong.instruments.resolutions import acts, queries
from hudong.instruments.resolutions.terms import CountedBy
from tests.builders import (
    a_committee_member_of,
    a_neighbourhood,
    a_village,
    refuses,
    representatives_of,
    statements,
    the_head_of,
)
from tests.rooms.resolutions.builders_resolutions import THING, TODAY, authorised_by, on

pytestmark = pytest.mark.django_db


def test_an_authorisation_stands_with_its_arithmetic() -> None:
    village = a_village()
    fact = authorised_by(village)
    assert fact.basis == "《村民委员会组织法》第二十八条第二款"
    line = queries.authorisation_for(community=village, scope_kind=THING.kind, day=TODAY)
    assert line is not None
    assert line.words.startswith("应到 120 户，三分之二是 80 户，至少要 80 户。到会 90 户，够了。")
    assert "赞成 80 户，通过" in line.words
    assert (line.decided_on, line.to_on) == (date(2026, 2, 1), date(2026, 12, 31))
    assert queries.authorisations_of(community=village) == (line,)


def test_it_holds_from_its_first_to_its_last_day_for_its_scope() -> None:
    village, other = a_village(), a_village("月亮村")
    authorised_by(village, from_on=date(2026, 3, 1), to_on=date(2026, 3, 31))

    def found(day: date, kind: str = THING.kind) -> bool:
        return queries.authorisation_for(community=village, scope_kind=kind, day=day) is not None

    assert not found(date(2026, 2, 28))
    assert found(date(2026, 3, 1))
    assert found(date(2026, 3, 31))
    assert not found(date(2026, 4, 1))
    assert not found(TODAY, "test.Other")
    assert queries.authorisation_for(community=other, scope_kind=THING.kind, day=TODAY) is None


def test_the_law_is_that_of_the_day_of_the_decision() -> None:
    fact = authorised_by(a_village(), decided_on=date(2025, 12, 31), from_on=date(2026, 1, 1))
    assert fact.basis == "《村民委员会组织法》第二十四条第二款"
    assert "第二十二条第一款" in fact.words


def test_residents_count_households_by_their_own_law() -> None:
    # 居民会议由户的代表参加的,过半数即可;村民会议要三分之二。
    figures = {"present": 61, "ayes": 40}
    village = a_village()
    assert "第二十七条" in authorised_by(a_neighbourhood(), **figures).words
    with refuses(acts.record_authorisation, because="还差 19 户", kind=Invalid):
        authorised_by(village, **figures)


def test_persons_are_counted_as_persons() -> None:
    fact = authorised_by(a_village(), counted=CountedBy.PERSONS, total=240, present=121, ayes=61)
    assert fact.assembly_kind == "assembly_by_persons"
    assert "应到 240 人" in fact.words


def test_a_total_that_differs_from_the_roll_is_told() -> None:
    village = a_village()
    fact = authorised_by(village, total=118, present=90)
    assert "登记时户册上是 120 户，会上按 118 户计算" in fact.words
    assert (fact.total, fact.roll_total) == (118, 120)
    assert "户册" not in authorised_by(village).words


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"present": 79, "ayes": 79}, "到会 79 户，还差 1 户"),
        ({"present": 90, "ayes": 45}, "赞成 45 户，没有通过"),
        ({"present": 121}, "人数不对"),
        ({"ayes": 91}, "票数不对"),
        ({"scope": " "}, "请写明授权代表会议决定哪些事"),
        ({"scope_kind": ""}, "请写明授权代表会议决定哪些事"),
        ({"decided_on": date(2026, 3, 3), "from_on": date(2026, 3, 3)}, "还没有到"),
        ({"from_on": date(2026, 1, 31)}, "不能早于作出决定的那一天"),
        ({"to_on": date(2026, 1, 31)}, "止日早于起日"),
    ],
)
def test_what_is_refused(changes: dict[str, object], because: str) -> None:
    village = a_village()
    with refuses(acts.record_authorisation, because=because, kind=Invalid):
        authorised_by(village, **changes)


def test_a_bare_half_is_enough_by_one_more() -> None:
    village = a_village()
    assert authorised_by(village, present=80, ayes=41)


def test_the_old_residents_law_knows_no_authorisation() -> None:
    on(date(2025, 11, 3))
    neighbourhood = a_neighbourhood()
    with pytest.raises(RuleMissing, match="2025-11-01"):
        authorised_by(neighbourhood, decided_on=date(2025, 11, 1), from_on=date(2025, 11, 1))


def test_only_the_head_of_the_community() -> None:
    village, other = a_village(), a_village("月亮村")
    for actor in (
        the_head_of(other),
        a_committee_member_of(village),
        representatives_of(village)[0],
        SETUP,
    ):
        with refuses(acts.record_authorisation, because="须由本村（社区）", kind=Refused):
            authorised_by(village, actor=actor)


def test_statements() -> None:
    village = a_village()
    head = the_head_of(village)
    with counting() as used:
        authorised_by(village, actor=head, key="k")
    assert statements(used) <= 10
