"""测试的规矩:警告即错误,查询不写次序就打乱,网络关着,时钟停着。House rules of the test suite."""

from __future__ import annotations

import itertools
import random
import socket
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import setup_databases, teardown_databases
from hypothesis import HealthCheck, settings

from hudong.ground.kernel import clock
from hudong.ground.record.triggers import APP_ROLE, grant_application_role

DAY = date(2026, 3, 2)

# 机器忙的时候一例慢一点不算错:性质测试不限每例时长。
settings.register_profile("hudong", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hudong")


@pytest.fixture(autouse=True)
def frozen_clock(request: pytest.FixtureRequest) -> Iterator[None]:
    """时钟停在 2026 年 3 月 2 日上午九点 · The clock stands still unless a test moves it."""
    clock.set_clock(clock.instant_on(DAY))
    yield
    clock.reset_clock()


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """网络关着 · Only addresses of this machine can be reached."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> Any:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"测试里不许连外网：{address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def shuffled_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    """不写次序就打乱 · Rows of a SELECT without ORDER BY come in random order."""
    results_iter = SQLCompiler.results_iter

    def shuffled(self: SQLCompiler, *args: Any, **options: Any) -> Any:
        rows = results_iter(self, *args, **options)
        query = self.query
        ordered = (
            query.order_by
            or query.extra_order_by
            or (query.default_ordering and query.get_meta().ordering)
        )
        if ordered or query.is_sliced or query.combinator or query.distinct:
            return rows
        listed = list(rows)
        random.shuffle(listed)
        return iter(listed)

    monkeypatch.setattr(SQLCompiler, "results_iter", shuffled)


def _act_as_application(sender: Any, connection: Any, **_: Any) -> None:
    # 直接交给驱动:连上库这件事,不算进任何查询的语句预算。
    connection.connection.execute(f"SET ROLE {APP_ROLE}")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """迁移用属主,测试用应用角色 · On PostgreSQL the tests run as the role ``hudong_app``."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                grant_application_role(cursor)
            connections.close_all()
            connection_created.connect(_act_as_application, dispatch_uid="application-role")
    yield
    with django_db_blocker.unblock():
        connection_created.disconnect(dispatch_uid="application-role")
        if connection.vendor == "postgresql":
            connections.close_all()
        teardown_databases(made, verbosity=0)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """只在 PostgreSQL 上有意义的,在 SQLite 上不选 · Deselects what the engine at hand cannot show."""
    if connection.vendor == "postgresql":
        return
    left_out = [item for item in items if item.get_closest_marker("postgres")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


class _FileTemplate:
    """SQLite 的模板 · The migrated, empty database as a file; a copy is one backup away."""

    def __init__(self, file: Path) -> None:
        self.file = file
        connection.ensure_connection()
        with sqlite3.connect(file) as copy:
            connection.connection.backup(copy)
        copy.close()

    def create(self, folder: Path) -> str:
        path = folder / "county.sqlite3"
        path.write_bytes(self.file.read_bytes())
        return str(path)

    def drop(self, name: str) -> None:
        """The file goes with its temporary folder."""


class _PostgresTemplate:
    """PostgreSQL 的模板 · A copy of the migrated database that nobody connects to."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)
        self.source = connection.settings_dict["NAME"]
        connections.close_all()
        self.name = f"{self.source}_template"
        self._copy(self.source, self.name)

    def create(self, folder: Path) -> str:
        fresh = f"{self.source}_fresh_{next(self.numbers)}"
        self._copy(self.name, fresh)
        return fresh

    def _copy(self, source: str, name: str) -> None:
        # 上一次被打断的测试可能留下同名的库。
        self._as_owner(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self._as_owner(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')

    def drop(self, name: str) -> None:
        self._as_owner(f'DROP DATABASE "{name}" WITH (FORCE)')

    @staticmethod
    def _as_owner(statement: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute(statement)


@pytest.fixture(scope="session")
def database_template(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[_FileTemplate | _PostgresTemplate]:
    """库的模板 · Made once; copies of it are what tests with real commits work on."""
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            template = _PostgresTemplate()
            yield template
            template.drop(template.name)
        else:
            yield _FileTemplate(tmp_path_factory.mktemp("template") / "template.sqlite3")


@pytest.fixture
def fresh_database(
    database_template: _FileTemplate | _PostgresTemplate, django_db_blocker: Any, tmp_path: Path
) -> Iterator[str]:
    """一个新库 · A database of its own with real commits, in every thread; do not combine with ``db``.

    存证的触发器一直开着:新库由模板复制,用完就丢,从不清表。
    """
    with django_db_blocker.unblock():
        name = database_template.create(tmp_path)
        options, before = connections.settings["default"], connections["default"]
        old_name = options["NAME"]
        options["NAME"] = name
        connections["default"] = connections.create_connection("default")
        try:
            yield name
        finally:
            connections["default"].close()
            options["NAME"] = old_name
            connections["default"] = before
            database_template.drop(name)


@pytest.fixture
def shared_data() -> Path:
    """真实数据 · ``../shared/data`` beside the checkout; skipped with the reason where absent."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.exists():
        pytest.skip("没有 ../shared/data：这一项要真实的法规库或者区划表")
    return folder
