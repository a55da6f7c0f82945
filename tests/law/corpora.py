"""自编的小语料:名称、条文都是编的。Small made-up corpora for the library's tests."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hudong.ground.law.library import Library, build

Row = dict[str, Any]


def article(no: int, *paragraphs: str, sub: int = 0, under: Sequence[str] = ()) -> Row:
    return {
        "no": no,
        "sub": sub,
        "label": "",
        "under": list(under),
        "paragraphs": list(paragraphs),
    }


def law(
    title: str,
    adopted: str | None,
    *articles: Row,
    clause: str | None = None,
    level: str = "法律",
    history: Sequence[str] = (),
    **more: Any,
) -> Row:
    return {
        "title": title,
        "level": level,
        "adopted": adopted,
        "commencement_clause": clause,
        "history": list(history),
        "source": "自编",
        "articles": list(articles) or [article(1, f"关于{title}。")],
        **more,
    }


def write(path: Path, *rows: Row | str | bytes) -> Path:
    """Rows as lines; a text or bytes stands as it is. A name that ends in .gz is compressed."""
    lines = [
        row
        if isinstance(row, bytes)
        else (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)).encode()
        for row in rows
    ]
    data = b"\n".join(lines) + b"\n"
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def library(folder: Path, *rows: Row | str | bytes) -> Library:
    build(write(folder / "corpus.jsonl", *rows), folder / "laws.sqlite3")
    return Library.open(folder / "laws.sqlite3")
