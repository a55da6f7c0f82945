"""公示的行为:公示、提异议、答复、到期结束。Acts of the notices room."""

from __future__ import annotations

from hudong.ground import law
from hudong.ground.kernel.about import AboutSubject
from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import VISITOR, Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.fact import Personal
from hudong.ground.kernel.refusals import Invalid, OutOfOrder
from hudong.ground.kernel.subject import Subject
from hudong.ground.law.days import day_words
from hudong.ground.people.permits import (
    by_clock,
    by_reaction,
    is_committee,
    is_department,
    is_office,
    is_town,
)
from hudong.ground.people.queries import Body
from hudong.instruments.notices.facts import (
    NoticeClosed,
    NoticePublished,
    ObjectionAnswered,
    ObjectionMade,
)
from hudong.instruments.notices.flow import NOTICE, OBJECTION
from hudong.instruments.notices.models import Notice, Objection
from hudong.instruments.notices.permits import (
    answers_for_publisher,
    is_anybody,
    publishes_for_own_body,
)
from hudong.instruments.notices.rules import last_day, why_not_close
from hudong.instruments.notices.terms import Counted, NoticeKind

LONGEST_TITLE = 200
LONGEST_OBJECTION = 2000
LONGEST_NAME = 40


@act(
    "notices.publish_notice",
    title="公示",
    on="publisher",
    step=NOTICE["publish"],
    permit=((is_office | is_department | is_town | is_committee) & publishes_for_own_body)
    | by_reaction,
    basis="notices.publication",
)
def publish_notice(
    *,
    at: Moment,
    publisher: Body,
    kind: NoticeKind,
    subject: Subject,
    title: str,
    text: str,
    days: int,
    counted: Counted = Counted.CALENDAR,
    basis_cite: str = "",
    basis_key: str = "",
) -> NoticePublished:
    """公示 · Publishes a text about a subject for ``days`` whole days after today.

    The basis is cited in ``basis_cite``, or looked up by ``basis_key`` on today's law (RuleMissing
    where that day has none). Raises Invalid without title, text, days or basis.
    """
    _refuse_gaps(title, text, days, basis_cite or basis_key)
    cite = basis_cite or law.at(at.day, publisher.division_code).basis(basis_key).cite
    ends_on = last_day(at.day, days, Counted(counted))
    notice = Notice.objects.create(
        **AboutSubject.columns_of(subject),
        kind=NoticeKind(kind),
        publisher=publisher,
        title=title.strip(),
        text=text.strip(),
        opened_on=at.day,
        days=days,
        counted=Counted(counted),
        ends_on=ends_on,
        basis_key=basis_key,
        basis_cite=cite,
        state="open",
    )
    return NoticePublished(
        notice_id=notice.pk,
        notice_kind=notice.kind,
        subject_kind=subject.kind,
        subject_id=notice.subject_id,
        subject_title=subject.title,
        subject_digest=subject.digest,
        publisher_id=publisher.pk,
        title=notice.title,
        text=notice.text,
        opened_on=at.day,
        days=days,
        counted=notice.counted,
        ends_on=ends_on,
        basis=cite,
    )


def _refuse_gaps(title: str, text: str, days: int, basis: str) -> None:
    gaps = {}
    if not title.strip() or len(title.strip()) > LONGEST_TITLE:
        gaps["title"] = f"请写公示的标题，最多 {LONGEST_TITLE} 字"
    if not text.strip():
        gaps["text"] = "请写公示的正文"
    if days < 1:
        gaps["days"] = "公示至少一日"
    if not basis.strip():
        gaps["basis_cite"] = "请写明按什么规定公示"
    if gaps:
        raise Invalid("公示没有写全", hint="；".join(gaps.values()), fields=gaps)


@act(
    "notices.object_to_notice",
    title="提出异议",
    on="notice",
    step=OBJECTION["make"],
    permit=is_anybody,
    basis="local.objection",
)
def object_to_notice(
    *, actor: Standing, at: Moment, notice: Notice, text: str, name: str = ""
) -> ObjectionMade:
    """提出异议 · Anybody objects while the notice runs; a name is optional and never published."""
    _refuse_late(notice, at)
    words, signed = text.strip(), name.strip()
    if not words:
        raise Invalid("没有写异议的内容", fields={"text": "请写明哪里不妥、有什么理由"})
    if len(words) > LONGEST_OBJECTION:
        most = f"最多 {LONGEST_OBJECTION} 字，现在是 {len(words)} 字"
        raise Invalid("异议写得太长", hint="请写要点，材料可以另交公示单位", fields={"text": most})
    if len(signed) > LONGEST_NAME:
        raise Invalid("署名写得太长", fields={"name": f"最多 {LONGEST_NAME} 字"})
    label = "居民" if actor.kind == VISITOR.kind else actor.label
    objection = Objection.objects.create(
        notice=notice,
        author_label=label,
        name=signed,
        text=words,
        made_on=at.day,
        state="unanswered",
    )
    return ObjectionMade(
        notice_id=notice.pk,
        objection_id=objection.pk,
        subject_kind=notice.subject_kind,
        subject_id=notice.subject_id,
        author_label=label,
        name=Personal(signed),
        text=Personal(words),
        made_on=at.day,
    )


def _refuse_late(notice: Notice, at: Moment) -> None:
    if notice.state != "open" or at.day > notice.ends_on:
        raise OutOfOrder(
            f"公示已于{day_words(notice.ends_on)}届满，不能再提异议",
            where=notice.title,
            hint="有意见可以向公示单位反映，或者提诉求",
        )


@act(
    "notices.answer_objection",
    title="答复异议",
    on="objection",
    step=OBJECTION["answer"],
    permit=answers_for_publisher,
    basis="local.objection_answer",
)
def answer_objection(
    *, actor: Standing, at: Moment, objection: Objection, text: str
) -> ObjectionAnswered:
    """答复异议 · The publisher answers once, in public."""
    words = text.strip()
    if not words:
        raise Invalid("没有写答复", fields={"text": "请写明采纳不采纳、为什么"})
    notice = objection.notice
    objection.answer, objection.answered_by, objection.answered_on = words, actor.label, at.day
    return ObjectionAnswered(
        notice_id=notice.pk,
        objection_id=objection.pk,
        subject_kind=notice.subject_kind,
        subject_id=notice.subject_id,
        answer=words,
        answered_by=actor.label,
        answered_on=at.day,
    )


@act(
    "notices.close_notice",
    title="结束公示",
    on="notice",
    step=NOTICE["close"],
    permit=by_clock,
    basis="kernel.clock",
)
def close_notice(*, at: Moment, notice: Notice) -> NoticeClosed:
    """结束公示 · The clock closes a notice whose last day is over and whose objections are answered."""
    states = list(notice.objections.order_by("pk").values_list("state", flat=True))
    reason = why_not_close(notice.ends_on, states.count("unanswered"), at.day)
    if reason:
        raise OutOfOrder(f"还不能结束公示：{reason}", where=notice.title)
    notice.closed_on = at.day
    return NoticeClosed(
        notice_id=notice.pk,
        notice_kind=notice.kind,
        subject_kind=notice.subject_kind,
        subject_id=notice.subject_id,
        subject_digest=notice.subject_digest,
        objections=len(states),
        ends_on=notice.ends_on,
        closed_on=at.day,
    )
