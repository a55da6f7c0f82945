"""小语料。A small invented corpus for tests of the law commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def instrument(title: str, *paragraphs: str, adopted: str = "2020-01-01", **more: Any) -> str:
    """一行语料 · One instrument; each paragraph is an article of its own."""
    return json.dumps(
        {
            "title": title,
            "level": "法律",
            "adopted": adopted,
            "commencement_clause": adopted,
            "history": [],
            "source": "示例",
            "articles": [
                {
                    "no": number,
                    "sub": 0,
                    "label": "",
                    "under": ["第一章 示例"],
                    "paragraphs": [text],
                }
                for number, text in enumerate(paragraphs, start=1)
            ],
            **more,
        },
        ensure_ascii=False,
    )


def corpus(path: Path, *lines: str) -> Path:
    """语料文件 · The lines as a corpus file."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
