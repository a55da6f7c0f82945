"""会议结果的全部数字:谁都能照着再算一遍。Every figure of a meeting's result, so that anybody can count again."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from hudong.ground import law
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import OutOfOrder
from hudong.ground.law.terms import MeetingForm, Share
from hudong.ground.people.terms import BodyKind
from hudong.instruments.resolutions.models import Attendance, Ballot, Meeting
from hudong.instruments.resolutions.queries.meetings import found_meeting
from hudong.instruments.resolutions.terms import Choice

FORMAT = "hudong-result/1"


@reads(budget=4)
def result_content(*, meeting_id: int) -> dict[str, Any]:
    """会议结果 · What the published result rests on, as plain values for JSON.

    Members stand by their numbers on the frozen roll, without names; both shares stand as integers,
    so that the sums can be done again without the law at hand. Raises OutOfOrder before the meeting
    is over, NotFound where there is none.
    """
    found = Meeting.objects.select_related("community").filter(pk=meeting_id).first()
    row = found_meeting(found, meeting_id)
    if row.state != "closed":
        raise OutOfOrder("会议还没有结束，没有结果", where=row.name, hint="请在宣布闭会以后再看")
    kind = BodyKind(row.community.kind).community
    assert kind is not None
    rule = law.at(row.meeting_on, row.law_place).meeting(kind, MeetingForm(row.kind))
    present = Attendance.objects.filter(member__meeting=row).order_by("member__number")
    ballots: dict[int, list[dict[str, Any]]] = defaultdict(list)
    cast = Ballot.objects.filter(motion__meeting=row).order_by("motion__number", "member__number")
    for motion_id, number, choice, channel in cast.values_list(
        "motion_id", "member__number", "choice", "channel"
    ):
        ballots[motion_id].append({"number": number, "choice": choice, "channel": channel})
    return {
        "format": FORMAT,
        "meeting": {
            "id": row.pk,
            "name": row.name,
            "community": row.community.name,
            "meeting_on": row.meeting_on.isoformat(),
            "subject": row.subject_title,
            "basis": row.basis_cite,
            "rule": row.rule_key,
            "members": row.member_count,
            "roll_digest": row.roll_digest,
            "quorum": _share(rule.quorum),
            "majority": _share(rule.majority),
            "present": list(present.values_list("member__number", flat=True)),
        },
        "motions": [
            {
                "number": item.number,
                "title": item.title,
                "digest": item.digest,
                "ballots": ballots[item.pk],
                "result": {
                    "for": item.resolution.for_count,
                    "against": item.resolution.against_count,
                    "abstain": item.resolution.abstain_count,
                    "members": item.resolution.members,
                    "present": item.resolution.present,
                    "quorum_needed": item.resolution.quorum_needed,
                    "majority_needed": item.resolution.majority_needed,
                    "adopted": item.resolution.adopted,
                    "words": item.resolution.words,
                },
            }
            for item in row.motions.select_related("resolution").order_by("number")
        ],
        "choices": [choice.value for choice in Choice],
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "numerator": share.numerator,
        "denominator": share.denominator,
        "strict": share.strict,
        "of": share.of.value,
    }
