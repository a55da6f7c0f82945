"""公开页面测试的工具 · A story to look at, and a reader who follows every link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape

import brotli
from django.contrib.staticfiles import finders
from django.test import Client

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import VISITOR
from hudong.ground.people.queries import Body
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notice_queries
from hudong.instruments.opinions import acts as opinions
from hudong.mechanisms.admission import acts as admission
from hudong.mechanisms.admission.terms import RequestLine
from hudong.mechanisms.agreements import acts as agreements
from hudong.mechanisms.agreements.models import Agreement
from tests.builders import (
    a_department,
    a_neighbourhood,
    a_village,
    an_officer_of,
    the_head_of,
    the_party_of,
    the_secretary_of,
)
from tests.rooms.agreements.builders_agreements import (
    an_assessment_of,
    an_invented_library,
    both_agree,
    drafted_for,
    fresh,
    held,
    notice_over,
    ready_for_the_vote,
    signed_by_both,
    submitted,
    terms,
)

_LINK = re.compile(r'href="(/[^"#]*)')


def first_view(html: bytes) -> int:
    """第一屏多少字节 · The page and both style files, each compressed as it is sent."""
    styles = (
        open(str(finders.find(f"look/{name}.css")), "rb").read()  # noqa: SIM115
        for name in ("tokens", "look")
    )
    return sum(len(brotli.compress(part)) for part in (html, *styles))


@dataclass
class Reader:
    """读者 · Opens a page and every page that it leads to, each once."""

    client: Client = field(default_factory=Client)
    pages: dict[str, bytes] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def follow(self, start: str = "/") -> None:
        """逐个打开 · Breadth first; addresses that only change how one reads are opened but not kept."""
        waiting, seen = [start], {start}
        while waiting:
            path = waiting.pop(0)
            if path.startswith(("/static/", "/reading/")):
                continue
            response = self.client.get(path)
            if response.status_code != 200:
                self.broken.append(f"{path} {response.status_code}")
                continue
            if not response["Content-Type"].startswith(("text/html", "application/json")):
                continue
            self.pages[path] = response.content
            if not response["Content-Type"].startswith("text/html"):
                continue
            for found in self._links(response.content):
                if found not in seen:
                    seen.add(found)
                    waiting.append(found)

    @staticmethod
    def _links(html: bytes) -> Iterator[str]:
        for found in _LINK.findall(html.decode()):
            yield unescape(found)


def _offer(agreement: Agreement, actor: object, number: int, reason: str, **other: object) -> None:
    agreements.offer_terms(
        actor=actor,
        agreement=fresh(agreement),
        number=number,
        terms=terms(agreement, number, **other),
        reason=reason,
    )


def a_whole_story() -> Body:
    """一个完整的故事 · A village's agreement through a rejected clause into force, one still talked over,
    a request at the gate, an objection; the village is returned."""
    village, neighbourhood = a_village("月亮村"), a_neighbourhood("星星社区")
    agreement = drafted_for(village)
    drafted_for(neighbourhood)
    _offer(agreement, the_head_of(village), 2, "物价涨了", unit_price_fen=150000)
    _offer(agreement, an_officer_of(agreement.party_a), 2, "预算只有这些", unit_price_fen=130000)
    held(submitted(ready_for_the_vote(both_agree(agreement))), rejecting=(2,))
    _object_to_everything()
    _offer(agreement, the_head_of(village), 2, "取中间数", unit_price_fen=140000)
    again = both_agree(fresh(agreement))
    an_assessment_of(again.subject, by=again.party_a)
    opinions.record_study(
        actor=the_secretary_of(village),
        party=the_party_of(village),
        subject=again.subject,
        text="同意重新提请表决",
        held_on=clock.today(),
    )
    held(submitted(again))
    _answer_everything(village)
    signed_by_both(notice_over(again))
    a_request_at_the_gate()
    return village


def _object_to_everything() -> None:
    for card in notice_queries.open_notices(day=clock.today()):
        notices.object_to_notice(
            actor=VISITOR,
            notice=notice_queries.notice(notice_id=card.notice_id),
            text="第二条的钱算得不对。",
            name="不公开的名字",
        )


def _answer_everything(village: Body) -> None:
    for card in notice_queries.recent_notices():
        page = notice_queries.notice_page(notice_id=card.notice_id)
        for line in page.objections:
            notices.answer_objection(
                actor=the_head_of(village),
                objection=notice_queries.objection(objection_id=line.objection_id),
                text="已经核对。",
            )


def a_request_at_the_gate() -> None:
    """一项准入申请 · Asked for by a department, not decided yet."""
    department = a_department()
    start = clock.today() + timedelta(days=120)
    admission.request_admission(
        actor=an_officer_of(department),
        department=department,
        payer=department,
        library=an_invented_library(),
        line=RequestLine(
            title="消防器材登记",
            content="每年登记一次",
            standard="每年一次",
            legal_basis="《示例消防法》第一条",
            unit="每村每年",
            unit_price_fen=180000,
            quantity=1,
            money_source="部门预算",
            from_on=start,
            to_on=start + timedelta(days=300),
        ),
    )
