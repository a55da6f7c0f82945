"""旧式表格(.xls)的公式、隐藏行 · What the values of an old workbook do not tell, record by record.

A compound file holds the stream ``Workbook``; its records are a number, a length and the content.
Nothing is run and nothing but these few records is understood.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from hudong.mechanisms.catalogue.sheets.limits import Limits
from hudong.mechanisms.catalogue.sheets.raw import Cell, Extras
from hudong.mechanisms.catalogue.sheets.zipped import broken, locked

SIGNATURE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_END: Final = 0xFFFFFFFA
_ENTRY: Final = 128
_FILEPASS, _BOUNDSHEET, _FORMULA, _ROW, _BOF, _COLINFO = 0x2F, 0x85, 0x06, 0x208, 0x809, 0x7D
# 有值的格子的记录:数、短数、文字、布尔、公式;成串的数最后一列写在末尾。
_CELLS: Final = frozenset({0x203, 0x27E, 0xFD, 0x204, 0x205, 0x06, 0xD6})
_RUN: Final = 0xBD
_HIDDEN_ROW: Final = 0x20
_WORKSHEET: Final = 0x10


@dataclass
class _Found:
    rows: int = 0
    columns: int = 0
    formulas: set[Cell] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def extras_of(data: bytes, limits: Limits) -> dict[str, Extras]:
    """各张表的别的 · Sheet name → formulas and hidden rows; Invalid where locked, broken or too large."""
    names = {name.lower() for name, _first, _size in _directory(data)}
    if "encryptedpackage" in names:
        raise locked()
    stream = _stream(data, ("workbook", "book"))
    sheets: dict[int, str] = {}
    found: dict[str, _Found] = {}
    current: _Found | None = None
    for place, kind, content in _records(stream):
        if kind == _FILEPASS:
            raise locked()
        if kind == _BOUNDSHEET and len(content) > 8:
            sheets[struct.unpack_from("<I", content)[0]] = _name(content[6:])
        elif kind == _BOF and len(content) >= 4:
            is_sheet = struct.unpack_from("<H", content, 2)[0] == _WORKSHEET
            current = found.setdefault(sheets.get(place, ""), _Found()) if is_sheet else None
        elif current is not None and len(content) >= 4:
            _see(current, kind, content)
            limits.area(current.rows, current.columns, sheets.get(place, ""))
    return {
        name: Extras(
            formulas=frozenset(one.formulas),
            hidden_rows=frozenset(one.hidden_rows),
            hidden_columns=frozenset(one.hidden_columns),
        )
        for name, one in found.items()
    }


def _see(found: _Found, kind: int, content: bytes) -> None:
    row, column = struct.unpack_from("<HH", content)
    if kind == _RUN:
        column = struct.unpack_from("<H", content, len(content) - 2)[0]
    if kind in _CELLS or kind == _RUN:
        found.rows, found.columns = max(found.rows, row + 1), max(found.columns, column + 1)
    if kind == _FORMULA:
        found.formulas.add((row, column))
    elif kind == _ROW and len(content) >= 14 and content[12] & _HIDDEN_ROW:
        found.hidden_rows.add(row)
    elif kind == _COLINFO and len(content) >= 10 and content[8] & 1:
        found.hidden_columns |= set(range(row, min(column, row + 255) + 1))


def _name(content: bytes) -> str:
    count, is_wide = content[0], content[1] & 1
    raw = content[2 : 2 + count * (2 if is_wide else 1)]
    return raw.decode("utf-16-le" if is_wide else "latin-1", "replace")


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield place, kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _stream(data: bytes, names: tuple[str, ...]) -> bytes:
    entries = _directory(data)
    root = next(((first, size) for name, first, size in entries if name == "Root Entry"), None)
    for wanted in names:
        for name, first, size in entries:
            if name.lower() != wanted:
                continue
            small = struct.unpack_from("<I", data, 56)[0]
            if size >= small:
                return _chained(data, first)[:size]
            if root is None:
                raise broken()
            return _small(data, _chained(data, root[0]), first)[:size]
    raise broken()


def _sector(data: bytes) -> int:
    if data[:8] != SIGNATURE or len(data) < 1024:
        raise broken()
    power = struct.unpack_from("<H", data, 30)[0]
    if power not in (9, 12):
        raise broken()
    return 1 << power


def _table(data: bytes) -> list[int]:
    """扇区的去处表 · For each sector the next one."""
    size = _sector(data)
    where = [number for number in struct.unpack_from("<109I", data, 76) if number < _END]
    extra, count = struct.unpack_from("<II", data, 68)
    for _round in range(min(count, len(data) // size)):
        if extra >= _END:
            break
        block = struct.unpack(f"<{size // 4}I", _block(data, extra, size))
        where += [number for number in block[:-1] if number < _END]
        extra = block[-1]
    table: list[int] = []
    for number in where:
        table += struct.unpack(f"<{size // 4}I", _block(data, number, size))
    return table


def _block(data: bytes, number: int, size: int) -> bytes:
    block = data[(number + 1) * size : (number + 2) * size]
    if not block:
        raise broken()
    return block.ljust(size, b"\0")


def _chained(data: bytes, first: int) -> bytes:
    size, table = _sector(data), _table(data)
    return b"".join(_block(data, number, size) for number in _chain(table, first))


def _chain(table: list[int], first: int) -> Iterator[int]:
    number = first
    for _round in range(len(table) + 1):
        if number >= _END:
            return
        if number >= len(table):
            raise broken()
        yield number
        number = table[number]
    raise broken()


def _small(data: bytes, held: bytes, first: int) -> bytes:
    """小文件的流 · Kept in pieces of 64 bytes within the stream of the root."""
    raw = _chained(data, struct.unpack_from("<I", data, 60)[0])
    table = list(struct.unpack(f"<{len(raw) // 4}I", raw))
    return b"".join(held[number * 64 : number * 64 + 64] for number in _chain(table, first))


def _directory(data: bytes) -> list[tuple[str, int, int]]:
    """目录 · (name, first sector, size) of every entry."""
    if len(data) < 1024:
        raise broken()
    raw = _chained(data, struct.unpack_from("<I", data, 48)[0])
    entries = []
    for place in range(0, len(raw) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", raw, place + 64)[0]
        if 2 <= length <= 64:
            name = raw[place : place + length - 2].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", raw, place + 116)
            entries.append((name, first, size))
    return entries
