"""现成的读法:查询拼好一次,以后只换值。Ready reads: a query is put together once, then only its values change.

Building a query set and compiling it costs many times what the database needs to answer it. A page
that everybody opens, and a read that every act makes, write their query as always, and mark it::

    @ready(ListedMatter)
    def _listed(edition_id: int, kind: str) -> QuerySet[Matter]:
        found = Matter.objects.filter(edition_id=edition_id, catalogue=kind)
        return found.order_by("position").values_list("id", "title")

    _listed(edition_id=7, kind=Catalogue.DUTIES, limit=30)

The function is called once for each engine, with a place in the stead of each value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from inspect import signature
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Field, QuerySet
from django.db.models.lookups import Lookup
from django.db.models.sql.where import WhereNode

Line = TypeVar("Line")


class NotReady(Exception):
    """拼不成 · The query cannot be put together once for all values; raised when it is asked."""


class _Place(Expression):
    """A place in the statement that a value of that name will take."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:
        return "%s", [self]


@dataclass(frozen=True)
class _Statement:
    """Text, names of the values, parameters in their order (the name and the field of a value, or no
    name and what is always there), how to read a row."""

    sql: str
    names: frozenset[str]
    parameters: tuple[tuple[str, Any], ...]
    readers: tuple[tuple[int, Any, tuple[Callable[..., Any], ...]], ...]

    def bound(self, values: dict[str, Any], connection: Any) -> list[Any]:
        """各就各位 · The parameters with the values in their places, as their columns hold them."""
        if values.keys() != self.names or None in values.values():
            raise NotReady(f"要有值的是：{'、'.join(sorted(self.names))}；给的是：{values}")
        return [
            kind.get_db_prep_value(values[name], connection) if name else kind
            for name, kind in self.parameters
        ]

    def read(self, row: Sequence[Any], connection: Any) -> Sequence[Any]:
        """读一行 · Each column as its field gives it."""
        if not self.readers:
            return row
        own = list(row)
        for place, column, converters in self.readers:
            for convert in converters:
                own[place] = convert(own[place], column, connection)
        return own


@dataclass(frozen=True)
class Ready(Generic[Line]):
    """现成的读法 · Called with the values by name; answers with one ``into(*columns)`` for each row."""

    into: Callable[..., Line]
    build: Callable[..., QuerySet[Any]]
    _statements: dict[str, _Statement] = field(default_factory=dict)

    def __call__(
        self, *, first: int = 0, limit: int | None = None, **values: Any
    ) -> tuple[Line, ...]:
        """读 · Rows from the ``first`` (0) on, at most ``limit``; one statement."""
        connection = connections[DEFAULT_DB_ALIAS]
        statement = self._statements.get(connection.vendor)
        if statement is None:
            statement = self._statements[connection.vendor] = self._put_together(connection)
        sql, parameters = statement.sql, statement.bound(values, connection)
        if limit is not None:
            sql, parameters = f"{sql} LIMIT %s OFFSET %s", [*parameters, limit, first]
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            found = cursor.fetchall()
        return tuple(self.into(*statement.read(row, connection)) for row in found)

    def _put_together(self, connection: Any) -> _Statement:
        name = self.build.__qualname__
        places = {each: _Place(each) for each in signature(self.build).parameters}
        rows = self.build(**places)
        if not rows.ordered or rows.query.is_sliced:
            raise NotReady(f"{name}：要写明次序，取几行在读的时候说")
        compiler = rows.query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        fields = {each.name: kind for each, kind in _fields_of(rows.query.where)}
        used = [each.name for each in parameters if isinstance(each, _Place)]
        if strangers := set(places) ^ (set(used) & set(fields)):
            raise NotReady(f"{name}：{'、'.join(sorted(strangers))}要直接和一列比较")
        readers = compiler.get_converters([column for column, *_ in compiler.select])
        return _Statement(
            sql,
            frozenset(places),
            tuple(
                (each.name, fields[each.name]) if isinstance(each, _Place) else ("", each)
                for each in parameters
            ),
            tuple((place, column, tuple(each)) for place, (each, column) in readers.items()),
        )


def _fields_of(node: WhereNode) -> Iterator[tuple[_Place, Field[Any, Any]]]:
    """The places of a condition, each with the field that it is compared with."""
    for each in node.children:
        if isinstance(each, WhereNode):
            yield from _fields_of(each)
        elif isinstance(each, Lookup) and isinstance(each.rhs, _Place):
            yield each.rhs, each.lhs.output_field


def ready(into: Callable[..., Line]) -> Callable[[Callable[..., QuerySet[Any]]], Ready[Line]]:
    """现成的 · Marks a function that writes a query with ``values_list``; see the module."""

    def mark(build: Callable[..., QuerySet[Any]]) -> Ready[Line]:
        return Ready(into, build)

    return mark
