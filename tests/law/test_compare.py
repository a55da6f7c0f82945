"""新旧对照:逐字比,合成读得懂的段。Two texts held against each other, in runs one can read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.law.compare import Comparison, Kept, compare, counterpart
from hudong.ground.law.terms import Article, InForceSource, Level, Version

OLD = "为了保障村民自治，由村民办理自己的事情，发展农村民主，制定本法。"
NEW = "为了健全自治制度，由村民办理自己的事情，发展基层民主，制定本法。"


def words(found: Comparison, side: str, kept: Kept) -> list[str]:
    return [run.words for runs in getattr(found, side) for run in runs if run.kept is kept]


def article(no: int, text: str) -> Article:
    day = date(2020, 1, 1)
    version = Version(1, "甲法", Level.LAW, day, day, InForceSource.CLAUSE, None, "自编")
    return Article(version, no, 0, f"第{no}条", (), (text,))


def test_what_is_gone_and_what_is_new() -> None:
    found = compare([OLD], [NEW])
    assert words(found, "old", Kept.GONE) == ["保障村民", "农村"]
    assert words(found, "new", Kept.NEW) == ["健全", "制度", "基层"]
    assert not found.is_same


def test_the_same_text_has_no_change() -> None:
    found = compare([OLD, NEW], [OLD, NEW])
    assert found.is_same
    assert [len(runs) for runs in found.old] == [1, 1]


def test_a_single_character_between_changes_is_no_run_of_its_own() -> None:
    found = compare(
        ["甲乙丙丁戊己庚辛壬癸，应当由村民会议讨论决定。"],
        ["子丑丙寅卯己辰巳午未，应当由村民会议讨论决定。"],
    )
    assert words(found, "old", Kept.GONE) == ["甲乙丙丁戊己庚辛壬癸"]
    assert words(found, "new", Kept.NEW) == ["子丑丙寅卯己辰巳午未"]


def test_a_new_paragraph_stands_on_the_new_side_alone() -> None:
    found = compare([OLD], [OLD, "村民委员会向村民会议报告工作。"])
    assert len(found.old) == 1
    assert words(found, "new", Kept.NEW) == ["村民委员会向村民会议报告工作。"]


def test_texts_that_say_different_things_are_shown_whole() -> None:
    found = compare(["税收由税务机关征收管理。"], ["消防车通道不得占用、堵塞。"])
    assert words(found, "old", Kept.SAME) == []
    assert words(found, "new", Kept.SAME) == []


def test_nothing_on_one_side() -> None:
    assert compare([], [NEW]).old == ()
    assert words(compare([], [NEW]), "new", Kept.NEW) == [NEW]
    assert words(compare([OLD], []), "old", Kept.GONE) == [OLD]


text = st.lists(st.text(st.sampled_from("村民会议，。甲乙"), min_size=1, max_size=12), max_size=4)


@given(text, text)
def test_either_side_is_the_text_itself(old: list[str], new: list[str]) -> None:
    found = compare(old, new)
    assert ["".join(run.words for run in runs) for runs in found.old] == old
    assert ["".join(run.words for run in runs) for runs in found.new] == new
    assert {run.kept for runs in found.old for run in runs} <= {Kept.SAME, Kept.GONE}
    assert {run.kept for runs in found.new for run in runs} <= {Kept.SAME, Kept.NEW}


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([article(5, NEW), article(6, "消防车通道不得占用。")], 5),
        ([article(5, "消防车通道不得占用。"), article(8, NEW)], 8),
        ([article(5, "消防车通道不得占用。")], None),
        ([], None),
    ],
)
def test_the_same_article_in_another_version(others: list[Article], expected: int | None) -> None:
    """条号变了也认得出；都不像就说没有。"""
    found = counterpart(article(5, OLD), others)
    assert (found.no if found else None) == expected
