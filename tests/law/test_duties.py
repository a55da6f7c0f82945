"""职责识别:每条规则的例子逐条运行。Every rule's own examples, and the shapes of sentences."""

from __future__ import annotations

import pytest

from hudong.ground.law.duties import (
    SIGN,
    SUPPORTING,
    DutyRule,
    Negation,
    affirmed,
    duty_kinds,
    duty_rules,
    matching_rule,
    names_committee,
    names_department,
    names_prohibition,
    speaks_generally,
    tokenise,
)
from hudong.ground.law.terms import DutyKind

RULES = duty_rules().rules
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
COUNTER = [(rule, example) for rule in RULES for example in rule.counter_examples]
NEGATIONS = duty_rules().negations
NEGATED = [(one, example) for one in NEGATIONS for example in one.examples]
NOT_NEGATED = [(one, example) for one in NEGATIONS for example in one.counter_examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[r.name + e[:8] for r, e in EXAMPLES])
def test_rule_takes_its_examples(rule: DutyRule, example: str) -> None:
    assert matching_rule(example) is rule


@pytest.mark.parametrize(("rule", "example"), COUNTER, ids=[r.name + e[:8] for r, e in COUNTER])
def test_rule_leaves_its_counter_examples(rule: DutyRule, example: str) -> None:
    assert matching_rule(example) is not rule


def test_every_rule_has_an_example_and_a_name_of_its_own() -> None:
    assert all(rule.examples for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(("one", "example"), NEGATED, ids=[n.name + e[:9] for n, e in NEGATED])
def test_a_negated_sentence_gives_no_duty(one: Negation, example: str) -> None:
    assert one.pattern.search(tokenise(example)), "例子应当与这一条相符"
    assert not set(kinds(example)) & set(SUPPORTING)


@pytest.mark.parametrize(
    ("one", "example"), NOT_NEGATED, ids=[n.name + e[:9] for n, e in NOT_NEGATED]
)
def test_a_negation_beside_a_duty_leaves_the_duty(one: Negation, example: str) -> None:
    assert set(kinds(example)) & set(SUPPORTING)


def test_every_negation_has_examples_both_ways() -> None:
    assert all(one.examples and one.counter_examples for one in NEGATIONS)


@pytest.mark.parametrize("example", duty_rules().general_examples)
def test_a_general_clause_names_no_matter(example: str) -> None:
    assert kinds(example) == [DutyKind.ASSISTANCE]
    assert speaks_generally(example)


@pytest.mark.parametrize("example", duty_rules().general_counter_examples)
def test_a_clause_on_a_matter_is_not_general(example: str) -> None:
    assert kinds(example) == [DutyKind.ASSISTANCE]
    assert not speaks_generally(example)


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


def test_one_sentence_may_say_two_kinds() -> None:
    both = "居民委员会应当协助统计机构做好普查，所需经费由统计机构承担。"
    assert kinds(both) == [DutyKind.ASSISTANCE, DutyKind.FUNDING]
    own = "村民委员会应当组织村民健身，协助政府做好工作。"
    assert kinds(own) == [DutyKind.ASSISTANCE, DutyKind.OWN_DUTY]


def test_a_list_of_committees_before_their_members_names_none_of_them() -> None:
    assert kinds("部门应当审查村民委员会、居民委员会成员候选人的资格。") == []
    assert kinds("培训居民委员会、村民委员会有关人员。") == []


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


# --- 禁止、否定、许可 ---


@pytest.mark.parametrize(
    "sentence",
    [
        "部门不得要求村民委员会协助催收费用。",
        "村民委员会不承担协助执法的工作。",
        "居民委员会可以拒绝协助清单以外的事项。",
        "村民委员会有权拒绝配合没有依据的检查。",
        "无须居民委员会协助的，由部门自行办理。",
        "居民委员会对没有经费的协助事项，有权拒绝。",
    ],
)
def test_freedom_from_a_task_is_a_right(sentence: str) -> None:
    assert kinds(sentence) == [DutyKind.RIGHT]


def test_a_permission_with_a_limit_is_a_right() -> None:
    assert kinds("村民委员会可以办理履行职能要办的买卖，但是不得替人担保。") == [DutyKind.RIGHT]
    assert kinds("居民委员会应当公开账目，可以用网络，但是不得泄露隐私。") == [DutyKind.OWN_DUTY]


def test_a_prohibition_asks_nothing_of_the_committee() -> None:
    forbids = "镇人民政府和村民委员会在经营权流转中，不得强迫农民买指定的农资。"
    assert kinds(forbids) == [DutyKind.NONE]
    assert names_prohibition([forbids]) == forbids.removesuffix("。")
    assert names_department([forbids]) == "", "禁止不是部门的职责"
    assert names_prohibition(["登记证写明村民委员会的地址。"]) == ""


def test_items_under_a_prohibition_are_forbidden_too() -> None:
    lead = "村民委员会不得有下列行为："
    assert kinds(lead, "（一）违反规定收费，协助他人牟利；") == [DutyKind.NONE]


def test_forbidding_to_refuse_is_a_duty() -> None:
    assert kinds("居民委员会不得无故拒绝协助抢险。") == [DutyKind.ASSISTANCE]
    assert kinds("任何人不得拒绝居民委员会协助开展的登记。") != [DutyKind.ASSISTANCE]


def test_a_prohibition_leaves_the_sign_of_the_committee_that_must_act() -> None:
    said = affirmed(tokenise("不需要住院的病人村民委员会应当协助随访，不得收费。"))
    assert said == f"{SIGN}应当协助随访，。"
