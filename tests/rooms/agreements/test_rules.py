"""协议书的判断:纯函数,边界两边都看。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hudong.mechanisms.agreements.flow import CLAUSE_FLOW, FLOW
from hudong.mechanisms.agreements.rules import (
    MAX_PRICE_FEN,
    MAX_QUANTITY,
    ClauseText,
    calculation,
    changes,
    document_no,
    problems,
    state_after_count,
    term_problem,
    text_content,
    unvoted_clauses,
)
from hudong.mechanisms.agreements.terms import MUTUAL_TERMS, ClauseTerms, Party, yuan

START = date(2026, 5, 1)
TERMS = ClauseTerms("春秋两季", "户", 310, 2000, date(2026, 11, 30))
TEXT = ClauseText(4, "动物强制免疫", "《动物防疫法》第三十条", "示例市农业农村局", TERMS)


def test_the_amount_is_quantity_times_price():
    assert TERMS.amount_fen == 620_000
    assert calculation(TERMS) == "310 户 × 20.00 元 = 6,200.00 元"
    assert yuan(5) == "0.05 元"


def test_a_change_names_value_before_and_after():
    after = replace(TERMS, quantity=42, due_on=date(2026, 12, 1))
    assert [(one.label, one.before, one.after) for one in changes(TERMS, after)] == [
        ("数量", "310", "42"),
        ("付款期限", "2026年11月30日", "2026年12月1日"),
    ]
    assert changes(TERMS, TERMS) == ()


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("standard", "做到", "  "),
        ("unit", "次", ""),
        ("quantity", 1, 0),
        ("quantity", MAX_QUANTITY, MAX_QUANTITY + 1),
        ("unit_price_fen", 1, 0),
        ("unit_price_fen", 1, -5),
        ("unit_price_fen", MAX_PRICE_FEN, MAX_PRICE_FEN + 1),
        ("due_on", START, date(2026, 4, 30)),
    ],
)
def test_each_value_has_its_bounds(field, good, bad):
    assert problems(replace(TERMS, **{field: good}), from_on=START) == {}
    assert list(problems(replace(TERMS, **{field: bad}), from_on=START)) == [field]


@pytest.mark.parametrize(
    ("to_on", "because"),
    [
        (date(2026, 4, 30), "早于起日"),
        (date(2026, 5, 1), "已经过了"),
        (date(2026, 5, 2), ""),
    ],
)
def test_a_term_ends_after_it_begins_and_after_today(to_on, because):
    problem = term_problem(from_on=START, to_on=to_on, day=START)
    assert because in problem
    assert bool(problem) is bool(because)


@pytest.mark.parametrize(
    ("town", "number"),
    [
        ("双凤镇", "双凤政社协〔2026〕3号"),
        ("某乡", "某政社协〔2026〕3号"),
        ("新区", "新区政社协〔2026〕3号"),
    ],
)
def test_the_document_number_follows_the_town(town, number):
    assert document_no(town, 2026, 3) == number


@pytest.mark.parametrize(
    "other",
    [
        replace(TEXT, number=5),
        replace(TEXT, title="动物免疫"),
        replace(TEXT, basis="《动物防疫法》第三十一条"),
        replace(TEXT, payer="示例镇人民政府"),
        replace(TEXT, terms=replace(TERMS, standard="春秋两季。")),
        replace(TEXT, terms=replace(TERMS, unit="头")),
        replace(TEXT, terms=replace(TERMS, quantity=311)),
        replace(TEXT, terms=replace(TERMS, unit_price_fen=2001)),
        replace(TEXT, terms=replace(TERMS, due_on=date(2026, 12, 1))),
    ],
)
def test_every_value_of_a_clause_is_in_its_digest(other):
    assert other.digest("甲〔2026〕1号") != TEXT.digest("甲〔2026〕1号")


def test_a_clause_digest_belongs_to_one_agreement():
    assert TEXT.digest("甲〔2026〕1号") != TEXT.digest("甲〔2026〕2号")


def test_the_words_of_a_clause_say_what_how_much_who_and_when():
    assert TEXT.heading == "第 4 条 动物强制免疫"
    for words in (
        "春秋两季",
        "310 户 × 20.00 元",
        "示例市农业农村局",
        "2026年11月30日",
        "第三十条",
    ):
        assert words in TEXT.words


def test_the_whole_text_holds_title_term_and_clauses():
    content = text_content(
        number="甲〔2026〕1号",
        title="协议书",
        preamble="序",
        from_on=START,
        to_on=START,
        mutual=[{"label": "答应做到", "a": "付钱", "b": "办事"}],
        clauses=[TEXT],
    )
    assert content["clauses"] == [TEXT.content()]
    assert content["clauses"][0]["amount_fen"] == 620_000


@pytest.mark.parametrize(
    ("states", "stands"),
    [
        ({"voting", "returned"}, "voting"),
        ({"returned", "resolved"}, "renegotiating"),
        ({"resolved"}, "resolved"),
    ],
)
def test_where_a_vote_leaves_the_agreement(states, stands):
    assert state_after_count(states) == stands


def test_a_clause_counts_as_voted_only_in_its_present_wording():
    assert unvoted_clauses({1: "甲", 2: "乙", 3: "丙"}, {1: "甲", 2: "旧乙"}) == [2, 3]
    assert unvoted_clauses({1: "甲"}, {1: "甲"}) == []


def test_each_side_owes_as_many_things_as_the_other():
    assert all(item.a.strip() and item.b.strip() for item in MUTUAL_TERMS)
    assert Party.A.other is Party.B
    assert Party.B.other is Party.A


def test_nothing_but_the_vote_leads_to_signing():
    """从桌上到生效只有一条路:定稿、表决、公布期满、签署。"""
    into = {
        target: {
            source
            for step in FLOW.steps.values()
            if target in step.targets
            for source in step.sources
            if source != target
        }
        for target in FLOW.states
    }
    assert into["in_force"] == {"signing"}
    assert into["signing"] == {"cleared"}
    assert into["cleared"] == {"resolved"}
    assert into["resolved"] == {"voting"}
    assert into["voting"] == {"agreed"}
    assert not [step for step in CLAUSE_FLOW.steps.values() if "resolved" in step.sources]
