"""一条引用的结论。The finding of one citation, and the words that it cites."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.ground.law.judge import wording
from hudong.ground.law.library.paragraphs import split_paragraphs
from hudong.ground.law.terms import Article, Citation, ClaimVerdict, Judgement, Outcome


@dataclass(frozen=True)
class Finding:
    """一条引用的结论 · A judgement, and the outcome it would lead to if it stood alone.

    ``doubtful`` where the reason asks a person to check.
    """

    judgement: Judgement
    outcome: Outcome
    doubtful: bool = False


def cited_words(article: Article | None, citation: Citation) -> tuple[str, ...]:
    """所引的款项 · The cited 款 or 项 as paragraphs, an item led by its introduction; empty if none."""
    if article is None:
        return ()
    if citation.paragraph is None and citation.item is None:
        return article.paragraphs
    paragraphs = split_paragraphs(article.paragraphs)
    if citation.paragraph is not None:
        if not 1 <= citation.paragraph <= len(paragraphs):
            return ()
        paragraphs = (paragraphs[citation.paragraph - 1],)
    if citation.item is None:
        return tuple(line for one in paragraphs for line in one.text.split("\n"))
    found = [
        (one.words, line)
        for one in paragraphs
        for number, line in one.items
        if number == citation.item
    ]
    return found[0] if len(found) == 1 else ()


def uncertain(
    citation: Citation, name: str, reason: str, *, in_force: bool | None = None
) -> Finding:
    """不能判断 · What a person has to settle first."""
    said = wording.judgement(
        citation, ClaimVerdict.UNCERTAIN, reason, instrument=name, in_force=in_force
    )
    return Finding(said, Outcome.NO_BASIS)
