"""党组织的表单 · The secretary records a study before the vote, or gives an opinion."""

from __future__ import annotations

from collections.abc import Mapping

from hudong.doors.web import ui
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.form import ActForm, Case, own_row, public_page, register
from hudong.doors.web.inputs import Day, Text
from hudong.ground.kernel.refusals import Refused
from hudong.instruments.opinions import acts
from hudong.mechanisms.agreements import queries as agreements


def _case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    page = agreements.agreement_page(agreement_id=number)
    if acting.mandate.parent_body_id not in (page.card.party_a_id, page.card.party_b_id):
        raise Refused("只能研究本村（社区）、本镇签约的协议书")
    facts = ui.Facts(
        (
            ui.Fact("协议书", page.card.title),
            ui.Fact("文号", page.card.number),
            ui.Fact("条款", f"{page.card.clauses} 条"),
            ui.Fact("经费合计", ui.Yuan(page.card.amount_fen)),
            ui.Fact("现在", page.card.state_label),
        )
    )
    given = {"party": own_row(acting, acting.mandate.body_id), "subject": page.subject}
    ways = (public_page("agreement", number, "看协议书全文"),)
    return Case(page.card.title, given, (facts,), ways=ways)


register(
    ActForm(
        acts.record_study,
        _case,
        "登记以后公开，不能改。研究不能代替代表会议的表决，也不改协议书的文字。",
        inputs=lambda acting, case: (
            Day("held_on", "哪一天研究的", value=acting.day),
            Text("text", "研究了什么、意见是什么", rows=5),
        ),
        button="登记研究",
        done="研究登记好了，村（居）委会可以召集会议了。",
    ),
    ActForm(
        acts.give_opinion,
        _case,
        "意见公开，不能改；意见不否决别人的决定。",
        inputs=lambda acting, case: (Text("text", "意见和理由", rows=5),),
        button="提出意见",
        done="意见公开了。",
    ),
)
