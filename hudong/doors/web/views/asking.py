"""问一件事、职责目录 · One question answered, and what the law of a day asks of villages."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hudong.doors.web.answer import answer
from hudong.doors.web.pages import asking
from hudong.doors.web.pages import duties as pages
from hudong.doors.web.site import current_site
from hudong.doors.web.ways import page_number
from hudong.ground.kernel import clock

_LONGEST_WORDS = 60


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """这件事该不该办、谁出钱 · ``/ask/?thing=``."""
    page = asking.ask_page(text=_words(request, "thing"), day=clock.today(), site=current_site())
    return answer(request, "portal/ask.html", page)


@require_safe
def duties(request: HttpRequest) -> HttpResponse:
    """法律要村居做什么 · ``/duties/?q=&kind=&on=&page=``; a day that is none means today."""
    page = pages.duties_page(
        text=_words(request, "q"),
        kind=pages.chosen_kind(request.GET.get("kind", "")),
        day=_day(request),
        page=page_number(request.GET.get("page", "")),
    )
    return answer(request, "portal/duties.html", page)


def _words(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").strip().replace("\x00", "")[:_LONGEST_WORDS]


def _day(request: HttpRequest) -> dt.date:
    try:
        return dt.date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()
