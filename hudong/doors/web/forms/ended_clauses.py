"""终止条款的表单 · Either party writes down how a clause was settled whose matter left the list."""

from __future__ import annotations

from collections.abc import Mapping

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.form import ActForm, Case, public_page, register
from hudong.doors.web.inputs import Input, One, Text
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.queries import EndedClause
from hudong.mechanisms.agreements.terms import Party


def _mine(one: EndedClause, side: Party | None) -> str:
    return one.a_words if side is Party.A else one.b_words


def _case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.agreement(agreement_id=number)
    side = row.party_of(acting.mandate.body_id)
    ended = queries.ended_clauses(agreement_id=number)
    table = ui.Table(
        "事项退出清单、已经终止的条款",
        tuple(ui.TableColumn(name) for name in ("条款", "终止", "为什么", "甲方写的", "乙方写的")),
        tuple(
            (
                f"第 {one.clause_number} 条 {one.title}",
                words.day(one.ended_on),
                one.reason,
                one.a_words,
                one.b_words,
            )
            for one in ended
        ),
    )
    waiting = tuple(one for one in ended if not _mine(one, side))
    return Case(
        row.title,
        {"agreement": row},
        (table,),
        blocked="" if waiting else "没有等你方写收尾的条款。",
        data=waiting,
        ways=(public_page("agreement", number, "看协议书全文"),),
    )


def _inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    options = tuple(
        (str(one.clause_number), f"第 {one.clause_number} 条 {one.title}") for one in case.data
    )
    first = case.data[0].clause_number if case.data else ""
    return (
        One("clause_number", "哪一条", value=first, options=options, is_list=True),
        Text("words", "办到哪一步、钱付到哪一步、还差什么", "双方各写一次，并排公开。", rows=4),
    )


register(
    ActForm(
        acts.settle_ended_clause,
        _case,
        "写好以后公开，不能改。条款终止以前办了的，钱照付；签过的文本一个字也不动。",
        inputs=_inputs,
        button="写明收尾",
        done="写好了，和对方写的并排公开。",
    ),
)
