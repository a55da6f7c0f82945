"""准入的联动:决定以后列入或者退出清单、公布;公示期满就进入决定。Reactions of the admission room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hudong.ground.kernel.actor import REACTION
from hudong.ground.kernel.reactions import when
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.queries import body
from hudong.ground.record.canonical import digest
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices.facts import NoticeClosed
from hudong.instruments.notices.terms import Counted, NoticeKind
from hudong.mechanisms.admission.acts import (
    enter_emergency,
    enter_list,
    hear_requests,
    strike_from_list,
)
from hudong.mechanisms.admission.acts.moving import deadline
from hudong.mechanisms.admission.facts import (
    EmergencyDeclared,
    EmergencyEnded,
    MatterAdmitted,
    MatterEntered,
    MatterExited,
    MatterRefused,
    RequestsRuled,
)
from hudong.mechanisms.admission.models import AdmissionRequest, Emergency, Exit
from hudong.mechanisms.admission.queries.reading import working_days


@when(NoticeClosed)
def hear_what_was_announced(fact: NoticeClosed) -> None:
    """拟准入公示期满就进入决定 · For every request that was announced by this very notice."""
    if fact.notice_kind != NoticeKind.ADMISSION:
        return
    found = AdmissionRequest.objects.filter(notice_id=fact.notice_id, state="noticed")
    rows = list(found.order_by("id"))
    if rows:
        hear_requests(
            actor=REACTION, requests=rows, notice_id=fact.notice_id, objections=fact.objections
        )


@when(MatterAdmitted)
def enter_what_was_admitted(fact: MatterAdmitted) -> None:
    """决定准入就列入清单 · The decision stands in the record before the edition."""
    enter_list(actor=REACTION, request=AdmissionRequest.objects.get(pk=fact.request_id))


@when(EmergencyDeclared)
def enter_the_emergency(fact: EmergencyDeclared) -> None:
    """启动应急就列入清单 · At once, marked as what it is."""
    enter_emergency(actor=REACTION, emergency=Emergency.objects.get(pk=fact.emergency_id))


@when(MatterExited)
def strike_what_left(fact: MatterExited) -> None:
    """决定退出就出新的一版 · Without the matter."""
    strike_from_list(actor=REACTION, leaving=Exit.objects.get(pk=fact.exit_id))


@when(EmergencyEnded)
def strike_the_emergency(fact: EmergencyEnded) -> None:
    """应急结束就退出清单 · Whether its papers came or not."""
    strike_from_list(actor=REACTION, leaving=Exit.objects.get(pk=fact.exit_id))


@when(MatterEntered)
def announce_admission(fact: MatterEntered) -> None:
    """准入的公布 · With payer, price and the edition, where the intention was not announced before."""
    request = AdmissionRequest.objects.select_related("payer").get(pk=fact.request_id)
    if request.notice_id is not None:
        return
    price = f"{request.unit_price_fen // 100:,}.{request.unit_price_fen % 100:02d}"
    _announce(
        publisher_id=request.department_id,
        subject=request.subject,
        title=f"准入：{request.title}",
        text=(
            f"同意列入协助事项清单（第 {fact.edition_number} 版，{fact.document_no}）。"
            f"依据：{request.article}。经费：每{request.unit} {price} 元，由{request.payer.name}支付"
            f"（{request.money_source}）。理由：{request.reason}"
        ),
        day=request.decided_on,
    )


@when(MatterRefused)
def announce_refusal(fact: MatterRefused) -> None:
    """不予准入的公布 · With the reason, the article, and who said so."""
    request = AdmissionRequest.objects.get(pk=fact.request_id)
    _announce(
        publisher_id=fact.body_id,
        subject=request.subject,
        title=f"不予准入：{fact.title}",
        text=_refusal(vars(fact)),
        day=request.decided_on,
    )


@when(RequestsRuled)
def announce_refusals(fact: RequestsRuled) -> None:
    """成批不予准入的公布 · One notice for all that were refused at once, each with its own reason."""
    refused = [one for one in fact.rulings if one["next_state"] == "refused"]
    if not refused:
        return
    words = f"不予准入事项 {len(refused)} 项"
    _announce(
        publisher_id=fact.body_id,
        subject=Subject("people.Body", str(fact.body_id), words, digest([*map(_refusal, refused)])),
        title=words,
        text="\n".join(f"{one['title']}：{_refusal(one)}" for one in refused),
        day=AdmissionRequest.objects.get(pk=refused[0]["request_id"]).decided_on,
    )


def _refusal(said: Mapping[str, Any]) -> str:
    return (
        f"不列入清单，村（居）不用办理。理由：{said['reason'].rstrip('。')}。依据：{said['article']}。"
        f"由{said['body']}作出；申请的部门可以申请复核一次。"
    )


def _announce(*, publisher_id: int, subject: Subject, title: str, text: str, day: date) -> None:
    days = working_days(key="local.list_notice", day=day)
    deadline(day, days, "公布的期限")
    notices.publish_notice(
        actor=REACTION,
        publisher=body(body_id=publisher_id),
        kind=NoticeKind.ADMISSION,
        subject=subject,
        title=title,
        text=text,
        days=days,
        counted=Counted.WORKING,
        basis_cite=f"地方规定：清单的公示不少于 {days} 个工作日",
    )
