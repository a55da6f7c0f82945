"""准入的判断:没有依据、没有经费不进门;机器结论不过关就不准入。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hudong.ground.law.terms import Outcome
from hudong.mechanisms.admission.rules import MAX_PRICE_FEN, gaps, why_not_on_law
from hudong.mechanisms.admission.terms import RequestLine

LINE = RequestLine(
    title="渔船登记",
    content="核对渔船",
    standard="每年一次",
    legal_basis="《示例渔业法》第一条",
    unit="艘",
    unit_price_fen=2000,
    quantity=5,
    money_source="部门预算",
    from_on=date(2026, 7, 1),
    to_on=date(2027, 6, 30),
    communities="沿江各村",
)


def test_a_whole_request_has_no_gaps():
    assert gaps(LINE) == {}
    assert gaps(replace(LINE, unit_price_fen=MAX_PRICE_FEN, to_on=LINE.from_on)) == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " "),
        ("content", ""),
        ("standard", ""),
        ("legal_basis", "  "),
        ("unit", ""),
        ("money_source", ""),
        ("communities", ""),
        ("unit_price_fen", 0),
        ("unit_price_fen", MAX_PRICE_FEN + 1),
        ("quantity", 0),
        ("to_on", date(2026, 6, 30)),
    ],
)
def test_each_gap_is_named_by_its_field(field, value):
    assert list(gaps(replace(LINE, **{field: value}))) == [field]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_only_assistance_passes_the_law(outcome):
    words = why_not_on_law(outcome, "条文没有提到村（居）委会。")
    assert bool(words) is (outcome is not Outcome.ASSISTANCE)
    if outcome is Outcome.OWN_DUTY:
        assert "自己的职责" in words
    elif words:
        assert outcome.words in words
