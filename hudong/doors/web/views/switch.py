"""换个身份看 · Of a demonstration only: a visitor takes the place of any of its invented people."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hudong.doors.web.acting import demo_is_on, play
from hudong.doors.web.answer import answer
from hudong.doors.web.pages.signing_in import switch_page
from hudong.ground.kernel import clock
from hudong.ground.people import queries as people

SEE_OTHER = 303


@require_http_methods(["GET", "HEAD", "POST"])
def switch(request: HttpRequest) -> HttpResponse:
    """换个身份看 · 404 unless settings and database both say demonstration."""
    if not demo_is_on():
        raise Http404("没有这一页")
    day = clock.today()
    if request.method != "POST":
        return answer(request, "desk/switch.html", switch_page(everyone=people.everyone(day=day)))
    wanted = request.POST.get("mandate", "")
    line = None
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 19:
        line = people.mandate_on(mandate_id=int(wanted), day=day)
    if line is None:
        raise Http404("没有这项任职")
    play(request, line)
    return HttpResponseRedirect(reverse("web:desk"), status=SEE_OTHER)
