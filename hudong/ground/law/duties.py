"""职责识别:条文要村(居)民委员会做什么。Finds what an article asks of a village or residents' committee.

The rules are data (``duties.toml``), each with examples of its own: a sentence is tokenised (every
name of a committee becomes one sign) and the first rule that fits gives the kind. A duty is read
only from what is left once prohibitions and negations are taken out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from hudong.ground.law.terms import DutyKind

RULES = Path(__file__).with_name("duties.toml")
SIGN = "⟦会⟧"

# 主次:一条里有几种职责时,最能说明问题的排在前面 · Main kind first when an article has several.
PRECEDENCE = (
    DutyKind.ASSISTANCE,
    DutyKind.REPORT,
    DutyKind.OWN_DUTY,
    DutyKind.ENCOURAGED,
    DutyKind.FUNDING,
    DutyKind.RIGHT,
    DutyKind.NONE,
)

# 能作为依据的职责 · The kinds that put something on the committee.
SUPPORTING: Final = (DutyKind.ASSISTANCE, DutyKind.OWN_DUTY, DutyKind.REPORT)

_ITEM = re.compile(r"^[（(][一二三四五六七八九十百]+[）)]")


@dataclass(frozen=True)
class Duty:
    """职责 · One kind of duty and the sentence that says so."""

    kind: DutyKind
    sentence: str


@dataclass(frozen=True)
class DutyRule:
    """职责规则 · One line of ``duties.toml``: what a sentence must, and must not, look like.

    ``also`` is a second kind that such a sentence says besides.
    """

    name: str
    kind: DutyKind
    also: DutyKind | None
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    def fits(self, tokenised: str) -> bool:
        """True if the tokenised sentence matches and nothing forbids it.

        A rule that gives a duty looks only at what the sentence affirms.
        """
        words = affirmed(tokenised) if self.kind in SUPPORTING else tokenised
        if self.pattern.search(words) is None:
            return False
        return self.unless is None or self.unless.search(words) is None


@dataclass(frozen=True)
class Negation:
    """禁止和否定 · Words that take a duty away (不得, 不承担), with all that they reach."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True)
class DutyRules:
    """全部职责规则 · The whole of ``duties.toml``, compiled."""

    committee: re.Pattern[str]
    listed: re.Pattern[str]
    department: re.Pattern[str]
    negations: tuple[Negation, ...]
    general: re.Pattern[str]
    general_examples: tuple[str, ...]
    general_counter_examples: tuple[str, ...]
    rules: tuple[DutyRule, ...]


def _any_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in words)


@cache
def duty_rules() -> DutyRules:
    """读入规则 · Reads and compiles ``duties.toml`` once."""
    data = tomllib.loads(RULES.read_text(encoding="utf-8"))
    actors, departments, general = data["actors"], data["departments"], data["general"]
    before = "".join(f"(?<!{re.escape(word)})" for word in actors["not_preceded_by"])
    name, joined = f"(?:{_any_of(actors['names'])})", f"(?:{_any_of(actors['joined_by'])})"
    # 并列的几个后面跟着“成员”的，说的都是成员，不只是最后一个。
    mention = f"(?:{joined}{name})*(?:{_any_of(actors['not_followed_by'])})"
    return DutyRules(
        committee=re.compile(f"{before}{name}(?!{mention})"),
        listed=re.compile(f"{SIGN}(?:{joined}{SIGN}|[（(]{SIGN}[）)])+"),
        department=re.compile(
            f"(?:{_any_of(departments['names'])})[^。；]*?(?:{_any_of(departments['acts'])})"
        ),
        negations=tuple(_negation(row, data["negations"]["reach"]) for row in data["negation"]),
        general=re.compile(general["pattern"]),
        general_examples=tuple(general["examples"]),
        general_counter_examples=tuple(general["counter_examples"]),
        rules=tuple(_rule(row) for row in data["rule"]),
    )


def _negation(row: dict[str, Any], reach: str) -> Negation:
    return Negation(
        name=row["name"],
        pattern=re.compile(f"(?:{row['pattern']}){reach}"),
        examples=tuple(row["examples"]),
        counter_examples=tuple(row["counter_examples"]),
    )


