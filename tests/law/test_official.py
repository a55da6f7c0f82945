"""公务性协助:七类各有例子,宣传、走访、巡查不算。The seven kinds of official work, by their examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.doors.cli.demo.tasks import declared_tasks
from hudong.ground.law.official import (
    OfficialKind,
    OfficialRule,
    official_kind,
    official_rules,
    official_source,
    official_words,
)

RULES = official_rules()


def of_rule(rule: OfficialRule) -> str:
    return rule.kind.value


@pytest.mark.parametrize("rule", RULES, ids=of_rule)
def test_every_rule_finds_its_examples(rule: OfficialRule) -> None:
    assert len(rule.examples) >= 3
    for title, *texts in rule.examples:
        assert official_kind(title, texts) is rule.kind, (title, texts)


@pytest.mark.parametrize("rule", RULES, ids=of_rule)
def test_no_rule_finds_its_counter_examples(rule: OfficialRule) -> None:
    assert len(rule.counter_examples) >= 2
    for title, *texts in rule.counter_examples:
        assert official_kind(title, texts) is not rule.kind, (title, texts)


def test_all_seven_kinds_have_a_rule_words_and_a_tag() -> None:
    assert {rule.kind for rule in RULES} == set(OfficialKind)
    for kind in OfficialKind:
        assert kind.words
        assert official_words(kind.value) == f"公务性协助：{kind.short_words}"
    assert official_words("") == ""
    assert "第九十三条第二款" in official_source().words


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("捐赠款物分配送达和信息统计", OfficialKind.DONATIONS),
        ("流动人口居住证申领受理、发放", OfficialKind.OTHER),
        ("征兵宣传动员", OfficialKind.POPULATION),
        ("抚恤优待对象走访帮扶", None),
        ("消防宣传教育", None),
        ("法律援助申请人经济困难状况核查", None),
        ("社区矫正对象日常帮教", None),
    ],
)
def test_tasks_that_departments_really_declare(title: str, kind: OfficialKind | None) -> None:
    assert official_kind(title, ()) is kind


def test_of_the_demo_tasks_only_a_few_are_official() -> None:
    marked = [line.title for _, line in declared_tasks() if official_kind(line.title, ())]
    assert "捐赠款物分配送达和信息统计" in marked
    assert len(marked) * 4 < len(list(declared_tasks()))


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=4))
def test_any_text_is_answered(title: str, texts: list[str]) -> None:
    assert official_kind(title, texts) in (None, *OfficialKind)
    assert official_kind(title, [*texts, *texts]) is official_kind(title, texts)
