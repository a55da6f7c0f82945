"""读区划文件。Reads a divisions file (code, name, parent, level), plain or gzipped, for one county."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hudong.doors.cli.answers import CommandError
from hudong.ground.people.terms import DivisionLine

COLUMNS: Final = ("code", "name", "parent", "level")
_GZIP: Final = b"\x1f\x8b"
_DIGITS: Final = 12
_LEVELS: Final = ("1", "2", "3", "4", "5")


def read_divisions(path: Path, county: str) -> tuple[DivisionLine, ...]:
    """读本县区划 · The county (six-digit code) and everything below it, in the order of the file.

    Raises CommandError naming the line: unreadable file, missing column, repeated code, unknown
    level or parent, no such county.
    """
    seen: dict[str, int] = {}
    lines: list[DivisionLine] = []
    for number, row in _rows(path):
        if not row["code"].startswith(county):
            continue
        if row["code"] in seen:
            raise _wrong(
                path,
                f"区划代码 {row['code']} 重复",
                f"第 {seen[row['code']]} 行和第 {number} 行",
                "请在文件里只留一行",
            )
        seen[row["code"]] = number
        lines.append(_line(path, number, row))
    _check_tree(path, county, lines, seen)
    return tuple(lines)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open("rb") as file:
        zipped = file.read(len(_GZIP)) == _GZIP
    opened = gzip.open if zipped else open
    try:
        with opened(path, "rt", encoding="utf-8-sig", newline="") as text:
            reader = csv.DictReader(text)
            missing = set(COLUMNS) - set(reader.fieldnames or ())
            if missing:
                raise _wrong(
                    path,
                    f"缺少列 {'、'.join(sorted(missing))}",
                    "第 1 行",
                    f"第一行应当写 {','.join(COLUMNS)}",
                )
            for row in reader:
                yield reader.line_num, {name: (row[name] or "").strip() for name in COLUMNS}
    except (UnicodeDecodeError, EOFError, gzip.BadGzipFile, csv.Error) as error:
        raise _wrong(path, f"读不出来：{error}", "", "请存为 UTF-8 的 CSV，或者它的 .gz") from error


def _line(path: Path, number: int, row: dict[str, str]) -> DivisionLine:
    where = f"第 {number} 行"
    if len(row["code"]) != _DIGITS or not row["code"].isdigit():
        raise _wrong(path, f"区划代码“{row['code']}”不是十二位数字", where, "请核对代码")
    if not row["name"]:
        raise _wrong(path, "没有写名称", where, "请补上名称")
    if row["level"] not in _LEVELS:
        raise _wrong(
            path, f"级别“{row['level']}”不在 1 到 5 之间", where, "省 1、市 2、县 3、乡 4、村 5"
        )
    return DivisionLine(row["code"], row["name"], row["parent"], int(row["level"]))


def _check_tree(path: Path, county: str, lines: list[DivisionLine], seen: dict[str, int]) -> None:
    top = county.ljust(_DIGITS, "0")
    if top not in seen:
        raise _wrong(path, f"文件里没有 {top} 这个县", "", "请核对县级区划代码和文件的版本")
    for line in lines:
        if line.code != top and line.parent not in seen:
            raise _wrong(
                path,
                f"“{line.name}”的上级代码“{line.parent}”不在文件里",
                f"第 {seen[line.code]} 行",
                "请补上上级，或者改正上级代码",
            )


def _wrong(path: Path, what: str, where: str, hint: str) -> CommandError:
    return CommandError("divisions_file", what, where=f"{path.name} {where}".strip(), hint=hint)
