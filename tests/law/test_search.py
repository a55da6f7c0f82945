"""检索:两个字、一个字、名称、条号,次序不变。Search finds short words, names and numbers in a fixed order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.law.library import Library
from hudong.ground.law.library.bigrams import index_terms, query_phrases
from hudong.ground.law.library.searching import snippet
from tests.law.corpora import article, law, library

NOW = date(2026, 3, 1)


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library(
        tmp_path_factory.mktemp("search"),
        law(
            "兵役条例",
            "2001-09-05",
            article(1, "村民委员会协助兵役登记，可以领取误工补贴。"),
            level="行政法规",
            clause="2001-09-05",
        ),
        law(
            "兵役法",
            "2021-08-20",
            article(1, "公民有服役的义务。"),
            article(2, "兵役机关负责登记。"),
            article(
                43, "低保家庭的优待，由5G网络 ABC 系统登记２０２６年数据。", under=["第九章 优待"]
            ),
            clause="2021-10-01",
        ),
        law(
            "村民委员会组织法",
            "2018-12-29",
            article(1, "村民委员会办理公益。"),
            article(43, "旧。"),
        ),
        law(
            "村民委员会组织法", "2025-10-28", article(1, "村民委员会协助。"), article(43, "经费。")
        ),
        law(
            "根本法", "1982-12-04", article(1, "村民委员会是自治组织；服兵役是义务。"), level="宪法"
        ),
    )


def found(laws: Library, words: str, on: date | None = None, limit: int = 20) -> list[str]:
    return [
        f"{hit.article.version.title} {hit.article.no} {hit.article.version.in_force_from:%Y}"
        for hit in laws.search(words, on=on, limit=limit)
    ]


def test_two_characters_one_character_and_latin_words(laws: Library) -> None:
    assert found(laws, "低保") == ["兵役法 43 2021"]
    assert found(laws, "保") == ["兵役法 43 2021"]
    assert found(laws, "庭") == ["兵役法 43 2021"]
    assert found(laws, "贴") == ["兵役条例 1 2001"]
    assert found(laws, "abc") == found(laws, "ＡＢＣ") == found(laws, "2026") == found(laws, "低保")
    assert found(laws, "5G网络") == ["兵役法 43 2021"]
    assert found(laws, "优待") == ["兵役法 43 2021"]
    assert found(laws, "家低") == found(laws, "保庭") == []


def test_title_first_then_level_then_newest_then_article(laws: Library) -> None:
    assert found(laws, "兵役") == [
        "兵役法 1 2021",
        "兵役法 2 2021",
        "兵役法 43 2021",
        "兵役条例 1 2001",
        "根本法 1 1982",
    ]
    assert found(laws, "村民委员会", limit=5) == [
        "村民委员会组织法 1 2026",
        "村民委员会组织法 43 2026",
        "村民委员会组织法 1 2018",
        "村民委员会组织法 43 2018",
        "根本法 1 1982",
    ]
    assert found(laws, "兵役", limit=4) == found(laws, "兵役")[:4]


def test_every_word_must_occur(laws: Library) -> None:
    assert found(laws, "村民委员会 误工补贴") == ["兵役条例 1 2001"]
    assert found(laws, "兵役、登记") == ["兵役法 2 2021", "兵役法 43 2021", "兵役条例 1 2001"]
    assert found(laws, "村民委员会 低保") == []


def test_on_a_day_only_what_is_in_force(laws: Library) -> None:
    assert found(laws, "村民委员会", on=NOW)[:2] == [
        "村民委员会组织法 1 2026",
        "村民委员会组织法 43 2026",
    ]
    assert found(laws, "村民委员会", on=date(2025, 12, 31))[0] == "村民委员会组织法 1 2018"
    assert found(laws, "低保", on=date(2021, 9, 30)) == []


def test_names_and_numbers(laws: Library) -> None:
    new = ["村民委员会组织法 43 2026"]
    for words in ("村组法第四十三条", "村组法 43", "村组法 第43条", "《村民委员会组织法》第４３条"):
        assert found(laws, words, on=NOW) == new
    assert found(laws, "村组法 43") == [*new, "村民委员会组织法 43 2018"]
    assert found(laws, "第四十三条", on=NOW) == ["兵役法 43 2021", *new]
    assert found(laws, "村组法", on=NOW)[0] == "村民委员会组织法 1 2026"
    assert found(laws, "村组法 43 经费") == new
    assert found(laws, "渔业法第四十三条") == []


@pytest.mark.parametrize("words", ["", "  ", "，。", '"', "*", "（）", "查无此词"])
def test_nothing_to_find(laws: Library, words: str) -> None:
    assert laws.search(words) == ()


def test_no_limit_no_hits(laws: Library) -> None:
    assert laws.search("兵役", limit=0) == ()


@given(words=st.text(max_size=12) | st.text(alphabet='"*()^: ANDORNOT兵役村', max_size=20))
def test_any_words_are_searched_without_error(words: str) -> None:
    for phrase in query_phrases(words):
        assert phrase.startswith('"')
        assert '"' not in phrase[1:].rstrip("*")[:-1]


def test_search_syntax_has_no_meaning(laws: Library) -> None:
    for words in (
        '兵役" OR "低保',
        "title:兵役",
        "兵役*",
        "NEAR(兵役 登记)",
        "-兵役",
        "兵役 NOT 登记",
    ):
        laws.search(words)
    assert found(laws, "兵役 NOT 登记") == []


HAN = st.text(alphabet="村民委员会议事协助", min_size=1, max_size=20)


@given(text=HAN, word=st.text(alphabet="村民委员会议事协助", min_size=1, max_size=4))
def test_a_word_is_found_exactly_where_it_stands(text: str, word: str) -> None:
    terms = f" {index_terms(text)} "
    (phrase,) = query_phrases(word)
    bare = phrase.rstrip("*").strip('"')
    hit = f" {bare}" in terms if phrase.endswith("*") else f" {bare} " in terms
    assert hit == (word in text)


def test_snippets() -> None:
    text = "第一款。\n" + "甲" * 30 + "误工补贴" + "乙" * 60 + "\n第三款。"
    assert snippet(text, ["误工补贴"]) == "…" + "甲" * 16 + "误工补贴" + "乙" * 40 + "…"
    assert snippet(text, ["第一款"]) == "第一款。"
    assert snippet(text, ["没有"]) == "第一款。"
    assert snippet(text, ["没有", "第三款"]) == "第三款。"
