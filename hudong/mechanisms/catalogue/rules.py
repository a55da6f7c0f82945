"""清单的判断:拟定结论、建议的决定、逐项决定。Decisions of the catalogue: plain values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz

from hudong.ground.law.judge import normalise_title
from hudong.ground.law.terms import ClaimOutcome, Outcome, PaymentMode
from hudong.mechanisms.catalogue.terms import Catalogue, Decision, DecisionLine

# 名称去掉套话以后像到这个百分数，就当是负面事项里的那一件，请人来看。
_ON_NEGATIVE_LIST: Final = 80


@dataclass(frozen=True)
class Finding:
    """拟定结论 · What the machine finds for one declaration; None where it has nothing to judge."""

    outcome: Outcome | None
    reason: str
    article: str
    payment_mode: PaymentMode | None
    duplicate_of: int | None = None

    @property
    def is_kept(self) -> bool:
        """True where the law supports it on its list."""
        return self.outcome is not None and self.outcome.kept


def find_outcomes(
    judged: Mapping[int, ClaimOutcome],
    catalogues: Mapping[int, Catalogue],
    duplicates: Mapping[int, int],
    titles: Mapping[int, str],
) -> dict[int, Finding]:
    """逐项拟定结论 · From each claim's judgement; a kept task that repeats a kept one is a duplicate.

    A task that departments declare for assistance stays only as assistance; one that the office
    proposes as own duty stays only as own duty; the other lists are the county's own, and the
    machine has nothing to find. ``duplicates`` maps a number to the number it repeats.
    """
    findings: dict[int, Finding] = {}
    for number in sorted(judged):
        claim = judged[number]
        first = duplicates.get(number)
        if claim.outcome.kept and first is not None and findings[first].is_kept:
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
    if not catalogue.is_main:
        words = f"{catalogue.short_words}由本县自己定，机器只记下所引的条文，不作结论"
        return Finding(None, words, claim.article, None)
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


def negative_code(title: str, negatives: Iterable[tuple[str, str]]) -> str:
    """在不在负面事项上 · The code of the negative matter (title, code) that a title repeats, or empty."""
    words = normalise_title(title)
    for other, code in negatives:
        if fuzz.ratio(words, normalise_title(other)) >= _ON_NEGATIVE_LIST:
            return code
    return ""


@dataclass(frozen=True)
class Voices:
    """各方意见 · How many experts and comments were for and against the machine's finding."""

    experts_for: int = 0
    experts_against: int = 0
    comments_for: int = 0
    comments_against: int = 0


@dataclass(frozen=True)
class Proposal:
    """建议的决定 · What follows from finding and opinions; ``doubts`` are for the office to weigh."""

    decision: Decision
    reason: str
    article: str
    into: int | None = None
    doubts: tuple[str, ...] = ()


_FALLEN: Final[dict[Outcome, tuple[Decision, str]]] = {
    Outcome.REPEALED: (Decision.ABOLISH, "依据已经不算数，这项任务取消"),
    Outcome.NO_BASIS: (Decision.ABOLISH, "没有法律依据，这项任务取消"),
    Outcome.NOT_NAMED: (Decision.RETURN, "法律没有把这件事交给村（居），由部门自己办"),
    Outcome.DEPARTMENT_DUTY: (Decision.RETURN, "由部门自己办，不交给村（居）"),
    Outcome.ENCOURAGED_ONLY: (
        Decision.PURCHASE,
        "不列入清单；部门确实需要的，向愿意承接的村（居）或者社会组织购买服务",
    ),
}


def propose(
    finding: Finding,
    catalogue: Catalogue,
    voices: Voices | None = None,
    *,
    general: str = "",
    on_negative: str = "",
) -> Proposal:
    """建议的决定 · The finding decides; a majority of experts against it moves what law leaves open.

    ``general`` is the article of the law on entrusted matters, cited where a task falls for want of
    any article; ``on_negative`` the words of the negative matter that the task repeats.
    """
    said = voices or Voices()
    by_law = _by_law(finding, catalogue, general)
    if finding.outcome is None:
        why = f"{on_negative}，" if on_negative else ""
        words = f"{why}按本县规定列入{catalogue.short_words}"
        return replace(by_law, reason=words)
    found = _by_experts(by_law, finding, catalogue, said)
    if on_negative and not finding.is_kept and found.decision is not Decision.MERGE:
        words = f"在本县的负面事项上（{on_negative}），不得要求村（居）承担"
        found = replace(
            found, decision=Decision.RETURN, reason=f"{words}。{finding.reason.rstrip('。')}"
        )
    return replace(found, doubts=tuple(_doubts(finding, said, on_negative)))


