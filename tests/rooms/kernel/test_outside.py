"""不在行为之中,一行也写不了。Outside an act no row of any domain table can be written."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db import models

from hudong.ground.kernel.exempt import COLUMNS, TABLES
from hudong.ground.kernel.rows import recorded_models
from hudong.ground.kernel.table import OutsideAct, Table, TableQuerySet
from hudong.ground.people import acts
from hudong.ground.people.models import Account, Body, County, Household, Person
from hudong.ground.record.models import (
    AdoptedLaw,
    AppendOnly,
    Checkpoint,
    Entry,
    Leaf,
    RecordIsAppendOnly,
    Sealed,
)
from tests.builders import SETUP, a_county, a_village, snapshot


@pytest.fixture
def village(db: None) -> Body:
    return a_village()


def writes(village: Body) -> dict[str, object]:
    """一切能想到的写法 · Every way that Django offers."""
    body, person = Body.objects.get(pk=village.pk), Person.objects.order_by("id")[0]
    body.name = "改过"
    return {
        "save": body.save,
        "save 几栏": lambda: body.save(update_fields=["name"]),
        "delete": Household.objects.order_by("id")[0].delete,
        "create": lambda: Person.objects.create(name="甲", sex="male"),
        "get_or_create": lambda: Person.objects.get_or_create(name="甲", sex="male"),
        "update_or_create": lambda: Person.objects.update_or_create(
            pk=person.pk, defaults={"name": "乙"}
        ),
        "bulk_create": lambda: Person.objects.bulk_create([Person(name="甲", sex="male")]),
        "bulk_update": lambda: Person.objects.bulk_update([person], ["name"]),
        "update": lambda: Person.objects.update(name="乙"),
        "queryset delete": lambda: Household.objects.all().delete(),
        "related create": lambda: village.mandates.create(person=person, title="委员"),
        "related update": lambda: village.mandates.update(title="主任"),
        "related delete": lambda: village.households.all().delete(),
        "base update": lambda: Body._base_manager.update(name="乙"),
        "base delete": lambda: Household._base_manager.all().delete(),
    }


@pytest.mark.parametrize(
    "how",
    [
        "save",
        "save 几栏",
        "delete",
        "create",
        "get_or_create",
        "update_or_create",
        "bulk_create",
        "bulk_update",
        "update",
        "queryset delete",
        "related create",
        "related update",
        "related delete",
        "base update",
        "base delete",
    ],
)
def test_no_way_of_writing_works_outside_an_act(village: Body, how: str) -> None:
    before = snapshot()
    with pytest.raises(OutsideAct, match=r"行为|不许"):
        writes(village)[how]()
    assert snapshot() == before


def test_every_domain_table_is_guarded_through_every_manager() -> None:
    for model in recorded_models().values():
        assert isinstance(model._base_manager.get_queryset(), TableQuerySet), model
        assert isinstance(model._default_manager.get_queryset(), TableQuerySet), model
        for manager in model._meta.managers:
            assert isinstance(manager.get_queryset(), TableQuerySet), (model, manager.name)


@pytest.mark.django_db
def test_accounts_are_guarded_but_for_the_login_stamp() -> None:
    village = a_village()
    person = village.mandates.order_by("id")[0].person
    acts.open_account(actor=SETUP, person=person, username="zhuren")
    account = Account.objects.get(username="zhuren")
    account.last_login = None
    account.save(update_fields=["last_login"])
    with pytest.raises(OutsideAct):
        Account.objects.filter(pk=account.pk).update(is_active=False)
    with pytest.raises(OutsideAct):
        Account.objects.all().delete()
    account.is_active = False
    with pytest.raises(OutsideAct):
        account.save()
    with pytest.raises(OutsideAct):
        account.save(update_fields=["last_login", "is_active"])
    with pytest.raises(OutsideAct):
        account.save(update_fields=["password"])


def test_an_exempt_column_belongs_to_a_table_that_exists() -> None:
    tables = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    for (table, column), reason in COLUMNS.items():
        assert tables[table]._meta.get_field(column), column
        assert reason


def test_every_table_is_a_domain_table_a_record_table_or_exempt_with_a_reason() -> None:
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if issubclass(model, Table):
            assert table not in TABLES, f"{table} 是本系统的表，不能列在例外里"
        elif issubclass(model, AppendOnly):
            assert TABLES.get(table)
        else:
            assert TABLES.get(table), f"{model._meta.label} 不是 Table，例外表里也没有写理由"


@pytest.mark.django_db
class TestTheRecord:
    """存证的表:除了追加,什么也不许。"""

    def test_rows_are_neither_changed_nor_deleted(self) -> None:
        a_county()
        entry = Entry.objects.order_by("id")[0]
        entry.act = "people.other"
        for attempt in (entry.save, entry.delete, Entry.objects.all().delete):
            with pytest.raises(RecordIsAppendOnly):
                attempt()
        with pytest.raises(RecordIsAppendOnly):
            Entry.objects.update(act="people.other")
        with pytest.raises(RecordIsAppendOnly):
            Entry._base_manager.update(act="people.other")
        with pytest.raises(RecordIsAppendOnly):
            Entry.objects.bulk_update([entry], ["act"])

    @pytest.mark.parametrize("model", [Entry, Leaf, Checkpoint, AdoptedLaw, Sealed])
    def test_rows_are_not_added_by_anybody_else(self, model: type[models.Model]) -> None:
        with pytest.raises(RecordIsAppendOnly):
            model().save()
        if issubclass(model, AppendOnly):
            with pytest.raises(RecordIsAppendOnly):
                model.objects.bulk_create([model()])


@pytest.mark.django_db
def test_a_second_county_is_refused_and_the_first_stays() -> None:
    a_county()
    assert County.objects.get().founded_on == date(2026, 3, 2)
