"""协议书的联动:表决有了结果、决议公布期满、两方都签了。Reactions of the agreements room."""

from __future__ import annotations

from uuid import UUID

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
from hudong.mechanisms.admission import queries as admission
from hudong.mechanisms.admission.facts import MatterStruck
from hudong.mechanisms.agreements.acts import (
    clear_for_signing,
    count_vote,
    end_clauses,
    enter_force,
    flag_clauses,
    recall_clauses,
    settle_clause_flags,
)
from hudong.mechanisms.agreements.facts import AgreementInForce, AgreementSigned
from hudong.mechanisms.agreements.models import Agreement, ClauseVote
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND, CLAUSE_KIND, yuan
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.facts import LawFlagSettled, LawWatched
from hudong.mechanisms.catalogue.terms import FlagDecision


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


@when(LawWatched)
def flag_live_clauses(fact: LawWatched) -> None:
    """事项的法律变了,条款也标出来 · Only where a matter was flagged."""
    if fact.flagged:
        flag_clauses(
            actor=REACTION,
            edition=catalogue.edition(edition_id=fact.edition_id),
            reasons={one["lineage"]: one["reason"] for one in fact.flagged},
        )


@when(LawFlagSettled)
def settle_the_clauses(fact: LawFlagSettled) -> None:
    """事项处理了,条款的标记跟着收起 · With the decision and its reason in words."""
    edition = f"（清单第 {fact.edition_number} 版）" if fact.edition_number else ""
    settle_clause_flags(
        actor=REACTION,
        flag=catalogue.law_flag(flag_id=fact.law_flag_id),
        settlement=f"{FlagDecision(fact.decision).words}{edition}。理由：{fact.reason}",
    )


@when(MatterStruck)
def end_what_rested_on_it(fact: MatterStruck) -> None:
    """事项退出清单,条款随之终止 · Both parties are told, and write down how they settle."""
    end_clauses(
        actor=REACTION,
        leaving=admission.exit_row(exit_id=fact.exit_id),
        lineage=UUID(fact.lineage),
        reason=fact.reason,
    )
