"""答复 · The one way a view answers with a page."""

from __future__ import annotations

from contextlib import nullcontext

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.template import engines

from hudong.doors.web.component import State
from hudong.doors.web.site import UNNAMED, current_site, reader_of
from hudong.doors.web.ui import Told
from hudong.ground.kernel.reads import database_closed

_STATES: dict[str, State] = {"success": "done", "error": "no", "warning": "soon"}


def _told(request: HttpRequest) -> tuple[Told, ...]:
    """办完以后的话 · What the act before left to be said, shown once."""
    # 没有带消息 cookie、也没有会话的人没有话要听：公开页面不为此读会话。
    if "messages" not in request.COOKIES and settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ()
    left = get_messages(request) if hasattr(request, "_messages") else ()
    return tuple(Told(_STATES.get(each.level_tag, "now"), str(each)) for each in left)


def answer(
    request: HttpRequest,
    template: str,
    page: object,
    *,
    status: int = 200,
    is_broken: bool = False,
) -> HttpResponse:
    """答复一页 · Renders ``template`` with the frozen dataclass ``page``.

    A template sees four names: ``page``, ``site``, ``reader``, ``told`` (messages of the act
    before), plus ``csrf_input`` for forms. The database is closed while it renders (dev and
    test): a query from a template raises the kernel's ``DatabaseClosed``.
    ``is_broken`` is for the page of a fault: it asks neither site, session nor account, any of
    which may be what failed.
    """
    context = {
        "page": page,
        "site": UNNAMED if is_broken else current_site(),
        "reader": reader_of(request, is_nameless=is_broken),
        "told": () if is_broken else _told(request),
    }
    chosen = engines["jinja2"].get_template(template)
    closed = settings.CLOSE_DATABASE_WHILE_RENDERING
    with database_closed() if closed else nullcontext():
        return HttpResponse(chosen.render(context, request), status=status)
