"""准入的页面 · The gate: new matters that departments asked for, admitted or refused with reasons."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Component, State
from hudong.doors.web.pages.bases import basis_of
from hudong.doors.web.pages.proofs import event_of, last_of, proof_of
from hudong.doors.web.ui import (
    Basis,
    Crumb,
    Empty,
    Fact,
    Facts,
    Life,
    LifeEvent,
    Link,
    News,
    NewsItem,
    Paging,
    Proof,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import PAGE_ROWS, address, crumb, numbered, paging
from hudong.ground.kernel.reads import reads
from hudong.ground.record import queries as record
from hudong.ground.record.queries import EntryLine
from hudong.mechanisms.admission import queries as admission
from hudong.mechanisms.admission.queries import GateCounts, RequestCard, RequestPage
from hudong.mechanisms.admission.terms import REQUEST_KIND

_DECIDED = ("admission.MatterAdmitted", "admission.MatterRefused")


@dataclass(frozen=True, slots=True)
class AdmissionsPage:
    """准入一览 · Counts and requests, newest first."""

    title: str
    crumb: Crumb
    counted: str
    rows: Component
    paging: Paging


@dataclass(frozen=True, slots=True)
class AdmissionSheet:
    """准入申请页 · What was asked, what the law says, what was decided and why."""

    title: str
    crumb: Crumb
    state: Tag
    facts: Facts
    basis: Basis | None
    decision: str
    listed: Link | None
    life: Life
    proof: Proof | None


def admission_tag(card: RequestCard) -> Tag:
    """准入的结论 · Admitted, refused, withdrawn or still open."""
    states: dict[str, State] = {"admitted": "done", "refused": "no", "withdrawn": "wait"}
    return Tag(states.get(card.state, "now"), said(card.state_label))


@reads(budget=2)
def admissions_page(*, page: int) -> AdmissionsPage:
    """准入一览 · ``PAGE_ROWS`` at a time."""
    counts = admission.gate_counts()
    found = admission.requests(first=(page - 1) * PAGE_ROWS, limit=PAGE_ROWS + 1)
    items = tuple(_item(card) for card in found[:PAGE_ROWS])
    none = Empty(_("还没有部门申请新事项。清单以外的事，不经过准入，不能交给村里。"))
    return AdmissionsPage(
        title=_("新事项准入"),
        crumb=crumb(_("新事项准入"), Link(_("两份清单"), address("lists"))),
        counted=_counted(counts),
        rows=News(items, shows_year=True) if items else none,
        paging=paging(address("admissions"), page, len(found) > PAGE_ROWS),
    )


def _counted(counts: GateCounts) -> str:
    return _("准入 %(admitted)s 项，不准入 %(refused)s 项，正在审核 %(waiting)s 项。") % {
        "admitted": counts.admitted,
        "refused": counts.refused,
        "waiting": counts.waiting,
    }


def _item(card: RequestCard) -> NewsItem:
    way = numbered("admission", card.request_id)
    return NewsItem(
        Link(f"{card.department}{_('：')}{card.title}", way), admission_tag(card), card.requested_on
    )


@reads(budget=2)
def admission_sheet(*, request_id: int, origin: str) -> AdmissionSheet:
    """准入申请页 · Raises NotFound where there is no such request."""
    page = admission.request_page(request_id=request_id)
    card = page.card
    entries = record.entries_about([(REQUEST_KIND, str(request_id))])
    decided = last_of(entries, *_DECIDED)
    return AdmissionSheet(
        title=card.title,
        crumb=crumb(
            said(card.state_label),
            Link(_("两份清单"), address("lists")),
            Link(_("新事项准入"), address("admissions")),
        ),
        state=admission_tag(card),
        facts=_facts(page),
        basis=_basis(page),
        decision=_decision(card),
        listed=_listed(page),
        life=Life(tuple(_event(entry, card) for entry in entries), shows_year=True),
        proof=proof_of(_("这项决定"), decided, origin) if decided else None,
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
        Fact(
            _("多长时间"),
            _("%(from)s 至 %(to)s")
            % {"from": words.day(page.from_on), "to": words.day(page.to_on)},
        ),
        Fact(_("要不要人"), page.staff),
        Fact(_("联系谁"), page.contact),
    ]
    return Facts(tuple(fact for fact in facts if fact.answer))


def _basis(page: RequestPage) -> Basis | None:
    card = page.card
    cite = card.article or page.machine_article
    return basis_of(_("法据"), cite, page.machine_reason) if cite else None


def _decision(card: RequestCard) -> str:
    if card.decided_on is None:
        return _("县级办公室最迟 %(day)s决定。决定以前要做稳评；没有依据、没有钱的，不准入。") % {
            "day": words.day(card.decide_by_on)
        }
    return f"{words.day(card.decided_on)}{_('：')}{card.reason}"


def _listed(page: RequestPage) -> Link | None:
    if page.edition_number is None:
        return None
    return Link(
        _("写进了第 %(number)s 版清单") % {"number": page.edition_number},
        numbered("edition", page.edition_number),
    )


def _event(entry: EntryLine, card: RequestCard) -> LifeEvent:
    titles = {
        "admission.AdmissionRequested": _("申请准入"),
        "admission.MatterAdmitted": _("决定准入"),
        "admission.MatterRefused": _("决定不准入"),
    }
    state: State = "no" if entry.fact_kind == "admission.MatterRefused" else "done"
    return event_of(entry, titles.get(entry.fact_kind, said(card.state_label)), "", state)
