"""表:只有行为能写。The base table: rows are written only while an act is under way.

Every row that an act writes is remembered with a keyed digest in the act's entry, so that a change
made by hand is found and named (``kernel.rows``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Self

from django.db import models

from hudong.ground.kernel.exempt import COLUMNS
from hudong.ground.kernel.fitting import check_rows
from hudong.ground.kernel.frame import Frame, current, next_stamp
from hudong.ground.kernel.written import as_written
from hudong.ground.record.statements import insert, insert_all, update, update_columns


class OutsideAct(Exception):
    """不在行为之中 · Raised when code writes a row without an act."""


class StaleRow(Exception):
    """行已经旧了 · Raised when an act saves a row that it read before another act wrote it anew.

    A mistake in the program: saving the old object would silently undo what was written since.
    """


def _require_act(what: str) -> Frame:
    frame = current.get()
    if frame is None:
        raise OutsideAct(f"{what}：只有“行为”能改数据，请从 acts 里调用")
    return frame


def _refuse_stale(frame: Frame, rows: Iterable[Table]) -> None:
    for row in rows:
        table, key = row._meta.db_table, str(row.pk)
        if getattr(row._state, "stamp", 0) < frame.stamps.get((table, key), 0):
            raise StaleRow(
                f"{table} 第 {key} 行取出以后又被别的行为写过：请重新取出再改（refresh_from_db）"
            )


def _touch(frame: Frame, rows: Iterable[Table]) -> None:
    """记入当前行为:行写进库时的样子。"""
    for row in rows:
        stamp = frame.touch(row._meta.db_table, str(row.pk), as_written(row))
        row._state.stamp = stamp  # type: ignore[attr-defined]


def _write_columns(
    frame: Frame, rows: Sequence[Table], names: Iterable[str], most_rows: int | None = None
) -> None:
    """只写几栏:别的栏以库里的为准,指纹也照库里的样子记。"""
    whole = update_columns(rows, names, most_rows)
    _touch(frame, whole)
    stamps = {row.pk: row._state.stamp for row in whole}  # type: ignore[attr-defined]
    for row in rows:
        row._state.stamp = stamps[row.pk]  # type: ignore[attr-defined]


class TableQuerySet(models.QuerySet[Any]):
    """表的查询集 · Bulk writes only inside an act; blind updates and deletes never."""

    def update(self, **values: Any) -> int:
        table = self.model._meta.db_table
        if all((table, name) in COLUMNS for name in values):
            return super().update(**values)
        raise OutsideAct(f"{table}：不许整批 update，请取出行、改好、逐行或用 bulk_update 保存")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise OutsideAct(f"{self.model._meta.db_table}：不许整批删除")

    def bulk_create(self, objs: Any, batch_size: int | None = None, **options: Any) -> list[Any]:
        frame = _require_act(self.model._meta.db_table)
        if options:
            raise TypeError(f"{self.model._meta.db_table}：整批新增不能带 {'、'.join(options)}")
        rows = list(objs)
        for row in rows:
            row._prepare_related_fields_for_save(operation_name="bulk_create")
        check_rows(rows)
        insert_all(rows, batch_size)
        _touch(frame, rows)
        return rows

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> int:
        frame = _require_act(self.model._meta.db_table)
        rows = list(objs)
        _refuse_stale(frame, rows)
        check_rows(rows)
        _write_columns(frame, rows, fields, batch_size)
        return len(rows)


class Table(models.Model):
    """表 · Base of every domain table."""

    UNRECORDED: ClassVar[tuple[str, ...]] = ()

    objects = TableQuerySet.as_manager()

    class Meta:
        abstract = True
        # 框架自己用的管理器也是带守卫的这一个。
        base_manager_name = "objects"

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any) -> Self:
        row = super().from_db(db, field_names, values)
        if current.get() is not None:
            row._state.stamp = next_stamp()  # type: ignore[attr-defined]
        return row

    def refresh_from_db(
        self, using: Any = None, fields: Any = None, from_queryset: Any = None
    ) -> None:
        super().refresh_from_db(using, fields, from_queryset)
        if fields is None:
            self._state.stamp = next_stamp()  # type: ignore[attr-defined]

    def save(self, *args: Any, **options: Any) -> None:
        fields = options.get("update_fields")
        table = self._meta.db_table
        if fields and all((table, name) in COLUMNS for name in fields):
            super().save(*args, **options)
            return
        frame = _require_act(table)
        if not self._state.adding:
            _refuse_stale(frame, [self])
        self._prepare_related_fields_for_save(operation_name="save")
        check_rows([self])
        if fields:
            _write_columns(frame, [self], fields)
            return
        (insert if self._state.adding else update)(self)
        _touch(frame, [self])

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        frame = _require_act(self._meta.db_table)
        _refuse_stale(frame, [self])
        key = str(self.pk)
        result = super().delete(*args, **options)
        frame.touch(self._meta.db_table, key, None)
        return result
