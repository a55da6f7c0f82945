"""存证的读法。How the record is read: entries of a subject, one entry with its proof, totals."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from hudong.ground.record.canonical import octets
from hudong.ground.record.models import AdoptedLaw, Checkpoint, Entry, Leaf
from hudong.ground.record.tree import inclusion_proof


@dataclass(frozen=True)
class EntryLine:
    """一条存证 · A line of the ledger."""

    number: int
    at: datetime
    act: str
    fact_kind: str
    subject_kind: str
    subject_id: str
    digest: str


@dataclass(frozen=True)
class EntryPage:
    """一条存证的页面 · One entry with its bytes, its place in the tree and its proof."""

    line: EntryLine
    content: dict[str, Any]
    canonical: str
    index: int | None
    size: int
    root: str
    proof: tuple[str, ...]


@dataclass(frozen=True)
class RecordTotals:
    """存证总数 · Entries, entries in the tree, and the newest checkpoint."""

    entries: int
    sequenced: int
    anchored: int
    root: str
    anchored_at: datetime | None
    law: str


def line_of(entry: Entry) -> EntryLine:
    """从行到值 · The public line of an entry."""
    return EntryLine(
        number=entry.pk,
        at=entry.at,
        act=entry.act,
        fact_kind=entry.fact_kind,
        subject_kind=entry.subject_kind,
        subject_id=entry.subject_id,
        digest=octets(entry.leaf_hash).hex(),
    )


def entries_about(subjects: Iterable[tuple[str, str]]) -> tuple[EntryLine, ...]:
    """一个事物的全部存证 · All entries about the given (kind, id) subjects, oldest first, one query."""
    wanted: dict[str, list[str]] = {}
    for kind, identity in subjects:
        wanted.setdefault(kind, []).append(str(identity))
    if not wanted:
        return ()
    found = Entry.objects.none()
    for kind, identities in wanted.items():
        found = found | Entry.objects.filter(subject_kind=kind, subject_id__in=identities)
    return tuple(line_of(entry) for entry in found.defer("canonical").order_by("id"))


def recent_entries(*, before: int | None = None, limit: int = 30) -> tuple[EntryLine, ...]:
    """最近的存证 · Newest first, paged by number."""
    entries = Entry.objects.defer("canonical").order_by("-id")
    if before is not None:
        entries = entries.filter(id__lt=before)
    return tuple(line_of(entry) for entry in entries[:limit])


def facts_about(
    *, kind: str, identity: str | int, fact_kinds: Iterable[str]
) -> tuple[tuple[EntryLine, dict[str, Any]], ...]:
    """一个事物的某几种事实 · Entries of those kinds with the facts that they hold, one query.

    Bytes that were changed into something unreadable give an empty fact.
    """
    found = Entry.objects.filter(
        subject_kind=kind, subject_id=str(identity), fact_kind__in=list(fact_kinds)
    )
    return tuple(
        (line_of(entry), _content(octets(entry.canonical)).get("fact", {}))
        for entry in found.order_by("id")
    )


def canonical_bytes(number: int) -> bytes | None:
    """规范字节 · The bytes of an entry exactly as they were hashed; None where there is none."""
    found = Entry.objects.filter(pk=number).values_list("canonical", flat=True).first()
    return None if found is None else octets(found)


def _content(canonical: bytes) -> dict[str, Any]:
    try:
        content = json.loads(canonical.decode(errors="replace"))
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def numbers_beyond(*, size: int) -> tuple[int, ...]:
    """树外的条目 · Numbers of the entries that are not among the first ``size`` leaves, one query."""
    within = Leaf.objects.filter(index__lt=size).values("entry_id")
    return tuple(Entry.objects.exclude(pk__in=within).order_by("id").values_list("id", flat=True))


def totals() -> RecordTotals:
    """存证总数 · Three small queries."""
    newest = Checkpoint.objects.order_by("-size").first()
    adopted = AdoptedLaw.objects.order_by("-entry_id").first()
    counted = Entry.objects.aggregate(entries=Count("pk"), sequenced=Count("leaf"))
    return RecordTotals(
        entries=counted["entries"],
        sequenced=counted["sequenced"],
        anchored=newest.size if newest else 0,
        root=newest.root if newest else "",
        anchored_at=newest.at if newest else None,
        law=adopted.digest if adopted else "",
    )


def entry_page(number: int) -> EntryPage | None:
    """一条存证和它的证明 · The entry, its bytes, and the audit path to the newest checkpoint."""
    entry = Entry.objects.select_related("leaf").filter(pk=number).first()
    if entry is None:
        return None
    leaf: Leaf | None = getattr(entry, "leaf", None)
    newest = Checkpoint.objects.order_by("-size").first()
    proof: list[bytes] = []
    if leaf is not None and newest is not None and leaf.index < newest.size:
        hashes = Leaf.objects.filter(index__lt=newest.size).order_by("index")
        leaves = [octets(value) for value in hashes.values_list("entry__leaf_hash", flat=True)]
        proof = inclusion_proof(leaves, leaf.index)
    canonical = octets(entry.canonical)
    return EntryPage(
        line=line_of(entry),
        content=_content(canonical),
        canonical=canonical.decode(errors="replace"),
        index=leaf.index if leaf else None,
        size=newest.size if newest else 0,
        root=newest.root if newest else "",
        proof=tuple(node.hex() for node in proof),
    )
