"""现成的语句:每件行为都要用的那几条,拼好一次,反复用。Ready statements: put together once, used by every act.

Taking a row by its key and writing one row are what the door does many times in each act. Building
them as queries anew costs several times what the database needs to answer them; everything else
goes through ordinary queries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeVar

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, models

Row = TypeVar("Row", bound=models.Model)

# SQLite 自 3.32 起一条语句最多 32766 个值,PostgreSQL 最多 65535 个。
MOST_VALUES: Final = 30_000

# 一栏,和原样送去的类型。
_Kept = tuple[Any, type | None]


def insert(row: models.Model) -> None:
    """写一行 · Inserts a new row and gives it its key; whether it may be written, the caller asks."""
    insert_all([row])


def insert_all(rows: Sequence[models.Model], most_rows: int | None = None) -> None:
    """写多行 · Inserts new rows of one table, at most ``most_rows`` (or what fits) in a statement.

    Either all rows bring their keys or the database gives a key to each; raises ValueError else.
    """
    if not rows:
        return
    model, keyed = type(rows[0]), rows[0].pk is not None
    if any((row.pk is not None) is not keyed for row in rows):
        raise ValueError(f"{model._meta.db_table}：一批里有的带了键，有的没有")
    head, fields, back = _insertion(model, keyed, connection.vendor)
    places = f"({', '.join(['%s'] * len(fields))})"
    fitting = MOST_VALUES // len(fields)
    at_once = min(fitting, most_rows or fitting)
    for start in range(0, len(rows), at_once):
        some = rows[start : start + at_once]
        values = [value for row in some for value in _values(row, fields, add=True)]
        with connection.cursor() as cursor:
            cursor.execute(f"{head} {', '.join([places] * len(some))}{back}", values)
            keys = cursor.fetchall() if back else []
        for row, (key,) in zip(some, keys, strict=bool(back)):
            row.pk = key
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def update(row: models.Model) -> None:
    """改一行 · Writes every column of a row that is there; raises DatabaseError where it is not."""
    sql, fields = _change(type(row), connection.vendor)
    key = row._meta.pk.get_db_prep_value(row.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*_values(row, fields, add=False), key])
        if not cursor.rowcount:
            raise DatabaseError(f"{row._meta.db_table} 没有第 {row.pk} 行可改")


def update_columns(
    rows: Sequence[Row], names: Iterable[str], most_rows: int | None = None
) -> list[Row]:
    """改几栏 · Writes the named columns of several rows; returns the whole rows as they now are.

    Raises DatabaseError where one of the rows is not there.
    """
    if not rows:
        return []
    model, key = type(rows[0]), rows[0]._meta.pk
    fields = [_kept(model._meta.get_field(name)) for name in names]
    fitting = MOST_VALUES // (2 * len(fields) + 1)
    at_once = min(fitting, most_rows or fitting)
    written: list[Row] = []
    for start in range(0, len(rows), at_once):
        some = rows[start : start + at_once]
        keys = [key.get_db_prep_value(row.pk, connection) for row in some]
        values = [_values(row, fields, add=False) for row in some]
        parameters = [
            part
            for place in range(len(fields))
            for number, own in zip(keys, values, strict=True)
            for part in (number, own[place])
        ]
        with connection.cursor() as cursor:
            cursor.execute(_cases(model, fields, len(some)), [*parameters, *keys])
            found = cursor.fetchall()
        if len(found) < len(set(keys)):
            raise DatabaseError(f"{model._meta.db_table} 有的行已经不在，没有可改的")
        parts = _selection(model, "", connection.vendor)[2]
        written.extend(_row(parts, own) for own in found)
    return written


def _cases(model: type[models.Model], fields: Sequence[Any], count: int) -> str:
    table, key = model._meta.db_table, _quoted(model._meta.pk.column)
    whens = " ".join(["WHEN %s THEN %s"] * count)
    changes = []
    for field, _own in fields:
        case = f"CASE {key} {whens} END"
        if connection.features.requires_casted_case_in_updates:
            case = f"CAST({case} AS {field.db_type(connection)})"
        changes.append(f"{_quoted(field.column)} = {case}")
    places = ", ".join(["%s"] * count)
    return (
        f"UPDATE {_quoted(table)} SET {', '.join(changes)} WHERE {key} IN ({places})"  # noqa: S608
        f" RETURNING {_columns(model, table)}"
    )


def _values(row: models.Model, fields: Iterable[_Kept], *, add: bool) -> list[Any]:
    # 每个值都要问连接好几次:先取出真的连接,不经转接。
    direct = connections[DEFAULT_DB_ALIAS]
    values = []
    for field, own in fields:
        value = field.pre_save(row, add)
        # 文字栏里的文字、整数栏里的整数,就这样送去,不用再换算。
        if value.__class__ is not own:
            value = field.get_db_prep_save(value, direct)
        values.append(value)
    return values


def _kept(field: Any) -> _Kept:
    return field, kept_as(field)


def kept_as(field: Any) -> type | None:
    """原样入库的类型 · str for text columns, int for whole numbers and keys; None for all others."""
    target = field.target_field if field.is_relation else field
    if type(target) in (models.CharField, models.TextField):
        return str
    whole = (
        models.IntegerField,
        models.PositiveIntegerField,
        models.PositiveBigIntegerField,
        models.BigIntegerField,
        models.AutoField,
        models.BigAutoField,
    )
    return int if type(target) in whole else None


@cache
def _insertion(
    model: type[models.Model], keyed: bool, vendor: str
) -> tuple[str, tuple[Any, ...], str]:
    """Text before the values, fields, text after; a key that the database gives is asked back."""
    key = model._meta.pk
    fields = tuple(_kept(f) for f in model._meta.concrete_fields if keyed or f is not key)
    columns = ", ".join(_quoted(field.column) for field, _own in fields)
    back = "" if keyed else f" RETURNING {_quoted(key.column)}"
    return f"INSERT INTO {_quoted(model._meta.db_table)} ({columns}) VALUES", fields, back


@cache
def _change(model: type[models.Model], vendor: str) -> tuple[str, tuple[Any, ...]]:
    key = model._meta.pk
    fields = tuple(_kept(f) for f in model._meta.concrete_fields if f is not key)
    changes = ", ".join(f"{_quoted(field.column)} = %s" for field, _own in fields)
    table = _quoted(model._meta.db_table)
    # 表名和列名都来自模型,没有一个字来自外面。
    return f"UPDATE {table} SET {changes} WHERE {_quoted(key.column)} = %s", fields  # noqa: S608


def rows_by_key(
    model: type[Row], keys: Iterable[Any], *, also: str = "", lock: bool = False
) -> list[Row]:
    """按键取行 · The rows with these keys in the order of their keys, in one statement.

    ``also`` names a foreign key whose row is loaded along; ``lock`` holds the rows until the end
    of the transaction where the engine knows row locks. Missing rows are simply not there.
    """
    wanted = [model._meta.pk.get_db_prep_value(key, connection) for key in keys]
    if not wanted:
        return []
    head, tail, parts = _selection(model, also, connection.vendor)
    places = ", ".join(["%s"] * len(wanted))
    held = " FOR UPDATE" if lock and connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(f"{head} ({places}) {tail}{held}", wanted)
        found = cursor.fetchall()
    return [_row(parts, values) for values in found]


@dataclass(frozen=True)
class _Part:
    """The columns of one model in a selected row, from ``start`` on, and how to read them."""

    model: type[models.Model]
    name: str
    start: int
    names: tuple[str, ...]
    readers: tuple[tuple[int, Any, tuple[Callable[..., Any], ...]], ...]

    def read(self, values: tuple[Any, ...]) -> Any:
        own = list(values[self.start : self.start + len(self.names)])
        for place, column, converters in self.readers:
            for convert in converters:
                own[place] = convert(own[place], column, connection)
        return self.model.from_db(connection.alias, self.names, own)


def _row(parts: tuple[_Part, ...], values: tuple[Any, ...]) -> Any:
    row = parts[0].read(values)
    for part in parts[1:]:
        setattr(row, part.name, part.read(values))
    return row


@cache
def _selection(
    model: type[models.Model], also: str, vendor: str
) -> tuple[str, str, tuple[_Part, ...]]:
    table, key = model._meta.db_table, model._meta.pk
    parts, columns, joins = [_part(model, "", 0)], _columns(model, table), ""
    if also:
        link: Any = model._meta.get_field(also)
        other = link.related_model
        joins = (
            f" JOIN {_quoted(other._meta.db_table)} AS also"
            f" ON also.{_quoted(link.target_field.column)} = {_quoted(table)}.{_quoted(link.column)}"
        )
        parts.append(_part(other, also, len(model._meta.concrete_fields)))
        columns = f"{columns}, {_columns(other, 'also')}"
    place = f"{_quoted(table)}.{_quoted(key.column)}"
    head = f"SELECT {columns} FROM {_quoted(table)}{joins} WHERE {place} IN"  # noqa: S608
    return head, f"ORDER BY {place}", tuple(parts)


def _part(model: type[models.Model], name: str, start: int) -> _Part:
    fields = model._meta.concrete_fields
    readers = []
    for place, field in enumerate(fields):
        column = field.get_col(model._meta.db_table)
        converters = (
            *connection.ops.get_db_converters(column),
            *column.get_db_converters(connection),
        )
        if converters:
            readers.append((place, column, converters))
    return _Part(model, name, start, tuple(f.attname for f in fields), tuple(readers))


def _columns(model: type[models.Model], table: str) -> str:
    return ", ".join(
        f"{_quoted(table)}.{_quoted(field.column)}" for field in model._meta.concrete_fields
    )


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))
