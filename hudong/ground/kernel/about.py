"""关于某个对象的表:只记对象是什么、叫什么、摘要。Tables about a subject that belongs to a room above."""

from __future__ import annotations

from django.db import models

from hudong.ground.kernel.subject import Subject
from hudong.ground.kernel.table import Table, TableQuerySet


class AboutSubjectQuerySet(TableQuerySet):
    """按对象筛选 · Rows about one subject."""

    def about(self, kind: str, identity: str | int) -> AboutSubjectQuerySet:
        """某个对象的 · Rows whose subject has this kind and id."""
        return self.filter(subject_kind=kind, subject_id=str(identity))


class AboutSubject(Table):
    """关于某个对象 · Base of tables that keep the four values of a subject."""

    subject_kind = models.CharField("对象种类", max_length=80)
    subject_id = models.CharField("对象编号", max_length=40)
    subject_title = models.CharField("对象名称", max_length=200)
    subject_digest = models.CharField("对象摘要", max_length=64, blank=True, default="")

    objects = AboutSubjectQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def subject(self) -> Subject:
        """对象 · The four values together."""
        return Subject(self.subject_kind, self.subject_id, self.subject_title, self.subject_digest)

    @staticmethod
    def columns_of(subject: Subject) -> dict[str, str]:
        """对象的四列 · The values of the four columns for a new row."""
        return {
            "subject_kind": subject.kind,
            "subject_id": str(subject.id),
            "subject_title": subject.title,
            "subject_digest": subject.digest,
        }
