"""合不合栏:写库以前先看每个值放不放得下。Fitting: every value is checked against its column first.

Both engines then refuse the same things in the same words: SQLite keeps no lengths and no ranges,
PostgreSQL answers with a driver's error.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations

from hudong.ground.kernel.refusals import Invalid

_Length = tuple[str, str, int | None]
_Range = tuple[str, str, int, int]


def check_rows(rows: Sequence[models.Model]) -> None:
    """逐行核对 · Raises Invalid with the field (and the row, where there are several) that does not fit."""
    if not rows:
        return
    texts, numbers, trees = _columns(type(rows[0]))
    for place, row in enumerate(rows, start=1):
        values = row.__dict__
        for name, title, most in texts:
            value = values.get(name)
            if isinstance(value, str):
                what = _wrong_text(value, most)
                if what:
                    raise _invalid(name, title, what, place if len(rows) > 1 else 0)
        for name, title, least, greatest in numbers:
            value = values.get(name)
            if isinstance(value, int) and not least <= value <= greatest:
                what = f"要在 {least} 到 {greatest} 之间"
                raise _invalid(name, title, what, place if len(rows) > 1 else 0)
        for name, title in trees:
            what = _wrong_tree(values.get(name))
            if what:
                raise _invalid(name, title, what, place if len(rows) > 1 else 0)


def _wrong_text(value: str, most: int | None) -> str:
    if most is not None and len(value) > most:
        return f"太长：最多 {most} 个字，现在有 {len(value)} 个"
    if "\x00" in value or not _can_be_written(value):
        return "里有不能保存的字符"
    return ""


def _can_be_written(value: str) -> bool:
    # 不成对的代理字符写不成 UTF-8。
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _wrong_tree(value: Any) -> str:
    if isinstance(value, str):
        return _wrong_text(value, None)
    if isinstance(value, dict):
        return next((what for pair in value.items() for what in map(_wrong_tree, pair) if what), "")
    if isinstance(value, (list, tuple)):
        return next((what for what in map(_wrong_tree, value) if what), "")
    return ""


def _invalid(name: str, title: str, what: str, place: int) -> Invalid:
    return Invalid(
        f"“{title}”{what}",
        where=f"第 {place} 行“{title}”" if place else title,
        hint="请改短" if what.startswith("太长") else "请改正以后再提交",
        fields={name: what},
    )


@cache
def _columns(
    model: type[models.Model],
) -> tuple[tuple[_Length, ...], tuple[_Range, ...], tuple[tuple[str, str], ...]]:
    texts: list[_Length] = []
    numbers: list[_Range] = []
    trees: list[tuple[str, str]] = []
    for field in model._meta.concrete_fields:
        # 外键的值放不放得下,看它所指的那一栏。
        target = field.target_field if field.is_relation else field
        title = str(field.verbose_name)
        if isinstance(target, models.JSONField):
            trees.append((field.attname, title))
        elif isinstance(target, (models.CharField, models.TextField)):
            texts.append((field.attname, title, target.max_length))
        elif isinstance(target, models.IntegerField):
            kind = target.get_internal_type()
            least, greatest = BaseDatabaseOperations.integer_field_ranges[kind]
            numbers.append((field.attname, title, least, greatest))
    return tuple(texts), tuple(numbers), tuple(trees)
