"""判断的措辞:一句话的理由。The one-sentence reasons of a judgement, and the blanks they fill."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hudong.ground.law.library.numerals import place_label
from hudong.ground.law.terms import (
    Article,
    Citation,
    ClaimVerdict,
    DutyKind,
    Judgement,
    PaymentMode,
    Version,
)


def judgement(
    citation: Citation,
    verdict: ClaimVerdict,
    reason: str,
    *,
    instrument: str | None = None,
    exists: bool | None = None,
    in_force: bool | None = None,
    names_committee: bool | None = None,
    kinds: tuple[DutyKind, ...] = (),
    moved_to: str | None = None,
    payment_mode: PaymentMode | None = None,
) -> Judgement:
    """一条判断 · A judgement in which everything not given is unknown (None)."""
    return Judgement(
        citation=citation.raw,
        instrument=instrument,
        article=label(citation) if instrument is not None else None,
        exists=exists,
        in_force=in_force,
        names_committee=names_committee,
        kinds=kinds,
        moved_to=moved_to,
        payment_mode=payment_mode,
        verdict=verdict,
        reason=reason,
    )


def label(citation: Citation) -> str | None:
    """条款项号 · 第四十三条第二款 of a citation; None where it names only the instrument."""
    if citation.no is None:
        return None
    return place_label(citation.no, citation.sub, citation.paragraph, citation.item)


def cite(said: Judgement) -> str:
    """引法 · 《禁毒法》第十七条; empty where the instrument is unknown."""
    return f"《{said.instrument}》{said.article or ''}" if said.instrument else ""


def to_check(doubts: Sequence[str], reason: str) -> str:
    """请人工核对 · The reason, led by what an expert should look at; unchanged without doubts."""
    return f"请人工核对：{'；'.join(doubts)}。{reason}" if doubts else reason


def listed(articles: Sequence[Article]) -> str:
    """并列的条 · 第六条、第三十二条."""
    return "、".join(article.label for article in articles)


def unknown_title(title: str, near: Sequence[str]) -> str:
    """没有这部法 · With the nearest titles, which the clerk chooses from."""
    if near:
        names = "、".join(f"《{one}》" for one in near)
        return f"库中没有《{title}》，不能核对；名称相近的有{names}，请写准确的名称。"
    return f"库中没有《{title}》，不能核对；请核对法规名称，或者导入收有这部法规的语料。"


def nothing_so_old(version: Version, on: date) -> str:
    """库中无当日版本 · The library's texts begin after the day; that none existed is never said."""
    since = (
        f"《{version.title}》自{_day(version.in_force_from)}起的文本"
        if version.in_force_from
        else ""
    )
    return f"库中只有{since}，没有{_day(on)}的文本，不能判断。"


def why_not_in_force(citation: Citation, old: Version, now: Version | None) -> str:
    """为什么无效 · Why ``old`` does not apply: superseded, repealed, or its days are over."""
    name = old.title
    if now is not None:
        which = f"{citation.edition}年" if citation.edition else "原来"
        by = f"{now.adopted.year}年通过" if now.adopted else "新"
        since = f"，自{_day(now.in_force_from)}起施行" if now.in_force_from else ""
        return f"《{name}》{which}的文本已被{by}的文本替代{since}，不能再作为依据。"
    if old.in_force_to is None:
        return f"《{name}》当日不在施行期内，不能作为依据。"
    end = _day(old.in_force_to + timedelta(days=1))
    how = f"起由《{old.repealed_by}》废止" if old.repealed_by else "起不再施行"
    return f"《{name}》自{end}{how}，不能再作为依据。"


def repealed_on(title: str, by: str, day: date) -> str:
    """已被废止 · For an instrument that is only known by the text that ended it."""
    return f"《{title}》自{_day(day)}起由《{by}》废止，不能再作为依据。"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
