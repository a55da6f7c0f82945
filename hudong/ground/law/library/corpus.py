"""语料:一行一个法规版本,逐行检查。The corpus file, checked line by line.

One version of an instrument is one line, a JSON object with ``title`` (without 中华人民共和国),
``level`` (宪法, 法律, 行政法规, 部门规章), ``adopted`` and ``commencement_clause`` (ISO days or
null), ``history`` (lines), ``source`` and ``articles``: each ``no``, ``sub`` (之一 is 1),
``label``, ``under`` (headings), ``paragraphs``. The project's own digest adds ``"digest": true``; a
text that somebody imported may say ``in_force_from``. The file may be gzipped.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from hudong.ground.law.library.names import plain_title
from hudong.ground.law.library.numerals import LARGEST, article_label
from hudong.ground.law.terms import Level, SourceMissing

VARIABLE: Final = "HUDONG_LAWS"
IMPORTED: Final = "laws.source"
"""Name of the file, in the home directory, that keeps the last imported corpus."""

ADDED: Final = Path("laws") / "added"
"""Folder, in the home directory, of the texts that were added one by one."""

BESIDE: Final = Path("shared") / "data" / "laws" / "corpus.jsonl.gz"
CARRIED: Final = Path(__file__).parent.parent / "digest" / "digest.jsonl"

_GZIP: Final = b"\x1f\x8b"


@dataclass(frozen=True)
class BadLine:
    """坏行 · A corpus line that was left out: its number from 1, and what is wrong with it.

    ``file`` names the file of texts that were added later, empty for the corpus itself.
    """

    line: int
    what: str
    file: str = ""

    @property
    def where(self) -> str:
        """The place in words."""
        return f"{self.file} 第 {self.line} 行" if self.file else f"第 {self.line} 行"


@dataclass(frozen=True)
class SourceArticle:
    """语料中的一条 · One article as the corpus gives it."""

    no: int
    sub: int
    label: str
    under: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class SourceInstrument:
    """语料中的一行 · One checked line."""

    title: str
    level: Level
    adopted: date | None
    clause: date | None
    history: tuple[str, ...]
    source: str
    articles: tuple[SourceArticle, ...]
    digest: bool
    stated: date | None = None


class _Wrong(ValueError):
    """What is wrong with a line, in Chinese."""


def find_source(env: Mapping[str, str], project_dir: Path, home: Path | None = None) -> Path:
    """找语料 · The source to build from: HUDONG_LAWS, else the corpus imported into ``home``, else
    the one beside the checkout, else the digest that the project carries. Raises SourceMissing
    where the variable names no file.
    """
    named = env.get(VARIABLE, "").strip()
    if named:
        return must_exist(Path(named).expanduser())
    if home is not None and (home / IMPORTED).is_file():
        return home / IMPORTED
    beside = Path(os.path.abspath(project_dir)).parent / BESIDE
    return beside if beside.is_file() else must_exist(CARRIED)


def added_files(home: Path) -> tuple[Path, ...]:
    """添入的文本 · The files of texts that were added to ``home`` one by one, in a fixed order."""
    folder = home / ADDED
    return tuple(sorted(folder.glob("*.jsonl"))) if folder.is_dir() else ()


def must_exist(source: Path) -> Path:
    """核对文件 · ``source`` itself if it is a file, else SourceMissing."""
    if not source.is_file():
        raise SourceMissing(
            f"法规语料文件不存在：{source}",
            where=str(source),
            hint=f"请核对环境变量 {VARIABLE} 指明的路径，或者清除该变量改用随附的摘要",
        )
    return source


def read_lines(source: Path) -> Iterator[tuple[int, bytes]]:
    """逐行读 · (line number from 1, bytes) of every line that is not blank, plain or gzipped.

    A gzipped file that breaks off ends with the number of the first lost line and no bytes.
    """
    with source.open("rb") as file:
        zipped = file.read(2) == _GZIP
        file.seek(0)
        opened = gzip.GzipFile(fileobj=file) if zipped else file
        number = 0
        try:
            for number, line in enumerate(opened, start=1):
                if line.strip():
                    yield number, line
        except (EOFError, gzip.BadGzipFile, OSError):
            yield number + 1, b""


def check_line(line: bytes) -> SourceInstrument | str:
    """检查一行 · The instrument that a line holds, or what is wrong with the line, in Chinese."""
    if not line:
        return "文件在此处损坏，后面的内容读不出来"
    try:
        return _instrument(json.loads(line))
    except UnicodeDecodeError:
        return "不是 UTF-8 文字"
    except json.JSONDecodeError as error:
        return f"不是 JSON（第 {error.colno} 个字符处）"
    except _Wrong as wrong:
        return str(wrong)


def _instrument(row: Any) -> SourceInstrument:
    if not isinstance(row, dict):
        raise _Wrong("不是一部法规的对象")
    title = plain_title(_text(row, "title"))
    level = _text(row, "level")
    if level not in list(Level):
        raise _Wrong(f"位阶“{level}”不在{'、'.join(Level)}之内")
    articles = row.get("articles")
    if not isinstance(articles, list) or not articles:
        raise _Wrong("没有条文（articles）")
    return SourceInstrument(
        title=title,
        level=Level(level),
        adopted=_day(row, "adopted"),
        clause=_day(row, "commencement_clause"),
        history=_texts(row, "history", "历史"),
        source=str(row.get("source") or ""),
        articles=tuple(_article(article, place) for place, article in enumerate(articles, 1)),
        digest=row.get("digest") is True,
        stated=_day(row, "in_force_from"),
    )


def _article(row: Any, place: int) -> SourceArticle:
    where = f"第 {place} 个条文"
    if not isinstance(row, dict):
        raise _Wrong(f"{where}不是对象")
    no, sub = _number(row, "no", 1, where), _number(row, "sub", 0, where)
    paragraphs = _texts(row, "paragraphs", where)
    if not paragraphs:
        raise _Wrong(f"{where}没有正文（paragraphs）")
    return SourceArticle(
        no=no,
        sub=sub,
        label=str(row.get("label") or article_label(no, sub)),
        under=_texts(row, "under", where),
        paragraphs=paragraphs,
    )


def _number(row: dict[str, Any], key: str, least: int, where: str) -> int:
    value = row.get(key, 0)
    if type(value) is not int or not least <= value <= LARGEST:
        raise _Wrong(f"{where}的条号不对：{key}={value!r}")
    return value


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _Wrong(f"缺少 {key}")
    return value.strip()


def _texts(row: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    values = row.get(key) or []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise _Wrong(f"{where}的 {key} 不是文字列表")
    return tuple(" ".join(value.split("\n")).strip() for value in values if value.strip())


def _day(row: dict[str, Any], key: str) -> date | None:
    value = row.get(key)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _Wrong(f"{key} 不是日期：{value!r}，应写成 2026-01-01") from None
