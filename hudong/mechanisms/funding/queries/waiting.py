"""经费的待办 · The desk: who proposes, who approves first and last, who confirms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import F, Min, Q, Sum

from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.desk import DeskItem, desk_of
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.terms import COMMUNITY_KINDS, BodyKind, Role
from hudong.mechanisms.funding.models import Disbursement, Package
from hudong.mechanisms.funding.terms import PACKAGE_KIND, Fund

DISBURSEMENT_KIND = "funding.Disbursement"


@desk_of("funding")
@reads(budget=2)
def desk(*, viewer: Standing, day: date) -> Sequence[DeskItem]:
    """经费的待办 · The town proposes and approves in time; the community confirms what arrived."""
    if viewer.role not in (Role.HEAD, Role.OFFICER, Role.MEMBER):
        return ()
    if viewer.body_kind == BodyKind.TOWN:
        return _of_the_town(viewer)
    if viewer.body_kind in COMMUNITY_KINDS:
        return _to_confirm(viewer)
    return ()


def _of_the_town(viewer: Standing) -> list[DeskItem]:
    proposed = list(
        Disbursement.objects.pending()
        .filter(town_id=viewer.body_id)
        .select_related("package__agreement")
        .order_by("id")
    )
    pending: dict[int, int] = defaultdict(int)
    for row in proposed:
        pending[row.package_id] += row.amount_fen
    return [*_to_propose(viewer, pending), *(_to_approve(row, viewer) for row in proposed)]


def _to_propose(viewer: Standing, pending: Mapping[int, int]) -> list[DeskItem]:
    """只列还有钱没有提出的;最早到期的在前。"""
    unpaid = Q(lines__paid_fen__lt=F("lines__amount_fen"))
    open_packages = (
        Package.objects.filter(town_id=viewer.body_id)
        .annotate(
            first_due_on=Min("lines__due_on", filter=unpaid),
            left_fen=Sum(F("lines__amount_fen") - F("lines__paid_fen"), filter=unpaid),
        )
        .filter(first_due_on__isnull=False)
        .select_related("agreement")
    )
    return [
        DeskItem(
            "提出拨付",
            row.agreement.title,
            "funding.propose_disbursement",
            Subject(PACKAGE_KIND, str(row.pk), row.agreement.title),
            row.first_due_on,
        )
        for row in open_packages.order_by("first_due_on", "id")
        if row.left_fen > pending.get(row.pk, 0)
    ]


def _to_approve(row: Disbursement, viewer: Standing) -> DeskItem:
    if row.fund == Fund.OFFICIAL and row.state == "proposed":
        title, act = "第一人批准拨付", "funding.endorse_disbursement"
    else:
        title, act = "批准拨付", "funding.approve_disbursement"
    blocked = ""
    if row.proposer_person_id == viewer.person_id:
        blocked = "提出拨付的人不能自己批准，须由另一人办理"
    elif row.first_approver_person_id == viewer.person_id:
        blocked = "第一次批准的人不能再批第二次，须由第三个人办理"
    return _item(title, row, act, blocked)


def _to_confirm(viewer: Standing) -> list[DeskItem]:
    sent = Disbursement.objects.filter(
        state="approved", community_id=viewer.body_id
    ).select_related("package__agreement")
    return [_item("确认到账", row, "funding.confirm_receipt") for row in sent.order_by("id")]


def _item(title: str, row: Disbursement, name: str, blocked: str = "") -> DeskItem:
    about = f"{row.package.agreement.title}{row}"
    return DeskItem(
        title, about, name, Subject(DISBURSEMENT_KIND, str(row.pk), about), blocked=blocked
    )
