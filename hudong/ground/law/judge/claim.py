"""一项申报的结论:引了几条,合起来怎么看。One declaration, which may cite several articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from hudong.ground.law.judge import wording
from hudong.ground.law.judge.citation import Finding, find
from hudong.ground.law.library import Library
from hudong.ground.law.payment import payment_mode
from hudong.ground.law.terms import ClaimOutcome, ClaimVerdict, Outcome, PaymentMode

# 引了几条的,站得住的优先;都站不住时,按这个次序取最能说明问题的理由。
MOST_TELLING: Final = (
    Outcome.ASSISTANCE,
    Outcome.OWN_DUTY,
    Outcome.REPEALED,
    Outcome.ENCOURAGED_ONLY,
    Outcome.DEPARTMENT_DUTY,
    Outcome.NOT_NAMED,
    Outcome.NO_BASIS,
)

# 法律没有赋予责任、又不是部门执法的事,部门只能购买服务;部门自己的职责不能转出来。
PURCHASABLE: Final = (Outcome.ENCOURAGED_ONLY, Outcome.NOT_NAMED, Outcome.NO_BASIS)


def judge_claim(library: Library, text: str, *, title: str, on: date) -> ClaimOutcome:
    """一项申报的机器结论 · Outcome of a claimed basis in free text on the day ``on``.

    One article that asks the committee to assist is enough for 协助; else one that gives it a duty
    of its own; else the claim falls, with the most telling reason. Repeats of another task are
    found over a whole set only (``judge_declarations``). Never raises for a bad claim.
    """
    findings = [find(library, citation, on=on, title=title) for citation in library.cited(text)]
    if not findings:
        return _without_citation(text)
    chosen = min(findings, key=lambda finding: MOST_TELLING.index(finding.outcome))
    return ClaimOutcome(
        outcome=chosen.outcome,
        reason=chosen.judgement.reason,
        article=wording.cite(chosen.judgement),
        payment_mode=_payment(chosen.outcome, findings),
        judgements=tuple(finding.judgement for finding in findings),
    )


def _payment(outcome: Outcome, findings: Sequence[Finding]) -> PaymentMode | None:
    if outcome.kept:
        supporting = [
            finding.judgement
            for finding in findings
            if finding.judgement.verdict is ClaimVerdict.SUPPORTS
        ]
        return payment_mode([kind for said in supporting for kind in said.kinds]).mode
    return PaymentMode.PURCHASED_SERVICE if outcome in PURCHASABLE else None


def _without_citation(text: str) -> ClaimOutcome:
    claim = " ".join(text.split())
    reason = f"“{claim}”不是法律、法规的条款，不能作为依据。" if claim else "没有填写依据。"
    return ClaimOutcome(Outcome.NO_BASIS, reason, "", PaymentMode.PURCHASED_SERVICE, ())
