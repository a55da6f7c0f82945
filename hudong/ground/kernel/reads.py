"""读:每个查询写明最多几条语句。Reads: every query states how many SQL statements it may use.

Where the settings say ``ENFORCE_READ_BUDGETS`` (tests), a query that needs more fails at once, at
any number of rows; so cost that grows with the data cannot creep in.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import connection

P = ParamSpec("P")
T = TypeVar("T")

READS: dict[str, int] = {}


class BudgetExceeded(Exception):
    """语句超预算 · A query used more statements than it states."""


class DatabaseClosed(Exception):
    """此处不许读库 · A template tried to read the database."""


@dataclass
class Counter:
    """语句计数 · The statements executed within a block."""

    statements: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many statements so far."""
        return len(self.statements)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.statements.append(sql)
        return execute(sql, params, many, context)


@contextmanager
def counting() -> Iterator[Counter]:
    """数语句 · Counts the statements of a block."""
    counter = Counter()
    with connection.execute_wrapper(counter):
        yield counter


@contextmanager
def database_closed() -> Iterator[None]:
    """关库 · While templates render, nothing may read the database."""

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        raise DatabaseClosed(f"模板里不许读库：{sql[:120]}")

    with connection.execute_wrapper(refuse):
        yield


def reads(*, budget: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """声明读的预算 · At most ``budget`` statements, whatever the number of rows."""

    def declare(query: Callable[P, T]) -> Callable[P, T]:
        # 各室的读法在 queries 里(读法多的室是一个包),门的读法在 pages 里:取这一段以前的名字。
        module = query.__module__
        place = ".queries" if ".queries" in module else ".pages"
        room = module.partition(place)[0].rpartition(".")[2]
        name = f"{room}.{query.__name__}"
        READS[name] = budget

        @functools.wraps(query)
        def measured(*args: P.args, **named: P.kwargs) -> T:
            if not getattr(settings, "ENFORCE_READ_BUDGETS", False):
                return query(*args, **named)
            with counting() as counter:
                answer = query(*args, **named)
            if counter.count > budget:
                used = "\n".join(statement[:160] for statement in counter.statements)
                raise BudgetExceeded(
                    f"{name} 用了 {counter.count} 条语句，预算 {budget} 条：\n{used}"
                )
            return answer

        return measured

    return declare
