"""其他清单的读法。Reads of the other lists: which are kept, under what names, and the negative matters."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.ground.kernel.reads import reads
from hudong.mechanisms.catalogue.models import (
    Declaration,
    Edition,
    ListReason,
    ListSetting,
    Matter,
    Review,
)
from hudong.mechanisms.catalogue.rules import negative_code
from hudong.mechanisms.catalogue.terms import (
    Catalogue,
    Decision,
    ListLine,
    ReasonCode,
    guide_codes,
)


@dataclass(frozen=True)
class NegativeMatch:
    """撞上的负面事项 · The reason code that a title falls under, and the reason in words."""

    code: str
    words: str
    source: str


@reads(budget=1)
def list_lines() -> tuple[ListLine, ...]:
    """各份清单的设置 · All lists, the two main ones first; what nobody set has its usual name."""
    newest: dict[str, ListSetting] = {}
    for row in ListSetting.objects.order_by("id"):
        newest[row.catalogue] = row
    return tuple(
        ListLine(kind, newest[kind].name, newest[kind].is_kept)
        if kind in newest
        else ListLine(kind, kind.words, kind.is_main)
        for kind in Catalogue
    )


def kept_lists() -> tuple[ListLine, ...]:
    """本县设立的清单 · The lists that the county keeps."""
    return tuple(line for line in list_lines() if line.is_kept)


@reads(budget=1)
def reason_codes(*, only_used: bool = True) -> tuple[ReasonCode, ...]:
    """理由代码 · The county's own once it has set them; until then those of the guide."""
    rows = ListReason.objects.order_by("position", "id")
    codes = tuple(ReasonCode(row.code, row.words, row.source, row.is_used) for row in rows)
    return tuple(code for code in codes or guide_codes() if code.is_used or not only_used)


@reads(budget=2)
def negatives(*, review: Review | None = None) -> tuple[tuple[str, str], ...]:
    """负面事项 · (title, code) of those in force, and of those that ``review`` proposes."""
    newest = Edition.objects.order_by("-number").values("id")[:1]
    listed = Matter.objects.filter(edition_id__in=newest, catalogue=Catalogue.NEGATIVE)
    found = list(listed.order_by("position").values_list("title", "reason_code"))
    if review is not None:
        asked = Declaration.objects.filter(review=review, catalogue=Catalogue.NEGATIVE)
        asked = asked.exclude(decision__in=[one for one in Decision if not one.kept])
        found += list(asked.order_by("number").values_list("title", "reason_code"))
    return tuple(found)


@reads(budget=3)
def negative_match(*, title: str) -> NegativeMatch | None:
    """在不在负面事项上 · For the gate: the reason against asking this of a village, or None."""
    code = negative_code(title, negatives())
    if not code:
        return None
    by_code = {one.code: one for one in reason_codes(only_used=False)}
    known = by_code.get(code) or ReasonCode(code, code, "")
    return NegativeMatch(known.code, known.words, known.source)