def _by_law(finding: Finding, catalogue: Catalogue, general: str) -> Proposal:
    article = finding.article or general
    if finding.outcome is None:
        return Proposal(Decision.LISTED, "", article)
    if finding.is_kept:
        kept = Decision.OWN_DUTY if catalogue is Catalogue.DUTIES else Decision.ASSISTANCE
        return Proposal(kept, finding.reason, finding.article)
    if finding.outcome is Outcome.DUPLICATE:
        return Proposal(Decision.MERGE, finding.reason, article, finding.duplicate_of)
    decision, words = _FALLEN[finding.outcome]
    if catalogue is Catalogue.DUTIES:
        decision, words = Decision.ABOLISH, "不列入履职事项"
    return Proposal(decision, f"{finding.reason.rstrip('。')}。{words}", article)


def _by_experts(by_law: Proposal, finding: Finding, catalogue: Catalogue, said: Voices) -> Proposal:
    if said.experts_against <= said.experts_for or catalogue is not Catalogue.ASSISTANCE:
        return by_law
    many = f"{said.experts_for + said.experts_against} 位专家里 {said.experts_against} 位"
    if finding.is_kept:
        words = f"{many}不同意列入清单，退回部门自己办"
        return replace(by_law, decision=Decision.RETURN, reason=words)
    if by_law.decision is Decision.RETURN:
        words = f"{many}认为不宜简单退回；法律没有要求村（居）办，部门确实需要的购买服务"
        return replace(by_law, decision=Decision.PURCHASE, reason=words)
    return by_law


def _doubts(finding: Finding, said: Voices, on_negative: str) -> list[str]:
    doubts = []
    if said.experts_against:
        doubts.append(f"{said.experts_against} 位专家不同意机器的结论")
    if said.comments_against:
        doubts.append(f"讨论中有 {said.comments_against} 条不同意见")
    if on_negative and finding.is_kept:
        doubts.append(f"条文要求协助，又在负面事项上（{on_negative}）")
    return doubts


def why_not(line: DecisionLine, catalogue: Catalogue, announced: Decision | None = None) -> str:
    """决定哪里不对 · One sentence against a decision, or empty where it may stand.

    Nothing is kept that the public has not seen as kept (``announced``; None before the notice): a
    task may still fall, or fall for another reason.
    """
    if not line.reason.strip():
        return "没有写决定的理由，请写明"
    if line.decision not in Decision.for_list(catalogue):
        return f"提给{catalogue.short_words}清单的，不能决定为“{line.decision.words}”"
    if line.decision.kept and catalogue.is_main and not line.article.strip():
        return "要保留的，请写明法律条文"
    if line.decision is Decision.MERGE and line.into_id is None:
        return "没有指明并入哪一项"
    if line.decision is Decision.MERGE and line.into_id == line.declaration_id:
        return "不能并入自己"
    if line.decision is not Decision.MERGE and line.into_id is not None:
        return f"决定为“{line.decision.words}”的，不用写并入哪一项"
    if announced is not None and line.decision.kept and line.decision is not announced:
        return (
            f"公示写的是“{announced.words}”，不能直接改成“{line.decision.words}”；"
            "确实要改的，先拟定决定，再公示一次"
        )
    return ""


def orphaned(decided: Mapping[int, DecisionLine]) -> dict[int, int]:
    """没有着落的并入 · Merged tasks (id → the one they merge into) whose host does not stay itself."""
    return {
        one: line.into_id
        for one, line in decided.items()
        if line.decision is Decision.MERGE
        and line.into_id is not None
        and (line.into_id not in decided or not decided[line.into_id].decision.kept)
    }


def decide(
    intended: Mapping[int, DecisionLine], changes: Sequence[DecisionLine]
) -> dict[int, DecisionLine]:
    """逐项决定 · What was intended stands unless the office decides otherwise with a reason."""
    return {**intended, **{line.declaration_id: line for line in changes}}
