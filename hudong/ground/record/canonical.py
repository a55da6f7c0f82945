"""规范字节:同样的内容永远是同样的字节。Canonical bytes: versioned JSON in UTF-8.

Keys sorted, no blanks, no floats, instants in UTC with microseconds. The bytes are what is hashed,
stored and published, so a reader in any language can hash them without parsing.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

VERSION = 1
# 一件行为要编码上百个值,几乎都是这几种:先认它们。
_AS_IT_IS = frozenset({str, int, bool, type(None)})
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)


def plain(value: Any) -> Any:
    """化为 JSON 能写的值 · Turns a value into plain JSON; raises TypeError on floats and strangers."""
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is dict:
        return {
            key if type(key) is str else str(plain(key)): plain(item) for key, item in value.items()
        }
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise TypeError("时刻必须带时区")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    if isinstance(value, dict):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    raise TypeError(f"不能写进存证的类型：{type(value).__name__}")


def encode(value: Any) -> bytes:
    """规范编码 · The one byte string for ``value``."""
    return _ENCODER.encode(plain(value)).encode()


def octets(stored: Any) -> bytes:
    """库里的字节 · Bytes as the database gives them back, also where a hand has left text instead."""
    return stored.encode() if isinstance(stored, str) else bytes(stored)


def digest(value: Any) -> str:
    """摘要 · SHA-256 of the canonical bytes, 64 hexadecimal digits."""
    return hashlib.sha256(encode(value)).hexdigest()
