"""法律变动:条文改了、改了号、法规废止,都认得出来;没有变的不出声。Law watch on articles."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from hudong.ground.law.library import Library
from hudong.ground.law.watch import Footing, Shift, ShiftKind, footings, shift_of
from tests.law.corpora import article, law, library
from tests.law.judging import CORPUS

needs_corpus = pytest.mark.skipif(not CORPUS.is_file(), reason="没有法规语料")

BEFORE, AFTER = date(2025, 6, 1), date(2026, 6, 1)
ASSIST = "村民委员会应当协助乡镇人民政府做好河道巡查工作。"
ROUTE = "巡查的路线由乡镇人民政府确定。"
OTHER = "国务院水行政主管部门负责全国的河道管理，制定河道管理的规划和标准，并组织实施。"


def _rivers(folder: Path, *new: dict[str, object], **more: object) -> Library:
    old = law("河道法", "2020-01-01", article(1, ASSIST, ROUTE), article(2, OTHER))
    later = [law("河道法", "2026-01-01", *new)] if new else []
    return library(folder, old, *later, *more.get("others", ()))  # type: ignore[arg-type]


def _footing(found: Library, basis: str = "《河道法》第一条") -> Footing:
    (footing,) = footings(found, basis, on=BEFORE)
    return footing


def _shift(found: Library) -> Shift | None:
    return shift_of(found, _footing(found), on=AFTER)


def test_a_basis_stands_on_the_articles_that_it_cites_and_on_no_others(tmp_path: Path) -> None:
    found = _rivers(tmp_path)
    basis = (
        "《河道法》第一条、第九条；《河道法》第二条，《河道法》第一条；《别的法》第三条；《河道法》"
    )
    assert [one.cite for one in footings(found, basis, on=BEFORE)] == [
        "《河道法》第一条",
        "《河道法》第二条",
    ]
    assert footings(found, "按照惯例", on=BEFORE) == ()


def test_nothing_is_said_where_the_article_reads_as_it_did(tmp_path: Path) -> None:
    found = _rivers(tmp_path, article(1, ASSIST, ROUTE), article(2, "新的第二条。"))
    assert _shift(found) is None


def test_a_changed_article_is_named_with_its_present_words(tmp_path: Path) -> None:
    found = _rivers(tmp_path, article(1, ASSIST, "巡查的路线由村民委员会自己确定。"))
    shift = _shift(found)
    assert shift is not None and shift.kind is ShiftKind.CHANGED
    assert shift.now[1] == "巡查的路线由村民委员会自己确定。"
    assert shift.reason == "《河道法》自2026年1月1日起施行新的文本，第一条的文字改了。"


def test_a_renumbered_article_is_found_again(tmp_path: Path) -> None:
    found = _rivers(tmp_path, article(1, OTHER), article(2, "附则。"), article(3, ASSIST, ROUTE))
    shift = _shift(found)
    assert shift is not None and shift.kind is ShiftKind.MOVED
    assert shift.successor == "《河道法》第三条"
    assert "原第一条现为第三条，内容相同" in shift.reason


def test_a_number_that_now_says_something_else_is_no_mere_change_of_words(tmp_path: Path) -> None:
    found = _rivers(tmp_path, article(1, OTHER))
    shift = _shift(found)
    assert shift is not None and shift.kind is ShiftKind.CHANGED
    assert "第一条已经是别的内容" in shift.reason and shift.successor == ""


def test_a_number_that_is_gone_says_so(tmp_path: Path) -> None:
    found = _rivers(tmp_path, article(2, OTHER))
    shift = _shift(found)
    assert shift is not None and shift.kind is ShiftKind.GONE and shift.now == ()


def test_a_repealed_instrument_names_who_ended_it_and_where_the_duty_went(tmp_path: Path) -> None:
    code = law(
        "水法典",
        "2026-01-01",
        article(1, OTHER),
        article(2, "各级人民政府负责河道。", ASSIST),
        article(3, "本法自2026年3月1日起施行。《河道法》同时废止。"),
        clause="2026-03-01",
    )
    found = _rivers(tmp_path, others=(code,))
    shift = _shift(found)
    assert shift is not None and shift.kind is ShiftKind.REPEALED
    assert shift.successor == "《水法典》第二条"
    assert "自2026年3月1日起由《水法典》第三条废止" in shift.reason
    assert shift_of(found, _footing(found), on=date(2026, 2, 28)) is None


def test_an_instrument_that_the_library_has_lost_is_a_shift_too(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    footing = _footing(_rivers(tmp_path / "a"))
    shift = shift_of(library(tmp_path / "b", law("别的法", "2020-01-01")), footing, on=AFTER)
    assert shift is not None and shift.kind is ShiftKind.GONE
    assert "库中没有《河道法》" in shift.reason


def _some_of_the_corpus(folder: Path, *titles: str) -> Library:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        return library(folder, *(line for line in lines if json.loads(line)["title"] in titles))


@needs_corpus
def test_the_code_of_ecology_takes_the_place_of_the_noise_act(tmp_path: Path) -> None:
    found = _some_of_the_corpus(tmp_path, "噪声污染防治法", "生态环境法典")
    basis = "《噪声污染防治法》第八条、第七十条"
    resting = footings(found, basis, on=date(2026, 8, 14))
    assert [shift_of(found, one, on=date(2026, 8, 14)) for one in resting] == [None, None]
    shifts = [shift_of(found, one, on=date(2026, 8, 15)) for one in resting]
    assert [one.kind for one in shifts if one] == [ShiftKind.REPEALED] * 2
    assert [one.successor for one in shifts if one] == [
        "《生态环境法典》第五百四十九条",
        "《生态环境法典》第五百九十九条",
    ]
