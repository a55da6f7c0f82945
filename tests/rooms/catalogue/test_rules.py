"""清单的判断:拟定结论、决定、版次内容、瘦身率。Pure decisions of the catalogue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.law.terms import ClaimOutcome, Outcome, PaymentMode
from hudong.mechanisms.catalogue.rules import (
    Finding,
    Voices,
    decide,
    find_outcomes,
    negative_code,
    orphaned,
    propose,
    why_not,
)
from hudong.mechanisms.catalogue.terms import Catalogue, Decision, DecisionLine, Reduction

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


def a_finding(outcome, article="《甲法》第一条", duplicate_of=None):
    return Finding(outcome, "机器理由", article, None, duplicate_of)


@pytest.mark.parametrize(
    ("outcome", "decision"),
    [
        (Outcome.ASSISTANCE, Decision.ASSISTANCE),
        (Outcome.REPEALED, Decision.ABOLISH),
        (Outcome.NO_BASIS, Decision.ABOLISH),
        (Outcome.NOT_NAMED, Decision.RETURN),
        (Outcome.DEPARTMENT_DUTY, Decision.RETURN),
        (Outcome.ENCOURAGED_ONLY, Decision.PURCHASE),
    ],
)
def test_the_decision_follows_from_the_finding(outcome, decision):
    proposed = propose(a_finding(outcome), Catalogue.ASSISTANCE)
    assert (proposed.decision, proposed.doubts) == (decision, ())
    assert proposed.reason.startswith("机器理由")


def test_a_repeat_merges_into_the_task_that_it_repeats():
    proposed = propose(a_finding(Outcome.DUPLICATE, duplicate_of=7), Catalogue.ASSISTANCE)
    assert (proposed.decision, proposed.into) == (Decision.MERGE, 7)


def test_what_the_office_proposes_is_kept_or_abolished():
    assert propose(a_finding(Outcome.OWN_DUTY), Catalogue.DUTIES).decision is Decision.OWN_DUTY
    fallen = propose(a_finding(Outcome.NOT_NAMED), Catalogue.DUTIES)
    assert (fallen.decision, "不列入履职事项" in fallen.reason) == (Decision.ABOLISH, True)


def test_where_no_article_is_named_the_law_on_entrusted_matters_is():
    proposed = propose(a_finding(Outcome.NO_BASIS, ""), Catalogue.ASSISTANCE, general="《总则》")
    assert proposed.article == "《总则》"


@pytest.mark.parametrize(
    ("outcome", "against", "decision"),
    [
        (Outcome.ASSISTANCE, 2, Decision.ASSISTANCE),
        (Outcome.ASSISTANCE, 3, Decision.RETURN),
        (Outcome.DEPARTMENT_DUTY, 3, Decision.PURCHASE),
        (Outcome.NOT_NAMED, 2, Decision.RETURN),
        (Outcome.NO_BASIS, 5, Decision.ABOLISH),
        (Outcome.REPEALED, 5, Decision.ABOLISH),
        (Outcome.DUPLICATE, 5, Decision.MERGE),
    ],
)
def test_a_majority_of_experts_moves_only_what_the_law_leaves_open(outcome, against, decision):
    said = Voices(experts_for=5 - against, experts_against=against)
    assert propose(a_finding(outcome), Catalogue.ASSISTANCE, said).decision is decision


def test_experts_never_keep_what_the_law_does_not_carry():
    for outcome in Outcome:
        proposed = propose(a_finding(outcome), Catalogue.ASSISTANCE, Voices(experts_against=9))
        assert not proposed.decision.kept or outcome is Outcome.OWN_DUTY


def test_doubts_are_named_for_the_office():
    said = Voices(4, 1, 0, 2)
    proposed = propose(
        a_finding(Outcome.ASSISTANCE), Catalogue.ASSISTANCE, said, on_negative="只靠留痕"
    )
    assert proposed.decision is Decision.ASSISTANCE, "条文要求协助的，负面事项不能推翻"
    assert len(proposed.doubts) == 3
    fallen = propose(a_finding(Outcome.REPEALED), Catalogue.ASSISTANCE, on_negative="只靠留痕")
    assert (fallen.decision, "只靠留痕" in fallen.reason) == (Decision.RETURN, True)


def test_the_other_lists_are_not_judged():
    found = outcomes_of([FALLEN], kind=Catalogue.NEGATIVE)[1]
    assert (found.outcome, found.is_kept) == (None, False)
    assert propose(found, Catalogue.NEGATIVE).decision is Decision.LISTED


@pytest.mark.parametrize(
    ("line", "kind", "announced", "because"),
    [
        (DecisionLine(1, Decision.RETURN, " "), Catalogue.ASSISTANCE, None, "没有写决定的理由"),
        (DecisionLine(1, Decision.ASSISTANCE, "要"), Catalogue.ASSISTANCE, None, "写明法律条文"),
        (DecisionLine(1, Decision.ASSISTANCE, "要", "条"), Catalogue.DUTIES, None, "不能决定为"),
        (DecisionLine(1, Decision.LISTED, "要"), Catalogue.ASSISTANCE, None, "不能决定为"),
        (DecisionLine(1, Decision.MERGE, "同"), Catalogue.ASSISTANCE, None, "没有指明并入"),
        (DecisionLine(1, Decision.MERGE, "同", "", 1), Catalogue.ASSISTANCE, None, "不能并入自己"),
        (DecisionLine(1, Decision.RETURN, "退", "", 2), Catalogue.ASSISTANCE, None, "不用写并入"),
        (
            DecisionLine(1, Decision.OWN_DUTY, "要", "条"),
            Catalogue.ASSISTANCE,
            Decision.ASSISTANCE,
            "公示写的是",
        ),
        (DecisionLine(1, Decision.LISTED, "要"), Catalogue.NEGATIVE, None, ""),
        (DecisionLine(1, Decision.RETURN, "退"), Catalogue.ASSISTANCE, Decision.ASSISTANCE, ""),
    ],
)
def test_a_decision_says_what_is_wrong_with_it(line, kind, announced, because):
    problem = why_not(line, kind, announced)
    assert because in problem
    assert bool(problem) is bool(because)


def test_what_was_intended_stands_unless_the_office_decides_otherwise():
    intended = {n: DecisionLine(n, Decision.ASSISTANCE, "拟定", "条") for n in (1, 2)}
    decided = decide(intended, [DecisionLine(1, Decision.RETURN, "办公室理由")])
    assert (decided[1].reason, decided[2].reason) == ("办公室理由", "拟定")
    merged = {**decided, 2: DecisionLine(2, Decision.MERGE, "同", "", 1)}
    assert orphaned(merged) == {2: 1}
    assert orphaned({**intended, 2: merged[2]}) == {}


def test_a_title_on_the_negative_list_is_known_again():
    known = [("拆迁拆违责任包干", "made_responsible"), ("工作群截图留痕", "proof_by_pictures")]
    assert negative_code("协助做好拆迁拆违责任包干工作", known) == "made_responsible"
    assert negative_code("老年人家庭走访", known) == ""


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
