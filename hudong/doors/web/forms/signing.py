"""提请和签署的表单 · Putting the agreed text to the vote, and signing what was adopted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Content
from hudong.doors.web.forms.agreements import page_case, side_of
from hudong.doors.web.forms.form import ActForm, Case, register
from hudong.doors.web.inputs import Day, Input, Line
from hudong.ground.people import queries as people
from hudong.instruments.resolutions import queries as resolutions
from hudong.mechanisms.agreements import acts
from hudong.mechanisms.agreements.queries import AgreementPage
from hudong.mechanisms.agreements.terms import Party


def _submit_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = page_case(acting, number, asked)
    put = tuple(one for one in case.data.clauses if one.state == "agreed")
    community = people.body(body_id=case.data.card.party_b_id)
    earliest = resolutions.earliest_meeting_on(community=community, notified_on=acting.day)
    facts = ui.Facts(
        (
            ui.Fact("提交表决的", f"{len(put)} 条，一条一条表决"),
            ui.Fact("最早哪一天开会", f"{words.day(earliest)}（{words.weekday(earliest)}）"),
            ui.Fact("还要有", "稳评通过、党组织研究、村（居）民会议的授权；缺哪一样，系统会说明"),
        )
    )
    return replace(case, about=(facts, *case.about[1:]), data=earliest)


def _submit_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        Day("meeting_on", "哪一天开会", "通知要提前够日子，当天和开会那天不算。", value=case.data),
        Line("place", "几点、在哪里开", "例如：下午两点，村文化礼堂。"),
    )


def _sign_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = page_case(acting, number, asked)
    page: AgreementPage = case.data
    about: tuple[Content, ...] = (
        ui.Parties(page.card.party_a, page.card.party_b, _signed_rows(page)),
        case.about[1],
        ui.Facts((ui.Fact("核对码", ui.Digest(page.text_digest)), case.about[0].facts[2])),  # type: ignore[union-attr]
    )
    side = side_of(acting, page)
    signed = {item.party for item in page.signatures}
    blocked = "你方已经签署，等对方签署。" if side in signed else ""
    return replace(case, about=about, blocked=blocked, seen=(("digest", page.text_digest),))


def _signed_rows(page: AgreementPage) -> tuple[ui.PartyRow, ...]:
    signed = {item.party: item for item in page.signatures}

    def cell(side: Party) -> Content:
        item = signed.get(side)
        return f"{item.person_name}，{words.instant(item.signed_at)}" if item else "还没有签"

    return (ui.PartyRow("签署", cell(Party.A), cell(Party.B)),)


def _sign_summary(case: Case, values: dict[str, Any]) -> tuple[Content, ...]:
    page: AgreementPage = case.data
    return (
        ui.Facts(
            (
                ui.Fact("签哪一份", f"{page.card.title}（{page.card.number}）"),
                ui.Fact("一揽子经费", ui.Yuan(page.card.amount_fen, binds=True)),
                ui.Fact("盖哪一枚章", values["seal"]),
                ui.Fact("核对码", ui.Digest(values["digest"])),
            )
        ),
    )


register(
    ActForm(
        acts.submit_to_resolution,
        _submit_case,
        "送出以后，会议的日子、名册和议案就定了，代表会收到通知；开不成的，可以取消以后再提。",
        inputs=_submit_inputs,
        button="召集代表会议",
        done="会议定好了，请通知每一位代表。",
    ),
    ActForm(
        acts.sign_agreement,
        _sign_case,
        "签署以后不能撤回。双方都签了，协议书马上生效，经费按约定拨付。",
        inputs=lambda acting, case: (
            Line("seal", "盖哪一枚章", value=f"{acting.mandate.body_name}（印）"),
        ),
        confirms=True,
        summary=_sign_summary,
        button="签署协议书",
        done="签署好了。",
        arguments=lambda case, values: values,
    ),
)
