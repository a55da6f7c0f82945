"""怎样读 · The reader chooses large type or a language; a cookie keeps it, no account."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from hudong.doors.web.site import ELDER_COOKIE, LANGUAGE_COOKIE

CHOICES = {
    "elder": (ELDER_COOKIE, "elder"),
    "standard": (ELDER_COOKIE, ""),
    "zh-hans": (LANGUAGE_COOKIE, "zh-hans"),
    "en": (LANGUAGE_COOKIE, "en"),
}
_YEAR = 365 * 24 * 3600


@require_safe
def reading(request: HttpRequest, choice: str) -> HttpResponse:
    """换一种读法 · Sets the cookie and goes back to the page; an outside address is refused.

    A plain link (GET): it changes how this browser reads and nothing on the site.
    """
    if choice not in CHOICES:
        raise Http404("没有这种读法")
    back = request.GET.get("back", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    name, value = CHOICES[choice]
    if value:
        response.set_cookie(name, value, max_age=_YEAR, samesite="Lax", httponly=True)
    else:
        response.delete_cookie(name, samesite="Lax")
    return response
