"""牵头部门:条文说了是谁的事才写。Which department leads, where the article itself tells.

The rules are data (``[lead]`` of ``duties.toml``): first what the sentence of the duty says, then
the nearest sentence of the same article that begins with a department. Nothing is guessed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from hudong.ground.law.duties import RULES, SIGN, sentences, tokenise

_BODY: Final = "⟪机关⟫"


@dataclass(frozen=True)
class LeadRule:
    """牵头规则 · One shape of words that names a body; ``examples`` are (sentence, body)."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LeadRules:
    """全部牵头规则 · ``[lead]`` of ``duties.toml``, compiled."""

    said: tuple[LeadRule, ...]
    beside: tuple[LeadRule, ...]
    vague: re.Pattern[str]
    far: re.Pattern[str]
    outside: re.Pattern[str]


@cache
def lead_rules() -> LeadRules:
    """读入规则 · Reads and compiles the rules once."""
    data = tomllib.loads(RULES.read_text(encoding="utf-8"))["lead"]
    one = f"(?:{'|'.join(data['bodies'])})"
    several = f"(?P<body>{one}(?:{data['joins']}{one})*)"
    return LeadRules(
        said=tuple(_rule(row, several) for row in data["said"]),
        beside=tuple(_rule(row, several) for row in data["beside"]),
        vague=re.compile(data["vague"]),
        far=re.compile(data["far"]),
        outside=re.compile(data["outside"]),
    )


def _rule(row: dict[str, Any], several: str) -> LeadRule:
    return LeadRule(
        name=row["name"],
        pattern=re.compile(row["pattern"].replace(_BODY, several)),
        examples=tuple((sentence, body) for sentence, body in row["examples"]),
    )


def lead_department(paragraphs: Sequence[str], sentence: str) -> str:
    """牵头部门 · The body that the article names for the duty said by ``sentence``; "" if none.

    A body named in that sentence comes first; where it is only 人民政府 or 有关部门, a department
    that another sentence of the article names takes its place.
    """
    rules = lead_rules()
    said = next(_bodies((sentence,), rules.said), "")
    if said and not rules.vague.match(said):
        return said
    near = _bodies(_nearest(sentences(paragraphs), sentence), rules.beside)
    beside = [one for one in near if not rules.outside.search(one)]
    named = [one for one in beside if not rules.vague.match(one)]
    local = [one for one in named if not rules.far.search(one)]
    return next(iter([*local, *named, *([said] if said else []), *beside]), "")


def _bodies(said: Iterable[str], rules: Sequence[LeadRule]) -> Iterator[str]:
    for sentence in said:
        tokenised = tokenise(sentence)
        for rule in rules:
            found = rule.pattern.search(tokenised)
            if found is not None and SIGN not in found["body"]:
                yield found["body"]


def _nearest(every: Sequence[str], sentence: str) -> list[str]:
    """The other sentences, nearest first; of two equally near the one before."""
    here = every.index(sentence) if sentence in every else 0
    places = [place for place in range(len(every)) if place != here]
    return [every[p] for p in sorted(places, key=lambda p: (abs(p - here), p > here))]
