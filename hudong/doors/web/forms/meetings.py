"""会议的表单 · Authorisation, attendance, opening, closing, calling off, publishing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Content
from hudong.doors.web.forms.form import ActForm, Case, form_address, own_row, public_page, register
from hudong.doors.web.inputs import Count, Day, Input, Line, OneOf, Present, Text
from hudong.ground.kernel.fact import Fact
from hudong.ground.people import queries as people
from hudong.instruments.resolutions import acts, queries
from hudong.instruments.resolutions.terms import CountedBy
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND


def _authorise_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    community = own_row(acting, number)
    totals = people.roll_totals(community=community)
    held = queries.authorisations_of(community=community)
    facts = [
        ui.Fact("户册", f"{totals.households} 户，十八周岁以上 {totals.adults} 人"),
        ui.Fact(
            "现有的授权",
            f"{held[0].scope}，到{words.day(held[0].to_on)}" if held else "还没有",
        ),
    ]
    return Case(
        community.short_name, {"community": community}, (ui.Facts(tuple(facts)),), data=totals
    )


def _authorise_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        Line("scope", "授权代表会议决定什么", value="协助政府管理的协议书"),
        Day("decided_on", "村（居）民会议哪一天开的", value=acting.day),
        Day("from_on", "授权从哪一天起", value=acting.day),
        Day("to_on", "授权到哪一天止"),
        OneOf(
            "counted",
            "按什么计人",
            value=CountedBy.HOUSEHOLDS.value,
            is_list=True,
            options=(
                (CountedBy.HOUSEHOLDS.value, "按户的代表"),
                (CountedBy.PERSONS.value, "按十八周岁以上的人"),
            ),
        ),
        Count("total", "应到多少", value=case.data.households, least=1),
        Count("present", "到会多少"),
        Count("ayes", "赞成多少"),
    )


def _authorised(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "scope_kind": AGREEMENT_KIND, "counted": CountedBy(values["counted"])}


def meeting_facts(page: queries.MeetingPage) -> ui.Facts:
    """会议的要点 · What, when, where, how many."""
    line = page.line
    return ui.Facts(
        (
            ui.Fact("议题", line.subject.title),
            ui.Fact(
                "开会",
                f"{words.day(line.meeting_on)}（{words.weekday(line.meeting_on)}），{line.place}",
            ),
            ui.Fact("名册", f"{line.members} 人"),
            ui.Fact("到会", f"{line.present} 人" if line.present else "还没有登记"),
            ui.Fact("走到哪一步", line.state_label),
        )
    )


def _meeting_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    page = queries.meeting_page(meeting_id=number)
    row = queries.meeting(meeting_id=number)
    columns = (ui.TableColumn("议案"), ui.TableColumn("结果"))
    motions = tuple(
        (
            f"第 {one.number} 项 {one.title}",
            ui.Phrase((one.state_label, f"。{one.result.words}"))
            if one.result
            else one.state_label,
        )
        for one in page.motions
    )
    about: tuple[Content, ...] = (meeting_facts(page), ui.Table("议案", columns, motions))
    ways = (public_page("meeting", number, "看公开的会议页"),)
    return Case(page.line.name, {"meeting": row}, about, data=page, ways=ways)


def _sign_in_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _meeting_case(acting, number, asked)
    blocked = _other_day(acting, case)
    ways = (
        ui.Link("宣布开会", form_address("resolutions.open_meeting", number)),
        ui.Link("取消会议", form_address("resolutions.call_off_meeting", number)),
        *case.ways,
    )
    return Case(
        case.title, case.given, case.about[:1], blocked, queries.roll_of(meeting_id=number), ways
    )


def _other_day(acting: Acting, case: Case) -> str:
    on = case.data.line.meeting_on
    if acting.day < on:
        return f"会议定在{words.day(on)}，还没有到那一天。"
    return (
        f"会议定在{words.day(on)}，已经过了那一天，只能取消以后再召集。" if acting.day > on else ""
    )


def _open_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _meeting_case(acting, number, asked)
    blocked = _other_day(acting, case)
    if not blocked and not case.data.line.present:
        blocked = "还没有登记谁到会，请先签到。"
    ways = (
        ui.Link("登记签到", form_address("resolutions.record_attendance", number)),
        ui.Link("取消会议", form_address("resolutions.call_off_meeting", number)),
        *case.ways,
    )
    return Case(case.title, case.given, case.about, blocked, case.data, ways)


def _told_opened(fact: Fact) -> str:
    return getattr(fact, "words", "") or f"会议没有开成。{getattr(fact, 'reason', '')}"


def _after_opening(case: Case, fact: Fact) -> str:
    page: queries.MeetingPage = case.data
    opened = hasattr(fact, "quorum_needed")
    if not opened or not page.motions:
        return "/desk/"
    return form_address("resolutions.record_roll_call", page.motions[0].motion_id)


register(
    ActForm(
        acts.record_authorisation,
        _authorise_case,
        "登记以后公开，不能改。人数和赞成数按那一天的法律计算，不够的不能登记。",
        inputs=_authorise_inputs,
        arguments=_authorised,
        button="登记授权",
        done="授权登记好了。",
    ),
    ActForm(
        acts.record_attendance,
        _sign_in_case,
        "宣布开会以前可以重新登记；以最后一次登记的全部名单为准。",
        inputs=lambda acting, case: (Present("member", "谁到会了", roll=case.data),),
        arguments=lambda case, values: {"member_ids": values["member"]},
        button="登记到会的人",
        done=lambda fact: f"登记了 {fact.present} 人到会，名册共 {fact.members} 人。",  # type: ignore[attr-defined]
        then=lambda case, fact: form_address("resolutions.open_meeting", case.given["meeting"].pk),
    ),
    ActForm(
        acts.open_meeting,
        _open_case,
        "宣布以后签到就截止。人数够，马上逐项表决；人数不够，这次会议就没有开成，要重新召集。",
        button="宣布开会",
        done=_told_opened,
        then=_after_opening,
    ),
    ActForm(
        acts.call_off_meeting,
        _meeting_case,
        "取消以后这次会议就结束了；条款收回，可以重新提请。",
        inputs=lambda acting, case: (Text("reason", "为什么取消", "代表都会看到。"),),
        button="取消会议",
        done="会议取消了。",
    ),
    ActForm(
        acts.close_meeting,
        _meeting_case,
        "闭会以后不能再表决。",
        button="宣布闭会",
        done="闭会了，接着公布决议。",
        then=lambda case, fact: form_address(
            "resolutions.publish_resolution", case.given["meeting"].pk
        ),
    ),
    ActForm(
        acts.publish_resolution,
        _meeting_case,
        "公布以后不能改；公布期满、没有未答复的异议，才能签署。",
        button="公布决议",
        done="决议公布了。",
    ),
)
