"""旧的行:指纹说的是写进库的值,旧对象存不回去。Digests tell what was written; old objects are not saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from hudong.ground.kernel.act import ACTS, act
from hudong.ground.kernel.actor import SETUP, Standing
from hudong.ground.kernel.permit import permit
from hudong.ground.kernel.table import StaleRow
from hudong.ground.kernel.verify import verify
from hudong.ground.people.facts import AccountClosed
from hudong.ground.people.models import Person
from tests.builders import a_village

pytestmark = pytest.mark.django_db


@permit("谁都可以")
def by_anybody(*, actor: Standing) -> bool:
    """谁都可以 · For these tests."""
    return True


_before = set(ACTS)


def said(person: Person) -> AccountClosed:
    return AccountClosed(account_id=person.pk, reason="试")


@act("people.try_rename", title="改名", on="person", permit=by_anybody, basis="people.enrol")
def rename(*, person: Person, name: str) -> AccountClosed:
    """改名 · Writes the whole row."""
    person.name = name
    person.save()
    return said(person)


@act(
    "people.try_change_later",
    title="写了又改",
    on="person",
    permit=by_anybody,
    basis="people.enrol",
)
def change_later(*, person: Person) -> AccountClosed:
    """写了又改 · Changes the object after it was written."""
    person.name = "写下的"
    person.save()
    person.name = "没有写下的"
    return said(person)


@act(
    "people.try_one_column", title="只写一栏", on="person", permit=by_anybody, basis="people.enrol"
)
def one_column(*, person: Person, in_bulk: bool) -> AccountClosed:
    """只写一栏 · Changes two columns of the object and writes one."""
    person.name, person.sex = "写下的", "female"
    if in_bulk:
        Person.objects.bulk_update([person], ["name"])
    else:
        person.save(update_fields=["name"])
    return said(person)


@act("people.try_nested", title="里外都写", on="person", permit=by_anybody, basis="people.enrol")
def nested(*, actor: Standing, person: Person, how: str) -> AccountClosed:
    """里外都写 · Another act writes the row, then this one writes it from its own object."""
    rename(actor=actor, person=person, name="里层写的")
    if how == "refresh":
        person.refresh_from_db()
    if how == "again":
        person = Person.objects.get(pk=person.pk)
    person.sex = "female"
    if how == "columns":
        person.save(update_fields=["sex"])
    elif how == "bulk":
        Person.objects.bulk_update([person], ["sex"])
    elif how == "delete":
        person.delete()
    else:
        person.save()
    return said(person)


_MADE = {name: ACTS.pop(name) for name in set(ACTS) - _before}


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Person:
    for name, made in _MADE.items():
        monkeypatch.setitem(ACTS, name, made)
    return a_village(households=0).mandates.order_by("id")[0].person


def test_what_was_changed_after_writing_is_not_in_the_digest(
    person: Person, tmp_path: Path
) -> None:
    change_later(actor=SETUP, person=person)
    assert Person.objects.get(pk=person.pk).name == "写下的"
    assert [found for found in verify(home=tmp_path).findings if found.table != "anchors"] == []


@pytest.mark.parametrize("in_bulk", [False, True])
def test_columns_that_were_not_written_are_not_in_the_digest(
    person: Person, tmp_path: Path, in_bulk: bool
) -> None:
    one_column(actor=SETUP, person=person, in_bulk=in_bulk)
    stored = Person.objects.get(pk=person.pk)
    assert (stored.name, stored.sex) == ("写下的", person.sex)
    assert [found for found in verify(home=tmp_path).findings if found.table != "anchors"] == []


@pytest.mark.parametrize("how", ["save", "columns", "bulk", "delete"])
def test_an_old_object_does_not_undo_what_another_act_wrote(person: Person, how: str) -> None:
    with pytest.raises(StaleRow, match=f"people_person 第 {person.pk} 行"):
        nested(actor=SETUP, person=person, how=how)
    assert Person.objects.get(pk=person.pk).name == person.name


@pytest.mark.parametrize("how", ["refresh", "again"])
def test_a_row_read_anew_may_be_saved(person: Person, tmp_path: Path, how: str) -> None:
    nested(actor=SETUP, person=person, how=how)
    stored = Person.objects.get(pk=person.pk)
    assert (stored.name, stored.sex) == ("里层写的", "female")
    assert [found for found in verify(home=tmp_path).findings if found.table != "anchors"] == []
