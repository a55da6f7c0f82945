"""行的指纹:每条存证记下它写过的每一行,事后逐行核对。Row digests: every entry remembers the rows it wrote.

The digest is keyed with a salt that stays in the sealed part, so that a published entry gives
nothing away about personal rows. ``compare`` names each row that differs from its last entry,
each row that no entry knows, and each row that is gone.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db import connection, models

from hudong.ground.kernel.claims import Claims
from hudong.ground.kernel.fact import commitment
from hudong.ground.kernel.frame import RowKey, Written
from hudong.ground.kernel.table import Table
from hudong.ground.kernel.written import recorded_columns, row_values
from hudong.ground.record.canonical import encode
from hudong.ground.record.models import Entry, Sealed
from hudong.ground.record.terms import Finding
from hudong.ground.record.verify import UNREADABLE, read_entry, rows_one_by_one

SEALED = Sealed._meta.db_table


def _keyed(salt: bytes, values: list[Any]) -> str:
    # 48 个十六进制位(192 比特)足够防碰撞,又让大批登记的条目短三成。
    return hmac.new(salt, encode(values), sha256).hexdigest()[:48]


def _digest(salt: bytes, row: models.Model, columns: list[str]) -> str:
    return _keyed(salt, row_values(row, columns))


def rows_on_record(touched: Mapping[RowKey, Written | None]) -> tuple[dict[str, Any], str]:
    """写进条目的指纹 · Digests by table and row, and the salt (hex) that goes into the sealed part."""
    salt = secrets.token_bytes(16)
    tables: dict[str, Any] = {}
    for (table, key), row in sorted(touched.items(), key=lambda item: item[0]):
        held = tables.setdefault(table, {"columns": [], "digests": {}})
        if row is None:
            held["digests"][key] = None
            continue
        if not held["columns"]:
            held["columns"] = row.columns
        held["digests"][key] = _keyed(salt, row.values)
    return tables, salt.hex()


def recorded_models() -> dict[str, type[models.Model]]:
    """入证的表 · Every concrete domain table by its database name."""
    return {
        model._meta.db_table: model
        for model in apps.get_models()
        if issubclass(model, Table) and not model._meta.proxy
    }


@dataclass(frozen=True)
class _Known:
    """一行的最后存证 · The entry that wrote a row last, and what it says of it."""

    entry: int
    columns: tuple[str, ...]
    digest: str | None
    salt: bytes | None


def compare() -> tuple[list[Finding], tuple[int, ...]]:
    """逐行核对 · Compares every domain row with the last entry that wrote it, and every seal.

    Also returns the numbers of the entries whose seal was destroyed: without the salt the rows
    that they wrote last cannot be checked, which is told and is no finding.
    """
    findings: list[Finding] = []
    unsealed: list[int] = []
    claims, seals = Claims(), _seals()
    last: dict[str, dict[str, _Known]] = {}
    for number, entry in rows_one_by_one(Entry):
        content = read_entry(entry) if entry is not None else None
        claims.hear(number, content)
        if content is None:
            continue
        if number not in seals:
            unsealed.append(number)
        salt, personal = seals.get(number, (None, {}))
        findings.extend(_seal_findings(number, salt, personal, there=number in seals))
        for table, row, known in _written_by(number, content, salt):
            last.setdefault(table, {})[row] = known
    findings.extend(claims.findings())
    for table, model in sorted(recorded_models().items()):
        findings.extend(_compare_table(table, model, last.get(table, {})))
    return findings, tuple(unsealed)


def _seal_findings(
    number: int, salt: bytes | None, personal: dict[str, Any], *, there: bool
) -> Iterator[Finding]:
    if there and salt is None:
        yield Finding(number, SEALED, str(number), "封存被改坏了：这一条写过的行无法核对")
    for mark, held in personal.items():
        if commitment(str(held.get("value")), str(held.get("salt"))) != mark:
            yield Finding(number, SEALED, str(number), "封存的个人信息被改过：与条目里的承诺不符")


def _seals() -> dict[int, tuple[bytes | None, dict[str, Any]]]:
    """逐条读封存;改坏了的,当作没有。"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT entry_id, content FROM record_sealed")
        return {number: _open_seal(text) for number, text in cursor.fetchall()}


def _open_seal(text: Any) -> tuple[bytes | None, dict[str, Any]]:
    try:
        content = json.loads(text)
        personal = {mark: dict(held) for mark, held in content["personal"].items()}
        return bytes.fromhex(content["salt"]), personal
    except (ValueError, TypeError, KeyError, AttributeError):
        return None, {}


def _written_by(
    number: int, content: dict[str, Any], salt: bytes | None
) -> list[tuple[str, str, _Known]]:
    """一条存证写过的行;条目被改得不成样子时,当作没有写过。"""
    try:
        return [
            (table, row, _Known(number, tuple(held["columns"]), digest, salt))
            for table, held in content["rows"].items()
            for row, digest in held["digests"].items()
        ]
    except (KeyError, TypeError, AttributeError):
        return []


def _compare_table(
    table: str, model: type[models.Model], known: dict[str, _Known]
) -> Iterator[Finding]:
    now = recorded_columns(model)
    seen = set()
    for pk, row in rows_one_by_one(model):
        key = str(pk)
        seen.add(key)
        held = known.get(key)
        what = _difference(row, held, now)
        if what:
            yield Finding(held.entry if held else None, table, key, what)
    for key, held in known.items():
        if held.digest is not None and key not in seen:
            yield Finding(held.entry, table, key, "这一行不见了：存证说它还在")


def _difference(row: models.Model | None, held: _Known | None, now: list[str]) -> str:
    if held is None:
        return "这一行没有任何存证：不是由行为写进来的"
    if held.digest is None:
        return "这一行存证说已经删除，现在又在"
    if row is None:
        return UNREADABLE
    if set(held.columns) - set(now):
        return "这一行的列与存证时不同，无法核对"
    if held.salt is not None and _digest(held.salt, row, list(held.columns)) != held.digest:
        return "这一行被改过：与最后一次写它的存证不符"
    return ""
