"""退出的表单 · The office takes a matter off the list in force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hudong.doors.web import ui
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.county import MaybeOne
from hudong.doors.web.forms.form import ActForm, Case, public_page, register
from hudong.doors.web.inputs import Input, Line, OneOf, Text
from hudong.ground.kernel.fact import Fact
from hudong.instruments.notices import queries as notices
from hudong.instruments.notices.terms import NoticeKind
from hudong.instruments.resolutions import queries as resolutions
from hudong.mechanisms.admission import acts
from hudong.mechanisms.admission.facts import MatterExited
from hudong.mechanisms.admission.terms import ExitGround
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.terms import Catalogue

_GROUNDS = tuple(
    (ground.value, ground.words) for ground in ExitGround if ground is not ExitGround.PERIOD
)
_NONE = ("", "（没有）")
_MOST_NOTICES = 200


def _exit_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    edition = catalogue.edition_on(day=acting.day)
    if edition is None:
        nothing = "还没有公布清单，没有可以退出的事项。"
        return Case("事项退出清单", {"edition": None}, blocked=nothing, data=((), ""))
    rows = [
        row
        for row in catalogue.matters_of(edition=edition)
        if row.catalogue is Catalogue.ASSISTANCE
    ]
    chosen = next((row for row in rows if str(row.matter_id) == asked.get("matter", "")), None)
    facts = ui.Facts(
        (
            ui.Fact("现行清单", f"第 {edition.number} 版，{edition.document_no}"),
            ui.Fact("协助事项", f"{len(rows)} 项"),
        )
    )
    return Case(
        "事项退出清单",
        {"edition": edition},
        (facts,),
        data=(rows, str(chosen.lineage) if chosen else ""),
        ways=(public_page("edition", edition.number, "看现行清单"),),
    )


def _exit_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    rows, chosen = case.data
    matters = tuple((str(row.lineage), f"{row.position}．{row.title}") for row in rows)
    motions = tuple((str(number), said) for number, said in resolutions.decided_motions())
    objected = tuple(
        (str(card.notice_id), f"{card.title}（异议 {card.objections} 条）")
        for card in notices.recent_notices(limit=_MOST_NOTICES)
        if card.objections and card.kind in (NoticeKind.ADMISSION, NoticeKind.LIST)
    )
    return (
        OneOf(
            "lineage", "哪个事项", value=chosen, options=(("", "（请选）"), *matters), is_list=True
        ),
        OneOf("ground", "为什么退出", options=_GROUNDS),
        MaybeOne(
            "motion",
            "哪一次表决",
            "群众不赞成的，选村（居）民会议或者代表会议表决过的那一项。",
            is_required=False,
            options=(_NONE, *motions),
            is_list=True,
        ),
        MaybeOne(
            "notice",
            "哪一次公示",
            "异议成立的，选收到异议的那一次。",
            is_required=False,
            options=(_NONE, *objected),
            is_list=True,
        ),
        Text("reason", "理由", "会公开，也会告诉写着这个事项的协议双方。"),
        Line("article", "依据的条文", "没有的空着。", is_required=False),
        Line("document_no", "文号", "退出要出新的一版清单，写新一版的文号。"),
    )


def _exit_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    motion, notice = values["motion"], values["notice"]
    return {
        **values,
        "lineage": UUID(values["lineage"]),
        "ground": ExitGround(values["ground"]),
        "motion": resolutions.motion(motion_id=motion) if motion else None,
        "notice": notices.notice(notice_id=notice) if notice else None,
    }


def _left(fact: Fact) -> str:
    assert isinstance(fact, MatterExited)
    return f"“{fact.title}”退出了，清单出了新的一版。"


register(
    ActForm(
        acts.exit_matter,
        _exit_case,
        "退出以后清单马上出新的一版；写着这个事项的条款会标出来，由协议双方商量怎样收尾。",
        inputs=_exit_inputs,
        arguments=_exit_arguments,
        button="决定退出",
        done=_left,
    ),
)
