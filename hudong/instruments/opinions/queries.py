"""党组织研究与意见的读法。How the opinions room is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.subject import Subject
from hudong.instruments.opinions.models import Opinion, Study


@dataclass(frozen=True)
class StudyLine:
    """研究行 · One study; ``community_id`` is the community of the Party organisation, if any."""

    study_id: int
    party_id: int
    party: str
    community_id: int | None
    subject: Subject
    text: str
    held_on: date
    recorded_on: date
    basis: str


@dataclass(frozen=True)
class OpinionLine:
    """意见行 · One opinion of a Party organisation."""

    opinion_id: int
    party_id: int
    party: str
    subject: Subject
    text: str
    given_on: date


@reads(budget=1)
def studies_about(*, subject_kind: str, subject_id: str | int) -> tuple[StudyLine, ...]:
    """某个对象的研究 · Studies of a subject, newest first."""
    found = Study.objects.about(subject_kind, subject_id).select_related("party")
    return tuple(_study(row) for row in found.order_by("-held_on", "-pk"))


@reads(budget=1)
def study_of(*, community_id: int, subject_kind: str, subject_id: str | int) -> StudyLine | None:
    """本村(社区)党组织的研究 · The latest study of a subject by the community's own Party
    organisation, or None."""
    found = (
        Study.objects.about(subject_kind, subject_id)
        .filter(party__parent_id=community_id)
        .select_related("party")
        .order_by("-held_on", "-pk")
        .first()
    )
    return _study(found) if found else None


@reads(budget=1)
def studied(*, community_id: int, subject_kind: str, subject_ids: Sequence[str]) -> frozenset[str]:
    """研究过哪些 · Ids of the subjects that the community's own Party organisation has studied."""
    found = Study.objects.filter(
        party__parent_id=community_id, subject_kind=subject_kind, subject_id__in=subject_ids
    )
    return frozenset(found.order_by("pk").values_list("subject_id", flat=True))


@reads(budget=1)
def spoken(*, party_id: int, subject_kind: str, subject_ids: Sequence[str]) -> frozenset[str]:
    """说过话的 · Ids of the subjects on which a Party organisation has recorded a study or an opinion."""
    said = {"party_id": party_id, "subject_kind": subject_kind, "subject_id__in": subject_ids}
    studies = Study.objects.filter(**said).values_list("subject_id", flat=True)
    opinions = Opinion.objects.filter(**said).values_list("subject_id", flat=True)
    return frozenset(studies.union(opinions))


@reads(budget=1)
def opinions_about(*, subject_kind: str, subject_id: str | int) -> tuple[OpinionLine, ...]:
    """某个对象的意见 · Opinions on a subject, newest first."""
    found = Opinion.objects.about(subject_kind, subject_id).select_related("party")
    return tuple(
        OpinionLine(
            opinion_id=row.pk,
            party_id=row.party_id,
            party=row.party.name,
            subject=row.subject,
            text=row.text,
            given_on=row.given_on,
        )
        for row in found.order_by("-given_on", "-pk")
    )


def _study(row: Study) -> StudyLine:
    return StudyLine(
        study_id=row.pk,
        party_id=row.party_id,
        party=row.party.name,
        community_id=row.party.parent_id,
        subject=row.subject,
        text=row.text,
        held_on=row.held_on,
        recorded_on=row.recorded_on,
        basis=row.basis_cite,
    )
