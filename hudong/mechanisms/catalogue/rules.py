"""两份清单的判断:拟定结论、版次内容、瘦身率。Decisions of the catalogue: plain values in, values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hudong.ground.law.terms import ClaimOutcome, Outcome, PaymentMode
from hudong.mechanisms.catalogue.terms import Catalogue, DecisionLine


@dataclass(frozen=True)
class Finding:
    """拟定结论 · What the machine finds for one declaration, duplicates included."""

    outcome: Outcome
    reason: str
    article: str
    payment_mode: PaymentMode | None
    duplicate_of: int | None = None


def find_outcomes(
    judged: Mapping[int, ClaimOutcome],
    catalogues: Mapping[int, Catalogue],
    duplicates: Mapping[int, int],
    titles: Mapping[int, str],
) -> dict[int, Finding]:
    """逐项拟定结论 · From each claim's judgement; a kept task that repeats a kept one is a duplicate.

    A task that departments declare for assistance stays only as assistance; one that the office
    proposes as own duty stays only as own duty. ``duplicates`` maps a number to the number it
    repeats.
    """
    findings: dict[int, Finding] = {}
    for number in sorted(judged):
        claim = judged[number]
        first = duplicates.get(number)
        if claim.outcome.kept and first is not None and findings[first].outcome.kept:
            findings[number] = Finding(
                Outcome.DUPLICATE,
                f"与第 {first} 项“{titles[first]}”是同一件事，并入那一项",
                claim.article,
                None,
                first,
            )
            continue
        findings[number] = _for_list(claim, catalogues[number])
    return findings


def _for_list(claim: ClaimOutcome, catalogue: Catalogue) -> Finding:
    wanted = {
        Catalogue.ASSISTANCE: Outcome.ASSISTANCE,
        Catalogue.DUTIES: Outcome.OWN_DUTY,
    }[catalogue]
    if claim.outcome.kept and claim.outcome is not wanted:
        words = claim.outcome.words
        return Finding(
            Outcome.NO_BASIS,
            f"所引条文说的是“{words}”，不能作为列入{catalogue.short_words}的依据",
            claim.article,
            None,
        )
    return Finding(claim.outcome, claim.reason, claim.article, claim.payment_mode)


def override_problem(
    line: DecisionLine, findings: Mapping[int, Finding], catalogue: Catalogue
) -> str:
    """决定哪里不对 · One sentence against an override, or empty where it may stand.

    What was announced as falling cannot be kept in the end, and nothing changes its list: the
    public has only seen what was announced. A task may still fall, or fall for another reason.
    """
    found = findings[line.declaration_id]
    if not line.reason.strip():
        return "与机器结论不同的，请写理由"
    if line.outcome.kept and line.outcome is not found.outcome:
        return f"公示写的是“{found.outcome.words}”，决定时不能改成“{line.outcome.words}”"
    if line.outcome is Outcome.DUPLICATE and found.duplicate_of is None:
        return "没有指明与哪一项重复，不能按重复退回"
    return ""


def orphaned(decided: Mapping[int, DecisionLine], duplicates: Mapping[int, int]) -> dict[int, int]:
    """没有着落的重复 · Repeats (number → the one they repeat) of a task that does not stay after all."""
    return {
        one: first
        for one, first in duplicates.items()
        if decided[one].outcome is Outcome.DUPLICATE and not decided[first].outcome.kept
    }


def decide(
    findings: Mapping[int, Finding], overrides: Sequence[DecisionLine]
) -> dict[int, DecisionLine]:
    """逐项决定 · The machine's finding stands unless the office decides otherwise with a reason."""
    decided = {
        number: DecisionLine(number, found.outcome, found.reason, found.article)
        for number, found in findings.items()
    }
    decided.update({line.declaration_id: line for line in overrides})
    return decided


def edition_content(
    *,
    number: int,
    document_no: str,
    published_on: date,
    lists: Mapping[Catalogue, Sequence[Mapping[str, Any]]],
) -> dict[str, Any]:
    """版次内容 · The canonical content of an edition, from which its digest is made."""
    return {
        "number": number,
        "document_no": document_no,
        "published_on": published_on.isoformat(),
        "lists": {kind.value: [dict(row) for row in lists.get(kind, ())] for kind in Catalogue},
    }
