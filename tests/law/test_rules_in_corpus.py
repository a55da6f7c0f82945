"""每条法律依据都在法规库里:当日有这部法,有这一条、款、项。Each statute basis is in the corpus."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from hudong.ground.law import bases
from hudong.ground.law.library import Library, build, citations, find_source
from hudong.ground.law.terms import Basis, BasisKind, BasisVersion, LawError

PROJECT = Path(__file__).resolve().parents[2]
STATUTES = [
    (one, version)
    for one in bases()
    if one.kind is BasisKind.STATUTE
    for version in one.versions
    if not version.place
]
LONG_AFTER = timedelta(days=200)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of only those instruments of the corpus that the rules cite: built in a second."""
    source = find_source({}, PROJECT)
    if "corpus" not in source.name:
        pytest.skip("没有法规语料，摘要由别的测试核对")
    wanted = {version.instrument for _, version in STATUTES}
    folder = tmp_path_factory.mktemp("laws")
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        kept = [line for line in lines if _title(line) in wanted]
    (folder / "cited.jsonl").write_text("".join(kept), encoding="utf-8")
    build(folder / "cited.jsonl", folder / "laws.sqlite3")
    opened = Library.open(folder / "laws.sqlite3")
    yield opened
    opened.close()


def _title(line: str) -> str:
    try:
        return str(json.loads(line)["title"])
    except (ValueError, KeyError, TypeError):
        return ""


def _days(version: BasisVersion) -> list[date]:
    """First day, a later day and the last day on which the rules claim the article."""
    first = version.in_force_from
    assert first is not None
    last = version.in_force_to
    return [first, last] if last else [first, first + LONG_AFTER]


def what_is_wrong(library: Library, version: BasisVersion) -> str:
    """Empty if one text is in force on all the version's days and has that article, 款 and 项."""
    read = citations.parse(f"《{version.instrument}》{version.article}")
    if len(read) != 1 or read[0].no is None:
        return f"读不懂 {version.article}"
    cited = read[0]
    try:
        for day in _days(version):
            article = library.article(version.instrument, cited.no, cited.sub, on=day)
            if not library.article_text(article, cited.paragraph, cited.item):
                return f"{day} 是空的"
        texts = {library.version_on(version.instrument, day) for day in _days(version)}
        if len(texts) > 1:
            return "规则的首日和末日不是同一个文本"
        ended = texts.pop().in_force_to
        if version.in_force_to is None and ended is not None:
            return f"文本到 {ended} 为止，规则却没有末日"
    except LawError as error:
        return error.message
    return ""


@pytest.mark.parametrize(
    ("one", "version"),
    STATUTES,
    ids=[f"{one.key}@{version.in_force_from}" for one, version in STATUTES],
)
def test_statute_basis_exists_on_its_days(
    library: Library, one: Basis, version: BasisVersion
) -> None:
    assert what_is_wrong(library, version) == "", one.key


@pytest.mark.parametrize(
    ("key", "needles"),
    [
        ("representatives_meeting", ("代表会议", "三分之二以上", "过半数")),
        ("representatives_composition", ("五分之四以上",)),
        ("authorisation", ("可以授权", "代表会议")),
        ("party_first", ("党组织研究讨论",)),
        ("disclosure", ("十五日",)),
        ("disclosure_of_assistance", ("协助",)),
        ("funding", ("委托部门承担",)),
        ("town_support", ("必要的经费和条件",)),
        ("assistance", ("协助",)),
        ("legal_person", ("法定代表人",)),
        ("convening", ("十分之一以上", "三分之一以上", "提前十日")),
        ("representatives_convening", ("五分之一以上",)),
        ("consultation", ("协商",)),
        ("supervision", ("监督委员会", "推选产生")),
        ("appraisal", ("民主评议", "每年至少进行一次")),
        ("training", ("提供培训",)),
        ("honour", ("表彰、奖励",)),
    ],
)
@pytest.mark.parametrize("act", ["villagers_committee_act", "residents_committee_act"])
def test_the_cited_paragraph_says_what_the_rule_says(
    library: Library, act: str, key: str, needles: tuple[str, ...]
) -> None:
    version = next(one for one in bases() if one.key == f"{act}.{key}").versions[-1]
    cited = citations.parse(f"《{version.instrument}》{version.article}")[0]
    assert cited.no is not None
    article = library.article(version.instrument, cited.no, cited.sub, on=date(2026, 2, 1))
    text = library.article_text(article, cited.paragraph, cited.item)
    assert [needle for needle in needles if needle not in text] == []


def test_a_wrong_article_would_be_seen(library: Library) -> None:
    village = "村民委员会组织法"
    for article in ("第五百条", "第四十三条第九款", "第三十五条第二款第（九）项"):
        wrong = BasisVersion(village, article, date(2026, 1, 1), None)
        assert what_is_wrong(library, wrong)
    early = BasisVersion("农村集体经济组织法", "第二十七条", date(2025, 4, 30), None)
    assert what_is_wrong(library, early)
    across = BasisVersion(village, "第三十条", date(2025, 8, 1), None)
    assert "同一个文本" in what_is_wrong(library, across)
    unended = BasisVersion(village, "第三十条", date(2019, 1, 1), None)
    assert "没有末日" in what_is_wrong(library, unended)
