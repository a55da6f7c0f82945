"""故事测试的世界:把太仓的故事讲一遍,再来看留下了什么。The story is told once; the tests look at what it left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from django.db import transaction

from hudong.doors.cli.demo import story
from hudong.doors.cli.demo.tasks import SHEET
from hudong.ground.kernel import clock
from hudong.ground.law.library import Library, ensure

LAST_DAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Told:
    """讲完的故事 · The figures, the printed lines, and the folder with the outside anchors."""

    figures: Mapping[str, Any]
    lines: tuple[str, ...]
    home: Path


@pytest.fixture(scope="session")
def digest_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """项目自带的摘要 · The library built from the digest that the project carries."""
    return ensure(tmp_path_factory.mktemp("digest"), None)


@pytest.fixture(scope="module")
def told(
    django_db_setup: None,
    django_db_blocker: Any,
    digest_library: Library,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Told]:
    """讲一遍 · The whole story in one transaction, undone when the module's tests are through."""
    home, lines = tmp_path_factory.mktemp("story"), []
    with django_db_blocker.unblock(), transaction.atomic():
        yield _tell(LAST_DAY, home, digest_library, lines, SHEET)
        transaction.set_rollback(True)


def _tell(last_day: date, home: Path, library: Library, lines: list[str], sheet: Path) -> Told:
    clock.reset_clock()
    clock.shift_by(last_day - clock.today())
    try:
        figures = story.tell(
            last_day=last_day, home=home, library=library, say=lines.append, sheet=sheet
        )
    finally:
        clock.reset_clock()
        clock.shift_by(timedelta(0))
    return Told(figures, tuple(lines), home)


@pytest.fixture
def tell(db: None, digest_library: Library, tmp_path: Path) -> Any:
    """再讲一遍 · Tells the story for another last day or with another library, for one test."""

    def again(
        last_day: date = LAST_DAY, library: Library | None = None, sheet: Path = SHEET
    ) -> Told:
        # 每讲一遍换一个家：撤销了的那一遍，锚还留在库外。
        home = Path(mkdtemp(dir=tmp_path))
        return _tell(last_day, home, library or digest_library, [], sheet)

    return again
