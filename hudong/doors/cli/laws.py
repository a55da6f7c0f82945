"""法规命令:建库、看条文、检索。Law commands: build the library, show an article, search. No Django apps."""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from pathlib import Path
from typing import Any

from hudong.doors.cli.answers import CommandError, Exit, Out
from hudong.doors.cli.environment import home, project_dir
from hudong.ground.kernel import clock
from hudong.ground.law.library import BuildReport, Library, build, ensure, find_source
from hudong.ground.law.library.corpus import IMPORTED, VARIABLE
from hudong.ground.law.library.ensuring import FILE
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


def import_corpus(options: Namespace, out: Out) -> int:
    """由语料建库 · Builds the library; a named file is kept in the home as its source from now on.

    Bad lines are named and the rest is stored (exit 1); a file without one good line changes
    nothing (exit 2).
    """
    if options.file is not None and os.environ.get(VARIABLE, "").strip():
        raise CommandError(
            "usage",
            f"环境变量 {VARIABLE} 已经指明语料，导入别的文件不会起作用",
            where=os.environ[VARIABLE],
            hint=f"请先去掉 {VARIABLE}，或者不写文件",
        )
    home().mkdir(parents=True, exist_ok=True)
    source = options.file or find_source(os.environ, project_dir(), home())
    out.progress(f"语料：{source}")
    report = _build(source, out, keep=options.file is not None)
    for bad in report.skipped:
        out.progress(f"第 {bad.line} 行没有导入：{bad.what}")
    out.answer(
        {
            "source": report.source,
            "instruments": report.instruments,
            "versions": report.versions,
            "articles": report.articles,
            "digest": report.digest,
            "seconds": round(report.seconds, 2),
            "skipped": [{"line": bad.line, "what": bad.what} for bad in report.skipped],
        },
        f"法规 {report.instruments} 部，文本 {report.versions} 个，条文 {report.articles} 条，"
        f"用时 {report.seconds:.1f} 秒",
        f"内容摘要 {report.digest}",
        "换了法规库的，请由县级办公室采用这一版，各清单随之重新核对",
    )
    return Exit.FINDING if report.skipped else Exit.ANSWERED


def _build(source: Path, out: Out, *, keep: bool) -> BuildReport:
    """先建在旁边,有一条能用才换上。"""
    made, kept = home() / f"{FILE}.{os.getpid()}.new", home() / f"{IMPORTED}.{os.getpid()}.new"
    try:
        if keep:
            shutil.copyfile(source, kept)
        report = build(
            kept if keep else source, made, progress=out.counted("已写入法规文本", EVERY)
        )
        if not report.versions:
            raise CommandError(
                "no_good_line",
                "语料里没有一行可用，法规库没有改动",
                where=f"{source}"
                + "".join(f"；第 {b.line} 行{b.what}" for b in report.skipped[:3]),
                hint="请核对文件：一行一个法规文本，JSON 格式",
            )
        if keep:
            os.replace(kept, home() / IMPORTED)
        os.replace(made, home() / FILE)
        return report
    finally:
        made.unlink(missing_ok=True)
        kept.unlink(missing_ok=True)


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
