"""事实:做过的事,既是返回值,又是存证,又是通知。Facts: return value, record entry and event in one."""

from __future__ import annotations

import hashlib
import secrets
import sys
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Self

import cattrs

from hudong.ground.record.canonical import plain


@dataclass(frozen=True)
class Personal:
    """个人信息 · A personal value. Enters the record only as a salted commitment.

    ``value`` is None once its salt and value have been destroyed.
    """

    value: str | None


@dataclass(frozen=True, kw_only=True)
class Fact:
    """事实 · Base of all facts: frozen, in the past tense, ids and public content.

    ``ABOUT`` names the kind of the subject and the field that holds its id.
    """

    ABOUT: ClassVar[tuple[str, str]] = ("", "")

    @classmethod
    def kind(cls) -> str:
        """事实名 · ``room.FactName``."""
        return f"{cls.__module__.split('.')[-2]}.{cls.__name__}"

    def subject(self) -> tuple[str, str]:
        """The (kind, id) this fact is about."""
        kind, name = self.ABOUT
        return kind, str(getattr(self, name)) if name else ""

    def adopts_law(self) -> str:
        """采用的法库 · Digest of the law edition that this fact adopts, else empty."""
        return ""

    def to_record(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """写出 · The public content, and the salts and values of personal fields by commitment."""
        vault: dict[str, Any] = {}
        token = _vault.set(vault)
        try:
            return plain(_writer.unstructure(self)), vault
        finally:
            _vault.reset(token)

    @classmethod
    def from_record(cls, content: dict[str, Any], vault: dict[str, Any]) -> Self:
        """读回 · Rebuilds the fact from its entry."""
        token = _vault.set(vault)
        try:
            return _reader.structure(
                {key: value for key, value in content.items() if key != "kind"}, cls
            )
        finally:
            _vault.reset(token)


def commitment(value: str, salt: str) -> str:
    """承诺 · SHA-256 over salt and value; the salt has 128 random bits."""
    return hashlib.sha256(f"{salt}\x00{value}".encode()).hexdigest()


_vault: ContextVar[dict[str, Any]] = ContextVar("fact_vault")


def _seal(personal: Personal) -> str:
    if personal.value is None:
        raise TypeError("已销毁的个人信息不能再写进存证")
    salt = secrets.token_hex(16)
    mark = commitment(personal.value, salt)
    _vault.get()[mark] = {"salt": salt, "value": personal.value}
    return mark


def _open(mark: str, _: type) -> Personal:
    held = _vault.get().get(mark)
    return Personal(held["value"] if held else None)


_writer = cattrs.Converter()
_writer.register_unstructure_hook(Personal, _seal)
_reader = cattrs.Converter(forbid_extra_keys=True)
_reader.register_structure_hook(Personal, _open)
_reader.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))
_reader.register_structure_hook(date, lambda value, _: date.fromisoformat(value))


def fact_class(kind: str) -> type[Fact]:
    """按名找事实 · The class of ``room.FactName``; raises KeyError where there is none."""
    pending = list(Fact.__subclasses__())
    while pending:
        candidate = pending.pop()
        if candidate.kind() == kind and candidate.__module__ in sys.modules:
            return candidate
        pending.extend(candidate.__subclasses__())
    raise KeyError(kind)
