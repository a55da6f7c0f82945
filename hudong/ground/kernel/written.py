"""写下的值:行写进库的那一刻是什么样。Written values: a row as it was at the moment it was written.

A digest made later from the live object would speak of changes that never reached the database.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db import models

from hudong.ground.kernel.frame import Written
from hudong.ground.record.canonical import plain
from hudong.ground.record.statements import kept_as


def recorded_columns(model: type[models.Model]) -> list[str]:
    """入证的列 · The columns a digest covers, in order."""
    left_out = getattr(model, "UNRECORDED", ())
    return [field.attname for field in model._meta.concrete_fields if field.name not in left_out]


def row_values(row: models.Model, columns: list[str]) -> list[Any]:
    """行的值 · The values of ``columns`` as the database would give them back."""
    values = []
    for name, own, to_python in _readers(type(row), tuple(columns)):
        value = getattr(row, name)
        # 文字栏里的文字、整数栏里的整数,就是库里那样,不用再换算。
        if value is not None and value.__class__ is not own:
            value = plain(to_python(value))
        values.append(value)
    return values


@cache
def _readers(
    model: type[models.Model], columns: tuple[str, ...]
) -> tuple[tuple[str, type | None, Callable[[Any], Any]], ...]:
    """Name, the type that is kept as it is (None: none), and how any other value is read."""
    fields = [model._meta.get_field(name) for name in columns]
    return tuple(
        (name, kept_as(field), field.to_python) for name, field in zip(columns, fields, strict=True)
    )


def as_written(row: models.Model) -> Written:
    """定住 · The row as it is now, whatever happens to the object later."""
    columns = recorded_columns(type(row))
    return Written(columns, row_values(row, columns))
