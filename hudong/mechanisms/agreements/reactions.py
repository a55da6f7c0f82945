"""协议书的联动:表决有了结果、决议公布期满、两方都签了。Reactions of the agreements room."""

from __future__ import annotations

from hudong.ground import law
from hudong.ground.kernel.actor import REACTION
from hudong.ground.kernel.reactions import when
from hudong.ground.law.days import day_words
from hudong.ground.law.rules.on_day import COMMITTEE_ACTS
from hudong.ground.people.terms import BodyKind
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices.facts import NoticeClosed
from hudong.instruments.notices.terms import NoticeKind
from hudong.instruments.resolutions.facts import (
    MeetingFailed,
    MotionDecided,
    MotionRejected,
    ResolutionAdopted,
)
from hudong.mechanisms.agreements.acts import (
    clear_for_signing,
    count_vote,
    enter_force,
    recall_clauses,
)
from hudong.mechanisms.agreements.facts import AgreementInForce, AgreementSigned
from hudong.mechanisms.agreements.models import Agreement, ClauseVote
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND, CLAUSE_KIND, yuan


@when(ResolutionAdopted)
def mark_adopted(fact: ResolutionAdopted) -> None:
    """通过的条款记为通过 · Only for motions about a clause."""
    _count(fact, adopted=True)


@when(MotionRejected)
def bring_back(fact: MotionRejected) -> None:
    """没有通过的条款退回重谈 · Only for motions about a clause."""
    _count(fact, adopted=False)


def _count(fact: MotionDecided, *, adopted: bool) -> None:
    if fact.subject_kind != CLAUSE_KIND:
        return
    clause_id = int(fact.subject_id)
    count_vote(
        actor=REACTION,
        agreement=Agreement.objects.get(clauses=clause_id),
        clause_id=clause_id,
        meeting_id=fact.meeting_id,
        motion_id=fact.motion_id,
        digest=fact.digest,
        adopted=adopted,
        words=fact.words,
    )


@when(MeetingFailed)
def recall_after_failure(fact: MeetingFailed) -> None:
    """会议没有开成就收回条款 · Only for meetings about an agreement."""
    if fact.subject_kind == AGREEMENT_KIND:
        recall_clauses(
            actor=REACTION,
            agreement=Agreement.objects.get(pk=fact.subject_id),
            meeting_id=fact.meeting_id,
        )


@when(NoticeClosed)
def clear_when_all_published(fact: NoticeClosed) -> None:
    """最后一份决议公示期满,就可以签署 · Every meeting that adopted a clause has its own notice."""
    if fact.notice_kind != NoticeKind.RESOLUTION:
        return
    agreement = (
        Agreement.objects.filter(state="resolved", clauses__votes__meeting__notice=fact.notice_id)
        .distinct()
        .first()
    )
    if agreement is None:
        return
    behind = dict(
        ClauseVote.objects.filter(clause__agreement=agreement, adopted=True)
        .order_by("meeting_id")
        .values_list("meeting__notice_id", "meeting__notice__state")
    )
    if set(behind.values()) == {"closed"}:
        clear_for_signing(actor=REACTION, agreement=agreement, notice_ids=sorted(behind))


@when(AgreementSigned)
def enter_force_when_both_signed(fact: AgreementSigned) -> None:
    """两方都签了就生效 · The first signature alone changes nothing."""
    if fact.both:
        enter_force(actor=REACTION, agreement=Agreement.objects.get(pk=fact.agreement_id))


@when(AgreementInForce)
def publish_the_agreement(fact: AgreementInForce) -> None:
    """生效的协议书公开 · For as long as the law of that day has assistance disclosed."""
    agreement = Agreement.objects.select_related("party_b").get(pk=fact.agreement_id)
    community = agreement.party_b
    kind = BodyKind(community.kind).community
    assert kind is not None
    rules = law.at(agreement.in_force_on, community.division_code)
    days, basis = rules.publication_days(kind)
    key = f"{COMMITTEE_ACTS[kind]}.disclosure_of_assistance"
    if rules.has(key):
        basis = rules.basis(key)
    notices.publish_notice(
        actor=REACTION,
        publisher=community,
        kind=NoticeKind.AGREEMENT,
        subject=agreement.subject,
        title=f"{fact.title}（{fact.number}）",
        text=(
            f"协议书共 {len(fact.clauses)} 条，期限自{day_words(fact.from_on)}至{day_words(fact.to_on)}，"
            f"一揽子经费合计 {yuan(fact.amount_fen)}。全文和核对码公开，任何人可以查阅。"
        ),
        days=days,
        basis_cite=basis.cite,
    )
