"""现成的语句:写得和取得与普通的存取一样,只是条数少、样子定。Ready statements do what queries would do."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError

from hudong.ground.kernel import clock
from hudong.ground.kernel.reads import counting
from hudong.ground.people.models import Body, Mandate, Person
from hudong.ground.record import statements
from hudong.ground.record.models import Entry, Sealed
from hudong.ground.record.statements import insert, insert_all, rows_by_key, update
from tests.builders import a_department, an_officer_of

pytestmark = pytest.mark.django_db


def people(count: int) -> list[Person]:
    return [Person(name=f"示例{number}", sex="male") for number in range(count)]


def test_what_was_inserted_reads_back_as_any_row() -> None:
    entry = Entry(
        uid=uuid4(),
        at=clock.now(),
        act="a.b",
        actor_key="k",
        subject_kind="s",
        subject_id="1",
        fact_kind="a.C",
        cause=None,
        leaf_hash=b"\x00\x01",
        canonical="字节".encode(),
    )
    insert(entry)
    insert(Sealed(entry=entry, content={"盐": "甲", "n": [1, None]}))
    read = Entry.objects.select_related("sealed").get()
    assert read == entry
    assert not entry._state.adding
    assert (read.uid, read.at, read.cause) == (entry.uid, entry.at, None)
    assert (bytes(read.leaf_hash), bytes(read.canonical)) == (b"\x00\x01", "字节".encode())
    assert read.sealed.content == {"盐": "甲", "n": [1, None]}


def test_each_row_gets_its_own_key_in_its_order() -> None:
    rows = people(3)
    with counting() as counter:
        insert_all(rows)
    assert counter.count == 1
    assert {row.pk: row.name for row in rows} == dict(Person.objects.values_list("pk", "name"))


def test_more_than_fits_goes_in_several_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "MOST_VALUES", 8)
    rows = people(9)
    with counting() as counter:
        insert_all(rows)
    assert counter.count == 3
    assert Person.objects.count() == 9
    assert len({row.pk for row in rows}) == 9
    with counting() as counter:
        insert_all(people(4), most_rows=2)
    assert counter.count == 2


def test_no_rows_need_no_statement() -> None:
    with counting() as counter:
        insert_all([])
        assert rows_by_key(Person, []) == []
    assert counter.count == 0


def test_some_with_keys_and_some_without_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="带了键"):
        insert_all([Person(pk=7, name="甲", sex="male"), Person(name="乙", sex="male")])
    assert not Person.objects.exists()


def test_rows_that_bring_their_keys_keep_them() -> None:
    insert(Person(pk=77, name="甲", sex="male"))
    assert Person.objects.get().pk == 77


def test_an_update_writes_every_column_and_no_other_row() -> None:
    one, other = people(2)
    insert_all([one, other])
    one.name, one.sex = "改过", "female"
    update(one)
    assert dict(Person.objects.values_list("pk", "name")) == {one.pk: "改过", other.pk: other.name}
    assert Person.objects.get(pk=one.pk).sex == "female"


def test_a_row_that_is_gone_cannot_be_updated() -> None:
    with pytest.raises(DatabaseError, match="没有第 404 行"):
        update(Person(pk=404, name="甲", sex="male"))


def test_rows_come_in_the_order_of_their_keys_and_missing_ones_not_at_all() -> None:
    rows = people(3)
    insert_all(rows)
    first, second, third = rows
    assert rows_by_key(Person, [third.pk, 404, first.pk]) == [first, third]
    assert rows_by_key(Person, {second.pk}, lock=True) == [second]


@pytest.mark.usefixtures("frozen_clock")
def test_a_row_comes_with_the_row_it_points_to_in_one_statement() -> None:
    department = a_department()
    officer = an_officer_of(department)
    with counting() as counter:
        (mandate,) = rows_by_key(Mandate, [officer.mandate_id], also="body")
        assert mandate.body == department
    assert counter.count == 1
    usual = Mandate.objects.select_related("body").get(pk=officer.mandate_id)
    for row, same in ((mandate, usual), (mandate.body, usual.body)):
        for field in row._meta.concrete_fields:
            assert getattr(row, field.attname) == getattr(same, field.attname)
    assert isinstance(mandate.from_on, date)
    assert isinstance(mandate.is_legal_representative, bool)
    assert isinstance(mandate.body, Body)
