"""读库:名称、版本、条款项、重号。Reading the library: names, versions, articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hudong.ground.law.library import Library
from hudong.ground.law.terms import (
    AmbiguousVersion,
    InForceSource,
    NoVersionOnDay,
    UnknownArticle,
    UnknownInstrument,
)
from tests.law.corpora import article, law, library
from tests.law.sample_laws import VILLAGE


def test_counts_and_titles(laws: Library) -> None:
    assert (laws.instruments, laws.articles, laws.source) == (4, 8, "corpus")
    assert laws.instrument_titles() == ("无日期法", VILLAGE, "水法典", "防汛法")
    assert [version.adopted for version in laws.versions(VILLAGE)] == [
        date(2018, 12, 29),
        date(2025, 10, 28),
    ]


def test_the_amended_village_act_is_in_force_from_the_deciding_day(laws: Library) -> None:
    old = laws.version_on(VILLAGE, date(2025, 12, 31))
    new = laws.version_on(VILLAGE, date(2026, 1, 1))
    assert (old.in_force_source, old.presumed) == (InForceSource.ADOPTION, True)
    assert (new.in_force_source, new.presumed) == (InForceSource.OVERRIDE, False)
    assert laws.article(VILLAGE, 1, on=date(2025, 12, 31)).text == "旧第一条。"
    assert laws.article(VILLAGE, 1, on=date(2026, 1, 1)).under == ("第一章 总则",)
    assert laws.history_of(old) == ("2010年10月28日修订", "2018年12月29日修正")
    assert laws.history_of(new) == ()
    assert "决定" in laws.force_note(new)
    assert "推定" in laws.force_note(old)
    assert laws.force_note(laws.versions("防汛法")[0]) == "施行日据正文"


def test_names_short_and_whole(laws: Library) -> None:
    for name in (
        "村组法",
        "中华人民共和国村民委员会组织法",
        "《村委会组织法》",
        " 村民委员会组织法 ",
    ):
        assert laws.resolve_title(name) == VILLAGE
    with pytest.raises(UnknownInstrument, match="《防讯法》") as raised:
        laws.resolve_title("防讯法")
    assert "《防汛法》" in raised.value.hint
    with pytest.raises(UnknownInstrument):
        laws.version_on("从来没有的法规", date(2026, 1, 1))


def test_a_repealed_instrument_that_is_not_stored_is_known_as_repealed(laws: Library) -> None:
    with pytest.raises(UnknownInstrument) as raised:
        laws.resolve_title("渡口法")
    assert raised.value.hint == "它已由《水法典》第九十条废止，自2020年5月1日起不再有效"
    (repeal,) = laws.repeals_of("中华人民共和国渡口法")
    assert (repeal.by, repeal.on) == ("水法典", date(2020, 5, 1))


def test_a_named_repeal_ends_the_last_version(laws: Library) -> None:
    flood = laws.version_on("防汛法", date(2020, 4, 30))
    assert (flood.in_force_to, flood.repealed_by) == (date(2020, 4, 30), "水法典")
    with pytest.raises(NoVersionOnDay) as raised:
        laws.version_on("防汛法", date(2020, 5, 1))
    assert "《水法典》废止" in raised.value.hint


def test_days_without_a_version(laws: Library) -> None:
    with pytest.raises(NoVersionOnDay, match="库中无"):
        laws.version_on("防汛法", date(2010, 2, 28))
    with pytest.raises(NoVersionOnDay) as raised:
        laws.version_on("无日期法", date(2026, 1, 1))
    assert "没有日期" in raised.value.hint
    assert [version.title for version in laws.undated()] == ["无日期法"]


def test_ambiguity_is_an_error(tmp_path: Path) -> None:
    twice = library(
        tmp_path,
        law("甲法", "2020-01-01", article(1, "一")),
        law("甲法", "2020-01-01", article(1, "二")),
    )
    with pytest.raises(AmbiguousVersion) as raised:
        twice.version_on("甲法", date(2021, 1, 1))
    assert "校正表" in raised.value.hint


def test_articles_paragraphs_and_items(laws: Library) -> None:
    on = date(2026, 3, 1)
    second = laws.article("村组法", 2, on=on)
    assert second.label == "第二条"
    assert laws.article(VILLAGE, 2, 1, on=on).label == "第二条之一"
    assert laws.article_text(second) == second.text
    assert laws.article_text(second, 1) == "新第二条第一款：\n（一）第一项；\n（二）第二项。"
    assert laws.article_text(second, 2) == "新第二条第二款。"
    assert laws.article_text(second, 1, 2) == "（二）第二项。"
    assert laws.article_text(second, item=1) == "（一）第一项；"
    with pytest.raises(UnknownArticle, match="没有第二条第四款") as raised:
        laws.article_text(second, 4)
    assert "只有 3 款" in raised.value.hint
    with pytest.raises(UnknownArticle, match="第二条第二款第（一）项"):
        laws.article_text(second, 2, 1)
    with pytest.raises(UnknownArticle) as raised:
        laws.article_text(second, item=2)
    assert "不止一款" in raised.value.hint
    with pytest.raises(UnknownArticle, match="没有第三条") as raised:
        laws.article(VILLAGE, 3, on=on)
    assert "到第二条为止" in raised.value.hint
    found = laws.articles_of(laws.version_on(VILLAGE, on))
    assert [(one.no, one.sub) for one in found] == [(1, 0), (2, 0), (2, 1)]


def test_a_repeated_number_means_the_article_in_sequence(tmp_path: Path) -> None:
    repeated = library(
        tmp_path,
        law(
            "根本法",
            "1982-12-04",
            article(2, "前言里像条文的一行。"),
            article(1, "正文一。"),
            article(2, "正文二。"),
            article(1, "修正案一。", under=["修正案（1988年）"]),
            *(article(number, f"正文{number}。") for number in range(2, 4)),
        ),
    )
    on = date(2000, 1, 1)
    assert repeated.article("根本法", 1, on=on).text == "正文一。"
    texts = [one.text for one in repeated.articles_of(repeated.version_on("根本法", on))]
    assert texts[:3] == ["正文一。", "正文二。", "正文3。"]
    assert set(texts[3:]) == {"前言里像条文的一行。", "修正案一。", "正文2。"}


def test_closing_articles_that_stand_first_are_put_in_order(tmp_path: Path) -> None:
    mixed = library(tmp_path, law("甲法", "2020-01-01", *(article(n, "甲") for n in (3, 1, 2))))
    version = mixed.version_on("甲法", date(2021, 1, 1))
    assert [one.no for one in mixed.articles_of(version)] == [1, 2, 3]
