"""提异议 · A notice and the form under it: anybody may object while the notice runs."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hudong.doors.web.answer import answer
from hudong.doors.web.pages.notices import notice_sheet
from hudong.doors.web.ui import Problem
from hudong.doors.web.views.portal import origin_of
from hudong.doors.web.ways import numbered
from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import VISITOR
from hudong.ground.kernel.refusals import Invalid
from hudong.instruments.notices import acts
from hudong.instruments.notices import queries as notices

_LONGEST_KEY = 64


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """一条公示 · ``/notices/<id>/``; POST sends an objection, and a bad one comes back to mend."""
    if request.method != "POST":
        return _shown(request, number)
    text, name = request.POST.get("text", ""), request.POST.get("name", "")
    try:
        acts.object_to_notice(
            actor=VISITOR,
            notice=notices.notice(notice_id=number),
            text=text,
            name=name,
            key=request.POST.get("key", "")[:_LONGEST_KEY] or None,
        )
    except Invalid as refused:
        problems = tuple(Problem(words, field) for field, words in refused.fields.items())
        problems = problems or (Problem(str(refused)),)
        return _shown(request, number, problems, (text, name))
    messages.success(request, _("异议已经收到，已经公开在这一页。公示单位要书面答复。"))
    return HttpResponseRedirect(numbered("notice", number))


def _shown(
    request: HttpRequest,
    number: int,
    problems: tuple[Problem, ...] = (),
    typed: tuple[str, str] = ("", ""),
) -> HttpResponse:
    page = notice_sheet(
        notice_id=number,
        day=clock.today(),
        origin=origin_of(request),
        problems=problems,
        typed=typed,
    )
    return answer(request, "portal/notice.html", page, status=400 if problems else 200)
