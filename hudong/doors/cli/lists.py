"""清单命令:导出一版清单,拿文件来核对。List commands: export an edition, and hold a file against one.

A file never enters the catalogue: it is compared with the edition that it claims to be, or split
into declaration sheets that the departments hand in themselves in the next review.
"""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path
from typing import Any

from hudong.doors.cli.answers import CommandError, Exit, Out
from hudong.doors.papers.letterhead import Letterhead
from hudong.doors.papers.lists import format_named
from hudong.doors.papers.lists.declaring import declaration_sheets
from hudong.ground.kernel import clock
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.people import queries as people
from hudong.mechanisms.catalogue import queries
from hudong.mechanisms.catalogue.sheets.editions import read_edition
from hudong.mechanisms.catalogue.terms import (
    Catalogue,
    Changes,
    EditionContent,
    changes_between,
)

_NOT_IN_NAMES = re.compile(r"[^\w（）]")


def export(options: Namespace, out: Out) -> int:
    """导出清单 · Writes one file; a file that is there already is not written over."""
    if options.output.exists():
        raise CommandError(
            "file_exists", "已经有这个文件", where=str(options.output), hint="请换一个名字"
        )
    day = options.on or clock.today()
    found = queries.edition_file(day=day, number=options.edition)
    content = found.content
    if options.list:
        kind = Catalogue(options.list)
        if kind not in content.kinds:
            raise NotFound(f"第 {content.number} 版没有{kind.short_words}清单")
        content = content.only(kind)
    made = format_named(options.format).make(content, found.digest, _letterhead(options.site))
    options.output.write_bytes(made)
    out.answer(
        {
            "file": str(options.output),
            "format": options.format,
            "edition": content.number,
            "document_no": content.document_no,
            "matters": len(content.rows),
            "digest": found.digest,
        },
        f"第 {content.number} 版（{content.document_no}）{len(content.rows)} 项，已写入 {options.output}",
        f"核对码 {found.digest}",
    )
    return Exit.ANSWERED


def _letterhead(site: str) -> Letterhead:
    county = people.county()
    assert county is not None, "命令在有县的库上运行"
    return Letterhead(county.name, county.office_name, site.rstrip("/"), county.is_demo)


def compare(options: Namespace, out: Out) -> int:
    """核对文件 · Same as the edition: 0; differs, or no such edition: 1. Nothing in the county changes.

    With ``--declarations`` the assistance matters are written as declaration sheets, one for each
    department, unless it is a dry run.
    """
    content = read_edition(options.file)
    sheets = _sheets(content, options, out) if options.declarations else {}
    try:
        found = queries.edition_file(day=clock.today(), number=content.number or None)
    except NotFound:
        out.answer(
            {"edition": content.number, "published": False, "same": False, **sheets},
            f"读到 {len(content.rows)} 项；本县没有公布过第 {content.number} 版，没有可以核对的",
            *_told(sheets),
        )
        return Exit.FINDING
    same, said, lines = _differences(found, content)
    out.answer(
        {
            "edition": content.number,
            "published": True,
            "same": same,
            "digest": found.digest,
            "differences": said,
            **sheets,
        },
        *lines,
        *_told(sheets),
    )
    return Exit.ANSWERED if same else Exit.FINDING


def _differences(
    found: queries.EditionFile, content: EditionContent
) -> tuple[bool, dict[str, Any], list[str]]:
    official = found.content if content.excerpt is None else found.content.only(content.excerpt)
    if official == content:
        told = f"与公布的第 {content.number} 版一字不差，核对码 {found.digest}"
        return True, {}, [told]
    changes = changes_between(official, content)
    heads = {
        words: [str(getattr(official, name)), str(getattr(content, name))]
        for name, words in _HEADS.items()
        if getattr(official, name) != getattr(content, name)
    }
    said = changes.as_plain({}) | {"edition": heads, "moved": _moved(official, content)}
    return False, said, [f"与公布的第 {content.number} 版不同：", *_lines(changes, heads, said)]


_HEADS = {"document_no": "文号", "published_on": "公布日", "amendment": "增补说明"}


def _moved(official: EditionContent, content: EditionContent) -> list[str]:
    places = {row.lineage: row.position for row in official.rows}
    return [
        row.title
        for row in content.rows
        if row.lineage in places and places[row.lineage] != row.position
    ]


def _lines(changes: Changes, heads: dict[str, list[str]], said: dict[str, Any]) -> list[str]:
    lines = [f"  {words}：公布的是“{old}”，文件里是“{new}”" for words, (old, new) in heads.items()]
    lines += [f"  文件里多出：{row.title}" for row in changes.added]
    lines += [f"  文件里没有：{row.title}" for row in changes.removed]
    lines += [
        f"  {one.after.title}，{each.words}：公布的是“{each.before}”，文件里是“{each.after}”"
        for one in changes.changed
        for each in one.fields
    ]
    return lines + [f"  位置不同：{title}" for title in said["moved"]]


def _sheets(content: EditionContent, options: Namespace, out: Out) -> dict[str, Any]:
    """分给各部门 · A file for each department; those without a department are named."""
    folder: Path = options.declarations
    made = declaration_sheets(content)
    nameless = made.pop("", None)
    if nameless is not None:
        out.progress("注意：有的协助事项没有写谁出钱，没有分给哪个部门，请先补上")
    files = {name: folder / f"{_NOT_IN_NAMES.sub('_', name)}.xlsx" for name in made}
    if not options.dry_run:
        folder.mkdir(parents=True, exist_ok=True)
        there = [str(file) for file in files.values() if file.exists()]
        if there:
            raise CommandError(
                "file_exists", "已经有这个文件", where=there[0], hint="请换一个文件夹"
            )
        for name, file in files.items():
            file.write_bytes(made[name])
    counts = {
        name: sum(row.payer == name for row in content.on_list(Catalogue.ASSISTANCE))
        for name in files
    }
    return {
        "declarations": [
            {"department": name, "file": str(files[name]), "matters": counts[name]}
            for name in files
        ]
    }


def _told(sheets: dict[str, Any]) -> list[str]:
    return [
        f"  {each['department']}：{each['matters']} 项，申报表 {each['file']}，由该部门登录以后自己上传"
        for each in sheets.get("declarations", ())
    ]
