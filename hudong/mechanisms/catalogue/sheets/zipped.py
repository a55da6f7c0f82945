"""压缩包里的表格:先看清楚再打开。Packed workbooks (.xlsx, .ods): looked through before anything opens them.

Calamine lays a sheet out as one block from its first cell to its last: a file with one far cell
would take all memory. So what a file unpacks to and how far it reaches are found out first. What
the values do not tell (formulas, hidden rows) is found on the way.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from xml.parsers import expat

from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue.sheets.faults import column_of
from hudong.mechanisms.catalogue.sheets.limits import Limits, mb
from hudong.mechanisms.catalogue.sheets.raw import Extras

SAVE_AS: Final = "请用 Excel 或者 WPS 打开，另存为 .xlsx 再上传"
_MOST_PARTS: Final = 2_000
_CHUNK: Final = 1 << 20
_MOST_ODD: Final = 32 * 1024 * 1024
_MOST_FORMULAS: Final = 100_000
_MOST_TEXT: Final = 400 * 1024 * 1024
_ENCRYPTED: Final = 0x1

# 各家软件写格子都是 <c r="A1" …：不是这个写法的，改由解析器逐个读。
_FAR: Final = re.compile(rb'<c r="(?![A-Z]\d{1,5}")([^"]*)"([^>]*)>')
_NEAR: Final = re.compile(rb'<c r="[A-Z](\d{1,5})"')
_ODD: Final = re.compile(rb"<c(?:[\t\r\n>/]| (?!r=\"))|:c[\s>/]")
_FORMULA: Final = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*><f[\s>/]')
_HIDDEN_ROW: Final = re.compile(rb"<row\s([^>]*)>")
_HIDDEN_COLUMN: Final = re.compile(rb"<col\s([^>]*)>")
_IS_HIDDEN: Final = re.compile(rb'\bhidden="(?:1|true)"')
_ROW_NUMBER: Final = re.compile(rb'\br="(\d+)"')
_FROM_TO: Final = re.compile(rb'\b(min|max)="(\d+)"')
_CELL: Final = re.compile(r"([A-Z]{1,4})(\d{1,9})")
_NEAR_COLUMNS: Final = 26
_TEXT_CELL: Final = re.compile(rb't="s"[^>]*><v>(\d+)</v>')


class Package:
    """压缩包 · A zip file whose parts were counted and whose size is known to be bearable."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise broken() from error
        parts = self._zip.infolist()
        self.names = {part.filename: part.file_size for part in parts}
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > _MOST_PARTS or len(self.names) < len(parts) or unpacked > limits.unpacked:
            raise Invalid(
                f"文件解开以后太大（{mb(unpacked)}，{len(parts)} 个部分）",
                hint=f"最多 {mb(limits.unpacked)}；请只留申报的工作表，另存为新的文件",
            )
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise locked()

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_error: object) -> None:
        self._zip.close()

    def part(self, name: str) -> bytes:
        """一个部分 · All of its bytes; a part that is longer than it says, or damaged, is refused."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """一段一段 · The bytes of a part, never more than it says."""
        try:
            with self._zip.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError) as error:
            raise broken() from error
        except (RuntimeError, NotImplementedError) as error:
            raise locked() from error

    def tags(self, name: str) -> list[tuple[str, dict[str, str]]]:
        """一个小部分的标签 · (local name, attributes by local name) of every element in order."""
        found: list[tuple[str, dict[str, str]]] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            found.append((_local(tag), {_local(key): value for key, value in attributes.items()}))

        parser = safe_parser()
        parser.StartElementHandler = start
        parse(parser, self.chunks(name))
        return found


def broken() -> Invalid:
    """坏文件 · The file cannot be read as what it is."""
    return Invalid("文件打不开，可能已经损坏，或者不是表格文件", hint=SAVE_AS)


def locked() -> Invalid:
    """有密码 · The file is protected by a password."""
    return Invalid(
        "文件有打开密码，读不了", hint="请在 Excel 或者 WPS 里取消打开密码，另存以后再上传"
    )


def safe_parser() -> Any:
    """不展开实体的解析器 · Refuses any declared entity: no office program writes one."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def entity(*_given: object) -> None:
        raise broken()

    parser.EntityDeclHandler = entity
    parser.StartDoctypeDeclHandler = entity
    return parser


def parse(parser: Any, chunks: Iterator[bytes]) -> None:
    """解析 · Feeds the chunks; anything that is not well-formed is a broken file."""
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise broken() from error


def sheet_paths(package: Package) -> dict[str, str]:
    """工作表在哪个部分 · Sheet name → name of its part."""
    targets = {}
    for tag, said in package.tags("xl/_rels/workbook.xml.rels"):
        if tag == "Relationship" and "Id" in said:
            target = said.get("Target", "")
            whole = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            targets[said["Id"]] = whole.replace("xl/xl/", "xl/")
    return {
        said.get("name", ""): targets[said["id"]]
        for tag, said in package.tags("xl/workbook.xml")
        if tag == "sheet" and targets.get(said.get("id", "")) in package.names
    }


