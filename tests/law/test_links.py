"""废止和替代的关联:确定的、待核的,两头都查得到。Links between instruments, certain and in doubt, both ways."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hudong.ground.law.library import Library, ensure
from hudong.ground.law.library.versions import Doubt
from tests.law.corpora import article, law, library

END = "本法自2020年5月1日起施行。"


def by(text: str, *, title: str = "水法典", clause: str = "2020-05-01") -> dict[str, object]:
    return law(title, "2020-01-01", article(90, text), clause=clause)


def test_a_repeal_is_linked_both_ways(tmp_path: Path) -> None:
    laws = library(
        tmp_path, law("防汛法", "2010-01-01"), by(f"{END}《防汛法》、《渡口法》同时废止。")
    )
    (there,) = laws.links_to("防汛法")
    assert (there.by, there.article, there.on, there.doubt) == (
        "水法典",
        "第九十条",
        date(2020, 5, 1),
        None,
    )
    assert [link.title for link in laws.links_from("水法典")] == ["渡口法", "防汛法"]
    assert laws.links_in_doubt() == ()


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("《防汛法》中关于水库的规定同时废止。", Doubt.PART),
        ("《防汛法》第三条同时废止。", Doubt.PART),
        ("《防汛法》同时停止执行。", Doubt.SUSPENDED),
    ],
)
def test_what_is_not_certain_ends_nothing(tmp_path: Path, text: str, doubt: Doubt) -> None:
    laws = library(tmp_path, law("防汛法", "2010-01-01"), by(END + text))
    (link,) = laws.links_to("防汛法")
    assert link.doubt is doubt
    assert laws.repeals_of("防汛法") == ()
    assert laws.version_on("防汛法", date(2030, 1, 1)).in_force_to is None
    assert laws.links_in_doubt() == (link,)


def test_a_name_without_marks_is_in_doubt(tmp_path: Path) -> None:
    laws = library(tmp_path, by(f"{END}过去有关部门制定的渡口管理办法即行废止。"))
    (link,) = laws.links_to("渡口管理办法")
    assert (link.by, link.doubt) == ("水法典", Doubt.UNMARKED)


@pytest.mark.parametrize(
    "text",
    [
        "各地制定的办法与本法相抵触的，同时废止。",
        "凡与本法不一致的渡口管理规定同时废止。",
        "没有名称的规定同时废止。",
        "违反《防汛法》的，依法处罚。",
    ],
)
def test_what_names_nothing_links_nothing(tmp_path: Path, text: str) -> None:
    laws = library(tmp_path, law("防汛法", "2010-01-01"), by(END + text))
    assert laws.links_from("水法典") == ()


def test_a_former_name_is_recognised_and_marked(tmp_path: Path) -> None:
    """《村组法》是简称表里的旧称：认得出来，但要人核。"""
    laws = library(
        tmp_path, law("村民委员会组织法", "1998-11-04"), by(f"{END}《村委会组织法》同时废止。")
    )
    (link,) = laws.links_to("村民委员会组织法")
    assert (link.by, link.doubt) == ("水法典", Doubt.FORMER)
    assert laws.version_on("村民委员会组织法", date(2024, 1, 1)).in_force_to is None


def test_nearly_the_same_name_is_marked(tmp_path: Path) -> None:
    laws = library(
        tmp_path,
        law("救助暂行办法", "2010-01-01", level="行政法规"),
        law("救助法", "2020-01-01"),
        law("救助法实施条例", "2021-01-01", level="行政法规"),
    )
    (link,) = laws.links_to("救助暂行办法")
    assert (link.by, link.on, link.doubt) == ("救助法", date(2020, 1, 1), Doubt.NEAR)
    assert laws.links_to("救助法") == ()


def test_a_rule_never_replaces_a_law_by_its_name(tmp_path: Path) -> None:
    laws = library(
        tmp_path, law("救助法", "2010-01-01"), law("救助办法", "2020-01-01", level="部门规章")
    )
    assert laws.links_in_doubt() == ()


def test_a_certain_end_needs_no_guess(tmp_path: Path) -> None:
    laws = library(
        tmp_path,
        law("救助办法", "2010-01-01", level="行政法规"),
        by(f"{END}《救助办法》同时废止。", title="救助法"),
    )
    assert [link.doubt for link in laws.links_to("救助办法")] == [None]


def test_the_links_of_the_real_corpus(shared_data: Path, tmp_path: Path) -> None:
    """生态环境法典废止十部；全库 242 处写明的废止,11 处待核。"""
    laws = ensure(tmp_path, shared_data / "laws" / "corpus.jsonl.gz")
    code = laws.links_from("生态环境法典")
    assert len(code) == 10
    assert {(link.article, link.on, link.doubt) for link in code} == {
        ("第一千二百四十二条", date(2026, 8, 15), None)
    }
    assert laws.version_on("噪声污染防治法", date(2026, 8, 14)).repealed_by == "生态环境法典"
    doubtful = {(link.title, link.by, link.doubt) for link in laws.links_in_doubt()}
    assert ("社会救助暂行办法", "社会救助法", Doubt.NEAR) in doubtful
    assert ("反倾销和反补贴条例", "反倾销条例", Doubt.PART) in doubtful
    assert len(doubtful) == 11
    certain = sum(link.doubt is None for title in _enders(laws) for link in laws.links_from(title))
    assert certain == 238
    assert [version.title for version in laws.undated()] == ["澳门特别行政区基本法"]


def _enders(laws: Library) -> tuple[str, ...]:
    return laws.instrument_titles()
