"""一项准入申请 · The whole life of one request: asked, answered, ruled on, announced, decided, gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Content, State
from hudong.doors.web.pages.admissions import admission_tag
from hudong.doors.web.pages.bases import basis_of
from hudong.doors.web.pages.proofs import event_of, proof_of
from hudong.doors.web.ui import (
    Basis,
    Crumb,
    Fact,
    Facts,
    Life,
    LifeEvent,
    Link,
    Phrase,
    Proof,
    Step,
    Steps,
    Table,
    TableColumn,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, crumb, numbered
from hudong.ground.kernel.reads import reads
from hudong.ground.record import queries as record
from hudong.ground.record.queries import EntryLine
from hudong.mechanisms.admission import queries as admission
from hudong.mechanisms.admission.queries import ExitLine, RequestPage, StageLine
from hudong.mechanisms.admission.terms import REQUEST_KIND, Answer, Ruling, Stage

_STAGED = ("StageRuled", "RequestAnnounced", "RequestReturned", "MatterRefused")
_DECIDED = ("MatterAdmitted", "MatterRefused", "ReconsiderationDecided")
_OTHERS = (
    "AdmissionRequested",
    "RequestSupplemented",
    "RequestPaused",
    "RequestResumed",
    "RequestLapsed",
    "MatterAdmitted",
    "MatterEntered",
    "ReconsiderationAsked",
    "ReconsiderationDecided",
    "RequestWithdrawn",
)
_LAST = ("admission.MatterAdmitted", "admission.MatterEntered")
_TOLD = tuple(f"admission.{name}" for name in (*_STAGED, *_OTHERS))
_RULED: Mapping[Ruling, State] = {
    Ruling.AGREE: "done",
    Ruling.SKIP: "plain",
    Ruling.RETURN: "soon",
    Ruling.REFUSE: "no",
}
_ANSWERED: Mapping[Answer, State] = {
    Answer.ADMISSIBLE: "done",
    Answer.LISTED: "no",
    Answer.NOT_ADMISSIBLE: "no",
    Answer.PURCHASE: "soon",
    Answer.REFUSED_BEFORE: "soon",
}
Told = tuple[EntryLine, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class AdmissionSheet:
    """准入申请页 · What was asked, what the machine answers, each stage, what was decided and why."""

    title: str
    crumb: Crumb
    state: Tag
    facts: Facts
    answer: Facts
    likenesses: Table | None
    basis: Basis | None
    decision: str
    listed: Link | None
    notice: Link | None
    steps: Steps
    life: Life
    proof: Proof | None


@reads(budget=4)
def admission_sheet(*, request_id: int, day: date, origin: str) -> AdmissionSheet:
    """准入申请页 · Raises NotFound where there is no such request."""
    page = admission.request_page(request_id=request_id)
    card = page.card
    told = record.facts_about(kind=REQUEST_KIND, identity=request_id, fact_kinds=_TOLD)
    exits = admission.exits_of(request_id=request_id)
    decided = [entry for entry, _fact in told if entry.fact_kind.partition(".")[2] in _DECIDED]
    return AdmissionSheet(
        title=card.title,
        crumb=crumb(
            said(card.state_label),
            Link(_("两份清单"), address("lists")),
            Link(_("新事项准入"), address("admissions")),
        ),
        state=admission_tag(card),
        facts=_facts(page),
        answer=_answer(page),
        likenesses=_likenesses(page),
        basis=_basis(page),
        decision=_decision(page, exits, day),
        listed=_listed(page),
        notice=_notice(page),
        steps=Steps(tuple(_step(page, line) for line in page.stages)),
        life=Life(_life(page, told, exits), shows_year=True),
        proof=proof_of(_("这项决定"), decided[-1], origin) if decided else None,
    )


def _facts(page: RequestPage) -> Facts:
    card = page.card
    fee = f"{card.unit} {words.yuan(card.unit_price_fen)}"
    sum_of = words.yuan(card.unit_price_fen * card.quantity)
    facts = [
        Fact(_("谁申请"), card.department),
        Fact(_("要村里做什么"), page.content),
        Fact(_("做到什么"), page.standard),
        Fact(_("哪些地方"), page.communities or said(page.scope.words)),
        Fact(_("申请时写的依据"), page.legal_basis),
        Fact(_("谁出钱"), f"{card.payer}{_('（')}{page.money_source}{_('）')}"),
        Fact(
            _("怎么算"),
            _("%(fee)s，一个村（社区）一年按 %(count)s 计，共 %(sum)s")
            % {"fee": fee, "count": f"{card.quantity:,}", "sum": sum_of},
        ),
        Fact(_("多长时间"), _span(page.from_on, page.to_on)),
        Fact(_("要不要人"), page.staff),
    ]
    return Facts(tuple(fact for fact in facts if fact.answer))


def _span(first: date, last: date) -> str:
    return _("%(from)s 至 %(to)s") % {"from": words.day(first), "to": words.day(last)}


def _answer(page: RequestPage) -> Facts:
    card = page.card
    tag = Tag(_ANSWERED[card.answer], said(card.answer.words))
    return Facts(
        (
            Fact(_("机器的回答"), Phrase((tag, f" {page.answer_words}"))),
            Fact(_("按哪条规则"), page.answer_rule),
        )
    )


def _likenesses(page: RequestPage) -> Table | None:
    if not page.likenesses:
        return None
    return Table(
        _("从前相像的事项"),
        (TableColumn(_("事项")), TableColumn(_("像几成")), TableColumn(_("结果"))),
        tuple((one["title"], f"{one['score_percent']}%", one["fate"]) for one in page.likenesses),
    )


def _basis(page: RequestPage) -> Basis | None:
    card = page.card
    cite = card.article or page.machine_article
    return basis_of(_("法据"), cite, page.machine_reason) if cite else None


def _decision(page: RequestPage, exits: Sequence[ExitLine], day: date) -> str:
    card = page.card
    if exits:
        left = exits[0]
        return _("%(day)s退出清单：%(ground)s。%(reason)s") % {
            "day": words.day(left.decided_on),
            "ground": said(left.ground.words),
            "reason": left.reason,
        }
    if page.reconsidered_on is not None and card.state == "upheld":
        return f"{words.day(page.reconsidered_on)}{_('：')}{page.reconsidered_reason}"
    if card.decided_on is not None:
        return f"{words.day(card.decided_on)}{_('：')}{card.reason}"
    if card.paused_on is not None:
        return _("%(day)s起暂停计时：%(reason)s") % {
            "day": words.day(card.paused_on),
            "reason": page.pause_reason,
        }
    return _waiting(page, day)


def _waiting(page: RequestPage, day: date) -> str:
    card = page.card
    if card.due_on is None:
        return _("正在公示，谁都可以提意见。公示期满以后才能决定。")
    told = _("现在等%(body)s，最迟 %(day)s。") % {
        "body": card.at_body,
        "day": words.day(card.due_on),
    }
    if card.is_overdue(day):
        told += _("已经超期 %(days)s 天。") % {"days": (day - card.due_on).days}
    return told


def _listed(page: RequestPage) -> Link | None:
    if page.edition_number is None:
        return None
    return Link(
        _("写进了第 %(number)s 版清单") % {"number": page.edition_number},
        numbered("edition", page.edition_number),
    )


def _notice(page: RequestPage) -> Link | None:
    if page.notice_id is None:
        return None
    return Link(_("看拟准入公示"), numbered("notice", page.notice_id))


def _step(page: RequestPage, line: StageLine) -> Step:
    title = said(line.stage.words)
    if line.stage is not Stage.NOTICE:
        title = f"{title}{_('：')}{line.body}"
    if line.ruling is not None:
        return Step(_RULED[line.ruling], title, _ruled(line))
    is_here = line.position == page.position and page.card.decided_on is None
    if is_here:
        until = _("最迟 %(day)s") % {"day": words.day(line.due_on)} if line.due_on else ""
        return Step("now", title, until)
    return Step("wait", title, _("%(days)s 个工作日") % {"days": line.working_days})


def _ruled(line: StageLine) -> str:
    assert line.ruling is not None
    when = words.day(line.ruled_on) if line.ruled_on else ""
    late = _("（办晚了）") if line.was_late else ""
    if line.stage is Stage.NOTICE:
        return f"{when}{_('：')}{line.reason}"
    told = f"{when} {said(line.ruling.words)}{late}{_('：')}{line.reason}"
    return f"{told}{_('（')}{line.reference}{_('）')}" if line.reference else told


def _life(
    page: RequestPage, told: Sequence[Told], exits: Sequence[ExitLine]
) -> tuple[LifeEvent, ...]:
    """来龙去脉 · From the record; stages ruled on in bulk stand in the batch's own entry.

    Events of one day stand in the order of the stages.
    """
    places = {line.stage.value: line.position for line in page.stages}
    events: list[tuple[date, int, LifeEvent]] = []
    reached = 0
    for entry, fact in told:
        event = _event(entry, fact)
        is_decided = entry.fact_kind in _LAST
        reached = max(reached, len(places) if is_decided else places.get(fact.get("stage", ""), 0))
        events.append((event.on or date.min, reached, event))
    known = {fact.get("stage") for entry, fact in told if entry.fact_kind.endswith(_STAGED)}
    for line in page.stages:
        if line.stage is Stage.ENTRY or line.ruling is None or line.stage.value in known:
            continue
        words_of = said(line.stage.words)
        event = LifeEvent(_RULED[line.ruling], words_of, line.ruled_on, words=line.reason)
        events.append((line.ruled_on or date.min, line.position, event))
    for one in exits:
        words_of = f"{said(one.ground.words)}{_('：')}{one.reason}"
        event = LifeEvent("plain", _("退出清单"), one.decided_on, words=words_of)
        events.append((one.decided_on, len(places) + 1, event))
    return tuple(event for _on, _place, event in sorted(events, key=lambda found: found[:2]))


def _event(entry: EntryLine, fact: Mapping[str, Any]) -> LifeEvent:
    name = entry.fact_kind.partition(".")[2]
    if name in _STAGED:
        ruling = Ruling(fact["ruling"])
        title = f"{said(Stage(fact['stage']).words)}{_('：')}{said(ruling.words)}"
        return event_of(entry, title, _why(fact), _RULED[ruling])
    titles = {
        "AdmissionRequested": (_("申请准入"), "done"),
        "RequestSupplemented": (_("补正申请"), "done"),
        "RequestPaused": (_("暂停计时"), "wait"),
        "RequestResumed": (_("恢复计时"), "done"),
        "RequestLapsed": (_("逾期没有补正，申请失效"), "no"),
        "MatterAdmitted": (_("决定准入"), "done"),
        "MatterEntered": (_("列入清单"), "done"),
        "ReconsiderationAsked": (_("申请复核"), "now"),
        "ReconsiderationDecided": (_("复核决定"), "no" if fact.get("upheld") else "done"),
        "RequestWithdrawn": (_("撤回申请"), "wait"),
    }
    title, state = titles[name]
    return event_of(entry, title, _why(fact), state)  # type: ignore[arg-type]


def _why(fact: Mapping[str, Any]) -> Content:
    if "note" in fact:
        return str(fact["note"])
    if "edition_number" in fact:
        return _("第 %(number)s 版，%(document)s") % {
            "number": fact["edition_number"],
            "document": fact["document_no"],
        }
    if "answer" in fact:
        return f"{_('机器的回答')}{_('：')}{said(Answer(fact['answer']).words)}"
    reason = str(fact.get("reason", ""))
    article = fact.get("article")
    return f"{reason}{_('（')}{article}{_('）')}" if reason and article else reason
