"""库里的行:语句和一行怎样变成值。Rows of the library file: the statements, and what a row means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from hudong.ground.law.library.overrides import corrections
from hudong.ground.law.library.versions import Doubt, Repeal
from hudong.ground.law.terms import InForceSource, Level, Version

ONE: Final = """
    SELECT id, version_id, no, sub, label, under, paragraphs FROM article
    WHERE version_id = ? AND no = ? AND sub = ? ORDER BY seq LIMIT 1
"""
ALL: Final = """
    SELECT id, version_id, no, sub, label, under, paragraphs FROM article
    WHERE version_id = ? ORDER BY id
"""
LINKS_TO: Final = """
    SELECT title, by_title, article, on_day, doubt FROM repeal
    WHERE title = ? ORDER BY on_day, doubt, by_title
"""
LINKS_FROM: Final = """
    SELECT title, by_title, article, on_day, doubt FROM repeal
    WHERE by_title = ? ORDER BY on_day, doubt, title
"""
IN_DOUBT: Final = """
    SELECT title, by_title, article, on_day, doubt FROM repeal
    WHERE doubt <> '' ORDER BY title, on_day, by_title
"""

ArticleRow = tuple[int, int, int, int, str, str, str]


def version(row: Sequence[Any]) -> Version:
    """版本 · From a row of the table ``version``."""
    id_, title, level, adopted, start, reason, end, source, repealed_by, is_digest, _ = row
    return Version(
        id=int(id_),
        title=title,
        level=Level(level),
        adopted=_day(adopted),
        in_force_from=_day(start),
        in_force_source=InForceSource(reason),
        in_force_to=_day(end),
        source=source,
        repealed_by=repealed_by,
        is_digest=bool(is_digest),
    )


def link(row: Sequence[str]) -> Repeal:
    """关联 · From a row of the table ``repeal``."""
    title, by, article, on, doubt = row
    return Repeal(title, by, article, date.fromisoformat(on), Doubt(doubt) if doubt else None)


def force_note(version: Version) -> str:
    """施行日依据 · One sentence: where the first day of force comes from."""
    override = version.adopted and corrections().overrides.get((version.title, version.adopted))
    if version.in_force_source is InForceSource.OVERRIDE and override:
        return f"施行日据：{override.source}"
    return {
        InForceSource.STATED: "施行日由导入的人写明",
        InForceSource.CLAUSE: "施行日据正文",
        InForceSource.ADOPTION: "正文没有写明这个版本的施行日，按通过日推定",
    }.get(version.in_force_source, "没有日期，不能据以判断")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None
