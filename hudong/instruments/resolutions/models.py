"""共决的表。Tables of the resolutions room."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hudong.ground.kernel.about import AboutSubject, AboutSubjectQuerySet
from hudong.ground.kernel.flow import Flow
from hudong.ground.kernel.table import Table, TableQuerySet
from hudong.ground.law.terms import MeetingForm
from hudong.instruments.resolutions.flow import MEETING, MOTION
from hudong.instruments.resolutions.terms import Channel, Choice, CountedBy, IrregularityKind


class AuthorisationQuerySet(TableQuerySet):
    """授权的筛选 · Filters in the words of the domain."""

    def covering(self, scope_kind: str, day: date) -> AuthorisationQuerySet:
        """管得到的 · Authorisations for that kind of subject in force on the day."""
        return self.filter(scope_kind=scope_kind, from_on__lte=day, to_on__gte=day)


class Authorisation(Table):
    """授权 · What the assembly let its representatives decide, from a day to a day.

    ``present``, ``total`` and ``ayes`` count persons or households as ``counted`` says;
    ``roll_total`` is what the roll of the community said on the day of recording (0: no roll).
    """

    community = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="村（社区）"
    )
    assembly_kind = models.CharField(
        "会议形式", max_length=24, choices=[(form.value, form.words) for form in MeetingForm]
    )
    scope = models.TextField("授权范围")
    scope_kind = models.CharField("对象种类", max_length=80)
    decided_on = models.DateField("决定日")
    from_on = models.DateField("授权起")
    to_on = models.DateField("授权止")
    counted = models.CharField("计数", max_length=10, choices=[(c.value, c.words) for c in CountedBy])
    total = models.PositiveIntegerField("应到")
    roll_total = models.PositiveIntegerField("户册总数")
    present = models.PositiveIntegerField("到会")
    ayes = models.PositiveIntegerField("赞成")
    words = models.TextField("算式")
    basis_key = models.CharField("法据键", max_length=80)
    basis_cite = models.CharField("依据", max_length=300)
    recorded_on = models.DateField("登记日")

    objects = AuthorisationQuerySet.as_manager()

    class Meta:
        db_table = "resolutions_authorisation"
        verbose_name = "授权"
        indexes = (
            models.Index(fields=["community", "scope_kind"], name="resolutions_auth_scope"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(from_on__gte=F("decided_on")) & Q(to_on__gte=F("from_on")),
                name="resolutions_auth_term_order",
            ),
            models.CheckConstraint(
                condition=Q(present__lte=F("total")) & Q(ayes__lte=F("present")),
                name="resolutions_auth_figures",
            ),
        )

    def __str__(self) -> str:
        return self.scope


class MeetingQuerySet(AboutSubjectQuerySet):
    """会议的筛选 · Filters in the words of the domain."""

    def live(self) -> MeetingQuerySet:
        """还要开的 · Meetings that are notified or open."""
        return self.filter(state__in=("notified", "open"))

    def with_results(self) -> MeetingQuerySet:
        """带结果数 · Counts of adopted and of rejected motions as columns."""
        return self.annotate(
            adopted_count=models.Count("motions", filter=Q(motions__state="adopted")),
            rejected_count=models.Count("motions", filter=Q(motions__state="rejected")),
        )


class Meeting(AboutSubject):
    """会议 · One meeting of representatives about one subject; its roll is frozen at the notice.

    ``rule_key`` and ``basis_cite`` are the rule of the meeting day at ``law_place`` (a division
    code), ``notice_days`` and ``notice_cite`` that of the notice day. ``present`` counts those who
    signed in; the quorum is filled in when the meeting opens or fails, ``reason`` says why it
    failed.
    """

    FLOW: ClassVar[Flow] = MEETING

    community = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="村（社区）"
    )
    kind = models.CharField(
        "会议形式", max_length=24, choices=[(form.value, form.words) for form in MeetingForm]
    )
    law_place = models.CharField("适用地", max_length=12, blank=True, default="")
    rule_key = models.CharField("规则键", max_length=80)
    basis_cite = models.CharField("规则依据", max_length=300)
    name = models.CharField("会议名称", max_length=80)
    notified_on = models.DateField("通知日")
    notice_days = models.PositiveSmallIntegerField("提前天数")
    notice_cite = models.CharField("通知依据", max_length=300)
    meeting_on = models.DateField("会议日")
    place = models.CharField("时间地点", max_length=200)
    member_count = models.PositiveIntegerField("应到")
    roll_digest = models.CharField("名册摘要", max_length=64)
    composition_words = models.TextField("名册的组成")
    authorisation = models.ForeignKey(
        Authorisation, on_delete=models.PROTECT, null=True, related_name="meetings"
    )
    study = models.ForeignKey(
        "opinions.Study", on_delete=models.PROTECT, null=True, related_name="+"
    )
    present = models.PositiveIntegerField("到会", default=0)
    quorum_needed = models.PositiveIntegerField("法定人数", null=True)
    quorum_words = models.TextField("到会的算式", blank=True, default="")
    reason = models.TextField("没有开成的原因", blank=True, default="")
    opened_at = models.DateTimeField("开会时刻", null=True)
    closed_at = models.DateTimeField("闭会时刻", null=True)
    notice = models.ForeignKey(
        "notices.Notice", on_delete=models.PROTECT, null=True, related_name="+"
    )
    state = models.CharField("状态", max_length=10, choices=MEETING.choices())

    objects = MeetingQuerySet.as_manager()

    class Meta:
        db_table = "resolutions_meeting"
        verbose_name = "会议"
        indexes = (
            models.Index(fields=["subject_kind", "subject_id"], name="resolutions_meeting_subject"),
            models.Index(fields=["community", "meeting_on"], name="resolutions_meeting_day"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(meeting_on__gt=F("notified_on")), name="resolutions_meeting_notified"
            ),
            models.CheckConstraint(
                condition=Q(present__lte=F("member_count")), name="resolutions_meeting_present"
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=Q(state__in=["notified", "open"]),
                name="resolutions_one_live_meeting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.meeting_on}"


class MeetingMemberQuerySet(TableQuerySet):
    """名册的筛选 · Filters in the words of the domain."""

    def seen_by(self, motion: Motion) -> MeetingMemberQuerySet:
        """对着一件议案看名册 · Adds ``is_present`` and ``has_voted`` to each member of its meeting."""
        return self.filter(meeting_id=motion.meeting_id).annotate(
            is_present=models.Exists(Attendance.objects.filter(member=models.OuterRef("pk"))),
            has_voted=models.Exists(
                Ballot.objects.filter(motion_id=motion.pk, member=models.OuterRef("pk"))
            ),
        )


class MeetingMember(Table):
    """名册上的人 · One member of a meeting with the mandate that made one; never changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="members")
    number = models.PositiveIntegerField("序号")
    mandate = models.ForeignKey("people.Mandate", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField("职务", max_length=20)
    title = models.CharField("职务名称", max_length=40)
    group_no = models.PositiveSmallIntegerField("组", null=True)

    objects = MeetingMemberQuerySet.as_manager()

    class Meta:
        db_table = "resolutions_member"
        verbose_name = "会议名册"
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "number"], name="resolutions_member_number"
            ),
            models.UniqueConstraint(
                fields=["meeting", "person"], name="resolutions_member_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} 号"


class Attendance(Table):
    """签到 · That a member came to the meeting."""

    member = models.OneToOneField(
        MeetingMember, on_delete=models.PROTECT, related_name="attendance"
    )
    recorded_at = models.DateTimeField("签到时刻")

    class Meta:
        db_table = "resolutions_attendance"
        verbose_name = "签到"

    def __str__(self) -> str:
        return f"签到 {self.member_id}"


class Motion(Table):
    """议案 · One question put to the vote: its exact words, their digest, what they are about.

    ``community`` is that of the meeting, kept here too: who may take the vote is seen at once.
    """

    FLOW: ClassVar[Flow] = MOTION

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="motions")
    community = models.ForeignKey(
        "people.Body", on_delete=models.PROTECT, related_name="+", verbose_name="村（社区）"
    )
    number = models.PositiveSmallIntegerField("序号")
    title = models.CharField("标题", max_length=200)
    text = models.TextField("内容")
    digest = models.CharField("摘要", max_length=64)
    subject_kind = models.CharField("对象种类", max_length=80)
    subject_id = models.CharField("对象编号", max_length=40)
    state = models.CharField("状态", max_length=10, choices=MOTION.choices())

    class Meta:
        db_table = "resolutions_motion"
        verbose_name = "议案"
        indexes = (
            models.Index(fields=["subject_kind", "subject_id"], name="resolutions_motion_subject"),
            models.Index(fields=["community", "state"], name="resolutions_motion_state"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "number"], name="resolutions_motion_number"
            ),
            models.UniqueConstraint(
                fields=["meeting", "subject_kind", "subject_id"],
                name="resolutions_motion_subject_once",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Ballot(Table):
    """票 · What one member said to one motion, openly; a member has one ballot per motion."""

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="ballots")
    member = models.ForeignKey(MeetingMember, on_delete=models.PROTECT, related_name="ballots")
    choice = models.CharField("选择", max_length=8, choices=[(c.value, c.words) for c in Choice])
    channel = models.CharField("方式", max_length=12, choices=[(c.value, c.words) for c in Channel])
    cast_at = models.DateTimeField("投票时刻")

    class Meta:
        db_table = "resolutions_ballot"
        verbose_name = "票"
        constraints = (
            models.UniqueConstraint(fields=["motion", "member"], name="resolutions_ballot_once"),
        )

    def __str__(self) -> str:
        return f"{self.member_id}：{self.choice}"


