"""公开的页面 · Every page that needs no account: one composer each, then ``answer``."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hudong.doors.web.answer import answer
from hudong.doors.web.pages import (
    admissions,
    agreement,
    agreements,
    communities,
    declaration,
    editions,
    home,
    law,
    ledger,
    lists,
    matter,
    meeting,
    meetings,
    notices,
    plain,
    review,
    wall,
)
from hudong.doors.web.site import current_site
from hudong.doors.web.ways import page_number
from hudong.ground.kernel import clock
from hudong.ground.record import queries as record
from hudong.mechanisms.catalogue.terms import Catalogue

_LONGEST_WORDS = 60


def origin_of(request: HttpRequest) -> str:
    """站点地址 · ``https://host``, for the codes that are read off paper."""
    return f"{request.scheme}://{request.get_host()}"


def _page(request: HttpRequest) -> int:
    return page_number(request.GET.get("page", ""))


def _words(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip().replace("\x00", "")[:_LONGEST_WORDS]


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _kind(words: str) -> Catalogue:
    try:
        return Catalogue(words)
    except ValueError as unknown:
        raise Http404("没有这份清单") from unknown


@require_safe
def home_(request: HttpRequest) -> HttpResponse:
    """首页 · ``/``."""
    return answer(request, "portal/home.html", home.home_page(day=clock.today()))


@require_safe
def lists_(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """两份清单 · ``/lists/``, and one edition ``/lists/<number>/``."""
    page = editions.edition_page(day=clock.today(), number=number, origin=origin_of(request))
    return answer(request, "portal/edition.html", page)


@require_safe
def list_(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """一份清单 · ``/lists/<number>/duties/`` and ``…/assistance/``."""
    page = lists.list_page(
        number=number,
        kind=_kind(kind),
        day=clock.today(),
        text=_words(request),
        page=_page(request),
    )
    return answer(request, "portal/list.html", page)


@require_safe
def matter_(request: HttpRequest, number: int) -> HttpResponse:
    """事项 · ``/matters/<id>/``."""
    page = matter.matter_sheet(matter_id=number, day=clock.today(), origin=origin_of(request))
    return answer(request, "portal/matter.html", page)


@require_safe
def review_(request: HttpRequest) -> HttpResponse:
    """清理 · ``/review/``, filtered by ``?result=`` and ``?list=``."""
    is_own = request.GET.get("list") == Catalogue.DUTIES
    page = review.review_sheet(
        kind=Catalogue.DUTIES if is_own else Catalogue.ASSISTANCE,
        result=request.GET.get("result", ""),
        page=_page(request),
    )
    return answer(request, "portal/review.html", page)


@require_safe
def declaration_(request: HttpRequest, number: int) -> HttpResponse:
    """申报事项 · ``/review/<id>/``."""
    page = declaration.declaration_sheet(declaration_id=number)
    return answer(request, "portal/declaration.html", page)


@require_safe
def law_(request: HttpRequest) -> HttpResponse:
    """查法条 · ``/law/?q=``."""
    page = law.law_search(text=_words(request), day=clock.today())
    return answer(request, "portal/law.html", page)


@require_safe
def article(request: HttpRequest, title: str, no: int, sub: int = 0) -> HttpResponse:
    """条文 · ``/law/<title>/<no>/?on=``; a day that is none means today."""
    page = law.article_sheet(title=title, no=no, sub=sub, day=_day(request))
    return answer(request, "portal/article.html", page)


def _day(request: HttpRequest) -> dt.date:
    try:
        return dt.date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()


@require_safe
def communities_(request: HttpRequest) -> HttpResponse:
    """村和社区 · ``/communities/``, by ``?town=`` or ``?q=``."""
    page = communities.communities_page(
        town_id=_number(request, "town"), text=_words(request), page=_page(request)
    )
    return answer(request, "portal/communities.html", page)


@require_safe
def community(request: HttpRequest, number: int) -> HttpResponse:
    """一个村（社区） · ``/communities/<id>/``."""
    page = communities.community_sheet(community_id=number, day=clock.today())
    return answer(request, "portal/community.html", page)


@require_safe
def agreements_(request: HttpRequest) -> HttpResponse:
    """协议书一览 · ``/agreements/``."""
    page = agreements.agreements_page(day=clock.today(), page=_page(request))
    return answer(request, "portal/agreements.html", page)


@require_safe
def agreement_(request: HttpRequest, number: int) -> HttpResponse:
    """协议书 · ``/agreements/<id>/``."""
    page = agreement.agreement_sheet(
        agreement_id=number, day=clock.today(), origin=origin_of(request)
    )
    return answer(request, "portal/agreement.html", page)


@require_safe
def meetings_(request: HttpRequest) -> HttpResponse:
    """会议表决 · ``/meetings/``."""
    return answer(request, "portal/meetings.html", meetings.meetings_page(page=_page(request)))


@require_safe
def meeting_(request: HttpRequest, number: int) -> HttpResponse:
    """一次会议 · ``/meetings/<id>/``."""
    page = meeting.meeting_sheet(meeting_id=number, origin=origin_of(request))
    return answer(request, "portal/meeting.html", page)


@require_safe
def wall_(request: HttpRequest, number: int) -> HttpResponse:
    """会场大屏 · ``/meetings/<id>/wall/``."""
    return answer(request, "portal/wall.html", wall.wall_sheet(meeting_id=number))


@require_safe
def notices_(request: HttpRequest) -> HttpResponse:
    """公示一览 · ``/notices/``."""
    page = notices.notices_page(day=clock.today(), before=_number(request, "before"))
    return answer(request, "portal/notices.html", page)


@require_safe
def admissions_(request: HttpRequest) -> HttpResponse:
    """准入一览 · ``/admissions/``."""
    page = admissions.admissions_page(page=_page(request))
    return answer(request, "portal/admissions.html", page)


@require_safe
def admission(request: HttpRequest, number: int) -> HttpResponse:
    """准入申请 · ``/admissions/<id>/``."""
    page = admissions.admission_sheet(request_id=number, origin=origin_of(request))
    return answer(request, "portal/admission.html", page)


@require_safe
def record_(request: HttpRequest) -> HttpResponse:
    """存证总账 · ``/record/``."""
    page = ledger.record_page(before=_number(request, "before"))
    return answer(request, "portal/record.html", page)


@require_safe
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """一条存证 · ``/record/<number>/``."""
    return answer(request, "portal/entry.html", ledger.entry_sheet(number=number))


@require_safe
def canonical(request: HttpRequest, number: int) -> HttpResponse:
    """原样字节 · The bytes of an entry exactly as they were hashed."""
    found = record.canonical_bytes(number)
    if found is None:
        raise Http404("没有这条存证")
    response = HttpResponse(found, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="record-{number}.json"'
    return response


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """一页纸说明 · ``/guide/``."""
    return answer(request, "portal/plain.html", plain.guide_page(current_site()))


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """无障碍和大字版 · ``/accessibility/``."""
    return answer(request, "portal/plain.html", plain.accessibility_page(current_site()))


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """用纸办、托人办 · ``/paper/``."""
    return answer(request, "portal/plain.html", plain.paper_page(current_site()))


@require_safe
def feedback(request: HttpRequest) -> HttpResponse:
    """提意见、提诉求 · ``/feedback/?about=``."""
    page = plain.feedback_page(current_site(), request.GET.get("about", "").strip())
    return answer(request, "portal/plain.html", page)
