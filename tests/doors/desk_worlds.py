"""走到各步的世界 · The county at each step of the story, for the desks of those who act in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hudong.ground.people.queries import Body
from hudong.instruments.resolutions import acts as resolutions
from hudong.instruments.resolutions.models import Meeting
from hudong.mechanisms.agreements.models import Agreement
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries
from hudong.mechanisms.catalogue.models import Review
from tests.builders import (
    a_committee_member_of,
    a_county,
    a_department,
    a_panel_for,
    a_town,
    a_village,
    an_officer_of,
    the_head_of,
    with_office,
)
from tests.rooms.agreements.builders_agreements import (
    TASKS,
    an_invented_library,
    both_agree,
    cleared_for,
    drafted_for,
    on,
    ready_for_the_vote,
    signed_by_both,
    submitted,
)


def a_review_declaring() -> Review:
    """部门申报 · The office has invited the departments; nobody has declared yet."""
    office = with_office(a_county())
    a_department()
    a_village()
    opened = catalogue.open_review(
        actor=the_head_of(office), office=office, title="示例清理", deadline_on=date(2026, 3, 6)
    )
    return queries.review(review_id=opened.review_id)


def a_review_judged() -> Review:
    """专家审核 · One department has declared, and the library has judged."""
    review, department = a_review_declaring(), a_department()
    head, library = the_head_of(with_office()), an_invented_library()
    catalogue.declare_tasks(
        actor=an_officer_of(department), review=review, proposer=department, lines=list(TASKS)
    )
    catalogue.adopt_law_edition(actor=head, county=a_county(), library=library)
    on(date(2026, 3, 7))
    catalogue.judge_declarations(actor=head, review=review, library=library)
    return queries.review(review_id=review.pk)


def a_review_discussed_by_all() -> Review:
    """村居讨论 · The experts have spoken; it is the communities' turn."""
    review = a_review_judged()
    for expert in a_panel_for(review):
        catalogue.give_expert_opinions(actor=expert, review=review, lines=[])
    catalogue.close_expert_review(actor=the_head_of(with_office()), review=review)
    return queries.review(review_id=review.pk)


def an_agreement_drafted() -> Agreement:
    """逐条商量 · Drafted by the town; the village has not answered yet."""
    return drafted_for(a_village())


def an_agreement_agreed() -> Agreement:
    """文本已定 · Agreed and confirmed by both; neither assessed nor studied yet."""
    return both_agree(an_agreement_drafted())


def a_meeting_on_its_day() -> Meeting:
    """开会那天 · Convened, and its day has come; nobody has signed in yet."""
    meeting = submitted(ready_for_the_vote(an_agreement_agreed()))
    on(meeting.meeting_on)
    return meeting


def a_meeting_voting() -> Meeting:
    """开会表决 · Everybody has come, the meeting is open, nobody has voted yet."""
    meeting = a_meeting_on_its_day()
    host = a_committee_member_of(meeting.community)
    members = list(meeting.members.order_by("number").values_list("pk", flat=True))
    resolutions.record_attendance(actor=host, meeting=meeting, member_ids=members)
    resolutions.open_meeting(actor=host, meeting=meeting)
    return Meeting.objects.get(pk=meeting.pk)


def an_agreement_to_sign() -> Agreement:
    """等签署 · Adopted, published, the period is over."""
    return cleared_for(a_village())


def an_agreement_in_force() -> Agreement:
    """已经生效 · Signed by both; the money waits to be paid."""
    return signed_by_both(an_agreement_to_sign())


def an_empty_county() -> Body:
    """空县 · Only the office and its neighbours; nothing has begun."""
    a_town()
    return with_office(a_county())


WORLDS: dict[str, Callable[[], object]] = {
    "空县": an_empty_county,
    "部门申报": a_review_declaring,
    "专家审核": a_review_judged,
    "村居讨论": a_review_discussed_by_all,
    "逐条商量": an_agreement_drafted,
    "文本已定": an_agreement_agreed,
    "开会那天": a_meeting_on_its_day,
    "开会表决": a_meeting_voting,
    "等签署": an_agreement_to_sign,
    "已经生效": an_agreement_in_force,
}
