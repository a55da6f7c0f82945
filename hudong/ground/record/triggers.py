"""触发器和权限:引擎能拒绝的,就让引擎拒绝。Triggers and grants: what the engine can refuse, it refuses."""

from __future__ import annotations

from typing import Any

# 封存依法可以销毁,但要由一个专门的行为来办;还没有那个行为,就一样不许改、不许删。
APPEND_ONLY = (
    "record_entry",
    "record_sealed",
    "record_leaf",
    "record_checkpoint",
    "record_adopted_law",
)
APP_ROLE = "hudong_app"

_PG_FUNCTION = """
CREATE OR REPLACE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '存证只能追加，不能修改或者删除：%', TG_TABLE_NAME; END $$
"""


def install_triggers(apps: Any, schema_editor: Any) -> None:
    """装上触发器 · Refuses UPDATE and DELETE (and TRUNCATE) on the record's tables."""
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        # 函数体里的 % 是 PL/pgSQL 的占位:params=None 才不会被当成参数。
        schema_editor.execute(_PG_FUNCTION, params=None)
    for table in APPEND_ONLY:
        if vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_rows BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION record_refuse()"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_all BEFORE TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION record_refuse()"
            )
        elif vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                schema_editor.execute(
                    f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table}"
                    f" BEGIN SELECT RAISE(ABORT, '存证只能追加，不能修改或者删除：{table}'); END"
                )


def remove_triggers(apps: Any, schema_editor: Any) -> None:
    """拆下触发器 · Undoes ``install_triggers``."""
    vendor = schema_editor.connection.vendor
    for table in APPEND_ONLY:
        if vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_rows ON {table}")
            schema_editor.execute(f"DROP TRIGGER {table}_all ON {table}")
        elif vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {table}_update")
            schema_editor.execute(f"DROP TRIGGER {table}_delete")
    if vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION record_refuse()")


_INSTALLED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}


def unguarded(connection: Any) -> list[str]:
    """没有保护的表 · Tables of the record that lack one of their triggers, or have it switched off."""
    ends = ("rows", "all") if connection.vendor == "postgresql" else ("update", "delete")
    with connection.cursor() as cursor:
        cursor.execute(_INSTALLED[connection.vendor])
        there = {row[0] for row in cursor.fetchall()}
    return [table for table in APPEND_ONLY if not {f"{table}_{end}" for end in ends} <= there]


def grant_application_role(cursor: Any) -> None:
    """给应用角色授权 · PostgreSQL only: the role may write everything but the record's past."""
    # 角色属于整个集群,两个进程可能同时来建:已经有了就用它。
    cursor.execute(
        f"DO $$ BEGIN CREATE ROLE {APP_ROLE} NOLOGIN;"
        " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {APP_ROLE}")
    cursor.execute(
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP_ROLE}"
    )
    cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP_ROLE}")
    for table in APPEND_ONLY:
        cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {APP_ROLE}")
    cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {APP_ROLE}")
