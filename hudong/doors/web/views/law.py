"""查法条 · The public pages of the law: search, an instrument, an article, what needs checking."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hudong.doors.web.answer import answer
from hudong.doors.web.pages import law, law_article, law_changes, law_instrument
from hudong.ground.kernel import clock

_LONGEST_WORDS = 60
_LONGEST_EDITION = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """查法条 · ``/law/?q=&on=``."""
    text = request.GET.get("q", "").strip().replace("\x00", "")[:_LONGEST_WORDS]
    page = law.law_search(text=text, day=_day(request))
    return answer(request, "portal/law.html", page)


@require_safe
def checking(request: HttpRequest) -> HttpResponse:
    """没有日期的文本、待核的关联 · ``/law/checking/``."""
    return answer(request, "portal/law_checking.html", law_instrument.checking_sheet())


@require_safe
def instrument(request: HttpRequest, title: str, edition: str = "") -> HttpResponse:
    """一部法规 · ``/law/<title>/?on=``, and one version ``/law/<title>/v/<day>/``."""
    page = law_instrument.instrument_sheet(title=title, day=_day(request), edition=edition)
    return answer(request, "portal/law_instrument.html", page)


@require_safe
def article(
    request: HttpRequest, title: str, no: int, sub: int = 0, edition: str = ""
) -> HttpResponse:
    """一条 · ``/law/<title>/<no>/?on=&with=``; a day that is none means today."""
    page = law_article.article_sheet(
        title=title,
        no=no,
        sub=sub,
        day=_day(request),
        edition=edition,
        against=request.GET.get("with", "")[:_LONGEST_EDITION],
    )
    return answer(request, "portal/article.html", page)


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """法律变动 · ``/law-changes/``."""
    return answer(request, "portal/law_changes.html", law_changes.changes_sheet())


@require_safe
def change(request: HttpRequest, number: int) -> HttpResponse:
    """一项的法律变动 · ``/law-changes/<id>/``."""
    page = law_changes.change_sheet(flag_id=number)
    return answer(request, "portal/law_change.html", page)


def _day(request: HttpRequest) -> dt.date:
    try:
        return dt.date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()
