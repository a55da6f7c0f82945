"""重复申报:几个部门报了同一件事。Repeats across declarations: like titles on a shared basis.

``find_duplicates`` is the machine's own finding within one review (titles alike *and* a supporting
article in common). Whatever merely looks alike is shown to people: ``LookAlikes``, ``group_alike``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rapidfuzz import fuzz

from hudong.ground.law.judge.claim import judge_claim
from hudong.ground.law.judge.look_alikes import (
    Earlier,
    Likeness,
    LookAlikeGroup,
    LookAlikes,
    Pair,
    bases_of,
    basis_key,
    cited_bases,
    group_alike,
    likeness_percent,
)
from hudong.ground.law.judge.titles import are_apart, essence, normalise_title
from hudong.ground.law.library import Library
from hudong.ground.law.terms import ClaimOutcome, ClaimVerdict, Outcome

# 名称的相似度(百分比):依据同是一条、去掉套话之后到这个数,就是同一件事。
ALIKE: Final = 70


@dataclass(frozen=True)
class Declaration:
    """申报 · One declared task: its name, and the basis that the department claims for it."""

    title: str
    claim: str
    department: str = ""


@dataclass(frozen=True)
class DuplicateGroup:
    """重复的一组 · Positions (from 0) of the task that stays and of those that repeat it."""

    first: int
    repeats: tuple[int, ...]


def find_duplicates(
    declarations: Sequence[Declaration], outcomes: Sequence[ClaimOutcome]
) -> tuple[DuplicateGroup, ...]:
    """找重复 · Groups in which a later declaration repeats an earlier one that is kept.

    Both lists run in the order of declaration. Repeating means: a supporting article in common, and
    names alike once stock words are gone. A repeat of a fallen task is judged on its own. Only
    tasks with an article in common are compared at all.
    """
    groups: dict[int, list[int]] = {}
    by_basis: dict[str, list[int]] = {}
    for place, outcome in enumerate(outcomes):
        bases = _supporting(outcome)
        if not bases:
            continue
        near = sorted({first for basis in bases for first in by_basis.get(basis, ())})
        title = declarations[place].title
        first = next((one for one in near if _alike(declarations[one].title, title)), None)
        if first is not None:
            groups[first].append(place)
            continue
        groups[place] = []
        for basis in bases:
            by_basis.setdefault(basis, []).append(place)
    return tuple(
        DuplicateGroup(first, tuple(repeats)) for first, repeats in groups.items() if repeats
    )


def judge_declarations(
    library: Library, declarations: Sequence[Declaration], *, on: date
) -> tuple[ClaimOutcome, ...]:
    """判断全部申报 · One outcome per declaration in its order, repeats included."""
    outcomes = [judge_claim(library, one.claim, title=one.title, on=on) for one in declarations]
    for group in find_duplicates(declarations, outcomes):
        kept = declarations[group.first]
        whose = f"{kept.department}的" if kept.department else ""
        for place in group.repeats:
            outcomes[place] = replace(
                outcomes[place],
                outcome=Outcome.DUPLICATE,
                reason=f"与第{group.first + 1}项{whose}“{kept.title}”是同一件事，"
                f"依据同为{outcomes[place].article}，并入该项。",
                payment_mode=None,
            )
    return tuple(outcomes)


def _alike(one: str, other: str) -> bool:
    ours, theirs = essence(one), essence(other)
    if are_apart(ours, theirs):
        return False
    plain = fuzz.ratio(normalise_title(one), normalise_title(other))
    return max(plain, fuzz.ratio(ours, theirs)) >= ALIKE


def _supporting(outcome: ClaimOutcome) -> frozenset[str]:
    return bases_of(said for said in outcome.judgements if said.verdict is ClaimVerdict.SUPPORTS)


__all__ = [
    "ALIKE",
    "Declaration",
    "DuplicateGroup",
    "Earlier",
    "Likeness",
    "LookAlikeGroup",
    "LookAlikes",
    "Pair",
    "bases_of",
    "basis_key",
    "cited_bases",
    "find_duplicates",
    "group_alike",
    "judge_declarations",
    "likeness_percent",
    "normalise_title",
]
