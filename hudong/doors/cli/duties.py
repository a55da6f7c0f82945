"""职责命令:法律在某一天要村居做什么。What the law of a day asks of villages and neighbourhoods. No Django apps."""

from __future__ import annotations

import unicodedata
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from hudong.doors.cli.answers import Exit, Out
from hudong.doors.cli.laws import open_library
from hudong.ground.kernel import clock
from hudong.ground.law.terms import DutyKind, DutyLine

_HEAD = ("法规和条", "种类", "牵头部门", "条文怎么说")


def find(options: Namespace, out: Out) -> int:
    """职责一览 · Every article in force that names a committee, with its kinds; none exits 1."""
    library = open_library(out)
    on = options.on or clock.today()
    kinds = {DutyKind(kind) for kind in options.kind} if options.kind else None
    lines = library.duties(on, kinds=kinds, words=options.words)
    out.answer([as_json(line) for line in lines], *_table(lines), _counted(lines))
    if library.source == "digest":
        out.progress("注意：这里的是摘要，非条文原文；导入法规语料以后才查得全")
    return Exit.ANSWERED if lines else Exit.FINDING


def as_json(line: DutyLine) -> dict[str, Any]:
    """一行的 JSON · ``article`` is the label (第十七条); several kinds are joined by ``|``."""
    return {
        "instrument": line.instrument,
        "adopted": line.adopted.isoformat() if line.adopted else None,
        "article": line.article,
        "kind": line.kind,
        "sentence": line.sentence,
        "department": line.department or None,
    }


def _table(lines: Sequence[DutyLine]) -> list[str]:
    rows = [_HEAD, *(_row(line) for line in lines)] if lines else []
    widths = [max((_width(row[place]) for row in rows), default=0) for place in range(3)]
    return [
        "  ".join(
            [*(_padded(cell, width) for cell, width in zip(row, widths, strict=False)), row[3]]
        )
        for row in rows
    ]


def _row(line: DutyLine) -> tuple[str, str, str, str]:
    kinds = "、".join(kind.words for kind in line.kinds)
    return f"《{line.instrument}》{line.article}", kinds, line.department or "—", line.sentence


def _padded(words: str, width: int) -> str:
    return words + " " * (width - _width(words))


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in words)


def _counted(lines: Sequence[DutyLine]) -> str:
    if not lines:
        return "没有查到，请换个词，或者换个种类"
    main = [line.kinds[0] for line in lines]
    parts = [f"{kind.words} {main.count(kind)}" for kind in DutyKind if kind in main]
    return f"共 {len(lines)} 条：{'，'.join(parts)}（按主要的种类数）"
