"""存证的表:条目、封存、叶、检查点、采用的法库。Tables of the record: insert only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models

from hudong.ground.record.statements import insert

_writing: ContextVar[bool] = ContextVar("record_writing", default=False)


class RecordIsAppendOnly(Exception):
    """存证只能追加 · Raised when code tries to write the record other than by appending."""


@contextmanager
def writing() -> Iterator[None]:
    """只给本室的追加和定序用 · Opens the tables for the record's own appending code."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """只增的查询集 · Refuses update and delete; inserts only from this room."""

    def update(self, **values: Any) -> int:
        raise RecordIsAppendOnly("存证只能追加，不能修改")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RecordIsAppendOnly("存证只能追加，不能删除")

    def bulk_create(self, objs: Any, *args: Any, **options: Any) -> list[Any]:
        if not _writing.get():
            raise RecordIsAppendOnly("存证由“行为”的门写入，别处不能写")
        return super().bulk_create(objs, *args, **options)

    def bulk_update(self, *args: Any, **options: Any) -> int:
        raise RecordIsAppendOnly("存证只能追加，不能修改")


class AppendOnly(models.Model):
    """只增的表 · Base of every record table."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **options: Any) -> None:
        if not _writing.get() or not self._state.adding:
            raise RecordIsAppendOnly("存证只能追加，而且只由“行为”的门写入")
        insert(self)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        raise RecordIsAppendOnly("存证只能追加，不能删除")


class Entry(AppendOnly):
    """存证条目 · One act that happened: canonical bytes, with columns for finding it again."""

    uid = models.UUIDField(unique=True)
    at = models.DateTimeField()
    act = models.CharField(max_length=80)
    actor_key = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    fact_kind = models.CharField(max_length=80)
    cause = models.UUIDField(null=True)
    leaf_hash = models.BinaryField(max_length=32)
    canonical = models.BinaryField()

    class Meta:
        db_table = "record_entry"
        ordering = ("id",)
        indexes = (
            models.Index(fields=["subject_kind", "subject_id", "id"], name="record_entry_subject"),
            models.Index(fields=["fact_kind", "id"], name="record_entry_fact"),
        )

    def __str__(self) -> str:
        return f"存证第 {self.pk} 号"


class Sealed(AppendOnly):
    """封存 · Salts and personal values of one entry. Destroying it leaves the entry verifiable."""

    entry = models.OneToOneField(
        Entry, on_delete=models.PROTECT, primary_key=True, related_name="sealed"
    )
    content = models.JSONField()

    class Meta:
        db_table = "record_sealed"

    def __str__(self) -> str:
        return f"第 {self.pk} 号的封存"


class Leaf(AppendOnly):
    """叶 · The place of an entry in the Merkle tree, given in batches by the sequencer."""

    index = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="leaf")

    class Meta:
        db_table = "record_leaf"
        ordering = ("index",)

    def __str__(self) -> str:
        return f"第 {self.index} 叶"


class Checkpoint(AppendOnly):
    """检查点 · Size and root of the tree, also written outside the database."""

    size = models.BigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        db_table = "record_checkpoint"
        ordering = ("size",)

    def __str__(self) -> str:
        return f"检查点 {self.size}"


class AdoptedLaw(AppendOnly):
    """采用的法库 · The library edition by which the county judges from this entry on."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT)
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "record_adopted_law"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.digest[:16]
