"""公布的清单不再改 · Triggers that keep a published edition and its matters as they were written.

No row of ``catalogue_edition`` or ``catalogue_matter`` can be changed or deleted, and no matter can
be added to an edition once the record has an entry about it: an act writes the matters first and
its entry last. A later migration that rebuilds one of these tables on SQLite loses its triggers and
must install them again; tests/rooms/catalogue/test_final.py notices.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

FINAL = ("catalogue_edition", "catalogue_matter")
CHANGED = "清单公布以后不能修改或者删除，要改请公布新的一版"
ADDED = "这一版清单已经公布，不能再往里加事项"
_ENTRY = "SELECT 1 FROM record_entry WHERE subject_kind = 'catalogue.Edition' AND subject_id ="

_PG_FUNCTIONS = (
    f"""
CREATE OR REPLACE FUNCTION catalogue_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{CHANGED}：%', TG_TABLE_NAME; END $$
""",
    f"""
CREATE OR REPLACE FUNCTION catalogue_refuse_late() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS ({_ENTRY} NEW.edition_id::text) THEN RAISE EXCEPTION '{ADDED}'; END IF;
  RETURN NEW;
END $$
""",
)


def install(apps: Any, schema_editor: Any) -> None:
    """装上触发器 · For the engine at hand."""
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        # 函数体里的 % 是 PL/pgSQL 的占位：params=None 才不会被当成参数。
        for function in _PG_FUNCTIONS:
            schema_editor.execute(function, params=None)
    for statement in _STATEMENTS.get(vendor, ()):
        schema_editor.execute(statement, params=None)


def remove(apps: Any, schema_editor: Any) -> None:
    """拆下触发器 · Undoes ``install``."""
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        for table in FINAL:
            schema_editor.execute(f"DROP TRIGGER {table}_final ON {table}")
            schema_editor.execute(f"DROP TRIGGER {table}_kept ON {table}")
        schema_editor.execute("DROP TRIGGER catalogue_matter_late ON catalogue_matter")
        schema_editor.execute("DROP FUNCTION catalogue_refuse()")
        schema_editor.execute("DROP FUNCTION catalogue_refuse_late()")
    elif vendor == "sqlite":
        for table in FINAL:
            schema_editor.execute(f"DROP TRIGGER {table}_update")
            schema_editor.execute(f"DROP TRIGGER {table}_delete")
        schema_editor.execute("DROP TRIGGER catalogue_matter_late")


_STATEMENTS = {
    "postgresql": (
        *(
            f"CREATE TRIGGER {table}_final BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION catalogue_refuse()"
            for table in FINAL
        ),
        *(
            f"CREATE TRIGGER {table}_kept BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION catalogue_refuse()"
            for table in FINAL
        ),
        "CREATE TRIGGER catalogue_matter_late BEFORE INSERT ON catalogue_matter"
        " FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_late()",
    ),
    "sqlite": (
        *(
            f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{CHANGED}：{table}'); END"
            for table in FINAL
            for verb in ("UPDATE", "DELETE")
        ),
        "CREATE TRIGGER catalogue_matter_late BEFORE INSERT ON catalogue_matter"
        f" WHEN EXISTS ({_ENTRY} CAST(NEW.edition_id AS TEXT))"
        f" BEGIN SELECT RAISE(ABORT, '{ADDED}'); END",
    ),
}


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0002_review_whole"),
        ("record", "0001_initial"),
    ]
    operations = [migrations.RunPython(install, remove)]
