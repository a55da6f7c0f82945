"""相似的事项:用人工标注的一百对名称量准确和找全。Look-alikes, measured on a hundred pairs labelled by hand.

``tune`` is the half by which the thresholds and the word lists were chosen; ``check`` was only
measured. Both halves were written and labelled by one person, so the figures say what the rules do
on such titles, not on every county's.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from hudong.ground.law.judge.duplicates import (
    Earlier,
    LookAlikes,
    basis_key,
    cited_bases,
    group_alike,
    likeness_percent,
)
from hudong.ground.law.judge.look_alikes import ALIKE_APART, ALIKE_SHARED
from hudong.ground.law.judge.titles import are_apart, essence

LABELLED = Path(__file__).with_name("labelled_titles.csv")
BASIS = frozenset({"《示例法》第一条"})


def pairs(part: str = "") -> list[dict[str, str]]:
    with LABELLED.open(encoding="utf-8") as stream:
        return [row for row in csv.DictReader(stream) if part in ("", row["part"])]


def measured(part: str) -> tuple[float, float, list[str]]:
    """Precision, recall, and the pairs that went wrong."""
    counted: Counter[tuple[bool, bool]] = Counter()
    wrong = []
    for row in pairs(part):
        bases = BASIS if row["shared_basis"] == "1" else frozenset()
        found = LookAlikes([Earlier("1", row["one"], bases)]).like(row["other"], bases)
        said, same = bool(found), row["same"] == "1"
        counted[said, same] += 1
        if said is not same:
            wrong.append(f"{row['one']}｜{row['other']}")
    precision = counted[True, True] / (counted[True, True] + counted[True, False])
    recall = counted[True, True] / (counted[True, True] + counted[False, True])
    return precision, recall, wrong


def test_there_are_enough_pairs_of_both_kinds() -> None:
    kinds = Counter((row["part"], row["same"]) for row in pairs())
    assert len(kinds) == 4
    assert min(kinds.values()) >= 25


@pytest.mark.parametrize("part", ["tune", "check"])
def test_precision_and_recall_on_labelled_titles(part: str) -> None:
    precision, recall, wrong = measured(part)
    assert precision >= 0.95, wrong
    assert recall >= 0.95, wrong


def test_the_misses_are_known() -> None:
    assert measured("tune")[2] + measured("check")[2] == [
        "高龄津贴资格认证｜高龄老人津贴资格认证和登记",
        "老年人体检组织｜组织65岁以上老年人健康体检",
        "企业用工信息采集｜企业环保信息采集",
    ]


def test_essences_are_free_of_stock_words_width_and_other_names() -> None:
    assert essence("关于协助做好外来人口登记工作的通知") == essence("流动人口登记")
    assert essence("Ａ４１５Ｇ 培训") == essence("a415g培训")
    assert essence("工作") == "工作"


def test_two_kinds_of_one_thing_are_apart() -> None:
    assert are_apart(essence("人口普查入户登记"), essence("农业普查入户登记"))
    assert not are_apart(essence("人口普查入户登记"), essence("第七次全国人口普查"))
    assert likeness_percent("医保参保动员", "养老保险参保动员") == 0


def test_a_shared_basis_asks_for_less() -> None:
    one, other = "河道保洁巡查", "河道日常保洁和清障"
    score = likeness_percent(one, other)
    assert ALIKE_SHARED <= score < ALIKE_APART
    assert not LookAlikes([Earlier("1", one, BASIS)]).like(other)
    (found,) = LookAlikes([Earlier("1", one, BASIS)]).like(other, BASIS)
    assert found.reason == f"名称相似 {score}%，依据同为《示例法》第一条"


def test_split_and_merged_titles_are_found() -> None:
    whole = Earlier("1", "老年人走访和留守儿童信息登记")
    for part in ("老年人走访", "留守儿童信息登记", "留守儿童信息登记和老年人走访"):
        assert LookAlikes([whole]).like(part), part


def test_bases_are_marked_by_article() -> None:
    assert basis_key("禁毒法", "第十七条第一款") == "《禁毒法》第十七条"
    assert cited_bases(
        "《中华人民共和国禁毒法》第十七条、第二十条；《消防法》（2021年修正）第六条第七款"
    ) == {
        "《禁毒法》第十七条",
        "《禁毒法》第二十条",
        "《消防法》第六条",
    }
    assert cited_bases("市里要求") == frozenset()


def test_groups_join_pair_by_pair() -> None:
    tasks = [
        Earlier("1", "禁毒宣传教育", BASIS),
        Earlier("2", "河道保洁"),
        Earlier("3", "开展禁毒宣传教育工作", BASIS),
        Earlier("4", "禁毒宣传进社区", BASIS),
    ]
    (group,) = group_alike(tasks)
    assert group.members == ("1", "3", "4")
    assert {(pair.one, pair.other) for pair in group.pairs} >= {("1", "3")}
    apart = frozenset({frozenset(("1", "3")), frozenset(("1", "4")), frozenset(("3", "4"))})
    assert group_alike(tasks, apart=apart) == ()


def test_the_most_alike_come_first_and_no_more_than_asked() -> None:
    tasks = [Earlier(str(n), f"老年人家庭走访（第 {n} 片）", BASIS) for n in range(20)]
    found = LookAlikes(tasks).like("老年人家庭走访（第 7 片）", BASIS, limit=3)
    assert len(found) == 3
    assert found[0].earlier.id == "7"
    assert found[0].score_percent == 100
