"""网页中间件 · Headers, language, and refusals: what happens round every request."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from hudong.doors.web.language import speaking
from hudong.doors.web.site import LANGUAGE_COOKIE
from hudong.doors.web.views.errors import refused
from hudong.ground.kernel.refusals import Refusal

Handler = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


def security_headers(get_response: Handler) -> Handler:
    """安全响应头 · Strict policy on every answer; nothing of a signed-in reader is kept.

    A request with a session cookie may show private words, so its answer is ``no-store``; an
    answer that names its own rule (a static file) keeps it.
    """

    def guarded(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response[name] = value
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session or settings.SESSION_COOKIE_NAME in response.cookies:
            response["Cache-Control"] = "no-store"
        return response

    return guarded


def language(get_response: Handler) -> Handler:
    """语言 · Chinese unless the reader chose another by cookie; the browser's wish is not asked.

    A county page must read the same for everyone who is sent its address.
    """

    def spoken(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(LANGUAGE_COOKIE, settings.LANGUAGE_CODE)
        code = chosen if chosen in _LANGUAGES else settings.LANGUAGE_CODE
        with speaking(code):
            response = get_response(request)
        # 同一网址有大字版和英文版：中间的缓存必须按 cookie 分开。
        patch_vary_headers(response, ("Cookie",))
        response.headers.setdefault("Content-Language", code)
        return response

    return spoken


class Refusals:
    """拒绝的答复 · Turns a refusal of an act or query into its page, with the typed words kept.

    A class, because Django asks middleware for ``process_exception`` only as a method. A view
    that shows its own form again catches ``Invalid`` itself; everything else ends here.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """只管拒绝 · Any other exception stays what it is: a fault of ours."""
        return refused(request, exception) if isinstance(exception, Refusal) else None


refusals = Refusals
