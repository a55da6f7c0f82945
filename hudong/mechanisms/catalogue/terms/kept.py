"""其他清单的词汇。Words of the other lists that a county keeps: which, under what name, with what reasons."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hudong.mechanisms.catalogue.terms.lists import Catalogue

SHANXI_GUIDE = "山西版指导目录"


@dataclass(frozen=True)
class ListLine:
    """清单设置行 · Whether the county keeps a list, and the official name it gives it."""

    kind: Catalogue
    name: str
    is_kept: bool


@dataclass(frozen=True)
class ReasonCode:
    """负面事项的理由 · Why a matter may not be put on a village; ``source`` says who says so."""

    code: str
    words: str
    source: str
    is_used: bool = True


@cache
def guide_codes() -> tuple[ReasonCode, ...]:
    """指导目录的理由代码 · The codes that come with the product, which a county may change."""
    text = Path(__file__).with_name("reasons.toml").read_text(encoding="utf-8")
    return tuple(ReasonCode(**row) for row in tomllib.loads(text)["reason"])
