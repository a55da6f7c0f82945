"""表决的表单 · A member votes, one decision a screen; the committee calls the roll and closes the vote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.web import ui
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Content
from hudong.doors.web.forms.form import ActForm, Case, form_address, public_page, register
from hudong.doors.web.inputs import Calls, OneOf
from hudong.ground.kernel.fact import Fact
from hudong.instruments.resolutions import acts, queries
from hudong.instruments.resolutions.queries import MotionCard, RollLine
from hudong.instruments.resolutions.terms import Choice


def _motion(case_title: str, motion: MotionCard, total: int) -> tuple[Content, ...]:
    return (
        ui.Phrase((ui.Tag("now", f"第 {motion.number} 项，共 {total} 项"), f" {case_title}")),
        ui.Phrase((motion.text,)),
    )


def _motion_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.motion(motion_id=number)
    page = queries.meeting_page(meeting_id=row.meeting_id)
    roll = queries.roll_of(meeting_id=row.meeting_id, motion_id=number)
    card = next(one for one in page.motions if one.motion_id == number)
    ways = (public_page("meeting", row.meeting_id, "看公开的会议页"),)
    return Case(
        card.title,
        {"motion": row},
        _motion(page.line.name, card, len(page.motions)),
        data=(page, roll),
        ways=ways,
    )


def _ballot_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _motion_case(acting, number, asked)
    page, roll = case.data
    mine = {acting.mandate.mandate_id, *(one.mandate_id for one in acting.others)}
    member = next((line for line in roll if line.mandate_id in mine), None)
    return Case(
        case.title,
        case.given,
        case.about,
        _why_no_ballot(member),
        (page, member),
        (*_next_ballot(page, number), *case.ways),
    )


def _why_no_ballot(member: RollLine | None) -> str:
    if member is None:
        return "你不在这次会议的名册上。"
    if not member.present:
        return "你还没有签到。请到会场签到以后再投票。"
    return f"这一项你投过了：{member.choice.words}。一人一票，不能再投。" if member.choice else ""


def _next_ballot(page: queries.MeetingPage, number: int) -> tuple[ui.Link, ...]:
    following = [one for one in page.motions if one.state == "open" and one.motion_id > number]
    if not following:
        return ()
    first = following[0]
    words = f"下一项：{first.title}"
    return (ui.Link(words, form_address("resolutions.cast_ballot", first.motion_id)),)


def _after_ballot(case: Case, fact: Fact) -> str:
    ways = _next_ballot(case.data[0], case.given["motion"].pk)
    return ways[0].href if ways else "/desk/"


def _called_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _motion_case(acting, number, asked)
    page, roll = case.data
    present = sum(line.present for line in roll)
    cast = sum(line.choice is not None for line in roll)
    facts = ui.Facts(
        (
            ui.Fact("到会", f"{present} 人"),
            ui.Fact("已经投票", f"{cast} 人，还有 {present - cast} 人没有投"),
        )
    )
    ways = (
        ui.Link("登记点名表决", form_address("resolutions.record_roll_call", number)),
        ui.Link("截止表决", form_address("resolutions.close_motion", number)),
        *case.ways,
    )
    return Case(case.title, case.given, (*case.about, facts), data=(page, roll), ways=ways)


def _after_closing(case: Case, fact: Fact) -> str:
    page: queries.MeetingPage = case.data[0]
    number = case.given["motion"].pk
    left = [one for one in page.motions if one.state == "open" and one.motion_id != number]
    if left:
        return form_address("resolutions.record_roll_call", left[0].motion_id)
    return form_address("resolutions.close_meeting", page.line.meeting_id)


def _ballot_summary(case: Case, values: dict[str, Any]) -> tuple[Content, ...]:
    return (
        ui.Phrase(("你选的是：",)),
        ui.Told("now", Choice(values["choice"]).words),
    )


register(
    ActForm(
        acts.cast_ballot,
        _ballot_case,
        "投出以后不能改。想用纸票，请举手叫工作人员，一样算数。",
        inputs=lambda acting, case: (
            OneOf(
                "choice",
                "你的一票",
                options=tuple((one.value, one.words) for one in Choice),
            ),
        ),
        arguments=lambda case, values: {"choice": Choice(values["choice"])},
        confirms=True,
        summary=_ballot_summary,
        is_ballot=True,
        button="投出这一票",
        done="你的一票投出了。",
        then=_after_ballot,
        perform=acts.cast_or_report,
    ),
    ActForm(
        acts.record_roll_call,
        _called_case,
        "登记以后不能改。没有标记的人，算到会没有表态。",
        inputs=lambda acting, case: (Calls("call", case.title, roll=case.data[1]),),
        arguments=lambda case, values: {"choices": values["call"]},
        button="登记这一项的表决",
        done="登记好了。点完名就可以截止表决。",
        then=lambda case, fact: form_address("resolutions.close_motion", case.given["motion"].pk),
    ),
    ActForm(
        acts.close_motion,
        _called_case,
        "截止以后马上计票，结果当场公开，谁也不能再投。",
        button="截止表决",
        done=lambda fact: fact.words,  # type: ignore[attr-defined]
        then=_after_closing,
    ),
)
