"""文件夹:公共法规集的两种排法。A folder of Markdown laws, in either of two layouts.

*日期在标头*: a folder for each law with README.md, long ones in numbered parts beside it, later
versions in versions/<日子>/; articles are **第X条**. *日期在文件名*: 某法(2018-12-29).md in a folder
for each level, long ones as a folder of parts that repeat the title; articles are 第X条. Both are
told apart file by file, so that a folder may mix them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from hudong.ground.law.library.importing.days import day_in_name, without_day
from hudong.ground.law.library.importing.documents import decoded
from hudong.ground.law.library.importing.drafting import Draft, Said
from hudong.ground.law.library.importing.level import has_no_level, is_no_text_of_its_own
from hudong.ground.law.library.importing.limits import MOST_BYTES, MOST_FILES
from hudong.ground.law.library.importing.lines import TextLine, markdown_lines
from hudong.ground.law.library.importing.reading import LawText, Reader, read_lines_of_law
from hudong.ground.law.library.names import plain_title
from hudong.ground.law.terms import LawError, UnreadableText

_HEAD: Final = "README"
_LISTING: Final = "_index"
_VERSIONS: Final = "versions"
_REGISTER: Final = "versions.json"


@dataclass(frozen=True)
class LeftOut:
    """没导入的文件 · Its place in the folder, and why."""

    file: str
    why: str


@dataclass(frozen=True)
class _File:
    path: Path
    lines: tuple[TextLine, ...]
    text: LawText


def read_folder(folder: Path, source: str = "") -> Iterator[Draft | LeftOut]:
    """读文件夹 · A draft for every law found, and every Markdown file that holds none."""
    by_folder: dict[Path, list[_File]] = {}
    for path in _markdown_files(folder):
        if path.stem == _LISTING:
            continue
        place = str(path.relative_to(folder))
        parts = path.relative_to(folder).parts[:-1]
        if has_no_level(parts):
            yield LeftOut(place, "司法解释、案例和说明不是法律、法规、规章")
            continue
        try:
            lines = tuple(markdown_lines(_content(path)))
        except LawError as wrong:
            yield LeftOut(place, wrong.message)
            continue
        by_folder.setdefault(path.parent, []).append(_File(path, lines, read_lines_of_law(lines)))
    for parent, files in sorted(by_folder.items()):
        yield from _drafts(folder, parent, files, source)


def _drafts(root: Path, parent: Path, files: list[_File], source: str) -> Iterator[Draft | LeftOut]:
    folders = parent.relative_to(root).parts
    for together in _grouped(files):
        first = together[0]
        place = str(first.path.relative_to(root))
        text = _one_text(together)
        title = plain_title(text.title or without_day(first.path.stem))
        if not text.articles:
            yield LeftOut(place, "没有条文")
        elif is_no_text_of_its_own(title):
            yield LeftOut(place, "修正案、修改决定不是独立的文本")
        else:
            yield _draft(text, title, first.path, folders, source)


def _draft(text: LawText, title: str, path: Path, folders: tuple[str, ...], source: str) -> Draft:
    named = day_in_name(path.stem)
    start = _start_by_place(path)
    adopted = named or text.adopted
    notes = []
    if named and text.adopted and named != text.adopted:
        notes.append(f"文件名的日子 {named} 和标头的日子 {text.adopted} 不同，取文件名的")
    said = Said(title=title, adopted=adopted, in_force_from=start, source=source)
    return Draft(text, said, folders, tuple(notes))


def _grouped(files: list[_File]) -> Iterator[list[_File]]:
    """README.md with its parts; files of one title without a day of their own; else each alone."""
    head = next((one for one in files if one.path.stem == _HEAD), None)
    if head is not None and head.text.title and (head.text.head or head.text.articles):
        yield [head, *_in_order(one for one in files if one is not head)]
        return
    alike: dict[tuple[str, date | None], list[_File]] = {}
    for one in files:
        key = plain_title(one.text.title or without_day(one.path.stem)), _day_of(one)
        alike.setdefault(key, []).append(one)
    for together in alike.values():
        yield _in_order(together)


def _day_of(one: _File) -> date | None:
    return day_in_name(one.path.stem) or one.text.adopted


def _in_order(files: Iterable[_File]) -> list[_File]:
    """By the first article: 00-supplementary.md holds the last one. A part that begins to count
    anew (amendments) stands behind the others."""
    chain: list[_File] = []
    anew: list[_File] = []
    last = 0
    for one in sorted(files, key=lambda one: (_numbers(one.text)[0], str(one.path))):
        first, end = _numbers(one.text)
        (anew if first and first <= last else chain).append(one)
        last = max(last, end) if chain and chain[-1] is one else last
    return [*chain, *anew]


def _numbers(text: LawText) -> tuple[int, int]:
    found = [one.no for one in text.articles]
    return (found[0], max(found)) if found else (0, 0)


def _one_text(files: Sequence[_File]) -> LawText:
    if len(files) == 1:
        return files[0].text
    return Reader().read(line for one in files for line in one.lines)


def _start_by_place(path: Path) -> date | None:
    """versions/2027-01-01/README.md starts on that day; so says versions.json of the law itself."""
    if path.parent.parent.name == _VERSIONS:
        return day_in_name(path.parent.name)
    register = path.parent / _REGISTER
    if path.stem != _HEAD or not register.is_file() or register.is_symlink():
        return None
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        for row in json.loads(_content(register))["versions"]:
            if row["entry"] == path.name:
                return date.fromisoformat(row["effectiveFrom"])
    return None


def _markdown_files(folder: Path) -> Iterator[Path]:
    """Every .md below, in a fixed order; links that lead elsewhere are not followed."""
    found = 0
    for parent, names, files in os.walk(folder, followlinks=False):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent) / name
            if not name.lower().endswith(".md") or name.startswith(".") or path.is_symlink():
                continue
            found += 1
            if found > MOST_FILES:
                raise UnreadableText(
                    f"文件夹里的文件太多，最多 {MOST_FILES} 个",
                    where=str(folder),
                    hint="请分成几个文件夹导入",
                )
            yield path


def _content(path: Path) -> str:
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableText("文件太大", where=str(path))
    return decoded(path.read_bytes(), path.name)