class Resolution(Table):
    """决议 · The figures of a decided motion, with the arithmetic in words; never changed."""

    motion = models.OneToOneField(Motion, on_delete=models.PROTECT, related_name="resolution")
    adopted = models.BooleanField("通过")
    digest = models.CharField("议案摘要", max_length=64)
    members = models.PositiveIntegerField("应到")
    present = models.PositiveIntegerField("到会")
    for_count = models.PositiveIntegerField("赞成")
    against_count = models.PositiveIntegerField("反对")
    abstain_count = models.PositiveIntegerField("弃权")
    quorum_needed = models.PositiveIntegerField("法定人数")
    majority_needed = models.PositiveIntegerField("通过线")
    words = models.TextField("算式")
    rule_key = models.CharField("规则键", max_length=80)
    basis_cite = models.CharField("依据", max_length=300)
    decided_on = models.DateField("表决日")

    class Meta:
        db_table = "resolutions_resolution"
        verbose_name = "决议"
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    present__gte=F("for_count") + F("against_count") + F("abstain_count"),
                    members__gte=F("present"),
                ),
                name="resolutions_resolution_figures",
            ),
        )

    def __str__(self) -> str:
        return self.words


class Irregularity(Table):
    """表决异常 · A refused vote that has to stay on record; it counts for nothing."""

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="irregularities")
    kind = models.CharField(
        "异常", max_length=16, choices=[(k.value, k.words) for k in IrregularityKind]
    )
    mandate = models.ForeignKey(
        "people.Mandate", on_delete=models.PROTECT, null=True, related_name="+"
    )
    words = models.TextField("经过")
    noticed_at = models.DateTimeField("发现时刻")

    class Meta:
        db_table = "resolutions_irregularity"
        verbose_name = "表决异常"

    def __str__(self) -> str:
        return IrregularityKind(self.kind).words

