"""表决:提请、记下每条的结果、没开成就收回。Voting: submit, count each clause, recall after a failed meeting."""

from __future__ import annotations

from datetime import date

from hudong.ground import law
from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, NotFound, OutOfOrder
from hudong.ground.people.permits import by_reaction
from hudong.ground.people.terms import BodyKind
from hudong.instruments.resolutions import acts as resolutions
from hudong.instruments.resolutions.terms import MotionLine
from hudong.instruments.stability import queries as stability
from hudong.mechanisms.agreements.acts.ending import refuse_ended
from hudong.mechanisms.agreements.facts import (
    AgreementSubmitted,
    ClauseResolved,
    ClauseReturned,
    ClausesRecalled,
)
from hudong.mechanisms.agreements.flow import FLOW
from hudong.mechanisms.agreements.models import Agreement, Clause, ClauseVote
from hudong.mechanisms.agreements.permits import heads_the_community
from hudong.mechanisms.agreements.rules import state_after_count
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND, CLAUSE_KIND


@act(
    "agreements.submit_to_resolution",
    title="提请代表会议表决",
    on="agreement",
    step=FLOW["submit"],
    permit=heads_the_community,
    basis="villagers_committee_act.assembly_power",
)
def submit_to_resolution(
    *, actor: Standing, at: Moment, agreement: Agreement, meeting_on: date, place: str
) -> AgreementSubmitted:
    """提请代表会议表决 · Convenes the representatives on every clause that they have not adopted yet.

    After a rejection only the renegotiated clauses go to the next meeting. Refuses without a
    passed stability assessment of exactly this text; notice, authorisation and Party study are
    the meeting's own conditions, and its refusals come through unchanged.
    """
    refuse_ended(agreement)
    clauses = list(agreement.clauses.in_order())
    if agreement.text_digest(clauses) != agreement.digest:
        raise Conflict("现在的文本和双方确认的核对码不符", where=agreement.number)
    _assessed(agreement)
    community = agreement.party_b
    put = [clause for clause in clauses if clause.state == "agreed"]
    meeting = resolutions.convene_meeting(
        actor=actor,
        community=community,
        subject=agreement.subject,
        motions=[_motion(agreement, clause) for clause in put],
        meeting_on=meeting_on,
        place=place,
    )
    for clause in put:
        clause.move("submit")
    Clause.objects.bulk_update(put, ["state"])
    kind = BodyKind(community.kind).community
    assert kind is not None
    rules = law.at(at.day, community.division_code)
    return AgreementSubmitted(
        agreement_id=agreement.pk,
        meeting_id=meeting.meeting_id,
        clause_numbers=tuple(clause.number for clause in put),
        digest=agreement.digest,
        meeting_on=meeting_on,
        basis_cite=rules.of(kind, "assembly_power").cite,
    )


def _assessed(agreement: Agreement) -> None:
    found = stability.assessment_of(subject_kind=AGREEMENT_KIND, subject_id=str(agreement.pk))
    if found is None or found.subject.digest != agreement.digest:
        raise OutOfOrder(
            "这一稿还没有作过稳评，不能提请表决",
            where=agreement.title,
            hint="请先对双方确认的这一稿完成社会稳定风险评估",
        )
    if not found.passed:
        raise OutOfOrder(
            f"这一稿的稳评结论是“{found.words}”，不能提请表决",
            where=agreement.title,
            hint="请双方修改条款，降低风险以后重新评估",
        )


def _motion(agreement: Agreement, clause: Clause) -> MotionLine:
    text = clause.text
    return MotionLine(
        title=text.heading,
        text=text.words,
        subject_kind=CLAUSE_KIND,
        subject_id=str(clause.pk),
        digest=text.digest(agreement.number),
    )


@act(
    "agreements.count_vote",
    title="记下一条的表决结果",
    on="agreement",
    step=FLOW["count"],
    permit=by_reaction,
    basis="kernel.reaction",
)
def count_vote(
    *,
    at: Moment,
    agreement: Agreement,
    clause_id: int,
    meeting_id: int,
    motion_id: int,
    digest: str,
    adopted: bool,
    words: str,
) -> ClauseResolved | ClauseReturned:
    """记下一条的表决结果 · By reaction: the clause is adopted, or it is back on the table.

    Raises Conflict where the text that was voted on is not the clause's text.
    """
    clauses = {clause.pk: clause for clause in agreement.clauses.in_order()}
    clause = clauses.get(clause_id)
    if clause is None:
        raise NotFound("表决的条款不在这份协议书里", where=agreement.number)
    if clause.text.digest(agreement.number) != digest:
        raise Conflict("表决的文本和条款现在的文本不符", where=str(clause))
    clause.move("resolve" if adopted else "return")
    clause.save()
    ClauseVote.objects.create(
        clause=clause,
        meeting_id=meeting_id,
        motion_id=motion_id,
        digest=digest,
        adopted=adopted,
        words=words,
        decided_on=at.day,
    )
    agreement.state = state_after_count({item.state for item in clauses.values()})
    if agreement.state == "resolved":
        agreement.resolved_on = at.day
    fact = ClauseResolved if adopted else ClauseReturned
    return fact(
        agreement_id=agreement.pk,
        clause_id=clause.pk,
        clause_number=clause.number,
        meeting_id=meeting_id,
        motion_id=motion_id,
        digest=digest,
        words=words,
    )


@act(
    "agreements.recall_clauses",
    title="收回没有表决的条款",
    on="agreement",
    step=FLOW["recall"],
    permit=by_reaction,
    basis="kernel.reaction",
)
def recall_clauses(*, agreement: Agreement, meeting_id: int) -> ClausesRecalled:
    """收回没有表决的条款 · By reaction: the meeting failed, the agreed text can be put again."""
    recalled = list(agreement.clauses.filter(state="voting").order_by("number"))
    for clause in recalled:
        clause.move("recall")
    Clause.objects.bulk_update(recalled, ["state"])
    return ClausesRecalled(
        agreement_id=agreement.pk,
        meeting_id=meeting_id,
        clause_numbers=tuple(clause.number for clause in recalled),
    )
