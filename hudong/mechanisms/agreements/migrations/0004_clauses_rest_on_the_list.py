"""条款站在清单上 · Triggers: a clause is about a listed matter, under its own name, and stays so.

The edition must stand in the record before anything is drafted from it; the matter must be on the
assistance list of the agreement's own edition and concern that kind of community. What a clause is
about never changes afterwards; what is negotiated (standard, quantity, price, day) may. A later
migration that rebuilds one of these tables on SQLite loses its triggers and must install them
again; tests/stories/test_no_way_round.py notices.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import migrations

NOT_LISTED: Final = "条款的事项不在这份协议书所据的清单上，或者名称和清单上的不一样"
STAYS: Final = "条款是哪一项、协议书据哪一版清单，写下以后不能改"
TABLES: Final = ("agreements_clause", "agreements_agreement")

_LISTED: Final = """
SELECT 1 FROM catalogue_matter m
JOIN agreements_agreement a ON a.id = NEW.agreement_id AND a.edition_id = m.edition_id
JOIN people_body b ON b.id = a.party_b_id
JOIN record_entry e ON e.subject_kind = 'catalogue.Edition'
  AND e.subject_id = CAST(m.edition_id AS {text})
WHERE m.id = NEW.matter_id AND m.catalogue = 'assistance'
  AND m.title = NEW.title AND m.basis_cite = NEW.basis_cite
  AND (m.scope = 'both' OR m.scope = b.kind)
"""
_CLAUSE_CHANGED: Final = (
    "NEW.agreement_id <> OLD.agreement_id OR NEW.matter_id <> OLD.matter_id"
    " OR NEW.title <> OLD.title OR NEW.basis_cite <> OLD.basis_cite"
    " OR NEW.official <> OLD.official"
)
_AGREEMENT_CHANGED: Final = (
    "NEW.edition_id <> OLD.edition_id OR NEW.party_a_id <> OLD.party_a_id"
    " OR NEW.party_b_id <> OLD.party_b_id"
)

_PG_FUNCTIONS: Final = (
    f"""
CREATE OR REPLACE FUNCTION agreements_must_be_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS ({_LISTED.format(text="text")}) THEN
    RAISE EXCEPTION '{NOT_LISTED}' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$
""",
    f"""
CREATE OR REPLACE FUNCTION agreements_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{STAYS}' USING ERRCODE = 'check_violation'; END $$
""",
)
_STATEMENTS: Final = {
    "postgresql": (
        *_PG_FUNCTIONS,
        "CREATE TRIGGER agreements_clause_listed BEFORE INSERT ON agreements_clause"
        " FOR EACH ROW EXECUTE FUNCTION agreements_must_be_listed()",
        "CREATE TRIGGER agreements_clause_stays BEFORE UPDATE ON agreements_clause"
        f" FOR EACH ROW WHEN ({_CLAUSE_CHANGED}) EXECUTE FUNCTION agreements_stays()",
        "CREATE TRIGGER agreements_agreement_stays BEFORE UPDATE ON agreements_agreement"
        f" FOR EACH ROW WHEN ({_AGREEMENT_CHANGED}) EXECUTE FUNCTION agreements_stays()",
    ),
    "sqlite": (
        "CREATE TRIGGER agreements_clause_listed BEFORE INSERT ON agreements_clause"
        f" WHEN NOT EXISTS ({_LISTED.format(text='TEXT')})"
        f" BEGIN SELECT RAISE(ABORT, '{NOT_LISTED}'); END",
        "CREATE TRIGGER agreements_clause_stays BEFORE UPDATE ON agreements_clause"
        f" WHEN {_CLAUSE_CHANGED} BEGIN SELECT RAISE(ABORT, '{STAYS}'); END",
        "CREATE TRIGGER agreements_agreement_stays BEFORE UPDATE ON agreements_agreement"
        f" WHEN {_AGREEMENT_CHANGED} BEGIN SELECT RAISE(ABORT, '{STAYS}'); END",
    ),
}
_REMOVALS: Final = {
    "postgresql": (
        "DROP TRIGGER agreements_clause_listed ON agreements_clause",
        "DROP TRIGGER agreements_clause_stays ON agreements_clause",
        "DROP TRIGGER agreements_agreement_stays ON agreements_agreement",
        "DROP FUNCTION agreements_must_be_listed()",
        "DROP FUNCTION agreements_stays()",
    ),
    "sqlite": (
        "DROP TRIGGER agreements_clause_listed",
        "DROP TRIGGER agreements_clause_stays",
        "DROP TRIGGER agreements_agreement_stays",
    ),
}


def install(apps: Any, schema_editor: Any) -> None:
    """装上触发器 · For the engine at hand."""
    for statement in _STATEMENTS.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement, params=None)


def remove(apps: Any, schema_editor: Any) -> None:
    """拆下触发器 · Undoes ``install``."""
    for statement in _REMOVALS.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0003_clauses_that_end"),
        ("catalogue", "0003_editions_are_final"),
        ("people", "0001_initial"),
        ("record", "0001_initial"),
    ]
    operations = [migrations.RunPython(install, remove)]
