"""议案、票、决议、异常的表。Tables of motions, ballots, resolutions, and irregularities."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hudong.ground.kernel.flow import Flow
from hudong.ground.kernel.table import Table
from hudong.instruments.resolutions.flow import MOTION
from hudong.instruments.resolutions.models.meetings import Attendance, Meeting, MeetingMember
from hudong.instruments.resolutions.terms import Channel, Choice, IrregularityKind


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
            models.UniqueConstraint(fields=["meeting", "number"], name="resolutions_motion_number"),
            models.UniqueConstraint(
                fields=["meeting", "subject_kind", "subject_id"],
                name="resolutions_motion_subject_once",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def roll(self) -> models.QuerySet[MeetingMember]:
        """对着议案看名册 · Members of the meeting with ``is_present`` and ``has_voted`` on this motion."""
        here = Attendance.objects.filter(member=models.OuterRef("pk"))
        voted = Ballot.objects.filter(motion=self, member=models.OuterRef("pk"))
        members = MeetingMember.objects.filter(meeting_id=self.meeting_id)
        return members.annotate(is_present=models.Exists(here), has_voted=models.Exists(voted))


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
