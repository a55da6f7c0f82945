"""清单的判断:拟定结论、决定、版次内容、瘦身率。Pure decisions of the catalogue."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.law.terms import ClaimOutcome, Outcome, PaymentMode
from hudong.ground.record.canonical import digest
from hudong.mechanisms.catalogue.rules import Finding, decide, edition_content, find_outcomes
from hudong.mechanisms.catalogue.terms import Catalogue, DecisionLine, Reduction

KEPT = ClaimOutcome(
    Outcome.ASSISTANCE, "条文要求协助", "《甲法》第一条", PaymentMode.PAID_ASSISTANCE, ()
)
OWN = ClaimOutcome(
    Outcome.OWN_DUTY, "条文规定的职责", "《乙法》第二条", PaymentMode.UNPAID_DUTY, ()
)
FALLEN = ClaimOutcome(Outcome.NOT_NAMED, "条文没有提到", "《丙法》第三条", None, ())


def outcomes_of(claims, duplicates=None, kind=Catalogue.ASSISTANCE):
    judged = dict(enumerate(claims, start=1))
    return find_outcomes(
        judged,
        dict.fromkeys(judged, kind),
        duplicates or {},
        {number: f"第{number}件事" for number in judged},
    )


def test_a_claim_that_stands_is_kept_with_its_article():
    found = outcomes_of([KEPT])[1]
    assert (found.outcome, found.article) == (Outcome.ASSISTANCE, "《甲法》第一条")
    assert found.payment_mode is PaymentMode.PAID_ASSISTANCE


def test_a_repeat_of_a_kept_task_falls_and_names_it():
    found = outcomes_of([KEPT, KEPT], {2: 1})
    assert found[1].outcome is Outcome.ASSISTANCE
    assert found[2].outcome is Outcome.DUPLICATE
    assert found[2].duplicate_of == 1
    assert "第1件事" in found[2].reason


def test_a_repeat_of_a_fallen_task_falls_for_its_own_reason():
    found = outcomes_of([FALLEN, KEPT], {2: 1})
    assert found[2].outcome is Outcome.ASSISTANCE


@pytest.mark.parametrize(
    ("claim", "kind", "outcome"),
    [
        (OWN, Catalogue.DUTIES, Outcome.OWN_DUTY),
        (OWN, Catalogue.ASSISTANCE, Outcome.NO_BASIS),
        (KEPT, Catalogue.DUTIES, Outcome.NO_BASIS),
        (FALLEN, Catalogue.DUTIES, Outcome.NOT_NAMED),
    ],
)
def test_an_article_carries_a_task_only_to_its_own_list(claim, kind, outcome):
    assert outcomes_of([claim], kind=kind)[1].outcome is outcome


def test_the_machine_stands_unless_the_office_decides_otherwise():
    findings = {
        1: Finding(Outcome.ASSISTANCE, "机器理由", "《甲法》第一条", None),
        2: Finding(Outcome.NO_BASIS, "机器理由", "", None),
    }
    decided = decide(findings, [DecisionLine(1, Outcome.DEPARTMENT_DUTY, "办公室理由")])
    assert decided[1].reason == "办公室理由"
    assert decided[2].outcome is Outcome.NO_BASIS


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_reduction_is_the_share_that_fell(declared, kept):
    kept = min(declared, kept)
    reduction = Reduction(declared, kept)
    assert reduction.fallen + reduction.kept == reduction.declared
    if declared:
        assert abs(reduction.percent - 100 * reduction.fallen / declared) <= 0.05 + 1e-9
    else:
        assert reduction.percent == 0


def test_the_reduction_of_the_mission():
    """任务书:从多少减到多少,精确的百分数。The document prints 66; the exact figure has one decimal."""
    assert Reduction(78, 27).percent == 65.4


def test_the_digest_covers_every_word_of_an_edition():
    def content(title):
        return edition_content(
            number=1,
            document_no="示政社〔2026〕1号",
            published_on=date(2026, 3, 20),
            lists={Catalogue.DUTIES: [{"position": 1, "title": title}]},
        )

    assert digest(content("调解")) != digest(content("调处"))
    assert content("调解")["lists"]["assistance"] == []
