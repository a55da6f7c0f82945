"""提意见 · A declared task and the form under it: any resident may comment while villages discuss.

Nobody signs in. Against floods there are three plain checks: a form sent faster than anybody
reads, a field that people do not see, and a limit per network address (kept for ten minutes, as a
digest, in this process).
"""

from __future__ import annotations

import hashlib

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.core.cache import cache
from django.core.signing import BadSignature, SignatureExpired
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from hudong.doors.web.answer import answer
from hudong.doors.web.language import gettext as _
from hudong.doors.web.pages.declaration import SHOWN, Said, declaration_sheet
from hudong.doors.web.ui import Problem
from hudong.doors.web.ways import numbered
from hudong.ground.kernel.actor import VISITOR
from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.terms import Stance

# 比这几秒还快的，不像是人读过再写的。
FASTEST_SECONDS = 3
# 同一个网络地址十分钟里最多提这么多条：一家人、一个网吧也够用。
MOST_IN_TEN_MINUTES = 20
_TEN_MINUTES = 600
_LONGEST_KEY = 64


@require_http_methods(["GET", "HEAD", "POST"])
def declaration(request: HttpRequest, number: int) -> HttpResponse:
    """申报事项 · ``/review/<id>/``; POST sends a comment, and a bad one comes back to mend."""
    if request.method != "POST":
        return _shown(request, number)
    typed = Said(
        request.POST.get("stance", ""), request.POST.get("text", ""), request.POST.get("name", "")
    )
    problem = _not_like_people(request, number) or _no_stance(typed)
    if problem is not None:
        return _shown(request, number, (problem,), typed)
    row = queries.declaration(declaration_id=number)
    try:
        acts.comment_on_declaration(
            actor=VISITOR,
            review=row.review,
            declaration=row,
            stance=Stance(typed.stance),
            text=typed.text,
            name=typed.name,
            key=request.POST.get("key", "")[:_LONGEST_KEY] or None,
        )
    except Invalid as refused:
        problems = tuple(Problem(words, field) for field, words in refused.fields.items())
        return _shown(request, number, problems or (Problem(str(refused)),), typed)
    messages.success(request, _("意见已经收到，已经公开在这一页。县级办公室要逐条答复。"))
    return HttpResponseRedirect(numbered("declaration", number))


def _no_stance(typed: Said) -> Problem | None:
    if typed.stance in {one.value for one in Stance}:
        return None
    return Problem(_("请选同意还是不同意"), "stance")


def _not_like_people(request: HttpRequest, number: int) -> Problem | None:
    """像不像人写的 · What tells a flood from a person, in words that help a person."""
    shown = request.POST.get("shown", "")
    try:
        if SHOWN.unsign(shown) != str(number) or request.POST.get("website"):
            raise BadSignature
        SHOWN.unsign(shown, max_age=FASTEST_SECONDS)
    except SignatureExpired:
        pass
    except BadSignature:
        return Problem(_("这张表不是从本页打开的，请再提交一次"))
    else:
        return Problem(_("送得太快了，请看一遍再提交"))
    who = hashlib.sha256((get_client_ip_address(request) or "").encode()).hexdigest()
    counter = f"comment:{who}"
    cache.add(counter, 0, _TEN_MINUTES)
    if cache.incr(counter) > MOST_IN_TEN_MINUTES:
        return Problem(_("这个网络地址刚才提得太多，请过十分钟再提"))
    return None


def _shown(
    request: HttpRequest,
    number: int,
    problems: tuple[Problem, ...] = (),
    typed: Said | None = None,
) -> HttpResponse:
    page = declaration_sheet(declaration_id=number, problems=problems, typed=typed)
    return answer(request, "portal/declaration.html", page, status=400 if problems else 200)
