"""专账的触发器:公务性协助的钱只能从专账拨。Triggers: money for official assistance leaves its own book only.

Checks within a row are constraints of the tables; that a paid line and its disbursement belong to
the same book, and that neither changes its book later, spans rows, so the engine is told here.
"""

from typing import Any, Final

from django.db import migrations

WORDS: Final = "公务性协助的经费只能从专账拨付，账本不能改"

_OTHER_BOOK: Final = """
    (SELECT l.official <> '' FROM funding_package_line l WHERE l.id = NEW.line_id)
    <> (SELECT d.fund = 'official' FROM funding_disbursement d WHERE d.id = NEW.disbursement_id)
"""
# 名称、什么时候、哪张表、什么情形。
_RULES: Final = (
    ("funding_book_insert", "INSERT", "funding_disbursement_line", _OTHER_BOOK),
    ("funding_book_update", "UPDATE", "funding_disbursement_line", _OTHER_BOOK),
    ("funding_book_fund", "UPDATE", "funding_disbursement", "NEW.fund <> OLD.fund"),
    ("funding_book_mark", "UPDATE", "funding_package_line", "NEW.official <> OLD.official"),
)
_PG_FUNCTION: Final = f"""
CREATE OR REPLACE FUNCTION funding_refuse_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'check_violation'; END $$
"""
_PG_CHECKED: Final = """
CREATE OR REPLACE FUNCTION funding_check_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN IF {when} THEN RAISE EXCEPTION '{words}' USING ERRCODE = 'check_violation'; END IF;
RETURN NEW; END $$
"""


def install_triggers(apps: Any, schema_editor: Any) -> None:
    """装上触发器 · On both engines."""
    is_postgres = schema_editor.connection.vendor == "postgresql"
    if is_postgres:
        # 触发器的 WHEN 里不能写子查询:跨行的那两条放进函数里判断。
        schema_editor.execute(_PG_FUNCTION, params=None)
        schema_editor.execute(_PG_CHECKED.format(when=_OTHER_BOOK, words=WORDS), params=None)
    for name, verb, table, when in _RULES:
        if not is_postgres:
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {verb} ON {table} WHEN {when}"
                f" BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            )
        elif when is _OTHER_BOOK:
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {verb} ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION funding_check_book()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {verb} ON {table}"
                f" FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION funding_refuse_book()"
            )


def remove_triggers(apps: Any, schema_editor: Any) -> None:
    """拆下触发器 · Undoes ``install_triggers``."""
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for name, _verb, table, _when in _RULES:
        schema_editor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if is_postgres else ""))
    if is_postgres:
        schema_editor.execute("DROP FUNCTION funding_refuse_book()")
        schema_editor.execute("DROP FUNCTION funding_check_book()")


class Migration(migrations.Migration):
    dependencies = [("funding", "0002_separate_account")]
    operations = [migrations.RunPython(install_triggers, remove_triggers)]
