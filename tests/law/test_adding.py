"""添入:同样的不动,矛盾的不收,语料换了以语料为准。Adding single laws to a home's sources."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hudong.ground.law.library import Library, build, ensure
from hudong.ground.law.library.corpus import added_files
from hudong.ground.law.library.importing import Added, Adding, Said, added_texts, draft_of
from hudong.ground.law.terms import ContradictoryText, InForceSource, Level
from tests.law.corpora import article, law, write

DAY = date(2020, 1, 1)
TEXT = "示例防汛法\n2015年6月7日第一届全国人民代表大会常务委员会通过\n第一条 村民委员会协助防汛。\n第二条 甲。"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(
        tmp_path / "corpus.jsonl",
        law("示例防汛法", "2010-03-04", article(1, "旧的一条。")),
        law("示例税法", "2012-01-01", article(1, "纳税。")),
    )


def add(home: Path, library: Library, text: str = TEXT, said: Said | None = None) -> Added:
    adding = Adding(home, library)
    became = adding.take(draft_of(text, said))
    adding.keep()
    return became


def test_a_law_is_added_and_becomes_part_of_the_digest(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "home"
    before = ensure(home, source)
    assert add(home, before, said=Said(source="县司法局")) is Added.NEW
    after = ensure(home, source)
    assert after.digest != before.digest
    assert [v.adopted for v in after.versions("示例防汛法")] == [date(2010, 3, 4), date(2015, 6, 7)]
    assert after.article("示例防汛法", 1, on=DAY).text == "村民委员会协助防汛。"
    assert after.versions("示例防汛法")[1].source == "县司法局"
    assert after.article("示例税法", 1, on=DAY).text == "纳税。"
    (one,) = added_texts(home)
    assert (one.title, one.adopted, one.articles) == ("示例防汛法", date(2015, 6, 7), 2)


def test_the_same_text_twice_changes_nothing(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "home"
    add(home, ensure(home, source))
    files = {file: file.read_bytes() for file in added_files(home)}
    digest = ensure(home, source).digest
    # 空格、标题不同，文字一样，就是同样的文本；建过库、没建过库都一样。
    spaced = TEXT.replace("第一条 ", "第一章 总则\n第一条　　").replace("甲。", " 甲。 ")
    for library in (ensure(home, source), Library.open(home / "laws.sqlite3")):
        assert add(home, library, spaced) is Added.KNOWN
    assert {file: file.read_bytes() for file in added_files(home)} == files
    assert ensure(home, source).digest == digest


def test_a_text_of_the_corpus_itself_is_known(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "home"
    text = "示例税法\n2012年1月1日通过\n第一条 纳税。"
    assert add(home, ensure(home, source), text) is Added.KNOWN
    assert added_files(home) == ()


@pytest.mark.parametrize("is_built", [True, False], ids=["建过库", "还没建库"])
def test_another_text_of_the_same_day_is_refused(
    tmp_path: Path, source: Path, is_built: bool
) -> None:
    home = tmp_path / "home"
    library = ensure(home, source)
    add(home, library)
    files = added_files(home)
    if is_built:
        library = ensure(home, source)
    with pytest.raises(ContradictoryText, match="2015-06-07") as raised:
        add(home, library, TEXT.replace("甲", "乙"))
    assert "核对" in raised.value.hint
    assert added_files(home) == files


def test_two_texts_without_a_day_are_not_told_apart(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "home"
    said = Said(level=Level.RULE)
    library = ensure(home, source)
    assert add(home, library, "示例办法\n第一条 甲。", said) is Added.NEW
    with pytest.raises(ContradictoryText) as raised:
        add(home, library, "示例办法\n第一条 乙。", said)
    assert "通过日" in raised.value.hint
    built = ensure(home, source)
    assert [one.title for one in built.undated()] == ["示例办法"]


def test_a_statute_takes_the_place_of_the_digest(tmp_path: Path) -> None:
    """摘要不是条文：同一天真正的条文来了，摘要让位。"""
    carried = law("示例防汛法", "2015-06-07", article(1, "摘要。"), digest=True)
    other = law("示例税法", "2012-01-01", article(1, "摘要。"), digest=True)
    source = write(tmp_path / "digest.jsonl", carried, other)
    home = tmp_path / "home"
    assert ensure(home, source).source == "digest"
    assert add(home, ensure(home, source)) is Added.NEW
    after = ensure(home, source)
    (version,) = after.versions("示例防汛法")
    assert not version.is_digest
    assert after.versions("示例税法")[0].is_digest
    assert after.source == "digest"


def test_a_later_corpus_goes_before_what_was_added(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "home"
    add(home, ensure(home, source))
    same = law("示例防汛法", "2015-06-07", article(1, "村民委员会协助防汛。"), article(2, "甲。"))
    other = law("示例防汛法", "2015-06-07", article(1, "另一种文字。"))
    quiet = build(write(tmp_path / "b.jsonl", same), tmp_path / "b", added=added_files(home))
    assert (quiet.versions, quiet.skipped, quiet.from_source) == (1, (), 1)
    told = build(write(tmp_path / "c.jsonl", other), tmp_path / "c", added=added_files(home))
    (bad,) = told.skipped
    assert "以语料为准" in bad.what
    assert bad.where.endswith(".jsonl 第 1 行")
    text = Library.open(tmp_path / "c").article("示例防汛法", 1, on=DAY).text
    assert text == "另一种文字。"
    assert Library.open(tmp_path / "c").skipped == told.skipped


def test_a_stated_day_of_force_is_kept(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "home"
    add(home, ensure(home, source), said=Said(in_force_from=date(2015, 9, 1)))
    version = ensure(home, source).versions("示例防汛法")[1]
    assert (version.in_force_from, version.in_force_source) == (
        date(2015, 9, 1),
        InForceSource.STATED,
    )
    assert ensure(home, source).force_note(version) == "施行日由导入的人写明"
