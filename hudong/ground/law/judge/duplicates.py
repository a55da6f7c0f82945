"""重复申报:几个部门报了同一件事。Repeats across declarations: like titles on a shared basis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rapidfuzz import fuzz

from hudong.ground.law.judge.claim import judge_claim
from hudong.ground.law.library import Library
from hudong.ground.law.terms import ClaimOutcome, ClaimVerdict, Outcome

# 名称的相似度(百分比):依据同是一条、去掉套话之后到这个数,就是同一件事。
ALIKE: Final = 70

# 套话和标点:谁的名称里都有,不说明是什么事。
_FILLER: Final = re.compile(
    r"[\s、，,。；;：:（）()《》“”·\-]|协助|配合|开展|做好|进行|有关|相关|组织|落实|推进|工作|任务|"
    r"事项|活动|社区|农村|村居|全市|本市|的|和|及|与|等"
)

_ARTICLE: Final = re.compile(r"第[^条]+条(?:之[一二三四五六七八九十]+)?")


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


def normalise_title(title: str) -> str:
    """归一名称 · A task's name without stock words and punctuation; never empty for a name."""
    return _FILLER.sub("", title) or title


def find_duplicates(
    declarations: Sequence[Declaration], outcomes: Sequence[ClaimOutcome]
) -> tuple[DuplicateGroup, ...]:
    """找重复 · Groups in which a later declaration repeats an earlier one that is kept.

    Both lists run in the order of declaration. Repeating means: a supporting article in common, and
    names alike once stock words are gone. A repeat of a fallen task is judged on its own.
    """
    groups: dict[int, list[int]] = {}
    for place, outcome in enumerate(outcomes):
        if not _bases(outcome):
            continue
        first = next(
            (
                first
                for first in groups
                if _shared_basis(outcomes[first], outcome)
                and _alike(declarations[first].title, declarations[place].title)
            ),
            None,
        )
        if first is None:
            groups[place] = []
        else:
            groups[first].append(place)
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
    return fuzz.ratio(normalise_title(one), normalise_title(other)) >= ALIKE


def _shared_basis(one: ClaimOutcome, other: ClaimOutcome) -> bool:
    return bool(_bases(one) & _bases(other))


def _bases(outcome: ClaimOutcome) -> set[tuple[str, str]]:
    """Supporting articles without their 款 and 项: 第六条 and 第六条第二款 are one basis."""
    return {
        (said.instrument, found[0])
        for said in outcome.judgements
        if said.verdict is ClaimVerdict.SUPPORTS and said.instrument and said.article
        for found in [_ARTICLE.match(said.article)]
        if found
    }