def _rule(row: dict[str, Any]) -> DutyRule:
    return DutyRule(
        name=row["name"],
        kind=DutyKind(row["kind"]),
        also=DutyKind(row["also"]) if "also" in row else None,
        pattern=re.compile(row["pattern"]),
        unless=re.compile(row["unless"]) if "unless" in row else None,
        examples=tuple(row["examples"]),
        counter_examples=tuple(row.get("counter_examples", ())),
    )


def duty_kinds(paragraphs: Sequence[str]) -> tuple[Duty, ...]:
    """条文里的职责 · Every duty that the paragraphs put on, or give to, a committee.

    ``paragraphs`` are the 款 and 项 of an article in their order, or one sentence; items inherit
    the subject of the words before their colon. One duty per kind, the main kind first; empty
    where no committee is named; ``NONE`` where it is named but nothing is asked of it.
    """
    found: dict[DutyKind, str] = {}
    named = ""
    for sentence in sentences(paragraphs):
        tokenised = tokenise(sentence)
        if SIGN not in tokenised:
            continue
        named = named or sentence
        for kind in _kinds_of(tokenised):
            found.setdefault(kind, sentence)
    if named and not found:
        found[DutyKind.NONE] = named
    return tuple(Duty(kind, found[kind]) for kind in PRECEDENCE if kind in found)


def names_committee(paragraphs: Sequence[str]) -> bool:
    """是否提到村(居)委会 · True if the committee itself is named, not only its members."""
    return any(SIGN in tokenise(paragraph) for paragraph in paragraphs)


def names_department(paragraphs: Sequence[str]) -> str:
    """部门职责所在的句子 · A sentence in which a government or department acts, or "".

    One that speaks of local government is preferred to one on the State Council; one that only
    forbids something to them and to the committee is none.
    """
    pattern = duty_rules().department
    found = [
        sentence
        for sentence in sentences(paragraphs)
        if pattern.search(sentence) and not _only_forbids(sentence)
    ]
    local = [sentence for sentence in found if "国务院" not in sentence]
    return next(iter(local or found), "")


def names_prohibition(paragraphs: Sequence[str]) -> str:
    """禁止性规定所在的句子 · A sentence that only forbids something to the committee, or ""."""
    return next((one for one in sentences(paragraphs) if _only_forbids(one)), "")


def speaks_generally(sentence: str) -> bool:
    """笼统的协助 · True if the sentence tells that the committee assists, but not with what."""
    said = affirmed(tokenise(sentence)).rstrip("。；")
    return duty_rules().general.search(said) is not None


def affirmed(tokenised: str) -> str:
    """去掉禁止和否定 · The tokenised sentence without its prohibitions and negations."""
    for negation in duty_rules().negations:
        tokenised = negation.pattern.sub("", tokenised)
    return tokenised


def tokenise(sentence: str) -> str:
    """换成记号 · Replaces every committee name, and lists of them, by one sign."""
    rules = duty_rules()
    return rules.listed.sub(SIGN, rules.committee.sub(SIGN, sentence))


def matching_rule(sentence: str) -> DutyRule | None:
    """相符的规则 · The first rule that fits one sentence; None where none does."""
    return _first_fitting(tokenise(sentence))


def _first_fitting(tokenised: str) -> DutyRule | None:
    return next((rule for rule in duty_rules().rules if rule.fits(tokenised)), None)


def _kinds_of(tokenised: str) -> tuple[DutyKind, ...]:
    rule = _first_fitting(tokenised)
    if rule is None or rule.kind is DutyKind.NONE:
        return ()
    return (rule.kind,) if rule.also is None else (rule.kind, rule.also)


def _only_forbids(sentence: str) -> bool:
    """A rule of the kind ``NONE`` fits: it exists for prohibitions only."""
    rule = matching_rule(sentence)
    return rule is not None and rule.kind is DutyKind.NONE


def sentences(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """按句号、分号断句;项前面接上冒号之前的话 · Sentences, each item led by its introduction.

    An introduction (村民委员会履行下列职责：) is no sentence of its own where items follow.
    """
    sentences: list[str] = []
    lead = ""
    for place, paragraph in enumerate(paragraphs):
        pieces = [piece.strip() for piece in re.split(r"[。；]", paragraph) if piece.strip()]
        if _ITEM.match(paragraph):
            sentences += [lead + piece for piece in pieces]
            continue
        introduces = place + 1 < len(paragraphs) and _ITEM.match(paragraphs[place + 1])
        lead = pieces.pop() if introduces and pieces else ""
        sentences += pieces
    return tuple(sentences)
