"""协议书的待办 · The desk: what awaits either party, in the same words for both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.table import TableQuerySet
from hudong.ground.people.terms import Role
from hudong.mechanisms.agreements.models import Agreement, Clause, ClauseExit, Signature
from hudong.mechanisms.agreements.terms import Party

_TABLE = ("negotiating", "renegotiating")
LONGEST_LISTED = 3
_WAITING = {
    "voting": ("agreements.sign_agreement", "签署协议书", "代表会议还没有全部表决"),
    "resolved": ("agreements.sign_agreement", "签署协议书", "决议公布期还没有满"),
}


@desk_of("agreements")
@reads(budget=2)
def desk(*, viewer: Standing, day: date) -> Sequence[DeskItem]:
    """协议书的待办 · The same items for both parties; only the vote is the committee's to call."""
    if viewer.body_id is None or viewer.role not in (Role.HEAD, Role.OFFICER, Role.MEMBER):
        return ()
    open_rows = (
        Agreement.objects.of_body(viewer.body_id)
        .exclude(state="ended")
        .exclude(~Exists(_unsettled("clause__agreement")), state="in_force")
        .annotate(signed_a=_signed(Party.A), signed_b=_signed(Party.B))
        .prefetch_related(Prefetch("clauses", _clauses()))
        .order_by("id")
    )
    return [item for row in open_rows for item in _items(row, viewer)]


def _unsettled(on: str, **lacking: str) -> TableQuerySet:
    """还没有写齐收尾的终止条款 · Of the row around it."""
    return ClauseExit.objects.filter(settled_on=None, **{on: OuterRef("pk")}, **lacking)


def _clauses() -> TableQuerySet:
    return Clause.objects.order_by("number").annotate(
        waits_a=Exists(_unsettled("clause", a_words="")),
        waits_b=Exists(_unsettled("clause", b_words="")),
    )


def _signed(side: Party) -> Exists:
    return Exists(Signature.objects.filter(agreement=OuterRef("pk"), party=side))


def _items(row: Agreement, viewer: Standing) -> list[DeskItem]:
    side = row.party_of(viewer.body_id)
    assert side is not None
    ended = _ended_items(row, side)
    return ended if row.state == "in_force" else [*ended, *_open_items(row, side, viewer)]


def _ended_items(row: Agreement, side: Party) -> list[DeskItem]:
    """事项退出了清单的条款 · Each party writes down how it was settled, in the same words."""
    name = f"waits_{side.value}"
    numbers = [clause.number for clause in row.clauses.all() if getattr(clause, name)]
    if not numbers:
        return []
    detail = (
        f"{row.title}：第 {_listed(numbers)} 条的事项退出清单，条款终止，请写明办到、付到哪一步"
    )
    return [DeskItem("写明终止条款的收尾", detail, "agreements.settle_ended_clause", row.subject)]


def _open_items(row: Agreement, side: Party, viewer: Standing) -> list[DeskItem]:
    if row.state in _TABLE:
        return _items_at_the_table(row, side)
    if row.state == "agreed":
        return [_submit_item(row, side, viewer)]
    if row.state in _WAITING:
        act, title, reason = _WAITING[row.state]
        return [DeskItem(title, row.title, act, row.subject, blocked=reason)]
    return [_sign_item(row, side, viewer)]


def _items_at_the_table(row: Agreement, side: Party) -> list[DeskItem]:
    clauses = list(row.clauses.all())
    mine = [c.number for c in clauses if c.state == "offered" and c.offered_by != side]
    theirs = [c.number for c in clauses if c.state == "offered" and c.offered_by == side]
    returned = [c.number for c in clauses if c.state == "returned"]
    items = []
    if mine:
        items.append(
            DeskItem(
                "答复条款",
                f"{row.title}：第 {_listed(mine)} 条等你方同意或者提出不同意见",
                "agreements.accept_clause",
                row.subject,
            )
        )
    if returned:
        items.append(
            DeskItem(
                "重新提出条款",
                f"{row.title}：第 {_listed(returned)} 条没有通过，双方都可以重新提",
                "agreements.offer_terms",
                row.subject,
            )
        )
    if mine or returned:
        return items
    if theirs:
        reason = f"第 {_listed(theirs)} 条等{side.other.words}答复"
    else:
        reason = f"你方已经确认，等{side.other.words}确认" if row.confirmed_by == side else ""
    return [DeskItem("确认文本", row.title, "agreements.confirm_text", row.subject, blocked=reason)]


def _submit_item(row: Agreement, side: Party, viewer: Standing) -> DeskItem:
    heads = side is Party.B and viewer.role == Role.HEAD
    reason = "" if heads else "由村（居）民委员会主任提请本村（社区）的代表会议"
    return DeskItem(
        "提请代表会议表决",
        f"{row.title}：稳评和党组织研究以后召集会议",
        "agreements.submit_to_resolution",
        row.subject,
        blocked=reason,
    )


def _sign_item(row: Agreement, side: Party, viewer: Standing) -> DeskItem:
    reason = "" if viewer.is_legal_representative else "由本单位的法定代表人签署"
    if {Party.A: row.signed_a, Party.B: row.signed_b}[side]:
        reason = f"你方已经签署，等{side.other.words}签署"
    return DeskItem(
        "签署协议书", row.title, "agreements.sign_agreement", row.subject, blocked=reason
    )


def _listed(numbers: Sequence[int]) -> str:
    """1、2、5 至 28:连着四条以上的写成起止。"""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(
        f"{run[0]} 至 {run[-1]}" if len(run) > LONGEST_LISTED else "、".join(map(str, run))
        for run in runs
    )
