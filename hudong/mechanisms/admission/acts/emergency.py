"""应急直通:立刻生效、限期补办、到日结束、事后复盘。The emergency path: at once, registered after, ended, reviewed."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from hudong.ground import law
from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder
from hudong.ground.law.days import day_words, working_days_between
from hudong.ground.law.judge import judge_claim
from hudong.ground.law.library import Library
from hudong.ground.law.terms import PaymentMode, RuleMissing
from hudong.ground.people.permits import by_clock, by_reaction, is_department, is_office
from hudong.ground.people.queries import Body, local_value
from hudong.ground.people.terms import AGENCY_KINDS, BodyKind
from hudong.mechanisms.admission.acts.leaving import exit_of_emergency
from hudong.mechanisms.admission.acts.moving import deadline
from hudong.mechanisms.admission.facts import (
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyEntered,
    EmergencyRegistered,
    EmergencyReviewed,
)
from hudong.mechanisms.admission.flow import EMERGENCY_FLOW
from hudong.mechanisms.admission.models import Emergency
from hudong.mechanisms.admission.permits import leads_emergency
from hudong.mechanisms.admission.queries.checking import standing_matters
from hudong.mechanisms.admission.queries.reading import working_days
from hudong.mechanisms.admission.rules import emergency_gaps
from hudong.mechanisms.admission.terms import EmergencyLine
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries as catalogue_queries
from hudong.mechanisms.catalogue.terms import MatterLine, Scope, Way


@act(
    "admission.declare_emergency",
    title="启动应急直通",
    on="department",
    locks=("payer",),
    step=EMERGENCY_FLOW["declare"],
    permit=is_office,
    basis="local.admission_emergency",
)
def declare_emergency(
    *, at: Moment, department: Body, payer: Body, line: EmergencyLine, document_no: str
) -> EmergencyDeclared:
    """启动应急直通 · The office lets an emergency matter take effect at once, by the emergency decision.

    It ends by itself on ``line.until_on``; ``department`` must deliver basis and money within the
    county's days. What is listed already needs no emergency; what the county refuses for good may not
    come by this way; nor what came by it before and was never registered or reviewed.
    """
    most = _most_days(at.day)
    wrong = emergency_gaps(line, at.day, most)
    if not document_no.strip():
        wrong["document_no"] = "要出新的一版清单，请写新一版的文号"
    if department.kind != BodyKind.DEPARTMENT:
        wrong["department"] = f"{department.name}不是政府部门"
    if payer.kind not in AGENCY_KINDS:
        wrong["payer"] = f"{payer.name}不是政府机关：谁委托谁出钱，不能让村（居）出钱"
    if wrong:
        raise Invalid("；".join(wrong.values()), where=line.title, fields=wrong)
    if catalogue_queries.edition_on(day=at.day) is None:
        raise OutOfOrder("还没有公布两份清单，不能增补", hint="请先公布第一版清单")
    _must_be_new(line.title)
    days = working_days(key="local.admission_emergency_registration", day=at.day)
    emergency = Emergency.objects.create(
        department=department,
        payer=payer,
        title=line.title.strip(),
        content=line.content.strip(),
        standard=line.standard.strip(),
        decision=line.decision.strip(),
        article=line.article.strip(),
        scope=line.scope,
        unit=line.unit.strip(),
        unit_price_fen=line.unit_price_fen,
        quantity=line.quantity,
        declared_on=at.day,
        until_on=line.until_on,
        register_by_on=deadline(at.day, days, "补办的期限"),
        document_no=document_no.strip(),
        lineage=uuid4(),
        state="declared",
    )
    return EmergencyDeclared(
        emergency_id=emergency.pk,
        title=emergency.title,
        content=emergency.said(),
        digest=emergency.subject.digest,
        department_id=department.pk,
        department=department.name,
        payer_id=payer.pk,
        decision=emergency.decision,
        lineage=str(emergency.lineage),
        until_on=emergency.until_on,
        register_by_on=emergency.register_by_on,
        document_no=emergency.document_no,
    )


def _most_days(day: date) -> int:
    """本县定了就用本县的数,没有定的用随附的示例。"""
    key = "local.admission_emergency"
    try:
        return local_value(key=key, day=day)
    except RuleMissing:
        return int(law.at(day).basis(key).version.values["days"])


def _must_be_new(title: str) -> None:
    found = standing_matters(title=title)
    if found.listed is not None:
        raise Conflict(f"“{found.listed.title}”{found.listed.fate}，不用走应急直通", where=title)
    if found.negative is not None:
        raise OutOfOrder(
            f"“{found.negative[0].title}”在负面事项清单上，不能用应急的名义交给村（居）",
            where=title,
        )
    before = Emergency.objects.exclude(state="reviewed").order_by("-id")
    for one in before:
        if found.is_same(one.title) and one.state in ("declared", "running"):
            raise Conflict(f"“{one.title}”正在应急办理", where=title)
        if found.is_same(one.title):
            raise OutOfOrder(
                f"上一次“{one.title}”应急办理还没有复盘，不能再用同样的办法",
                where=title,
                hint="请先补办、复盘；要长期办的，请走准入",
            )


@act(
    "admission.enter_emergency",
    title="应急事项列入清单",
    on="emergency",
    step=EMERGENCY_FLOW["enter"],
    permit=by_reaction,
    basis="kernel.reaction",
)
def enter_emergency(*, actor: Standing, at: Moment, emergency: Emergency) -> EmergencyEntered:
    """应急事项列入清单 · The edition that lists it, after the declaration, in one transaction with it."""
    edition = catalogue_queries.edition_on(day=at.day)
    assert edition is not None
    amended = catalogue.amend_edition(
        actor=actor,
        edition=edition,
        document_no=emergency.document_no,
        added=(
            MatterLine(
                title=emergency.title,
                standard=emergency.standard,
                payment_mode=PaymentMode.PAID_ASSISTANCE,
                basis_cite=emergency.article,
                basis_words=f"突发事件应急直通，依据{emergency.decision}",
                payer_id=emergency.payer_id,
                scope=Scope(emergency.scope),
                unit=emergency.unit,
                unit_price_fen=emergency.unit_price_fen,
                quantity=emergency.quantity,
                origin=f"{day_words(emergency.declared_on)}应急直通（第 {emergency.pk} 号）",
                lineage=emergency.lineage,
                way=Way.EMERGENCY,
                until_on=emergency.until_on,
            ),
        ),
        reason=f"应急直通“{emergency.title}”：{emergency.decision}",
    )
    emergency.edition_id = amended.edition_id
    return EmergencyEntered(
        emergency_id=emergency.pk,
        edition_id=amended.edition_id,
        edition_number=amended.number,
        document_no=amended.document_no,
    )


@act(
    "admission.register_emergency",
    title="补办准入手续",
    on="emergency",
    step=EMERGENCY_FLOW["register"],
    permit=is_department & leads_emergency,
    basis="local.admission_emergency_registration",
)
def register_emergency(
    *,
    at: Moment,
    emergency: Emergency,
    legal_basis: str,
    money_source: str,
    spent_words: str,
    library: Library,
) -> EmergencyRegistered:
    """补办准入手续 · Afterwards the department writes down basis, money and what was done; late shows.

    A registration after the last day is taken all the same, marked as late for ever.
    """
    wrong = {
        field: words
        for field, text, words in (
            ("legal_basis", legal_basis, "请写明哪部法律第几条"),
            ("money_source", money_source, "请写明从哪一笔预算支付"),
            ("spent_words", spent_words, "请写明请哪些村（居）办了什么、花了多少"),
        )
        if not text.strip()
    }
    if wrong:
        raise Invalid("；".join(wrong.values()), where=emergency.title, fields=wrong)
    if emergency.registered_on is not None:
        raise OutOfOrder("已经补办过了", where=emergency.title)
    found = judge_claim(library, legal_basis, title=emergency.title, on=emergency.declared_on)
    emergency.registered_on, emergency.legal_basis = at.day, legal_basis.strip()
    emergency.money_source, emergency.spent_words = money_source.strip(), spent_words.strip()
    emergency.machine_outcome, emergency.machine_reason = found.outcome, found.reason
    is_late = at.day > emergency.register_by_on
    return EmergencyRegistered(
        emergency_id=emergency.pk,
        legal_basis=emergency.legal_basis,
        money_source=emergency.money_source,
        spent_words=emergency.spent_words,
        machine_outcome=found.outcome.value,
        machine_reason=found.reason,
        is_late=is_late,
        late_days=working_days_between(emergency.register_by_on, at.day) if is_late else 0,
    )


@act(
    "admission.end_emergency",
    title="应急办理结束",
    on="emergency",
    step=EMERGENCY_FLOW["end"],
    permit=by_clock,
    basis="kernel.clock",
)
def end_emergency(*, at: Moment, emergency: Emergency) -> EmergencyEnded:
    """应急办理结束 · The clock ends it when its last day is over, registered or not."""
    if at.day <= emergency.until_on:
        raise OutOfOrder(
            f"应急办理到{day_words(emergency.until_on)}为止，那一天过完才结束",
            where=emergency.title,
        )
    found = exit_of_emergency(emergency, at.day)
    emergency.ended_on = at.day
    return EmergencyEnded(
        emergency_id=emergency.pk,
        title=emergency.title,
        exit_id=found.pk,
        ended_on=at.day,
        is_registered=emergency.registered_on is not None,
    )


@act(
    "admission.review_emergency",
    title="应急事项复盘",
    on="emergency",
    step=EMERGENCY_FLOW["review"],
    permit=is_office,
    basis="local.admission_emergency",
)
def review_emergency(
    *, at: Moment, emergency: Emergency, findings: str, was_justified: bool, next_steps: str
) -> EmergencyReviewed:
    """应急事项复盘 · Afterwards the office says whether the emergency was one, and what follows."""
    wrong = {}
    if not findings.strip():
        wrong["findings"] = "请写明办得怎样、钱付了没有、有没有不该让村（居）办的"
    if not next_steps.strip():
        wrong["next_steps"] = "请写明以后怎么办，例如走准入，或者由部门自己办"
    if wrong:
        raise Invalid("；".join(wrong.values()), where=emergency.title, fields=wrong)
    emergency.reviewed_on, emergency.findings = at.day, findings.strip()
    emergency.was_justified, emergency.next_steps = was_justified, next_steps.strip()
    return EmergencyReviewed(
        emergency_id=emergency.pk,
        findings=emergency.findings,
        was_justified=was_justified,
        next_steps=emergency.next_steps,
    )
