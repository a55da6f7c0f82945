"""写库:把排好次序的法规写进库文件。Write dated instruments, in order, into a new library file."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from hudong.ground.law.library import duty_index
from hudong.ground.law.library.bigrams import index_terms
from hudong.ground.law.library.corpus import SourceArticle, SourceInstrument
from hudong.ground.law.library.form import SCHEMA, SEPARATOR, form, sha256, stamp
from hudong.ground.law.library.versions import Repeal
from hudong.ground.law.terms import Version


class LibraryWriter:
    """写库 · Writes one library file; instruments must come in the order of search results.

    A half-written file is thrown away, so nothing is made safe against a power cut before the one
    commit of ``finish``.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._content = hashlib.sha256()
        self.versions = 0
        self.articles = 0
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        database.executescript(SCHEMA.read_text(encoding="utf-8"))

    @property
    def digest(self) -> str:
        """内容摘要 · sha256 of the canonical content written so far."""
        return self._content.hexdigest()

    def add(self, version: Version, checked: SourceInstrument) -> None:
        """写一个版本 · Store one version with its articles and their search terms."""
        self.versions += 1
        self._database.execute(
            "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self.versions, *_version_row(version), SEPARATOR.join(checked.history)),
        )
        placed = _placed(checked.articles)
        numbered = list(enumerate(placed, start=self.articles + 1))
        self._database.executemany(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((id_, self.versions, *_article_row(seq, one)) for id_, (seq, one) in numbered),
        )
        title = index_terms(checked.title)
        self._database.executemany(
            "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
            ((id_, title, index_terms(_searched(one))) for id_, (_, one) in numbered),
        )
        duty_index.index(
            self._database, ((id_, one.paragraphs) for id_, (seq, one) in numbered if seq == 0)
        )
        self.articles += len(numbered)
        self._content.update(_canonical(version, checked.articles))

    def finish(
        self, repeals: Iterable[Repeal], sources: Sequence[Path], notes: dict[str, str]
    ) -> None:
        """收尾 · Store the repeals, sort the indexes out and note where the texts came from."""
        # 同一处既有确定的又有待核的，确定的在前，先写的算数。
        rows = {
            (r.doubt is not None, r.title, r.by, r.article, r.on.isoformat(), r.doubt or "")
            for r in repeals
        }
        self._database.executemany(
            "INSERT OR IGNORE INTO repeal VALUES (?, ?, ?, ?, ?)", (row[1:] for row in sorted(rows))
        )
        self._database.execute("INSERT INTO words (words) VALUES ('optimize')")
        self._database.execute(
            "CREATE UNIQUE INDEX article_place ON article (version_id, no, sub, seq)"
        )
        notes = {
            **notes,
            **stamp(sources),
            "source_sha256": sha256(sources),
            "form": form(),
            "digest": self.digest,
            "articles": str(self.articles),
        }
        self._database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(notes.items()))
        self._database.commit()


def _version_row(version: Version) -> tuple[str | int | None, ...]:
    return (
        version.title,
        version.level.value,
        _iso(version.adopted),
        _iso(version.in_force_from),
        version.in_force_source.value,
        _iso(version.in_force_to),
        version.source,
        version.repealed_by,
        int(version.is_digest),
    )


def _article_row(seq: int, article: SourceArticle) -> tuple[int | str, ...]:
    return (
        article.no,
        article.sub,
        seq,
        article.label,
        SEPARATOR.join(article.under),
        SEPARATOR.join(article.paragraphs),
    )


def _searched(article: SourceArticle) -> str:
    return SEPARATOR.join((*article.under, *article.paragraphs))


def _placed(articles: Sequence[SourceArticle]) -> list[tuple[int, SourceArticle]]:
    """Articles with their rank: those that are meant by number, then the others as they came."""
    ranked = list(zip(meant_first(articles), articles, strict=True))
    meant = [pair for pair in ranked if pair[0] == 0]
    return [
        *sorted(meant, key=lambda pair: (pair[1].no, pair[1].sub)),
        *(pair for pair in ranked if pair[0] > 0),
    ]


def meant_first(articles: Sequence[SourceArticle]) -> list[int]:
    """重号排序 · For each article its rank among those of the same number; 0 is the one meant.

    Amendments appended to a constitution begin again at one, and a broken preface can look like an
    article. Meant is the first that continues the count of the article before it.
    """
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        groups[article.no, article.sub].append(place)
    ranks = [0] * len(articles)
    for places in groups.values():
        if len(places) > 1:
            meant = next((p for p in places if _continues(articles, p)), places[0])
            for rank, place in enumerate(sorted(places, key=lambda p: (p != meant, p))):
                ranks[place] = rank
    return ranks


def _continues(articles: Sequence[SourceArticle], place: int) -> bool:
    this = articles[place]
    if place == 0:
        return this.no == 1
    last = articles[place - 1]
    return (this.no, this.sub) in ((last.no + 1, 0), (last.no, last.sub + 1))


def _canonical(version: Version, articles: Iterable[SourceArticle]) -> bytes:
    content = [
        version.title,
        version.level.value,
        _iso(version.adopted),
        _iso(version.in_force_from),
        version.in_force_source.value,
        _iso(version.in_force_to),
        version.repealed_by,
        [[a.no, a.sub, a.label, a.under, a.paragraphs] for a in articles],
    ]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
