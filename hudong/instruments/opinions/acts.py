"""党组织研究与意见的行为:登记研究、提出意见。Acts of the opinions room."""

from __future__ import annotations

from datetime import date

from hudong.ground import law
from hudong.ground.kernel.about import AboutSubject
from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid
from hudong.ground.kernel.subject import Subject
from hudong.ground.law.days import day_words
from hudong.ground.people.permits import is_party_secretary
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import BodyKind
from hudong.instruments.opinions.facts import OpinionGiven, StudyRecorded
from hudong.instruments.opinions.models import Opinion, Study
from hudong.instruments.opinions.permits import speaks_for_party


@act(
    "opinions.record_study",
    title="登记党组织研究",
    on="party",
    permit=is_party_secretary & speaks_for_party,
    basis="villagers_committee_act.party_first",
)
def record_study(
    *, at: Moment, party: Body, subject: Subject, text: str, held_on: date
) -> StudyRecorded:
    """登记党组织研究 · Records what the Party organisation concluded on a subject and when it met.

    The basis is the committee law of that day where it demands the study, else the county's rule.
    """
    words = _required(text, "请写明研究了什么、意见是什么")
    if held_on > at.day:
        raise Invalid(
            f"研究日是{day_words(held_on)}，还没有到",
            where=subject.title,
            hint="请在研究以后登记",
            fields={"held_on": "不能晚于今天"},
        )
    cite = _basis_of_study(party, held_on)
    study = Study.objects.create(
        **AboutSubject.columns_of(subject),
        party=party,
        text=words,
        held_on=held_on,
        recorded_on=at.day,
        basis_cite=cite,
    )
    return StudyRecorded(
        study_id=study.pk,
        party_id=party.pk,
        subject_kind=subject.kind,
        subject_id=study.subject_id,
        subject_title=subject.title,
        subject_digest=subject.digest,
        text=words,
        held_on=held_on,
        basis=cite,
    )


def _basis_of_study(party: Body, day: date) -> str:
    rules = law.at(day, party.division_code)
    kind = BodyKind(party.parent.kind).community if party.parent_id else None
    required = rules.party_study_required(kind) if kind else None
    return (required or rules.basis("local.party_study")).cite


@act(
    "opinions.give_opinion",
    title="提出意见",
    on="party",
    permit=is_party_secretary & speaks_for_party,
    basis="villagers_committee_act.party_leadership",
)
def give_opinion(*, at: Moment, party: Body, subject: Subject, text: str) -> OpinionGiven:
    """提出意见 · A Party organisation says what it thinks of a step; it edits nothing and vetoes
    nothing."""
    words = _required(text, "请写明意见和理由")
    opinion = Opinion.objects.create(
        **AboutSubject.columns_of(subject), party=party, text=words, given_on=at.day
    )
    return OpinionGiven(
        opinion_id=opinion.pk,
        party_id=party.pk,
        subject_kind=subject.kind,
        subject_id=opinion.subject_id,
        subject_title=subject.title,
        subject_digest=subject.digest,
        text=words,
        given_on=at.day,
    )


def _required(text: str, hint: str) -> str:
    words = text.strip()
    if not words:
        raise Invalid("没有写内容", hint=hint, fields={"text": hint})
    return words
