"""锁:行为声明的对象,按键的次序锁住。Locks: the rows that an act declares, taken in one order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models

from hudong.ground.kernel.refusals import NotFound
from hudong.ground.record.statements import rows_by_key


def lock(names: Iterable[str], arguments: dict[str, Any]) -> dict[str, Any]:
    """锁住并换新 · The arguments, with the named rows locked in the order of their keys and read anew.

    Raises NotFound where a row is gone.
    """
    wanted: dict[type[models.Model], set[Any]] = {}
    for name in names:
        for row in _rows_in(arguments.get(name)):
            wanted.setdefault(type(row), set()).add(row.pk)
    found: dict[tuple[type[models.Model], Any], models.Model] = {}
    for model in sorted(wanted, key=lambda item: item._meta.label):
        rows = rows_by_key(model, wanted[model], lock=True)
        locked = {(model, row.pk): row for row in rows}
        found.update(locked)
        if len(locked) < len(wanted[model]):
            raise NotFound(f"{model._meta.verbose_name}已经不在了", hint="请刷新页面再试")
    return arguments | {
        name: _fresh(arguments[name], found) for name in names if arguments.get(name) is not None
    }


def _rows_in(value: Any) -> list[models.Model]:
    if value is None:
        return []
    return [value] if isinstance(value, models.Model) else list(value)


def _fresh(value: Any, found: dict[tuple[type[models.Model], Any], models.Model]) -> Any:
    if isinstance(value, models.Model):
        return found[(type(value), value.pk)]
    return [found[(type(row), row.pk)] for row in value]
