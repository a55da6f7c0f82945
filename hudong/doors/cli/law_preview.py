"""单件的预览:读到几条,缺哪几条,日子从哪里来。The preview of one law, as JSON and as lines."""

from __future__ import annotations

from typing import Any

from hudong.ground.law.library.importing import Preview, joined_labels

_SHOWN = 20


def preview_of(preview: Preview) -> dict[str, Any]:
    """预览的 JSON · What was read and what a careful reader wants to check."""
    return {
        "title": preview.title,
        "level": preview.level.value if preview.level else None,
        "adopted": _iso(preview.adopted),
        "in_force_from": _iso(preview.in_force_from),
        "in_force_source": preview.in_force_source.value,
        "articles": preview.articles,
        "gaps": list(preview.gaps),
        "repeated": list(preview.repeated),
        "headings": list(preview.headings),
        "dates": [
            {"day": day.on.isoformat(), "words": day.words, "is_start": day.is_start}
            for day in preview.days
        ],
        "unread": [
            {"line": one.place, "words": one.words, "why": one.why} for one in preview.unread
        ],
    }


def preview_lines(preview: Preview) -> list[str]:
    """预览的话 · For a person at the terminal."""
    lines = [
        f"《{preview.title or '没有读到名称'}》　{preview.level or '位阶没有写明'}",
        f"条文 {preview.articles} 条"
        + (f"，{preview.first}至{preview.last}" if preview.articles else ""),
        f"通过 {preview.adopted or '没有读到'}　施行 {preview.in_force_from or '没有日期，不据以判断'}"
        f"（{preview.in_force_source.value}）",
    ]
    if preview.gaps:
        lines.append(f"缺：{joined_labels(preview.gaps)}")
    if preview.repeated:
        lines.append(f"重号：{joined_labels(preview.repeated)}")
    lines += [f"　{words}" for words in preview.headings]
    lines += [
        f"没有读出来　第 {one.place} 行“{one.words}”：{one.why}" for one in preview.unread[:_SHOWN]
    ]
    if len(preview.unread) > _SHOWN:
        lines.append(f"没有读出来的还有 {len(preview.unread) - _SHOWN} 行")
    return lines


def _iso(day: Any) -> str | None:
    return day.isoformat() if day is not None else None
