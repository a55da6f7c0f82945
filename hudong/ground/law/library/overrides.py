"""校正表:法规正文没有写明的施行日和废止日。Days that no stored text names, each with its source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from hudong.ground.law.library.versions import Override, Repeal

TABLE: Final = Path(__file__).with_name("overrides.toml")


@dataclass(frozen=True)
class Corrections:
    """校正 · ``overrides`` by (title, adoption); ``ended`` are repeals by decisions not stored."""

    overrides: Mapping[tuple[str, date], Override]
    ended: tuple[Repeal, ...]


def read_corrections(text: str) -> Corrections:
    """读校正表 · The corrections that a TOML text holds.

    Raises ValueError where a row has no source or two rows speak of one version: the table is part
    of the program, so that is a fault of the program.
    """
    table = tomllib.loads(text)
    rows: dict[tuple[str, date], Override] = {}
    for row in table.get("override", ()):
        _demand_source(row)
        for title in row["titles"]:
            key = (title, row["adopted"])
            if key in rows:
                raise ValueError(f"施行日校正表：《{title}》{row['adopted']}的版本写了两次")
            rows[key] = Override(title, row["adopted"], row["in_force_from"], row["source"])
    ended = []
    for row in table.get("ended", ()):
        _demand_source(row)
        ended += [Repeal(title, row["by"], "", row["on"]) for title in row["titles"]]
    return Corrections(MappingProxyType(rows), tuple(ended))


def _demand_source(row: Mapping[str, Any]) -> None:
    if not str(row.get("source", "")).strip():
        raise ValueError(f"施行日校正表：{row.get('titles')} 没有写明来源")


@cache
def corrections() -> Corrections:
    """校正表 · The table that the project carries, read once."""
    return read_corrections(TABLE.read_text(encoding="utf-8"))
