"""准入的公开页面 · The public pages of the gate: requests, one request, one emergency."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hudong.doors.web.answer import answer
from hudong.doors.web.pages import admission, admissions, emergencies
from hudong.doors.web.views.portal import origin_of
from hudong.ground.kernel import clock

_LONGEST_WORDS = 60
_LONGEST_NUMBER = 15


def asked_words(request: HttpRequest) -> str:
    """要找的字 · ``?q=``, trimmed."""
    return request.GET.get("q", "").strip().replace("\x00", "")[:_LONGEST_WORDS]


def asked_number(request: HttpRequest, name: str) -> int | None:
    """要找的编号 · A number of the address that a column can hold, or None."""
    text = request.GET.get(name, "")
    is_number = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return int(text) if is_number else None


@require_safe
def admissions_(request: HttpRequest) -> HttpResponse:
    """准入一览 · ``/admissions/?group=&department=&q=&before=``."""
    page = admissions.admissions_page(
        group=request.GET.get("group", "")[:20],
        department_id=asked_number(request, "department"),
        text=asked_words(request),
        before=asked_number(request, "before"),
    )
    return answer(request, "portal/admissions.html", page)


@require_safe
def admission_(request: HttpRequest, number: int) -> HttpResponse:
    """准入申请 · ``/admissions/<id>/``."""
    page = admission.admission_sheet(
        request_id=number, day=clock.today(), origin=origin_of(request)
    )
    return answer(request, "portal/admission.html", page)


@require_safe
def emergency_(request: HttpRequest, number: int) -> HttpResponse:
    """应急直通 · ``/admissions/emergencies/<id>/``."""
    page = emergencies.emergency_sheet(
        emergency_id=number, day=clock.today(), origin=origin_of(request)
    )
    return answer(request, "portal/emergency.html", page)
