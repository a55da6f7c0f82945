"""幂等键:同一个键只办一次。Idempotency keys: the same key gives the same fact again.

What is kept of the arguments is a digest with a random salt of its own, so that equal arguments
cannot be told from two rows. The entry holds a digest of the whole key row (``mark_of``): a key
that was deleted, changed or added by hand is found by ``verify``.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from django.db import connection, models

from hudong.ground.kernel.fact import Fact
from hudong.ground.kernel.models import ActKey
from hudong.ground.kernel.outbox import fact_of
from hudong.ground.kernel.refusals import Conflict
from hudong.ground.record.canonical import digest, encode
from hudong.ground.record.models import Entry

_HELD = (
    "SELECT salt, arguments, entry_id FROM kernel_act_key"
    " WHERE actor_key = %s AND act = %s AND key = %s"
)


def known(key: ActKey, title: str, arguments: Mapping[str, Any]) -> Fact | None:
    """已经办过 · The fact that this key gave before, or None; Conflict where the arguments differ."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [key.actor_key, key.act, key.key])
        held = cursor.fetchone()
    if held is None:
        return None
    salt, kept, entry_id = held
    if not hmac.compare_digest(kept, _arguments_digest(salt, arguments)):
        raise Conflict(
            f"“{title}”已经用这个编号提交过，但内容不同",
            hint="请打开上次提交的结果核对；要另外提交，请刷新页面",
        )
    return fact_of(Entry.objects.get(pk=entry_id))


def seal(key: ActKey, arguments: Mapping[str, Any]) -> str:
    """封好 · Gives the key its salt and the digest of the arguments; returns the mark for the entry."""
    key.salt = secrets.token_hex(16)
    key.arguments = _arguments_digest(key.salt, arguments)
    return mark_of(key)


def mark_of(key: ActKey) -> str:
    """键的印记 · What the entry says of its key: a digest over the key row, salted by the row."""
    return digest([key.actor_key, key.act, key.key, key.salt, key.arguments])


def _arguments_digest(salt: str, arguments: Mapping[str, Any]) -> str:
    return hmac.new(salt.encode(), encode(_plain(arguments)), hashlib.sha256).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return f"{value._meta.label}:{value.pk}"
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, (date, UUID)) or value is None or isinstance(value, (str, int)):
        return value
    if isinstance(getattr(value, "digest", None), str):
        return value.digest
    raise TypeError(f"行为的参数不能是 {type(value).__name__}")
