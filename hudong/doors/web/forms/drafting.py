"""起草的表单 · The town, or a community, drafts from the edition in force, for one or many at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.form import ActForm, Case, register
from hudong.doors.web.inputs import Count, Day, Input, Many, Money, Row, Rows
from hudong.ground.kernel.fact import Fact
from hudong.ground.kernel.refusals import Refused
from hudong.ground.people import queries as people
from hudong.ground.people.terms import BodyKind
from hudong.mechanisms.agreements import acts
from hudong.mechanisms.agreements.terms import AgreementLine, ClauseLine
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import MatterRow
from hudong.mechanisms.catalogue.terms import Catalogue

YEAR = timedelta(days=364)


def _draft_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    line = acting.mandate
    if number not in (line.body_id, line.parent_body_id):
        raise Refused("只能替自己的一方起草")
    town = people.body(body_id=number)
    edition = catalogue.edition_on(day=acting.day)
    if edition is None:
        return Case(
            "起草协议书",
            {"town": town, "lines": ()},
            blocked="还没有公布两份清单，没有可以写进协议书的事项。",
        )
    found = people.communities(town=town)
    mine = tuple(body for body in found if line.body_id in (town.pk, body.pk))
    matters = tuple(
        row
        for row in catalogue.matters_of(edition=edition)
        if row.catalogue is Catalogue.ASSISTANCE
    )
    facts = ui.Facts(
        (
            ui.Fact("甲方", town.name),
            ui.Fact("按哪一版清单", f"第 {edition.number} 版（{edition.document_no}）"),
        )
    )
    return Case(
        "起草协议书",
        {"town": town, "edition": edition, "lines": ()},
        (facts,),
        data=(mine, matters),
    )


def _matter(row: MatterRow) -> Row:
    price = f"清单价 {words.yuan(row.unit_price_fen)}" if row.unit_price_fen else "清单上没有单价"
    payer = row.payer_name or "本镇"
    return Row(
        row.matter_id,
        f"第 {row.position} 项 {row.title}",
        f"{row.standard}。适用{row.scope.words}，{price}／{row.unit or '未写单位'}，由{payer}出钱。",
        start=(("quantity", row.quantity or ""),),
    )


def _matter_wrong(said: dict[str, Any]) -> str:
    return "" if said["quantity"] else "写了单价，还没有写数量"


def _draft_inputs(acting: Acting, case: Case) -> tuple[Input, ...]:
    mine, matters = case.data or ((), ())
    ticked = tuple(body.pk for body in mine) if len(mine) == 1 else ()
    return (
        Many(
            "communities",
            "和哪些村、社区签",
            "可以一次选几个，各起草一份。",
            value=ticked,
            options=tuple((str(body.pk), body.short_name, "") for body in mine),
        ),
        Day("from_on", "从哪一天起", value=acting.day + timedelta(days=30)),
        Day("to_on", "到哪一天止", value=acting.day + timedelta(days=30) + YEAR),
        Day("due_on", "经费最迟哪一天付清", value=acting.day + timedelta(days=90)),
        Rows(
            "matters",
            "写哪些事项",
            "数量空着的，不写进协议书。单价空着的，用清单价。只适用于村或者社区的，会自动分开。",
            rows=tuple(_matter(row) for row in matters),
            check=_matter_wrong,
            inputs=(Count("quantity", "一年的数量"), Money("price", "单价（元）")),
        ),
    )


def _draft_arguments(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    mine, matters = case.data
    kinds = {body.pk: BodyKind(body.kind).community for body in mine}
    by_id = {row.matter_id: row for row in matters}

    def clauses(community_id: int) -> tuple[ClauseLine, ...]:
        kind = kinds[community_id]
        assert kind is not None
        return tuple(
            ClauseLine(number, values["due_on"], said["quantity"], said["price"])
            for number, said in values["matters"].items()
            if by_id[number].scope.covers(kind)
        )

    return {
        "from_on": values["from_on"],
        "to_on": values["to_on"],
        "lines": [AgreementLine(one, clauses(one)) for one in values["communities"]],
    }


def _drafted(fact: Fact) -> str:
    return f"起草了 {len(fact.drafted)} 份协议书，等对方逐条答复。"  # type: ignore[attr-defined]


register(
    ActForm(
        acts.draft_agreements,
        _draft_case,
        "起草的就是你方的第一次提议，对方可以逐条同意或者另提；双方没有谈拢以前都不算数。",
        inputs=_draft_inputs,
        arguments=_draft_arguments,
        button="起草",
        done=_drafted,
    ),
)
