"""法规命令:看条文、检索。Law commands: show an article, search. No Django apps."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import Any

from hudong.doors.cli.answers import Exit, Out
from hudong.doors.cli.environment import home, project_dir
from hudong.ground.kernel import clock
from hudong.ground.law.library import Library, ensure, find_source
from hudong.ground.law.terms import Article, Hit

EVERY = 100


def open_library(out: Out) -> Library:
    """打开法规库 · Built on first use, and again when its source has changed."""
    source = find_source(os.environ, project_dir(), home())
    library = ensure(home(), source, progress=out.counted("正在建法规库，已写入法规文本", EVERY))
    if library.skipped:
        out.progress(
            f"注意：语料有 {len(library.skipped)} 行没有导入，运行 hudong laws import 看是哪几行"
        )
    return library


def show(options: Namespace, out: Out) -> int:
    """看条文 · One article as it reads on a day; unknown laws, articles and days exit 1."""
    library = open_library(out)
    on = options.on or clock.today()
    found = library.article(options.title, *options.article, on=on)
    mark = "（摘要，非条文原文）" if library.source == "digest" else ""
    out.answer(
        as_json(found),
        f"《{found.version.title}》{found.label}{mark}",
        _force(found),
        *found.under,
        "",
        *found.paragraphs,
    )
    return Exit.ANSWERED


def search(options: Namespace, out: Out) -> int:
    """检索条文 · Articles that hold every word, in the library's fixed order; none found exits 1."""
    library = open_library(out)
    on = None if options.all_versions else options.on or clock.today()
    hits = library.search(" ".join(options.terms), on=on, limit=options.limit)
    out.answer(
        [{**as_json(hit.article), "snippet": hit.snippet} for hit in hits],
        *(_line(hit) for hit in hits),
        f"共 {len(hits)} 条" if hits else "没有查到，请换个词",
    )
    return Exit.ANSWERED if hits else Exit.FINDING


def as_json(article: Article) -> dict[str, Any]:
    """条文的 JSON · ``in_force_to`` is the last day of force, null while in force."""
    version = article.version
    return {
        "instrument": version.title,
        "adopted": _iso(version.adopted),
        "in_force_from": _iso(version.in_force_from),
        "in_force_from_presumed": version.presumed,
        "in_force_to": _iso(version.in_force_to),
        "article": article.no,
        "label": article.label,
        "under": list(article.under),
        "paragraphs": list(article.paragraphs),
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day is not None else None


def _force(article: Article) -> str:
    version = article.version
    start = f"{version.in_force_from}{'（推定）' if version.presumed else ''}起施行"
    return start + (f"，施行到 {version.in_force_to}" if version.in_force_to else "，现行有效")


def _line(hit: Hit) -> str:
    return f"《{hit.article.version.title}》{hit.article.label}　{hit.snippet}"
