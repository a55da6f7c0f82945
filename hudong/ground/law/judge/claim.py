"""一项申报的结论:引了几条,合起来怎么看。One declaration, which may cite several articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from hudong.ground.law.judge import wording
from hudong.ground.law.judge.citation import find
from hudong.ground.law.judge.finding import Finding
from hudong.ground.law.judge.reading import spell_out
from hudong.ground.law.library import Library
from hudong.ground.law.payment import payment_mode
from hudong.ground.law.terms import Citation, ClaimOutcome, ClaimVerdict, Outcome, PaymentMode

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

# 紧接在引用前面的否定:说的是不依据它。“不得不依据”“是不是”不算否定。
_NEGATED: Final = re.compile(
    r"(?<![得能无是])(?:不是|并非|绝非|(?:不是|并非|不再|不|未|没有)(?:依据|根据|依照|按照|适用|引用))"
    r"[\s“”\"：:]*$"
)

# 否定管到并列的几条为止;逗号以后另说。
_JOINED: Final = re.compile(r"[\s“”\"]*(?:[、至到～~—-]|和|或者|或|以及|及|与)?[\s“”\"]*")


def judge_claim(library: Library, text: str, *, title: str, on: date) -> ClaimOutcome:
    """一项申报的机器结论 · Outcome of a claimed basis in free text on the day ``on``.

    One article that asks the committee to assist is enough for 协助; else one that gives it a duty
    of its own; else the claim falls, with the most telling reason. Repeats of another task are
    found over a whole set only (``judge_declarations``). A citation that the text itself negates
    (不是《…》) is no claim. Of articles alike in outcome one without doubt is given. Never raises
    for a bad claim.
    """
    text = spell_out(text)
    cited = library.cited(text)
    findings = [find(library, one, on=on, title=title) for one in _claimed(text, cited)]
    if not findings:
        return _without_citation(text, negated=bool(cited))
    chosen = min(findings, key=lambda one: (MOST_TELLING.index(one.outcome), one.doubtful))
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


def _claimed(text: str, cited: Sequence[Citation]) -> Iterator[Citation]:
    """The citations that the text does not negate; a negation reaches all that are joined to it."""
    negated, end = False, 0
    for citation in cited:
        joined = end > 0 and _JOINED.fullmatch(text[end : citation.start])
        negated = negated if joined else bool(_NEGATED.search(text[: citation.start]))
        end = citation.start + len(citation.raw)
        if not negated:
            yield citation


def _without_citation(text: str, *, negated: bool) -> ClaimOutcome:
    claim = " ".join(text.split())
    if negated:
        reason = f"“{claim}”只说了不依据什么，没有写明依据的是哪一条。"
        return ClaimOutcome(Outcome.NO_BASIS, reason, "", PaymentMode.PURCHASED_SERVICE, ())
    reason = f"“{claim}”不是法律、法规的条款，不能作为依据。" if claim else "没有填写依据。"
    return ClaimOutcome(Outcome.NO_BASIS, reason, "", PaymentMode.PURCHASED_SERVICE, ())
