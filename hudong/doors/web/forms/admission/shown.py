"""申请的样子 · What stands above the forms about a request: its content, the machine, the stages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Content, State
from hudong.doors.web.forms.form import Case, public_page
from hudong.mechanisms.admission import queries
from hudong.mechanisms.admission.queries import RequestPage, StageLine
from hudong.mechanisms.admission.terms import Answer, MachineAnswer, Ruling, Stage

ANSWER_STATES: Mapping[Answer, State] = {
    Answer.LISTED: "no",
    Answer.ADMISSIBLE: "done",
    Answer.PURCHASE: "soon",
    Answer.NOT_ADMISSIBLE: "no",
    Answer.REFUSED_BEFORE: "soon",
}
_RULING_STATES: Mapping[Ruling, State] = {
    Ruling.AGREE: "done",
    Ruling.RETURN: "soon",
    Ruling.REFUSE: "no",
    Ruling.SKIP: "plain",
}


def request_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    """一项申请 · The row for the act, and everything that its reader needs to see."""
    page = queries.request_page(request_id=number)
    row = queries.request(request_id=number)
    about: list[Content] = [request_facts(page, acting.day), machine_facts(page)]
    if page.likenesses:
        about.append(likeness_table(page.likenesses))
    about.append(stage_table(page.stages))
    ways = (public_page("admission", number, "看公开的申请页"),)
    return Case(page.card.title, {"request": row}, tuple(about), data=page, ways=ways)


def request_facts(page: RequestPage, day: date) -> ui.Facts:
    """申请的要点 · For the one who has to say something to it."""
    card = page.card
    fee = f"每{card.unit} {words.yuan(card.unit_price_fen)}，一个村（社区）一年 {card.quantity:,}"
    facts = [
        ui.Fact("申请部门", card.department),
        ui.Fact("做什么", page.content),
        ui.Fact("做到什么程度", page.standard),
        ui.Fact("主张的依据", page.legal_basis),
        ui.Fact("经费", f"{fee}，由{card.payer}出（{page.money_source}）"),
        ui.Fact("适用", page.communities),
        ui.Fact("时间", f"{words.day(page.from_on)}到{words.day(page.to_on)}"),
    ]
    if page.staff:
        facts.append(ui.Fact("人员", page.staff))
    if page.contact:
        facts.append(ui.Fact("联系", page.contact))
    facts.append(ui.Fact("现在", _now(page, day)))
    if page.returns:
        facts.append(ui.Fact("补正", "已经退回补正过一次"))
    return ui.Facts(tuple(facts))


def _now(page: RequestPage, day: date) -> Content:
    card = page.card
    if card.due_on is None:
        return card.state_label
    tag = (
        ui.Tag("red", f"超期 {(day - card.due_on).days} 天")
        if card.is_overdue(day)
        else ui.Tag("now", f"最迟 {words.day(card.due_on)}")
    )
    return ui.Phrase((f"{card.state_label} ", tag))


def machine_facts(page: RequestPage) -> ui.Facts:
    """机器的回答 · As it was stored with the request."""
    tag = ui.Tag(ANSWER_STATES[page.card.answer], page.card.answer.words)
    return ui.Facts(
        (
            ui.Fact("机器的回答", ui.Phrase((tag, f" {page.answer_words}"))),
            ui.Fact("按哪条规则", page.answer_rule),
            ui.Fact("查到的条文", page.machine_article or "没有"),
        )
    )


def answer_facts(answer: MachineAnswer) -> tuple[Content, ...]:
    """机器现在的回答 · Shown before the request is sent."""
    tag = ui.Tag(ANSWER_STATES[answer.answer], answer.answer.words)
    facts = [
        ui.Fact("机器的回答", ui.Phrase((tag, f" {answer.reason}"))),
        ui.Fact("按哪条规则", answer.rule),
        ui.Fact("查到的条文", answer.article or "没有"),
    ]
    if not answer.is_certain:
        facts.append(ui.Fact("拿不准", "机器拿不准这条依据，由合法性审核人工核对。"))
    shown: list[Content] = [ui.Facts(tuple(facts))]
    if answer.likenesses:
        shown.append(likeness_table([vars(one) for one in answer.likenesses]))
    return tuple(shown)


def likeness_table(found: Any) -> ui.Table:
    """相像的事项 · Earlier tasks like this one, and what became of them."""
    return ui.Table(
        "从前相像的事项",
        (ui.TableColumn("事项"), ui.TableColumn("像几成"), ui.TableColumn("结果")),
        tuple((one["title"], f"{one['score_percent']}%", _fate(one)) for one in found),
    )


def _fate(one: Mapping[str, Any]) -> str:
    day = one.get("decided_on")
    when = f"{day}：" if day else ""
    return f"{when}{'没有通过。' if one['is_refused'] else ''}{one['fate']}"


def stage_table(stages: tuple[StageLine, ...]) -> ui.Table:
    """各环节 · Who, until when, and what was said."""
    columns = ("环节", "由谁办", "最迟", "意见")
    return ui.Table(
        "走到哪一步",
        tuple(ui.TableColumn(name) for name in columns),
        tuple((line.stage.words, _whose(line), _until(line), _said(line)) for line in stages),
    )


def _whose(line: StageLine) -> str:
    return "公示期满自动往下走" if line.stage is Stage.NOTICE else line.body


def _until(line: StageLine) -> str:
    if line.due_on is not None:
        return words.day(line.due_on)
    return f"{line.working_days} 个工作日"


def _said(line: StageLine) -> Content:
    if line.ruling is None:
        return ""
    tag = ui.Tag(_RULING_STATES[line.ruling], line.ruling.words)
    return ui.Phrase((tag, f" {line.reason}"))
