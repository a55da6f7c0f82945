"""会议、名册、签到的表。Tables of meetings, their rolls, and who came."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hudong.ground.kernel.about import AboutSubject, AboutSubjectQuerySet
from hudong.ground.kernel.flow import Flow
from hudong.ground.kernel.table import Table
from hudong.ground.law.terms import MeetingForm
from hudong.instruments.resolutions.flow import MEETING
from hudong.instruments.resolutions.models.authority import Authorisation


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


class MeetingMember(Table):
    """名册上的人 · One member of a meeting with the mandate that made one; never changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="members")
    number = models.PositiveIntegerField("序号")
    mandate = models.ForeignKey("people.Mandate", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField("职务", max_length=20)
    title = models.CharField("职务名称", max_length=40)
    group_no = models.PositiveSmallIntegerField("组", null=True)

    class Meta:
        db_table = "resolutions_member"
        verbose_name = "会议名册"
        constraints = (
            models.UniqueConstraint(fields=["meeting", "number"], name="resolutions_member_number"),
            models.UniqueConstraint(fields=["meeting", "person"], name="resolutions_member_person"),
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
