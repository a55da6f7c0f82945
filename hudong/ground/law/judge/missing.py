"""找不到、不再有效:没有这部法、没有这一条、文本已经换了。Citations of what is not, or no longer, there."""

from __future__ import annotations

from datetime import date

from hudong.ground.law.duties import duty_kinds, names_committee
from hudong.ground.law.judge import older, wording
from hudong.ground.law.judge.finding import Finding, cited_words, uncertain
from hudong.ground.law.judge.names import nearest_titles
from hudong.ground.law.library import Library
from hudong.ground.law.library.names import plain_title
from hudong.ground.law.library.numerals import article_label
from hudong.ground.law.library.paragraphs import split_paragraphs
from hudong.ground.law.terms import Article, Citation, ClaimVerdict, Outcome, Version


def not_in_force(
    library: Library, citation: Citation, name: str, now: Version | None, on: date
) -> Finding:
    """当日无效 · Superseded, repealed, or of an edition whose days are over; where it went."""
    old = older.cited_older(library, citation, now, name)
    if old.in_force_from is None:
        return uncertain(citation, name, f"库中的《{name}》没有日期，不能判断是否有效。")
    dated = [v for v in library.versions(name) if v.in_force_from is not None]
    if now is None and not any(v.in_force_from and v.in_force_from <= on for v in dated):
        return uncertain(citation, name, wording.nothing_so_old(dated[0], on))
    article = older.article_or_none(library, old, citation)
    paragraphs = cited_words(article, citation)
    present = now or older.successor(library, old, on)
    moved = older.moved_to(library, article, present) if article and present else None
    reason = wording.why_not_in_force(citation, old, now)
    if moved is not None:
        still = "仍是" if article and moved == article.label else "现在"
        reason += f"相近的内容{still}{moved}，请按现行条文重新申报。"
    said = wording.judgement(
        citation,
        ClaimVerdict.NOT_IN_FORCE,
        reason,
        instrument=name,
        exists=None if citation.no is None else bool(paragraphs),
        in_force=False,
        names_committee=names_committee(paragraphs) if paragraphs else None,
        kinds=tuple(duty.kind for duty in duty_kinds(paragraphs)),
        moved_to=moved,
    )
    return Finding(said, Outcome.REPEALED)


def unknown(library: Library, citation: Citation) -> Finding:
    """没有这部法 · Repealed by name in another text, or simply unknown: the nearest titles."""
    title = plain_title(citation.title)
    ended = library.repeals_of(citation.title)
    if ended:
        said = wording.judgement(
            citation,
            ClaimVerdict.NOT_IN_FORCE,
            wording.repealed_on(title, ended[-1].by, ended[-1].on),
            instrument=title,
            in_force=False,
        )
        return Finding(said, Outcome.REPEALED)
    if citation.title:
        reason = wording.unknown_title(title, nearest_titles(library, citation.title))
    else:
        reason = f"“{citation.raw}”没有写明是哪部法规，不能核对，请写出法规名称。"
    said = wording.judgement(citation, ClaimVerdict.UNKNOWN_INSTRUMENT, reason)
    return Finding(said, Outcome.NO_BASIS)


def no_such_article(
    library: Library, citation: Citation, now: Version, article: Article | None
) -> Finding:
    """没有这一条 · The text of the day has no such 条, 款 or 项: how far it goes, where it went."""
    moved = _renumbered(library, citation, now)
    hint = f"旧文本的这一条现为{moved}，请核对。" if moved else _extent(library, now, article)
    said = wording.judgement(
        citation,
        ClaimVerdict.NO_SUCH_ARTICLE,
        f"现行《{now.title}》没有{wording.label(citation)}，{hint}",
        instrument=now.title,
        exists=False,
        in_force=True,
        moved_to=moved,
    )
    return Finding(said, Outcome.NO_BASIS)


def _renumbered(library: Library, citation: Citation, now: Version) -> str | None:
    before = older.just_before(library, now)
    article = older.article_or_none(library, before, citation) if before else None
    if article is None or citation.edition is not None or not cited_words(article, citation):
        return None
    label = older.moved_to(library, article, now)
    return label if label != article.label else None


def _extent(library: Library, now: Version, article: Article | None) -> str:
    if article is not None:
        paragraphs = split_paragraphs(article.paragraphs)
        items = sum(len(one.items) for one in paragraphs)
        there = f"{len(paragraphs)} 款" + (f"、{items} 项" if items else "")
        return f"{article.label}只有 {there}，请核对款项。"
    if library.source != "corpus":
        return "请核对条号。"
    last = max(library.articles_of(now), key=lambda one: one.no)
    return f"它到{article_label(last.no)}为止，请核对条号。"
