"""写下的值:行写进库的那一刻是什么样。Written values: a row as it was at the moment it was written.

A digest made later from the live object would speak of changes that never reached the database.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from hudong.ground.kernel.frame import Written
from hudong.ground.record.canonical import plain


def recorded_columns(model: type[models.Model]) -> list[str]:
    """入证的列 · The columns a digest covers, in order."""
    left_out = getattr(model, "UNRECORDED", ())
    return [field.attname for field in model._meta.concrete_fields if field.name not in left_out]


def row_values(row: models.Model, columns: list[str]) -> list[Any]:
    """行的值 · The values of ``columns`` as the database would give them back."""
    field = row._meta.get_field
    return [plain(field(name).to_python(getattr(row, name))) for name in columns]


def as_written(row: models.Model) -> Written:
    """定住 · The row as it is now, whatever happens to the object later."""
    columns = recorded_columns(type(row))
    return Written(columns, row_values(row, columns))
