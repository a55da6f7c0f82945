"""怎样写、怎样读:一个字段在文件里的写法。How a field of a listed matter is written in a file, and read back.

``read(field, written(field, value)) == value`` for every value: files are made and checked by the
same two functions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from hudong.ground.law.official import OfficialKind
from hudong.ground.law.terms import PaymentMode
from hudong.mechanisms.catalogue.terms.lists import Catalogue, Scope, Way

_WIDE = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_CATALOGUES = {kind.short_words: kind for kind in Catalogue}
_MODES = {mode.words: mode for mode in PaymentMode}
_SCOPES = {scope.words: scope for scope in Scope}
_WAYS = {way.words: way for way in Way}
_OFFICIAL_WORDS = {kind.value: kind.short_words for kind in OfficialKind}
_OFFICIAL_KINDS = {words: key for key, words in _OFFICIAL_WORDS.items()}


def written(field: str, value: Any) -> str:
    """写成文字 · ``value`` of a field as a clerk reads it; nothing is rounded or shortened."""
    if value is None:
        return ""
    if isinstance(value, Catalogue):
        return value.short_words
    if isinstance(value, (PaymentMode, Scope, Way)):
        return value.words
    if field == "unit_price_fen":
        return f"{value // 100}.{value % 100:02d}"
    if isinstance(value, date):
        return value.isoformat()
    if field == "official" and value in _OFFICIAL_WORDS:
        return _OFFICIAL_WORDS[value]
    return str(value)


def read(field: str, text: str) -> Any:
    """读回值 · The value that ``text`` says; raises ValueError with one sentence where it says none."""
    return _READERS.get(field, str)(text)


def _chosen(words: Mapping[str, Any]) -> Callable[[str], Any]:
    def reader(text: str) -> Any:
        found = words.get(text.strip())
        if found is None:
            raise ValueError(f"“{text}”不认识，只能写 {'、'.join(words)}")
        return found

    return reader


def _mode(text: str) -> PaymentMode | None:
    return _chosen(_MODES)(text) if text.strip() else None


def _count(text: str) -> int:
    plain = text.strip().translate(_WIDE).replace(",", "")
    if not (plain.isascii() and plain.isdigit()):
        raise ValueError(f"“{text}”不是整数，请只写数字")
    return int(plain)


def _fen(text: str) -> int:
    try:
        fen = Decimal(text.strip().translate(_WIDE).replace(",", "")).scaleb(2)
    except InvalidOperation as error:
        raise ValueError(f"“{text}”不是金额，请只写数字，例如 200.00") from error
    if not fen.is_finite() or fen != fen.to_integral_value() or fen < 0:
        raise ValueError(f"“{text}”不是到分的金额：最多两位小数，不能是负数")
    return int(fen)


def _day(text: str) -> date:
    try:
        # 表格软件另存以后会把 2026-03-20 写成 2026/3/20。
        year, month, day = text.strip().replace("/", "-").split("-")
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise ValueError(f"“{text}”不是日期，请写成 2026-03-20") from error


def _excerpt(text: str) -> Catalogue | None:
    return _chosen(_CATALOGUES)(text) if text.strip() else None


def _day_or_none(text: str) -> date | None:
    return _day(text) if text.strip() else None


def _lineage(text: str) -> UUID:
    try:
        return UUID(text.strip())
    except ValueError as error:
        raise ValueError(f"“{text}”不是沿革号") from error


_READERS: Mapping[str, Callable[[str], Any]] = {
    "catalogue": _chosen(_CATALOGUES),
    "position": _count,
    "payment_mode": _mode,
    "scope": _chosen(_SCOPES),
    "unit_price_fen": _fen,
    "quantity": _count,
    "way": _chosen(_WAYS),
    "until_on": _day_or_none,
    "official": lambda text: _OFFICIAL_KINDS.get(text, text),
    "lineage": _lineage,
    "number": _count,
    "published_on": _day,
    "excerpt": _excerpt,
}

# 表格软件会当作公式的开头，全角的也有软件认；制表符和回车以后还能再跟一个。
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def guarded(text: str) -> str:
    """防公式 · ``text`` with an apostrophe before it where a spreadsheet might run it."""
    return f"'{text}" if text.startswith(_RISKY) else text


def unguarded(text: str) -> str:
    """取回原文 · Takes away the one apostrophe that ``guarded`` put there."""
    return text[1:] if text.startswith("'") else text
