"""追加:把一件做过的事写进存证。Appending: one entry and its sealed part, in the caller's transaction."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection

from hudong.ground.record.canonical import VERSION, encode
from hudong.ground.record.models import AdoptedLaw, Entry, Sealed, writing
from hudong.ground.record.statements import insert
from hudong.ground.record.terms import Draft
from hudong.ground.record.tree import leaf_hash

_LATEST = (
    "SELECT (SELECT at FROM record_entry ORDER BY id DESC LIMIT 1),"
    " (SELECT digest FROM record_adopted_law ORDER BY entry_id DESC LIMIT 1)"
)


def latest() -> tuple[datetime | None, str]:
    """最近的时刻和采用的法库 · Instant of the last entry and digest of the adopted edition."""
    with connection.cursor() as cursor:
        cursor.execute(_LATEST)
        at, law = cursor.fetchone()
    if isinstance(at, str):
        at = datetime.fromisoformat(at)
    if at is not None and at.tzinfo is None:
        # SQLite 不带时区地存 UTC。
        at = at.replace(tzinfo=UTC)
    return at, law or ""


def content_of(draft: Draft) -> dict[str, object]:
    """条目的公开内容 · What the canonical bytes say."""
    return {
        "v": VERSION,
        "id": draft.uid,
        "at": draft.at,
        "act": draft.act,
        "actor": draft.actor,
        "basis": draft.basis,
        "subject": [draft.subject_kind, draft.subject_id],
        "fact": {"kind": draft.fact_kind, **draft.fact},
        "rows": draft.rows,
        "law": draft.law,
        "cause": draft.cause,
        "key": draft.key,
    }


def append(draft: Draft, *, adopts_law: str = "") -> Entry:
    """追加一条 · Writes the entry (two statements); the transaction is the caller's."""
    canonical = encode(content_of(draft))
    entry = Entry(
        uid=draft.uid,
        at=draft.at,
        act=draft.act,
        actor_key=draft.actor_key,
        subject_kind=draft.subject_kind,
        subject_id=draft.subject_id,
        fact_kind=draft.fact_kind,
        cause=draft.cause,
        leaf_hash=leaf_hash(canonical),
        canonical=canonical,
    )
    with writing():
        entry.save()
        insert(Sealed(entry=entry, content=draft.sealed))
        if adopts_law:
            AdoptedLaw(entry=entry, digest=adopts_law).save()
    return entry