def looked_through(package: Package, path: str, sheet: str, limits: Limits) -> Extras:
    """看一遍 · What the values of a sheet do not tell; Invalid where it reaches too far."""
    scan = _Scan()
    for piece in _pieces(package.chunks(path)):
        if not scan.see(piece):
            if package.names[path] > _MOST_ODD:
                raise Invalid("这个文件的写法少见，又太大，不敢直接打开", hint=SAVE_AS)
            scan = _parsed(package, path)
            break
    limits.area(scan.rows, scan.columns, sheet)
    _bear_text(package, scan.texts, path)
    return Extras(
        formulas=frozenset(scan.formulas),
        hidden_rows=frozenset(scan.hidden_rows),
        hidden_columns=frozenset(scan.hidden_columns),
    )


class _Scan:
    """看到的 · How far cells reach, and what is peculiar."""

    def __init__(self) -> None:
        self.rows = self.columns = self.texts = 0
        self.has_begun = False
        self.formulas: set[tuple[int, int]] = set()
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()

    def reach(self, letters: str, row: str) -> None:
        """到了这一格 · A cell with something in it."""
        self.rows = max(self.rows, int(row))
        self.columns = max(self.columns, column_of(letters))

    def see(self, piece: bytes) -> bool:
        """看一段 · False where cells are written in an unusual way."""
        self.has_begun = self.has_begun or b"<worksheet" in piece
        cells = piece.count(b'<c r="')
        # 数一数比正则快得多:数不对,才细看。
        is_plain = piece.count(b"<c") == cells and b":c" not in piece
        if not self.has_begun or (not is_plain and _ODD.search(piece)):
            return False
        self.columns = max(self.columns, _NEAR_COLUMNS if cells else 0)
        # 近处的格子不一个个看,看这一段的最后一格到了哪一行就够了。
        if last := _NEAR.match(piece, piece.rfind(b'<c r="')):
            self.rows = max(self.rows, int(last[1]))
        for found in _FAR.finditer(piece):
            cell = _CELL.fullmatch(found[1].decode("ascii", "replace"))
            if cell is None:
                return False
            if not found[2].endswith(b"/"):
                self.reach(cell[1], cell[2])
        self.texts += cells
        if b"<f" in piece and len(self.formulas) < _MOST_FORMULAS:
            self.formulas |= {
                (int(row) - 1, column_of(name.decode()) - 1)
                for name, row in _FORMULA.findall(piece)
            }
        if b'hidden="' in piece:
            self._see_hidden(piece)
        return True

    def _see_hidden(self, piece: bytes) -> None:
        for said in _HIDDEN_ROW.findall(piece):
            number = _ROW_NUMBER.search(said)
            if _IS_HIDDEN.search(said) and number:
                self.hidden_rows.add(int(number[1]) - 1)
        for said in _HIDDEN_COLUMN.findall(piece):
            ends = dict(_FROM_TO.findall(said))
            if _IS_HIDDEN.search(said) and len(ends) == 2:
                last = min(int(ends[b"max"]), int(ends[b"min"]) + 255)
                self.hidden_columns |= set(range(int(ends[b"min"]) - 1, last))


def _parsed(package: Package, path: str) -> _Scan:
    """逐个读 · The slow and certain way, for files that are written unusually."""
    scan = _Scan()
    here: dict[str, Any] = {"cell": None, "row": 0, "column": 0}

    def start(tag: str, said: dict[str, str]) -> None:
        tag = _local(tag)
        if tag == "row":
            here["row"] = int(said["r"]) if said.get("r", "").isdecimal() else here["row"] + 1
            here["column"] = 0
            if said.get("hidden") in ("1", "true"):
                scan.hidden_rows.add(here["row"] - 1)
        elif tag == "c":
            cell = _CELL.fullmatch(said.get("r", ""))
            here["column"] = column_of(cell[1]) if cell else here["column"] + 1
            here["row"] = int(cell[2]) if cell else here["row"]
            scan.texts += said.get("t") == "s"
        elif tag in ("v", "is", "f"):
            scan.rows = max(scan.rows, here["row"])
            scan.columns = max(scan.columns, here["column"])
            if tag == "f" and len(scan.formulas) < _MOST_FORMULAS:
                scan.formulas.add((here["row"] - 1, here["column"] - 1))

    parser = safe_parser()
    parser.StartElementHandler = start
    parse(parser, package.chunks(path))
    return scan


def _bear_text(package: Package, cells: int, path: str) -> None:
    """同一段长文字被引用许多次,读出来会很大:先算一算。"""
    strings = "xl/sharedStrings.xml"
    if strings not in package.names or not cells:
        return
    if package.names[strings] * cells <= _MOST_TEXT:
        return
    held = package.part(strings)
    if b"<!DOCTYPE" in held[:4096] or b"<!ENTITY" in held[:4096]:
        raise broken()
    sizes = [len(one) for one in held.split(b"</si>")]
    if max(sizes) * cells <= _MOST_TEXT:
        return
    told = sum(
        sizes[int(number)]
        for piece in _pieces(package.chunks(path))
        for number in _TEXT_CELL.findall(piece)
        if int(number) < len(sizes)
    )
    if told > _MOST_TEXT:
        raise Invalid(
            f"表里的文字太多（{mb(told)}）", hint="请删去与申报无关的长文字，或者分成几份上传"
        )


def _pieces(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """成段 · Chunks cut where a cell begins, so that no cell is torn apart."""
    rest = b""
    for chunk in chunks:
        held = rest + chunk
        cut = held.rfind(b"<c ")
        if cut <= 0:
            rest = held
            if len(rest) > _MOST_ODD:
                raise broken()
            continue
        yield held[:cut]
        rest = held[cut:]
    yield rest


def _local(name: str) -> str:
    return name.rpartition(":")[2]
