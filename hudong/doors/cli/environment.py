"""运行环境:数据目录、用哪套设置、命令要的东西在不在。Home directory, settings, and what must be there."""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings

from config.keys import write_key
from hudong.doors.cli.answers import CommandError, Exit
from hudong.doors.cli.arguments import Needs

HOME = "HUDONG_HOME"
SETTINGS = "DJANGO_SETTINGS_MODULE"
PRODUCTION = "config.settings.prod"
DEMO = "config.settings.demo"


def home() -> Path:
    """数据目录 · HUDONG_HOME, by default ``./var``."""
    return Path(os.environ.get(HOME) or "var").expanduser().resolve()


def project_dir() -> Path:
    """程序目录 · Where the checkout stands."""
    return Path(__file__).resolve().parents[3]


def prepare(needs: Needs) -> None:
    """备好环境 · Chooses home and settings; loads Django and checks for a database where needed."""
    is_demo = needs is Needs.DEMO
    if is_demo and not os.environ.get(HOME):
        os.environ[HOME] = "var/demo"
    os.environ[HOME] = str(home())
    if needs is Needs.NOTHING:
        return
    os.environ.setdefault(SETTINGS, DEMO if is_demo else PRODUCTION)
    if needs is Needs.NEW_HOME and not os.environ.get("HUDONG_SECRET_KEY"):
        _private(home())
        write_key(home())
    if not apps.ready:
        django.setup()
    if is_demo and not settings.DEMO_SETTINGS:
        raise CommandError(
            "settings",
            "演示只能用演示设置",
            where=os.environ[SETTINGS],
            hint=f"请去掉环境变量 {SETTINGS}，或者设为 {DEMO}",
            exit_code=Exit.ENVIRONMENT,
        )
    if needs is Needs.COUNTY:
        _must_have_database()


def _private(folder: Path) -> None:
    # 库里有个人信息:目录只给运行的人读。
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def embedded_file() -> Path | None:
    """内嵌库文件 · The SQLite file of these settings; None for PostgreSQL and for test databases."""
    database = settings.DATABASES["default"]
    name = str(database["NAME"])
    if not database["ENGINE"].endswith("sqlite3") or "mode=memory" in name or name == ":memory:":
        return None
    return Path(name)


def _must_have_database() -> None:
    file = embedded_file()
    if file is not None and not file.is_file():
        raise CommandError(
            "no_county",
            "这里还没有县的数据库",
            where=str(file),
            hint="请先运行 hudong init；已经建过的，请核对 HUDONG_HOME",
            exit_code=Exit.ENVIRONMENT,
        )
