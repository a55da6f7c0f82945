"""引擎能拒绝的,就让引擎拒绝:触发器和授权。Triggers and grants refuse changes to the record."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import SETUP
from hudong.ground.people import acts
from hudong.ground.record.anchors import anchor
from hudong.ground.record.models import RecordIsAppendOnly, Sealed
from hudong.ground.record.triggers import APP_ROLE, APPEND_ONLY

# 每张表一个能改的栏。
COLUMNS = {
    "record_entry": "act",
    "record_sealed": "content",
    "record_leaf": '"index"',
    "record_checkpoint": "root",
    "record_adopted_law": "digest",
}


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def recorded(db: None, tmp_path: object) -> None:
    """每张存证表里都有行 · Rows in every record table that an act or an anchor fills."""
    acts.found_county(actor=SETUP, code="320585", name="示例市", office_name="示例办")
    anchor(home=tmp_path, at=clock.now())
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO record_adopted_law (entry_id, digest)"
            " SELECT id, '0' FROM record_entry ORDER BY id LIMIT 1"
        )
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_every_append_only_table_is_tried() -> None:
    assert set(COLUMNS) == set(APPEND_ONLY)


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("as_owner", [False, pytest.param(True, marks=pytest.mark.postgres)])
def test_update_and_delete_are_refused(recorded: None, table: str, as_owner: bool) -> None:
    column = COLUMNS[table]
    statements = [f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"]
    if connection.vendor == "postgresql":
        statements.append(f"TRUNCATE {table} CASCADE")
        if as_owner:
            run("RESET ROLE")
    try:
        for statement in statements:
            with pytest.raises(DatabaseError, match="存证只能追加|permission denied|must be owner"):
                run(statement)
    finally:
        if connection.vendor == "postgresql":
            run(f"SET ROLE {APP_ROLE}")


@pytest.mark.postgres
def test_the_tests_themselves_run_as_the_application(recorded: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (APP_ROLE,)


@pytest.mark.postgres
@pytest.mark.parametrize("table", [*APPEND_ONLY, "django_migrations", "people_person"])
def test_what_the_application_may_do_to_each_table(recorded: None, table: str) -> None:
    wanted = {
        "people_person": {"SELECT", "INSERT", "UPDATE", "DELETE"},
        "django_migrations": {"SELECT"},
    }.get(table, {"SELECT", "INSERT"})
    with connection.cursor() as cursor:
        held = set()
        for right in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "TRIGGER"):
            cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [APP_ROLE, table, right])
            if cursor.fetchone()[0]:
                held.add(right)
    assert held == wanted


@pytest.mark.postgres
@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE record_entry DISABLE TRIGGER ALL",
        "DROP TRIGGER record_entry_rows ON record_entry",
        "DROP TABLE record_checkpoint",
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    ],
)
def test_the_application_cannot_switch_the_triggers_off(recorded: None, statement: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied|must be owner"):
        run(statement)


def test_the_sealed_part_is_append_only_in_the_program_too(recorded: None) -> None:
    seal = Sealed.objects.get()
    for attempt in (seal.save, seal.delete, Sealed.objects.all().delete):
        with pytest.raises(RecordIsAppendOnly):
            attempt()
    with pytest.raises(RecordIsAppendOnly):
        Sealed.objects.update(content={})
