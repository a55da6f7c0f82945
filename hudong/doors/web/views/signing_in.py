"""登录和退出 · Signing in and out, choosing the mandate to act by, changing the password."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, get_user, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hudong.doors.web.acting import Acting, acting_by, choose, mandates_at_hand, stop_playing
from hudong.doors.web.answer import answer
from hudong.doors.web.pages.signing_in import (
    mandate_page,
    password_page,
    sign_in_page,
)
from hudong.ground.kernel.refusals import Invalid, Refused
from hudong.ground.people import acts as people

SEE_OTHER = 303


def _wanted(request: HttpRequest) -> str:
    """登录以后去哪里;外面的网址不认。"""
    to = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        to, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return to if is_ours else ""


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """登录 · The same words for an unknown name and for a wrong password."""
    to = _wanted(request)
    if request.method != "POST":
        return answer(request, "desk/sign_in.html", sign_in_page(to=to))
    username = request.POST.get("username", "").strip()
    account: Any = authenticate(
        request, username=username, password=request.POST.get("password", "")
    )
    if account is None:
        page = sign_in_page(to=to, username=username, is_wrong=True)
        return answer(request, "desk/sign_in.html", page, status=400)
    stop_playing(request)
    login(request, account)
    return HttpResponseRedirect(to or reverse(settings.LOGIN_REDIRECT_URL), status=SEE_OTHER)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """退出 · The session ends; a visitor who tried on a place goes back to choosing one."""
    if not request.user.is_authenticated:
        stop_playing(request)
        return HttpResponseRedirect("/", status=SEE_OTHER)
    logout(request)
    return HttpResponseRedirect("/", status=SEE_OTHER)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mandate(request: HttpRequest) -> HttpResponse:
    """选一项任职 · Who holds several mandates says by which one to act."""
    held = mandates_at_hand(request)
    if request.method == "POST":
        wanted = request.POST.get("mandate", "")
        found = next((line for line in held if str(line.mandate_id) == wanted), None)
        if found is None:
            raise Refused("你现在没有这项任职")
        choose(request, found)
        return HttpResponseRedirect(reverse("web:desk"), status=SEE_OTHER)
    return answer(request, "desk/mandate.html", mandate_page(held=held))


@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@acting_by
def password(request: HttpRequest, acting: Acting) -> HttpResponse:
    """更改密码 · The holder only; nobody changes a password in somebody else's place."""
    if acting.is_played or not request.user.is_authenticated:
        raise Refused("换身份看的时候没有密码可改")
    is_temporary = bool(request.user.is_password_temporary)  # type: ignore[union-attr]
    if request.method != "POST":
        return answer(request, "desk/password.html", password_page(is_temporary=is_temporary))
    try:
        _change(request, acting)
    except Invalid as invalid:
        wrong = invalid.fields or {"new": invalid.message}
        page = password_page(wrong=wrong, is_temporary=is_temporary)
        return answer(request, "desk/password.html", page, status=400)
    messages.success(request, "密码改好了，下次用新密码登录。")
    return HttpResponseRedirect(reverse("web:desk"), status=SEE_OTHER)


def _change(request: HttpRequest, acting: Acting) -> None:
    new = request.POST.get("new", "")
    if new != request.POST.get("again", ""):
        raise Invalid("两次写的新密码不一样", fields={"again": "两次写的新密码不一样，请再写一次"})
    # request.user 只是替身，门要锁的是账号本身的行。
    account: Any = get_user(request)
    people.change_password(
        actor=acting.actor, account=account, old=request.POST.get("old", ""), new=new
    )
    account.refresh_from_db()
    update_session_auth_hash(request, account)
