"""准入的联动:决定以后公布。Reactions of the admission room: every decision is announced, both kinds alike."""

from __future__ import annotations

from hudong.ground.kernel.actor import REACTION
from hudong.ground.kernel.reactions import when
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices.terms import Counted, NoticeKind
from hudong.mechanisms.admission.facts import MatterAdmitted, MatterRefused
from hudong.mechanisms.admission.models import AdmissionRequest
from hudong.mechanisms.admission.queries import working_days


@when(MatterAdmitted)
def announce_admission(fact: MatterAdmitted) -> None:
    """准入的公布 · With payer, price and the edition that now lists the matter."""
    price = f"{fact.unit_price_fen // 100:,}.{fact.unit_price_fen % 100:02d}"
    _announce(
        fact.request_id,
        f"准入：{fact.title}",
        f"同意列入协助事项清单（第 {fact.edition_number} 版，{fact.document_no}）。依据：{fact.article}。"
        f"经费：每{fact.unit} {price} 元，由{fact.payer}支付（{fact.money_source}）。理由：{fact.reason}",
    )


@when(MatterRefused)
def announce_refusal(fact: MatterRefused) -> None:
    """不予准入的公布 · With the reason and the article."""
    _announce(
        fact.request_id,
        f"不予准入：{fact.title}",
        f"不列入清单，村（居）不用办理。理由：{fact.reason.rstrip('。')}。依据：{fact.article}。",
    )


def _announce(request_id: int, title: str, text: str) -> None:
    request = AdmissionRequest.objects.select_related("department").get(pk=request_id)
    days = working_days(key="local.list_notice", day=request.decided_on)
    notices.publish_notice(
        actor=REACTION,
        publisher=request.department,
        kind=NoticeKind.ADMISSION,
        subject=request.subject,
        title=title,
        text=text,
        days=days,
        counted=Counted.WORKING,
        basis_cite=f"地方规定：清单的公示不少于 {days} 个工作日",
    )
