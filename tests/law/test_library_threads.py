"""多线程、换库、分叉:读库不出错。Threads, replaced files and forks: reading stays right."""

from __future__ import annotations

import os
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hudong.ground.law.library import Library, build
from tests.law.corpora import write
from tests.law.sample_laws import CODE, FLOOD, NOW, VILLAGE


def test_the_library_cannot_be_written(laws: Library) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        laws._connection.execute("DELETE FROM article")


def test_many_threads_read_at_once(laws: Library) -> None:
    def read(number: int) -> tuple[str, int]:
        on = date(2025, 12, 31) if number % 2 else date(2026, 1, 1)
        found = laws.search("村民委员会", on=on)
        return laws.article(VILLAGE, 1, on=on).text, len(found)

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(read, range(400)))
    assert set(answers[1::2]) == {("旧第一条。", 2)}
    assert set(answers[0::2]) == {("新第一条。", 3)}


class OneAtATime:
    """A connection that notices when two threads are inside it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection, self.inside, self.overlaps = connection, 0, 0

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        self.inside += 1
        self.overlaps += self.inside > 1
        time.sleep(0.001)
        self.inside -= 1
        return self.connection.execute(*arguments)


def test_threads_take_turns(laws: Library) -> None:
    # Whether SQLite itself serialises depends on how it was compiled.
    watched = OneAtATime(laws._connection)
    laws._connection = watched  # type: ignore[assignment]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: laws.article(VILLAGE, 1, on=NOW), range(40)))
    assert watched.overlaps == 0


def test_a_library_replaced_under_a_reader_stays_whole(laws: Library, tmp_path: Path) -> None:
    assert not laws.replaced
    build(write(tmp_path / "other.jsonl", CODE, FLOOD), laws.path)
    assert laws.replaced
    with ThreadPoolExecutor(4) as threads:
        texts = set(threads.map(lambda no: laws.article(VILLAGE, no, on=NOW).text, [1] * 20))
    assert texts == {"新第一条。"}
    assert laws.search("新第一条")


def test_a_forked_child_reads_through_its_own_connection(laws: Library) -> None:
    reader, writer = os.pipe()
    inherited = laws._connection
    child = os.fork()
    if child == 0:
        try:
            text = laws.article(VILLAGE, 1, on=NOW).text
            os.write(writer, b"shared" if laws._connection is inherited else text.encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        assert answer.read().decode() == "新第一条。"
    os.waitpid(child, 0)


def test_a_closed_library_answers_nothing(laws: Library) -> None:
    laws.close()
    with pytest.raises(sqlite3.ProgrammingError):
        laws.article(VILLAGE, 1, on=NOW)
