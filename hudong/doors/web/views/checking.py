"""依据查对 · Anybody may paste a basis and see whether it stands; nothing is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from hudong.doors.web.answer import answer
from hudong.doors.web.pages.checking import Asked, check_sheet
from hudong.ground.kernel import clock

# 申报、准入的表单可以先把写好的依据送到这里看一看，栏名各不相同。
_BASIS = ("basis", "claimed_basis", "legal_basis")


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """依据查对 · ``/check/``; POST from the form, GET for a link (``?basis=&title=&on=``)."""
    sent = request.POST if request.method == "POST" else request.GET
    asked = Asked(
        basis=next((text for name in _BASIS if (text := _text(sent, name))), ""),
        title=_text(sent, "title"),
        on=_text(sent, "on"),
    )
    page = check_sheet(asked=asked, day=clock.today(), is_sent=request.method == "POST")
    return answer(request, "portal/check.html", page, status=400 if page.is_refused else 200)


def _text(sent: QueryDict, name: str) -> str:
    return sent.get(name, "").replace("\x00", "").strip()
