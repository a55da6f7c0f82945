"""公开的页面 · Every page that needs no account: one composer each, then ``answer``."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from hudong.doors.web.answer import answer
from hudong.doors.web.pages import (
    agreement,
    agreements,
    communities,
    editions,
    home,
    ledger,
    lists,
    matter,
    meeting,
    meetings,
    notices,
    plain,
    review,
    trying,
    wall,
)
from hudong.doors.web.site import current_site
from hudong.doors.web.ways import page_number
from hudong.ground.kernel import clock
from hudong.ground.people import queries as people
from hudong.ground.record import queries as record
from hudong.instruments.resolutions import queries as resolutions
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
    """清理 · ``/review/``, filtered by ``?result=``, ``?decided=`` and ``?list=``."""
    listed = request.GET.get("list", "")
    page = review.review_sheet(
        kind=_kind(listed) if listed else Catalogue.ASSISTANCE,
        result=request.GET.get("result", ""),
        decided=request.GET.get("decided", ""),
        page=_page(request),
    )
    return answer(request, "portal/review.html", page)


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
def trying_(request: HttpRequest) -> HttpResponse:
    """会前试算 · ``/meetings/try/?meeting=&on=&members=&present=&for=``; nothing is kept."""
    county = people.county()
    page = trying.trying_sheet(
        asked=request.GET.dict(), day=clock.today(), place=county.code if county else ""
    )
    return answer(request, "portal/trying.html", page)


@require_safe
def meeting_(request: HttpRequest, number: int) -> HttpResponse:
    """一次会议 · ``/meetings/<id>/``."""
    page = meeting.meeting_sheet(meeting_id=number, origin=origin_of(request))
    return answer(request, "portal/meeting.html", page)


@require_safe
def result(request: HttpRequest, number: int) -> HttpResponse:
    """会议结果 · ``/meetings/<id>/result.json``, for ``scripts/recount.py`` and anybody else."""
    found = resolutions.result_content(meeting_id=number)
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="result-{number}.json"'
    return response


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
