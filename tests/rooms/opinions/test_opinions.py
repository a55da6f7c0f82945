"""党组织研究与意见。Studies and opinions of Party organisations."""

from __future__ import annotations

from datetime import date

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import VISITOR
from hudong.ground.kernel.reads import counting
from hudong.ground.kernel.refusals import Invalid, Refused
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.terms import BodyKind, Role
from hudong.instruments.opinions import acts, queries
from tests.builders import (
    a_body,
    a_member_of,
    a_neighbourhood,
    a_town,
    a_village,
    refuses,
    statements,
    the_head_of,
    the_party_of,
    the_secretary_of,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
THING = Subject("test.Thing", "7", "某事", "ab" * 32)


def test_a_study_is_recorded_with_its_day_and_article() -> None:
    village = a_village()
    party = the_party_of(village)
    fact = acts.record_study(
        actor=the_secretary_of(village),
        party=party,
        subject=THING,
        text="同意提请表决",
        held_on=date(2026, 2, 27),
    )
    assert fact.basis == "《村民委员会组织法》第二十八条第三款"
    line = queries.study_of(community_id=village.pk, subject_kind=THING.kind, subject_id=7)
    assert line is not None
    assert (line.subject, line.text, line.held_on) == (THING, "同意提请表决", date(2026, 2, 27))
    assert (line.party, line.community_id, line.recorded_on) == (party.name, village.pk, TODAY)
    assert queries.studies_about(subject_kind=THING.kind, subject_id="7") == (line,)


def test_the_article_is_that_of_the_day_and_of_the_kind() -> None:
    neighbourhood = a_neighbourhood()
    secretary, party = the_secretary_of(neighbourhood), the_party_of(neighbourhood)
    now = acts.record_study(actor=secretary, party=party, subject=THING, text="同意", held_on=TODAY)
    assert now.basis == "《城市居民委员会组织法》第三十条第四款"
    before = acts.record_study(
        actor=secretary, party=party, subject=THING, text="同意", held_on=date(2025, 12, 31)
    )
    assert before.basis.startswith("地方规定")


def test_a_party_organisation_without_a_community_studies_by_the_countys_rule() -> None:
    party = a_body(BodyKind.PARTY, "中共示例镇委员会", parent=a_town())
    secretary = a_member_of(party, Role.SECRETARY, "书记")
    fact = acts.record_study(
        actor=secretary, party=party, subject=THING, text="同意", held_on=TODAY
    )
    assert fact.basis.startswith("地方规定")


def test_the_study_of_another_village_does_not_count() -> None:
    village, other = a_village(), a_village("月亮村")
    acts.record_study(
        actor=the_secretary_of(other),
        party=the_party_of(other),
        subject=THING,
        text="同意",
        held_on=TODAY,
    )
    given = {"subject_kind": THING.kind, "subject_id": THING.id}
    assert queries.study_of(community_id=village.pk, **given) is None
    assert len(queries.studies_about(**given)) == 1


def test_which_of_many_subjects_were_studied() -> None:
    village, other = a_village(), a_village("月亮村")
    for community, number in ((village, "7"), (village, "7"), (village, "9"), (other, "8")):
        acts.record_study(
            actor=the_secretary_of(community),
            party=the_party_of(community),
            subject=Subject(THING.kind, number, "某事"),
            text="同意",
            held_on=TODAY,
        )
    with counting() as used:
        found = queries.studied(
            community_id=village.pk, subject_kind=THING.kind, subject_ids=["6", "7", "8"]
        )
    assert (found, used.count) == ({"7"}, 1)


def test_a_study_still_to_be_held_is_refused() -> None:
    village = a_village()
    with refuses(acts.record_study, because="还没有到", kind=Invalid):
        acts.record_study(
            actor=the_secretary_of(village),
            party=the_party_of(village),
            subject=THING,
            text="同意",
            held_on=date(2026, 3, 3),
        )


def test_an_opinion_is_public_and_changes_nothing() -> None:
    village = a_village()
    clock.set_clock(clock.instant_on(date(2026, 3, 5)))
    fact = acts.give_opinion(
        actor=the_secretary_of(village),
        party=the_party_of(village),
        subject=THING,
        text="建议缓一缓",
    )
    (line,) = queries.opinions_about(subject_kind=THING.kind, subject_id=7)
    assert (line.opinion_id, line.text, line.given_on) == (
        fact.opinion_id,
        "建议缓一缓",
        date(2026, 3, 5),
    )
    assert line.subject == THING


def test_only_the_secretary_for_the_own_organisation() -> None:
    village, other = a_village(), a_village("月亮村")
    party = the_party_of(village)
    for actor, because in (
        (the_head_of(village), "须由党组织书记办理"),
        (VISITOR, "须由党组织书记办理"),
        (the_secretary_of(other), "只能以本党组织的名义办理"),
    ):
        with refuses(acts.record_study, because=because, kind=Refused):
            acts.record_study(actor=actor, party=party, subject=THING, text="同意", held_on=TODAY)
        with refuses(acts.give_opinion, because=because, kind=Refused):
            acts.give_opinion(actor=actor, party=party, subject=THING, text="同意")


def test_empty_words_are_refused() -> None:
    village = a_village()
    given = {
        "actor": the_secretary_of(village),
        "party": the_party_of(village),
        "subject": THING,
        "text": "  ",
    }
    with refuses(acts.record_study, because="没有写内容", kind=Invalid):
        acts.record_study(**given, held_on=TODAY)
    with refuses(acts.give_opinion, because="没有写内容", kind=Invalid):
        acts.give_opinion(**given)


def test_statements_of_each_act() -> None:
    village = a_village()
    given = {
        "actor": the_secretary_of(village),
        "party": the_party_of(village),
        "subject": THING,
        "text": "同意",
        "key": "k",
    }
    with counting() as studying:
        acts.record_study(**given, held_on=TODAY)
    with counting() as speaking:
        acts.give_opinion(**given)
    assert max(statements(studying), statements(speaking)) <= 10
