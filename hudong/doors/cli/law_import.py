"""导入法规:语料、文件夹、单件。Importing laws: a corpus, a folder of Markdown, one document. No Django apps."""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from pathlib import Path
from typing import Any

from hudong.doors.cli.answers import CommandError, Exit, Out
from hudong.doors.cli.environment import home, project_dir
from hudong.doors.cli.law_preview import preview_lines, preview_of
from hudong.doors.cli.laws import EVERY, open_library
from hudong.ground.law.library import BuildReport, Library, build, find_source
from hudong.ground.law.library.corpus import IMPORTED, VARIABLE, added_files
from hudong.ground.law.library.ensuring import FILE
from hudong.ground.law.library.importing import (
    Added,
    Adding,
    Draft,
    LeftOut,
    Said,
    document_text,
    draft_of,
    read_folder,
)
from hudong.ground.law.library.importing.limits import MOST_BYTES
from hudong.ground.law.terms import ContradictoryText, LawError, Level

_CORPUS = (".jsonl", ".gz")


def run(options: Namespace, out: Out) -> int:
    """导入 · A corpus replaces the one in use; a folder or a document is added to it."""
    home().mkdir(parents=True, exist_ok=True)
    file: Path | None = options.file
    if file is not None and file.is_dir():
        _refuse_said(options, "文件夹里的法规各有名称和日子")
        return _folder(file, options, out)
    if file is None or file.suffix.lower() in _CORPUS:
        _refuse_said(options, "语料里写明了名称和日子")
        if options.dry_run:
            raise CommandError("usage", "语料没有预览", hint="去掉 --dry-run；坏行会逐行报出")
        return _corpus(file, out)
    return _document(file, options, out)


def _refuse_said(options: Namespace, why: str) -> None:
    said = (options.title, options.level, options.adopted, options.in_force)
    if any(said):
        raise CommandError(
            "usage",
            f"{why}，不能再写 --title、--level、--adopted、--in-force",
            hint="请去掉这些参数",
        )


def _document(file: Path, options: Namespace, out: Out) -> int:
    """单件 · Contradictions and unreadable files change nothing."""
    said = Said(
        title=options.title or "",
        level=Level(options.level) if options.level else None,
        adopted=options.adopted,
        in_force_from=options.in_force,
        source=options.source or file.name,
    )
    draft = draft_of(_text_of(file), said)
    preview = draft.preview()
    shown = preview_of(preview)
    if options.dry_run:
        out.answer(shown, *preview_lines(preview), "没有存。去掉 --dry-run 就存进法库。")
        return Exit.ANSWERED if preview.articles else Exit.FINDING
    library = open_library(out)
    adding = Adding(home(), library)
    became = adding.take(draft)
    adding.keep()
    library = open_library(out) if became is Added.NEW else library
    out.answer(
        {**shown, "result": became.name.lower(), **_library_of(library)},
        *preview_lines(preview),
        became.value,
        *_closing(library),
    )
    return Exit.ANSWERED


def _text_of(file: Path) -> str:
    if file.stat().st_size > MOST_BYTES:
        raise CommandError(
            "unreadable_text", f"文件太大，最多 {MOST_BYTES // 1024 // 1024} 兆", where=str(file)
        )
    return document_text(file.name, file.read_bytes())


def _folder(folder: Path, options: Namespace, out: Out) -> int:
    """文件夹 · What is good is added, what is not is named by its file (exit 1)."""
    library = open_library(out)
    adding = Adding(home(), library)
    counts = dict.fromkeys(Added, 0)
    left_out: list[LeftOut] = []
    notes: list[str] = []
    for found in read_folder(folder, options.source or folder.resolve().name):
        if isinstance(found, LeftOut):
            left_out.append(found)
            continue
        notes += _notes_of(found)
        try:
            counts[adding.take(found)] += 1
        except LawError as wrong:
            clash = isinstance(wrong, ContradictoryText)
            left_out.append(LeftOut(found.title, wrong.message if clash else _full(wrong)))
    if not options.dry_run and adding.keep() is not None:
        library = open_library(out)
    for one in left_out:
        out.progress(f"{one.file} 没有导入：{one.why}")
    for note in notes:
        out.progress(note)
    out.answer(
        {
            "new": counts[Added.NEW],
            "known": counts[Added.KNOWN],
            "left_out": [{"file": one.file, "why": one.why} for one in left_out],
            "notes": notes,
            **_library_of(library),
        },
        f"{'可以添入' if options.dry_run else '新添入'} {counts[Added.NEW]} 个文本，"
        f"库里已有同样的 {counts[Added.KNOWN]} 个，没有导入 {len(left_out)} 个",
        *(("没有存。去掉 --dry-run 就存进法库。",) if options.dry_run else _closing(library)),
    )
    return Exit.FINDING if left_out else Exit.ANSWERED


def _full(wrong: LawError) -> str:
    return f"{wrong.message}。{wrong.hint}" if wrong.hint else wrong.message


def _notes_of(draft: Draft) -> list[str]:
    preview = draft.preview()
    notes = [f"《{draft.title}》{note}" for note in draft.notes]
    if preview.in_force_from is None:
        notes.append(f"《{draft.title}》没有日期，收进库里，但不据以判断")
    if preview.gaps:
        notes.append(f"《{draft.title}》缺{'、'.join(preview.gaps[:5])}，请核对原件")
    return notes


def _library_of(library: Library) -> dict[str, Any]:
    return {
        "instruments": library.instruments,
        "all_articles": library.articles,
        "digest": library.digest,
    }


def _closing(library: Library) -> tuple[str, ...]:
    return (
        f"库里现有法规 {library.instruments} 部，条文 {library.articles} 条",
        f"内容摘要 {library.digest}",
        "换了法规库的，请由县级办公室采用这一版，各清单随之重新核对",
    )


def _corpus(file: Path | None, out: Out) -> int:
    """由语料建库 · A named file is kept in the home as its source from now on.

    Bad lines are named and the rest is stored (exit 1); a file without one good line changes
    nothing (exit 2).
    """
    if file is not None and os.environ.get(VARIABLE, "").strip():
        raise CommandError(
            "usage",
            f"环境变量 {VARIABLE} 已经指明语料，导入别的文件不会起作用",
            where=os.environ[VARIABLE],
            hint=f"请先去掉 {VARIABLE}，或者不写文件",
        )
    source = file or find_source(os.environ, project_dir(), home())
    out.progress(f"语料：{source}")
    report = _build(source, out, keep=file is not None)
    for bad in report.skipped:
        out.progress(f"{bad.where}没有导入：{bad.what}")
    out.answer(
        {
            "source": report.source,
            "instruments": report.instruments,
            "versions": report.versions,
            "articles": report.articles,
            "digest": report.digest,
            "seconds": round(report.seconds, 2),
            "skipped": [
                {"line": bad.line, "what": bad.what, "file": bad.file} for bad in report.skipped
            ],
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
            kept if keep else source,
            made,
            added=added_files(home()),
            progress=out.counted("已写入法规文本", EVERY),
        )
        if not report.versions or (keep and not _has_good_line(report)):
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


def _has_good_line(report: BuildReport) -> bool:
    """Texts that were added earlier are no good line of this corpus."""
    return report.from_source > 0
