"""升级数据库。Brings the database to the form that this program wants."""

from __future__ import annotations

from argparse import Namespace

from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from hudong.doors.cli.answers import Exit, Out
from hudong.ground.record.triggers import APP_ROLE, grant_application_role


def upgrade(out: Out) -> None:
    """升级 · Runs the migrations; on PostgreSQL also gives the application's role its rights."""
    out.progress("核对并升级数据库…")
    call_command("migrate", interactive=False, verbosity=0)
    if connection.vendor != "postgresql":
        return
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            grant_application_role(cursor)
    except ProgrammingError as error:
        out.progress(
            f"注意：没能给应用角色 {APP_ROLE} 授权（{error}）。"
            "请由数据库管理员建立这个角色，再运行 hudong migrate"
        )


def run(options: Namespace, out: Out) -> int:
    """升级数据库 · The command; make a backup first."""
    upgrade(out)
    out.answer({"ok": True}, "数据库已经是这个程序要的样子")
    return Exit.ANSWERED
