"""表:只有行为能写。The base table: rows are written only while an act is under way.

Every row that an act writes is remembered with a keyed digest in the act's entry, so that a change
made by hand is found and named (``kernel.rows``).
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from hudong.ground.kernel.exempt import COLUMNS
from hudong.ground.kernel.frame import current
from hudong.ground.record.statements import insert, insert_all, update


class OutsideAct(Exception):
    """不在行为之中 · Raised when code writes a row without an act."""


def _require_act(what: str) -> None:
    if current.get() is None:
        raise OutsideAct(f"{what}：只有“行为”能改数据，请从 acts 里调用")


class TableQuerySet(models.QuerySet[Any]):
    """表的查询集 · Bulk writes only inside an act; blind updates and deletes never."""

    def update(self, **values: Any) -> int:
        table = self.model._meta.db_table
        if all((table, name) in COLUMNS for name in values):
            return super().update(**values)
        raise OutsideAct(f"{table}：不许整批 update，请取出行、改好、逐行或用 bulk_update 保存")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise OutsideAct(f"{self.model._meta.db_table}：不许整批删除")

    def bulk_create(self, objs: Any, *args: Any, **options: Any) -> list[Any]:
        _require_act(self.model._meta.db_table)
        rows = list(objs)
        if args or options:
            rows = super().bulk_create(rows, *args, **options)
        else:
            for row in rows:
                row._prepare_related_fields_for_save(operation_name="bulk_create")
            insert_all(rows)
        for row in rows:
            row.touch()
        return rows

    def bulk_update(self, objs: Any, fields: Any, *args: Any, **options: Any) -> int:
        _require_act(self.model._meta.db_table)
        rows = list(objs)
        # 父类经由 update() 写库,而 update() 在这里是关着的:用不带守卫的查询集。
        count = models.QuerySet(self.model, using=self.db).bulk_update(rows, fields, *args, **options)
        for row in rows:
            row.touch()
        return count


class Table(models.Model):
    """表 · Base of every domain table."""

    UNRECORDED: ClassVar[tuple[str, ...]] = ()

    objects = TableQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        fields = options.get("update_fields")
        table = self._meta.db_table
        if fields and all((table, name) in COLUMNS for name in fields):
            super().save(*args, **options)
            return
        _require_act(table)
        if fields:
            super().save(*args, **options)
        else:
            self._prepare_related_fields_for_save(operation_name="save")
            (insert if self._state.adding else update)(self)
        self.touch()

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        _require_act(self._meta.db_table)
        key = str(self.pk)
        result = super().delete(*args, **options)
        frame = current.get()
        assert frame is not None
        frame.touch(self._meta.db_table, key, None)
        return result

    def touch(self) -> None:
        """记入当前行为 · Registers the row with the act under way."""
        frame = current.get()
        assert frame is not None
        frame.touch(self._meta.db_table, str(self.pk), self)
