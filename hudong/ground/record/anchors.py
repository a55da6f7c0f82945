"""定序和锚:给条目排进树里,把树根留到库外。Sequencing and anchoring, outside the one writing path."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from hudong.ground.record.canonical import octets
from hudong.ground.record.models import Checkpoint, Entry, Leaf, writing
from hudong.ground.record.terms import CheckpointMark, NotAnchored
from hudong.ground.record.tree import Frontier

# 定序时的锁号,任意但固定;只有 PostgreSQL 需要。
_LOCK = 0x68756F6E67


def sequence() -> int:
    """定序 · Gives every entry that has none its place in the tree; returns how many."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        last = Leaf.objects.order_by("-index").values_list("index", flat=True).first()
        start = 0 if last is None else last + 1
        waiting = (
            Entry.objects.filter(leaf__isnull=True).order_by("id").values_list("id", flat=True)
        )
        leaves = [Leaf(index=start + n, entry_id=pk) for n, pk in enumerate(waiting)]
        with writing():
            Leaf.objects.bulk_create(leaves, batch_size=500)
    return len(leaves)


def current_root() -> tuple[int, bytes]:
    """现在的树 · Size and root over all sequenced entries."""
    hashes = Leaf.objects.order_by("index").values_list("entry__leaf_hash", flat=True)
    frontier = Frontier(octets(value) for value in hashes.iterator())
    return frontier.size, frontier.root()


def anchor(*, home: Path, at: datetime) -> CheckpointMark:
    """立锚 · Sequences, writes a checkpoint, and leaves a copy in ``home/anchors``.

    Raises NotAnchored, before anything is written, where the record has become shorter than an
    anchor outside or holds another history: an anchor put on top would make the loss look right.
    The same size twice gives the checkpoint of the first time. A newest checkpoint whose file was
    never written, because the machine stopped in between, gets it now. The file is created, never
    overwritten: an existing file with another root is left for ``verify`` to name.
    """
    _must_hold(home)
    sequence()
    newest = Checkpoint.objects.order_by("-size").first()
    if newest is not None:
        _write_outside(home, CheckpointMark(newest.size, newest.root, newest.at))
    size, top = current_root()
    known = Checkpoint.objects.filter(size=size).first()
    if known is None:
        known = Checkpoint(size=size, root=top.hex(), at=at)
        with writing(), transaction.atomic():
            known.save()
    mark = CheckpointMark(size=known.size, root=known.root, at=known.at)
    _write_outside(home, mark)
    return mark


def _must_hold(home: Path) -> None:
    """库外的锚都还对得上 · Every anchor outside against the entries as they are now."""
    try:
        roots = {mark.size: mark.root for mark in outside_anchors(home)}
    except ValueError as torn:
        raise NotAnchored(str(torn)) from torn
    frontier, largest = Frontier(), max(roots, default=0)
    hashes = Leaf.objects.order_by("index").values_list("entry__leaf_hash", flat=True)
    for value in hashes[:largest].iterator():
        frontier.append(octets(value))
        held = roots.get(frontier.size)
        if held is not None and held != frontier.root().hex():
            raise NotAnchored(f"到第 {frontier.size} 条为止的存证和库外的锚对不上，历史被改写过")
    if frontier.size < largest:
        raise NotAnchored(f"存证少了：库外的锚确认过 {largest} 条，现在只剩 {frontier.size} 条")


def anchor_path(home: Path, size: int) -> Path:
    """锚的文件 · Where the anchor of that size is kept."""
    return home / "anchors" / f"{size:012d}.json"


def _write_outside(home: Path, mark: CheckpointMark) -> None:
    path = anchor_path(home, mark.size)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return
    content = {"size": mark.size, "root": mark.root, "at": mark.at.isoformat()}
    # 先写全、再挂上名字:断电也不会留下半截的锚;已有的名字挂不上去,不会被盖掉。
    draft = path.parent / f".{path.name}.{os.getpid()}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o444)
    with os.fdopen(handle, "w") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


def outside_anchors(home: Path) -> list[CheckpointMark]:
    """库外的锚 · All anchors in ``home/anchors``, smallest first; raises ValueError on a torn file."""
    marks = []
    for path in sorted((home / "anchors").glob("*.json")):
        try:
            data = json.loads(path.read_text())
            marks.append(
                CheckpointMark(
                    int(data["size"]), str(data["root"]), datetime.fromisoformat(data["at"])
                )
            )
        except (KeyError, ValueError, TypeError) as error:
            raise ValueError(f"库外的锚 {path.name} 读不懂：{error}") from error
    return marks
