"""检索语:把检索词变成全文查询。Search words become statements in a fixed order; pure text work."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from hudong.ground.law.library.bigrams import query_phrases
from hudong.ground.law.library.citations import parse
from hudong.ground.law.library.names import usual_title

BEFORE: Final = 16
AFTER: Final = 44

_GAP: Final = re.compile(r"[\s、，,;；]+")
_NUMBER: Final = re.compile(r"[0-9]{1,4}")
_FROM_WORDS: Final = """
    SELECT a.id, a.version_id, a.no, a.sub, a.label, a.under, a.paragraphs
    FROM words JOIN article a ON a.id = words.rowid
    WHERE words MATCH ? {restriction} ORDER BY words.rowid LIMIT ?
"""
_FROM_NUMBER: Final = """
    SELECT a.id, a.version_id, a.no, a.sub, a.label, a.under, a.paragraphs
    FROM article a WHERE 1 {restriction} ORDER BY a.id LIMIT ?
"""
_NUMBERED: Final = " AND a.no = ? AND a.sub = ?"
_ON: Final = """
    AND a.version_id IN (
        SELECT id FROM version
        WHERE in_force_from <= ? AND (in_force_to IS NULL OR in_force_to >= ?)
    )
"""


@dataclass(frozen=True)
class Wanted:
    """要找的 · Words to occur, of them the titles of instruments, and an article number."""

    words: tuple[str, ...]
    titles: tuple[str, ...]
    number: tuple[int, int] | None


Statement = tuple[str, tuple[object, ...]]


def understand(words: str, titles: Collection[str]) -> Wanted | None:
    """读懂检索词 · What ``words`` ask for, or None if they hold nothing to look for."""
    plain: list[str] = []
    named: list[str] = []
    numbers: list[tuple[int, int]] = []
    bare: list[str] = []
    for word in filter(None, _GAP.split(unicodedata.normalize("NFKC", words).strip())):
        cited = _cited(word, titles)
        if cited is not None:
            named += [cited[0]] if cited[0] else []
            numbers.append(cited[1])
        elif usual_title(word) in titles:
            named.append(usual_title(word))
        elif _NUMBER.fullmatch(word):
            bare.append(word)
        elif query_phrases(word):
            plain.append(word)
    if named and bare and not numbers:
        numbers.append((int(bare.pop(0)), 0))
    wanted = Wanted((*named, *plain, *bare), tuple(named), numbers[0] if numbers else None)
    return wanted if wanted.words or wanted.number else None


def _cited(word: str, titles: Collection[str]) -> tuple[str, tuple[int, int]] | None:
    """(title or empty, (no, sub)) if the whole word is one citation of an article."""
    if "条" not in word:
        return None
    found = parse(word, known=titles)
    if len(found) != 1 or found[0].no is None or found[0].raw != word:
        return None
    if found[0].title and found[0].title not in titles:
        return None
    return found[0].title, (found[0].no, found[0].sub)


def statements(wanted: Wanted, on: date | None) -> Iterator[Statement]:
    """查询语句 · Statements to run one after the other until enough is found.

    Each yields article rows in the order of their ids, which is the order of results, so that the
    full-text index can stop early; the last parameter, to be added, is the limit.
    """
    restriction, values = _restriction(wanted, on)
    if not wanted.words:
        yield _FROM_NUMBER.format(restriction=restriction), values
        return
    phrases = ["(" + " AND ".join(query_phrases(word)) + ")" for word in wanted.words]
    every = " AND ".join(phrases)
    in_title = " OR ".join(f"(title : {phrase})" for phrase in phrases)
    found = _FROM_WORDS.format(restriction=restriction)
    yield found, (f"({in_title}) AND {every}" if len(phrases) > 1 else in_title, *values)
    if not (wanted.titles and wanted.number):
        yield found, (f"({every}) NOT ({in_title})", *values)


def _restriction(wanted: Wanted, on: date | None) -> tuple[str, tuple[object, ...]]:
    sql, values = "", ()  # type: str, tuple[object, ...]
    if wanted.number is not None:
        sql, values = _NUMBERED, wanted.number
    if on is not None:
        sql, values = sql + _ON, (*values, on.isoformat(), on.isoformat())
    return sql, values


def snippet(text: str, words: Collection[str]) -> str:
    """摘录 · The words around the first match in ``text``, one line, … where it is cut."""
    place = next((p for word in words if (p := text.find(word)) >= 0), 0)
    first = text.rfind("\n", 0, place) + 1
    last = text.find("\n", place)
    last = len(text) if last < 0 else last
    start, end = max(first, place - BEFORE), min(last, place + AFTER)
    return ("…" if start > first else "") + text[start:end] + ("…" if end < last else "")
