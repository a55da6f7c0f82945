"""职责识别:每条规则的例子逐条运行。Every rule's own examples, and the shapes of sentences."""

from __future__ import annotations

import pytest

from hudong.ground.law.duties import (
    DutyRule,
    duty_kinds,
    duty_rules,
    matching_rule,
    names_committee,
    names_department,
)
from hudong.ground.law.terms import DutyKind

RULES = duty_rules().rules
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
COUNTER = [(rule, example) for rule in RULES for example in rule.counter_examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[r.name + e[:8] for r, e in EXAMPLES])
def test_rule_takes_its_examples(rule: DutyRule, example: str) -> None:
    assert matching_rule(example) is rule


@pytest.mark.parametrize(("rule", "example"), COUNTER, ids=[r.name + e[:8] for r, e in COUNTER])
def test_rule_leaves_its_counter_examples(rule: DutyRule, example: str) -> None:
    assert matching_rule(example) is not rule


def test_every_rule_has_an_example_and_a_name_of_its_own() -> None:
    assert all(rule.examples for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def kinds(*paragraphs: str) -> list[DutyKind]:
    return [duty.kind for duty in duty_kinds(paragraphs)]


def test_nothing_is_found_where_no_committee_is_named() -> None:
    assert kinds("公民都有服兵役的义务。") == []
    assert kinds("村民委员会成员连续两次不称职的，职务终止。") == []


def test_a_mention_without_duty_is_none() -> None:
    assert kinds("登记证写明村民委员会的地址。") == [DutyKind.NONE]


def test_an_item_inherits_the_subject_before_the_colon() -> None:
    lead, item = "居民委员会应当做这些事：", "（五）协助维护治安；"
    assert kinds(lead, item) == [DutyKind.ASSISTANCE]
    assert kinds(lead, "（一）宣传法律；") == [DutyKind.OWN_DUTY]


def test_disclosing_assistance_is_not_assistance() -> None:
    lead = "村民委员会应当及时公布这些事："
    assert kinds(lead, "（三）协助人民政府开展工作的情况；") == [DutyKind.OWN_DUTY]


def test_several_kinds_come_main_kind_first() -> None:
    found = kinds(
        "县级以上人民政府应当为居民委员会开展工作提供必要的支持。",
        "居民委员会应当协助政府做好防控。",
    )
    assert found == [DutyKind.ASSISTANCE, DutyKind.FUNDING]


def test_the_sentence_is_the_one_that_says_it() -> None:
    (duty,) = duty_kinds(["各级政府负责。村民委员会协助做好工作。"])
    assert duty.sentence == "村民委员会协助做好工作"


@pytest.mark.parametrize(
    "name", ["村民委员会", "居民委员会", "村（居）民委员会", "基层群众性自治组织", "村民代表会议"]
)
def test_all_names_of_the_committee_are_known(name: str) -> None:
    assert names_committee([f"{name}应当办理。"])


def test_local_government_is_named_before_the_state_council() -> None:
    text = ["国务院民政部门负责全国的工作。县级人民政府民政部门负责本地的工作。"]
    assert names_department(text).startswith("县级")
    assert names_department(["公民应当学习健康知识。"]) == ""
    assert names_department(["国家机关、企业等调查对象必须依照本法提供资料。"]) == ""
