"""机器的回答。What the machine says of a request before anybody decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hudong.ground.law.terms import Judgement, Outcome


class Answer(StrEnum):
    """机器的回答 · Listed already, admissible, only by purchase, not at all, or refused before."""

    LISTED = "listed"
    ADMISSIBLE = "admissible"
    PURCHASE = "purchase"
    NOT_ADMISSIBLE = "not_admissible"
    REFUSED_BEFORE = "refused_before"

    @property
    def words(self) -> str:
        """The Chinese label."""
        return {
            "listed": "清单上已经有",
            "admissible": "可以按协助事项申请",
            "purchase": "只能购买服务",
            "not_admissible": "不能准入",
            "refused_before": "与以前没有通过的事项相像",
        }[self.value]


@dataclass(frozen=True)
class Likeness:
    """相像的一件 · An earlier task that looks like this one: where it stands and what became of it.

    ``kind`` and ``number`` name its row (``catalogue.Matter`` …); ``fate`` says in words what was
    decided of it, ``decided_on`` when.
    """

    kind: str
    number: int
    title: str
    score_percent: int
    shared_bases: tuple[str, ...]
    fate: str
    is_refused: bool
    decided_on: date | None = None


@dataclass(frozen=True)
class MachineAnswer:
    """机器的回答 · The answer with its rule and article, and the judgement it rests on.

    ``rule`` says in one sentence by which rule the machine answers, ``article`` which article it
    found; ``is_certain`` is False where the library asks for a look by hand. ``reason_code`` is the
    negative list's, or empty.
    """

    answer: Answer
    reason: str
    rule: str
    article: str
    outcome: Outcome
    judged: str
    is_certain: bool
    judgements: tuple[Judgement, ...]
    likenesses: tuple[Likeness, ...] = ()
    reason_code: str = ""

    @property
    def words(self) -> str:
        """一句话 · The answer and its reason in one sentence."""
        return f"{self.answer.words}：{self.reason}"
