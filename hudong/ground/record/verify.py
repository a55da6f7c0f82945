"""核对存证本身:每条的字节、顺序、树根和库外的锚。Checks the record against itself and its anchors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection, models, transaction

from hudong.ground.record.anchors import anchor_path, outside_anchors
from hudong.ground.record.canonical import octets, plain
from hudong.ground.record.models import Checkpoint, Entry, Leaf, Sealed
from hudong.ground.record.terms import CheckpointMark, Finding
from hudong.ground.record.tree import Frontier, leaf_hash
from hudong.ground.record.triggers import unguarded

ENTRY = Entry._meta.db_table
CHECKPOINT = Checkpoint._meta.db_table
BATCH = 500
_COLUMNS = {
    "id": "编号",
    "at": "时刻",
    "act": "行为",
    "cause": "起因",
    "subject": "对象",
}
UNREADABLE = "这一行读不出来：有一栏不是它该有的样子"


def rows_one_by_one(model: type[models.Model]) -> Iterator[tuple[Any, Any]]:
    """逐行读 · Every (key, row) by key; a row that was damaged beyond reading comes as None."""
    keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        try:
            with _savepoint():
                rows = list(model._base_manager.filter(pk__in=some).order_by("pk"))
        except (ValueError, TypeError, DatabaseError):
            yield from ((key, _row_or_none(model, key)) for key in some)
        else:
            yield from ((row.pk, row) for row in rows)


def _savepoint() -> AbstractContextManager[Any]:
    # PostgreSQL 的事务里一条语句出错,后面的都不答了:退到这里再接着读。
    return transaction.atomic() if connection.in_atomic_block else nullcontext()


def _row_or_none(model: type[models.Model], key: Any) -> Any:
    try:
        with _savepoint():
            return model._base_manager.get(pk=key)
    except (ValueError, TypeError, DatabaseError):
        return None


def read_entry(entry: Entry) -> dict[str, Any] | None:
    """读条目内容 · The parsed canonical bytes, or None where they are no longer JSON."""
    try:
        content = json.loads(octets(entry.canonical))
    except ValueError:
        return None
    return content if isinstance(content, dict) else None


def record_findings() -> Iterator[Finding]:
    """各条的所见 · Every entry against its own hash and its own columns."""
    for key, entry in rows_one_by_one(Entry):
        if entry is None:
            yield Finding(key, ENTRY, str(key), UNREADABLE)
        else:
            yield from entry_findings(entry)


def _part(content: dict[str, Any], name: str) -> dict[str, Any]:
    value = content.get(name)
    return value if isinstance(value, dict) else {}


def entry_findings(entry: Entry) -> Iterator[Finding]:
    """一条的所见 · Compares bytes with their hash, and columns with bytes."""
    row = str(entry.pk)
    if leaf_hash(octets(entry.canonical)) != octets(entry.leaf_hash):
        yield Finding(entry.pk, ENTRY, row, "条目内容被改过：与写入时的哈希不符")
        return
    content = read_entry(entry)
    if content is None:
        yield Finding(entry.pk, ENTRY, row, "条目内容不是规范的 JSON")
        return
    columns = {
        "id": str(entry.uid),
        "at": plain(entry.at),
        "act": entry.act,
        "cause": plain(entry.cause),
        "subject": [entry.subject_kind, entry.subject_id],
    }
    actor = _part(content, "actor")
    mandate = actor.get("mandate")
    if entry.actor_key != (f"mandate:{mandate}" if mandate else actor.get("kind")):
        yield Finding(entry.pk, ENTRY, row, "条目的检索栏“行为人”被改过：与内容不符")
    for name, value in columns.items():
        if content.get(name) != value:
            yield Finding(entry.pk, ENTRY, row, f"条目的检索栏“{_COLUMNS[name]}”被改过：与内容不符")
    if _part(content, "fact").get("kind") != entry.fact_kind:
        yield Finding(entry.pk, ENTRY, row, "条目的检索栏“事实”被改过：与内容不符")


def trigger_findings() -> Iterator[Finding]:
    """保护的所见 · Tables of the record whose triggers are gone: somebody opened them to be changed."""
    for table in unguarded(connection):
        yield Finding(None, table, "", "拒绝修改和删除的触发器不见了：有人拆过，或者停用了")


def outside_marks(home: Path) -> tuple[list[CheckpointMark], list[Finding]]:
    """库外的锚 · The anchors outside the database, or the finding that one of them is torn."""
    try:
        return outside_anchors(home), []
    except ValueError as error:
        return [], [Finding(None, "anchors", "", str(error))]


def _lonely_marks(home: Path, inside: set[int], outside: set[int], size: int) -> Iterator[Finding]:
    """检查点和锚要成对 · A checkpoint without its anchor, an anchor without its checkpoint."""
    for number in sorted(outside - inside):
        # 条目也一起少了的,已经由“少了条目”指出来。
        if number <= size:
            yield Finding(None, CHECKPOINT, str(number), "检查点被删除：库外还留着它的锚")
    for number in sorted(inside - outside):
        # 核对的同时可能刚好在立锚:再看一眼文件。
        if not anchor_path(home, number).exists():
            yield Finding(
                None, "anchors", str(number), "库外的锚不见了：检查点还在，请从抄送的副本里取回"
            )


def tree_findings(home: Path, outside: list[CheckpointMark]) -> tuple[int, list[Finding]]:
    """树的所见 · Recomputes the tree and holds it against checkpoints and outside anchors.

    Returns the largest size that an outside anchor confirms, and the findings.
    """
    findings: list[Finding] = []
    marks: dict[int, list[tuple[str, CheckpointMark]]] = {}
    for key, checkpoint in rows_one_by_one(Checkpoint):
        if checkpoint is None:
            findings.append(Finding(None, CHECKPOINT, str(key), UNREADABLE))
            continue
        mark = CheckpointMark(checkpoint.size, checkpoint.root, checkpoint.at)
        marks.setdefault(mark.size, []).append((CHECKPOINT, mark))
    inside = set(marks)
    for mark in outside:
        marks.setdefault(mark.size, []).append(("anchors", mark))

    frontier, anchored, good = Frontier(), 0, 0
    numbers: list[int] = []

    def hold(size: int) -> None:
        nonlocal anchored, good
        for table, mark in marks.pop(size, []):
            if mark.root == frontier.root().hex():
                good = size
                anchored = size if table == "anchors" else anchored
                continue
            span = numbers[good:size]
            first = span[0] if span else None
            findings.append(
                Finding(
                    first,
                    table,
                    str(size),
                    f"树根与检查点不符：第 {first} 号到第 {span[-1] if span else '?'} 号之间的历史被改写",
                )
            )

    hold(0)
    leaves = Leaf.objects.order_by("index").values_list("index", "entry_id", "entry__leaf_hash")
    for index, entry_id, value in leaves.iterator():
        if index != frontier.size:
            findings.append(
                Finding(entry_id, "record_leaf", str(index), f"叶的序号断了：应为 {frontier.size}")
            )
            return anchored, findings
        frontier.append(octets(value))
        numbers.append(entry_id)
        hold(frontier.size)
    findings.extend(
        Finding(
            None, table, str(size), f"少了条目：检查点有 {size} 条，现在只有 {frontier.size} 条"
        )
        for size, held in sorted(marks.items())
        for table, _ in held
    )
    findings.extend(_lonely_marks(home, inside, {mark.size for mark in outside}, frontier.size))
    return anchored, findings


def missing_findings() -> Iterator[Finding]:
    """缺号 · Leaves and seals whose entry is gone (only possible with keys switched off by hand)."""
    entries = Entry.objects.values("id")
    leaves = Leaf.objects.exclude(entry_id__in=entries).order_by("entry_id")
    for gone in leaves.values_list("entry_id", flat=True):
        yield Finding(gone, ENTRY, str(gone), "条目被删除，树里还留着它的位置")
    seals = Sealed.objects.exclude(entry_id__in=entries).order_by("entry_id")
    for gone in seals.exclude(entry_id__in=leaves.values("entry_id")).values_list(
        "entry_id", flat=True
    ):
        yield Finding(gone, ENTRY, str(gone), "条目被删除，它的封存还在")
