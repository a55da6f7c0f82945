"""读库:条文库只读的门面。The article library, read-only and safe for threads."""

from __future__ import annotations

import difflib
import json
import os
import threading
from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from hudong.ground.law.library import duty_index, paragraphs, rows, searching
from hudong.ground.law.library.citations import parse
from hudong.ground.law.library.corpus import BadLine
from hudong.ground.law.library.form import SEPARATOR, connect, form, noted_meta
from hudong.ground.law.library.names import plain_title, usual_title
from hudong.ground.law.library.numerals import article_label
from hudong.ground.law.library.versions import Repeal, age, pick_version
from hudong.ground.law.terms import (
    Article,
    Citation,
    DutyKind,
    DutyLine,
    Hit,
    SourceMissing,
    UnknownArticle,
    UnknownInstrument,
    Version,
)


class Library:
    """法规库 · Instruments in dated versions with their articles; every answer is for one day.

    Open with ``Library.open(path)``. All threads read in turn through one connection that cannot
    write. When a new build replaces the file, an open library goes on reading the one it was
    opened on, so that its versions and articles always belong together; ``replaced`` tells.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.Lock()
        self._process = os.getpid()
        self._connection = connect(path)
        self._file = _identity(path)
        self._meta: dict[str, str] = dict(self._rows("SELECT key, value FROM meta"))
        self._versions: dict[int, Version] = {
            row[0]: rows.version(row) for row in self._rows("SELECT * FROM version ORDER BY id")
        }
        by_title: dict[str, list[Version]] = {}
        for version in self._versions.values():
            by_title.setdefault(version.title, []).append(version)
        self._by_title = {
            title: tuple(sorted(together, key=age)) for title, together in by_title.items()
        }

    @classmethod
    def open(cls, path: Path) -> Self:
        """打开 · Raises SourceMissing if ``path`` is no library of the present form."""
        noted = noted_meta(path).get("form")
        if noted != form():
            raise SourceMissing(
                f"法规库{'不存在或者打不开' if noted is None else '是旧的形制'}：{path}",
                where=str(path),
                hint="请运行 hudong laws import 重新建库",
            )
        return cls(path)

    def close(self) -> None:
        """关闭 · Close the connection; a closed library answers nothing more."""
        with self._turn:
            self._connection.close()

    @property
    def replaced(self) -> bool:
        """已换新 · True if another file stands at the path now: open it to read the new texts."""
        return _identity(self.path) != self._file

    @property
    def digest(self) -> str:
        """内容摘要 · sha256 of the canonical content: the edition that a county adopts."""
        return self._meta["digest"]

    @property
    def source(self) -> str:
        """来源 · "corpus" for statute texts, "digest" for the project's own 摘要（非条文原文）."""
        return self._meta["source"]

    @property
    def instruments(self) -> int:
        """法规部数 · Number of instruments."""
        return len(self._by_title)

    @property
    def articles(self) -> int:
        """条数 · Number of articles in all versions."""
        return int(self._meta["articles"])

    @property
    def skipped(self) -> tuple[BadLine, ...]:
        """坏行 · Lines of the source that were left out when the library was built."""
        return tuple(BadLine(*bad) for bad in json.loads(self._meta["skipped"]))

    def undated(self) -> tuple[Version, ...]:
        """无日期的文本 · Versions that no text dates: kept and listed, never judged by."""
        return tuple(v for v in self._versions.values() if v.in_force_from is None)

    def instrument_titles(self) -> tuple[str, ...]:
        """名称 · All titles, by level and then by name."""
        return tuple(self._by_title)

    def resolve_title(self, name: str) -> str:
        """归名 · The library's title for a full, short or former name (村组法, 中华人民共和国…).

        Raises UnknownInstrument, with the nearest titles or with who repealed it by name.
        """
        plain = plain_title(name)
        for title in (plain, usual_title(name)):
            if title in self._by_title:
                return title
        raise UnknownInstrument(
            f"库中没有《{plain}》", where=name, hint=self._hint(usual_title(name))
        )

    def _hint(self, title: str) -> str:
        ended = self.repeals_of(title)
        if ended:
            day = ended[0].on
            return (
                f"它已由《{ended[0].by}》{ended[0].article}废止，"
                f"自{day.year}年{day.month}月{day.day}日起不再有效"
            )
        near = difflib.get_close_matches(title, self._by_title, n=3, cutoff=0.6)
        if near:
            return "相近的名称：" + "、".join(f"《{one}》" for one in near)
        return "请核对法规名称，或者导入收有这部法规的语料"

    def repeals_of(self, title: str) -> tuple[Repeal, ...]:
        """被谁废止 · Every certain repeal of ``title`` by name, oldest first.

        The title itself need not be in the library: 婚姻法 is known to be ended by 民法典.
        """
        return tuple(one for one in self.links_to(title) if one.doubt is None)

    def links_to(self, title: str) -> tuple[Repeal, ...]:
        """被废止、被替代 · Every link that ends ``title``, those in doubt (待核) as well."""
        return tuple(map(rows.link, self._rows(rows.LINKS_TO, (plain_title(title),))))

    def links_from(self, title: str) -> tuple[Repeal, ...]:
        """废止了谁 · Every link by which ``title`` ends another, those in doubt as well."""
        return tuple(map(rows.link, self._rows(rows.LINKS_FROM, (plain_title(title),))))

    def links_in_doubt(self) -> tuple[Repeal, ...]:
        """待核的关联 · Every link that people still have to check."""
        return tuple(map(rows.link, self._rows(rows.IN_DOUBT)))

    def versions(self, title: str) -> tuple[Version, ...]:
        """各版本 · All versions of an instrument, oldest first. Raises UnknownInstrument."""
        return self._by_title[self.resolve_title(title)]

    def version_on(self, title: str, day: date) -> Version:
        """当日版本 · The version in force on ``day``.

        Raises UnknownInstrument, NoVersionOnDay, AmbiguousVersion.
        """
        found = self.versions(title)
        return pick_version(found[0].title, found, day)

    def history_of(self, version: Version) -> tuple[str, ...]:
        """沿革 · The lines that tell when a version's text was adopted and amended."""
        ((lines,),) = self._rows("SELECT history FROM version WHERE id = ?", (version.id,))
        return tuple(lines.split(SEPARATOR)) if lines else ()

    def force_note(self, version: Version) -> str:
        """施行日依据 · One sentence: where the first day of force comes from."""
        return rows.force_note(version)

    def article(self, title: str, no: int, sub: int = 0, *, on: date) -> Article:
        """某条 · Article ``no`` (之 ``sub``) of the version in force on the day ``on``.

        Raises UnknownArticle besides what ``version_on`` raises.
        """
        return self.article_of(self.version_on(title, on), no, sub)

    def article_of(self, version: Version, no: int, sub: int = 0) -> Article:
        """某版本某条 · Article ``no`` (之 ``sub``) of ``version``. Raises UnknownArticle."""
        found = self._rows(rows.ONE, (version.id, no, sub))
        if not found:
            label = article_label(no, sub)
            raise UnknownArticle(
                f"《{version.title}》没有{label}",
                where=f"《{version.title}》{label}",
                hint=self._extent(version),
            )
        return self._article(found[0])

    def _extent(self, version: Version) -> str:
        if self.source == "digest":
            return "库中是摘要，只收有关的条文；要核对全文请导入法规语料"
        ((last,),) = self._rows("SELECT max(no) FROM article WHERE version_id = ?", (version.id,))
        return f"这个版本到{article_label(last)}为止，请核对条号"

    def articles_of(self, version: Version) -> tuple[Article, ...]:
        """全部条文 · Every article of ``version`` by number; texts that repeat a number follow."""
        return tuple(self._article(row) for row in self._rows(rows.ALL, (version.id,)))

    def article_text(
        self, article: Article, paragraph: int | None = None, item: int | None = None
    ) -> str:
        """条款项原文 · The words of an article, a paragraph or an item; UnknownArticle."""
        return paragraphs.article_text(article, paragraph, item)

    def cited(self, text: str) -> tuple[Citation, ...]:
        """读引用 · Citations in ``text``, knowing every title of the library without marks too."""
        return parse(text, known=self._titles)

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(self._by_title)

    def search(self, words: str, *, on: date | None = None, limit: int = 20) -> tuple[Hit, ...]:
        """检索 · Articles in which every word of ``words`` occurs, at most ``limit``.

        Words are separated by spaces: plain words of any length, names of instruments (short
        names too) and article numbers (第四十三条; 43 beside a name). With ``on`` only versions in
        force on that day. The order is fixed: word in the title first, then level, title, newest
        version, article.
        """
        wanted = searching.understand(words, self._titles)
        if wanted is None or limit < 1:
            return ()
        found: list[rows.ArticleRow] = []
        for statement, values in searching.statements(wanted, on):
            rest = limit - len(found)
            found += self._rows(statement, (*values, rest))
            if len(found) >= limit:
                break
        return tuple(
            Hit(self._article(row), searching.snippet(row[6], wanted.words)) for row in found
        )

    def duties(
        self, on: date, *, kinds: Collection[DutyKind] | None = None, words: str = ""
    ) -> tuple[DutyLine, ...]:
        """职责 · Articles in force on ``on`` that name a village or residents' committee.

        ``kinds`` keeps those that have one of these kinds (None: all, those that only mention it
        as well); every one of ``words`` must occur in the title or the article.
        """
        return duty_index.find(self._rows, on, kinds, words)

    def _article(self, row: rows.ArticleRow) -> Article:
        id_, version_id, no, sub, label, under, text = row
        return Article(
            self._versions[version_id],
            no,
            sub,
            label,
            tuple(under.split(SEPARATOR)) if under else (),
            tuple(text.split(SEPARATOR)),
            id_,
        )

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        if self._process != os.getpid():
            self._reopen()
        with self._turn:
            return self._connection.execute(statement, values).fetchall()

    def _reopen(self) -> None:
        """A connection may not be carried across a fork; the child opens the same file again."""
        if self.replaced:
            raise SourceMissing(
                f"法规库已经换成新的文件：{self.path}",
                where=str(self.path),
                hint="请重新打开法规库",
            )
        self._turn, self._process = threading.Lock(), os.getpid()
        self._connection = connect(self.path)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
