"""存证的读法:一件事的条目、一条的证明、总数。How the record is read."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import SETUP
from hudong.ground.people import acts
from hudong.ground.people.models import Account, Mandate, Person
from hudong.ground.record import queries
from hudong.ground.record.anchors import anchor, sequence
from hudong.ground.record.models import Checkpoint, Entry, Leaf
from hudong.ground.record.tree import consistency_proof as prove
from hudong.ground.record.tree import leaf_hash, verify_consistency, verify_inclusion
from tests.builders import a_county, a_village, with_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> object:
    """一个有村的县 · A county with an office and a village."""
    with_office()
    a_village(members=3, representatives=4, households=3)
    return a_county()


def test_every_entry_has_a_proof_that_anybody_can_check(county: object, tmp_path: Path) -> None:
    mark = anchor(home=tmp_path, at=clock.now())
    for entry in Entry.objects.all():
        page = queries.entry_page(entry.pk)
        assert (page.size, page.root) == (mark.size, mark.root)
        assert verify_inclusion(
            leaf_hash(page.canonical.encode()),
            page.index,
            page.size,
            [bytes.fromhex(node) for node in page.proof],
            bytes.fromhex(page.root),
        )


def test_a_later_anchor_extends_the_earlier_one(county: object, tmp_path: Path) -> None:
    first = anchor(home=tmp_path, at=clock.now())
    a_village("第二村", members=3, representatives=4, households=0)
    second = anchor(home=tmp_path, at=clock.now())
    leaves = [bytes(leaf.entry.leaf_hash) for leaf in Leaf.objects.select_related("entry")]
    assert second.size == len(leaves) > first.size
    assert verify_consistency(
        first.size,
        bytes.fromhex(first.root),
        second.size,
        bytes.fromhex(second.root),
        prove(leaves, first.size),
    )


def test_the_same_size_is_anchored_once(county: object, tmp_path: Path) -> None:
    first = anchor(home=tmp_path, at=clock.now())
    again = anchor(home=tmp_path, at=clock.now() + timedelta(hours=1))
    assert again == first
    assert Checkpoint.objects.count() == 1
    assert len(list((tmp_path / "anchors").iterdir())) == 1


def test_an_empty_record_has_an_anchor_too(tmp_path: Path) -> None:
    assert anchor(home=tmp_path, at=clock.now()).size == 0
    assert queries.totals().entries == 0
    assert queries.entry_page(1) is None


def test_entries_get_their_place_in_the_order_of_their_numbers(county: object) -> None:
    assert sequence() == Entry.objects.count()
    assert sequence() == 0
    assert list(Leaf.objects.values_list("index", flat=True)) == list(range(Entry.objects.count()))
    numbers = list(Leaf.objects.values_list("entry_id", flat=True))
    assert numbers == sorted(numbers)


def test_before_the_anchor_an_entry_has_no_proof_yet(county: object) -> None:
    page = queries.entry_page(Entry.objects.order_by("id")[0].pk)
    assert (page.index, page.size, page.proof) == (None, 0, ())


def test_the_life_of_a_thing_oldest_first(county: object) -> None:
    village = Mandate.objects.filter(title="主任").get().body
    lines = queries.entries_about([("people.Body", str(village.pk))])
    assert [line.act for line in lines] == ["people.enrol_members", "people.enrol_households"]
    assert [line.number for line in lines] == sorted(line.number for line in lines)
    assert queries.entries_about([]) == ()


def test_the_ledger_newest_first_and_paged(county: object) -> None:
    whole = queries.recent_entries(limit=1000)
    first = queries.recent_entries(limit=3)
    rest = queries.recent_entries(before=first[-1].number, limit=1000)
    assert [*first, *rest] == list(whole)
    assert len(whole) == Entry.objects.count()


def test_totals_count_what_is_there(county: object, tmp_path: Path) -> None:
    mark = anchor(home=tmp_path, at=clock.now())
    a_village("第二村", members=3, representatives=4, households=0)
    totals = queries.totals()
    assert (totals.anchored, totals.root, totals.sequenced) == (mark.size, mark.root, mark.size)
    assert totals.entries == Entry.objects.count() > totals.sequenced


def test_no_name_and_no_number_of_a_person_enters_an_entry(county: object) -> None:
    person = Mandate.objects.filter(title="主任").get().person
    acts.open_account(actor=SETUP, person=person, username="zhuren13800000000")
    names = set(Person.objects.values_list("name", flat=True))
    names |= set(Account.objects.values_list("username", flat=True))
    assert len(names) > 10
    for entry in Entry.objects.all():
        text = bytes(entry.canonical).decode()
        assert not [name for name in names if name in text]
        assert not re.search(r"(?<![0-9a-f])(?:1[3-9]\d{9}|\d{17}[\dXx])(?![0-9a-f])", text)
