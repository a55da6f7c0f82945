"""全部语料:建成的库与语料逐项相符;没有语料时跳过。The whole corpus where it is present, else skipped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from hudong.ground.law.library import BuildReport, Library, build
from hudong.ground.law.library.corpus import BESIDE
from hudong.ground.law.library.overrides import corrections
from hudong.ground.law.terms import InForceSource, NoVersionOnDay, UnknownInstrument

CORPUS = Path(__file__).resolve().parents[3] / BESIDE
VILLAGE, URBAN = "村民委员会组织法", "城市居民委员会组织法"
OLD_DAY, NEW_DAY = date(2025, 12, 31), date(2026, 1, 1)

pytestmark = pytest.mark.skipif(
    not CORPUS.is_file(), reason="没有法规语料（检出目录旁的 shared/data/laws/corpus.jsonl.gz）"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildReport, Path]:
    target = tmp_path_factory.mktemp("corpus") / "laws.sqlite3"
    return build(CORPUS, target), target


@pytest.fixture(scope="module")
def laws(built: tuple[BuildReport, Path]) -> Iterator[Library]:
    library = Library.open(built[1])
    yield library
    library.close()


def test_all_of_it_is_stored(built: tuple[BuildReport, Path], laws: Library) -> None:
    report, _ = built
    assert (report.versions, report.articles, report.skipped) == (1049, 57007, ())
    assert (laws.instruments, laws.articles, laws.source) == (964, 57007, "corpus")
    assert laws.digest == report.digest
    assert [version.title for version in laws.undated()] == ["澳门特别行政区基本法"]


def test_every_day_has_at_most_one_version(laws: Library) -> None:
    for title in laws.instrument_titles():
        days = {v.in_force_from for v in laws.versions(title)}
        for day in filter(None, days):
            if any(version.covers(day) for version in laws.versions(title)):
                assert laws.version_on(title, day).in_force_from == day


def test_both_committee_acts_change_on_the_first_of_january_2026(laws: Library) -> None:
    assert laws.article(VILLAGE, 37, on=OLD_DAY).version.presumed
    assert "委托部门承担" in laws.article_text(laws.article(VILLAGE, 43, on=NEW_DAY), 2)
    assert laws.version_on(VILLAGE, NEW_DAY).in_force_source is InForceSource.OVERRIDE
    assert laws.version_on("居组法", NEW_DAY).in_force_source is InForceSource.CLAUSE
    assert laws.version_on(URBAN, OLD_DAY).adopted == date(2018, 12, 29)
    with pytest.raises(NoVersionOnDay, match="库中无"):
        laws.version_on(VILLAGE, date(2018, 12, 28))


def test_every_correction_speaks_of_a_stored_version(laws: Library) -> None:
    stored = {(v.title, v.adopted) for t in laws.instrument_titles() for v in laws.versions(t)}
    assert set(corrections().overrides) <= stored


def test_repeals_by_name(laws: Library) -> None:
    noise = laws.versions("环境噪声污染防治法")[-1]
    assert (noise.in_force_to, noise.repealed_by) == (date(2022, 6, 4), "噪声污染防治法")
    code = [v for t in laws.instrument_titles() for v in laws.versions(t)]
    ended = {v.title for v in code if v.repealed_by == "生态环境法典"}
    assert len(ended) == 10
    assert laws.version_on("水污染防治法", date(2026, 8, 14))
    with pytest.raises(NoVersionOnDay, match="水污染防治法"):
        laws.version_on("水污染防治法", date(2026, 8, 15))
    assert laws.version_on("国家安全法", NEW_DAY).repealed_by == ""
    with pytest.raises(UnknownInstrument) as raised:
        laws.version_on("婚姻法", NEW_DAY)
    assert "民法典" in raised.value.hint


def test_repeated_numbers_mean_the_article_itself(laws: Library) -> None:
    assert "人民民主专政" in laws.article("宪法", 1, on=NEW_DAY).text
    assert laws.article("文物保护法", 31, on=date(2020, 1, 1)).under == ("第三章 考古发掘",)
    civil = laws.articles_of(laws.version_on("民法典", NEW_DAY))
    assert [article.no for article in civil] == list(range(1, 1261))


TERMS = ["低保", "误工补贴", "村", "人民政府", "兵役", "鳜", "村民委员会 人口", "应当 普查"]


@pytest.mark.parametrize("words", TERMS)
def test_search_finds_what_a_plain_scan_finds(
    built: tuple[BuildReport, Path], laws: Library, words: str
) -> None:
    text = "(a.paragraphs || a.under || '|' || v.title)"
    where = " AND ".join([f"instr({text}, ?)"] * len(words.split()))
    scan = f"SELECT a.id FROM article a JOIN version v ON v.id = a.version_id WHERE {where}"
    with closing(sqlite3.connect(built[1])) as database:
        expected = {id_ for (id_,) in database.execute(scan, words.split())}
    assert {hit.article.id for hit in laws.search(words, limit=10**6)} == expected
    assert expected


def test_the_first_hits_are_the_first_of_all(laws: Library) -> None:
    for words in TERMS:
        assert laws.search(words, limit=20) == laws.search(words, limit=200)[:20]
        hits = laws.search(words, on=NEW_DAY)
        assert all(hit.article.version.covers(NEW_DAY) for hit in hits)
