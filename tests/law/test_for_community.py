"""村用村的法,社区用社区的法。The same rule in the act of each kind of community."""

from hudong.ground import law

VILLAGE = "villagers_committee_act.representatives_meeting"


def test_a_neighbourhood_stands_on_its_own_act() -> None:
    own = "residents_committee_act.representatives_meeting"
    assert law.for_community(VILLAGE, "neighbourhood") == own


def test_everybody_else_and_every_other_key_stay_as_they_are() -> None:
    assert law.for_community(VILLAGE, "village") == VILLAGE
    assert law.for_community("civil_code.offer", "neighbourhood") == "civil_code.offer"
    missing = "villagers_committee_act.town_limit"
    assert law.for_community(missing, "neighbourhood") == missing
