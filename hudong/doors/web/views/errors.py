"""出错页 · Error pages in plain words, which give back what the reader had typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _

from hudong.doors.web.answer import answer
from hudong.doors.web.site import address_or_empty
from hudong.doors.web.ui import ErrorSummary, Link, Problem, Typed, TypedField
from hudong.ground.kernel.refusals import Refusal

# 口令和令牌从不回显：出错页会被拍照、被截图。
_SECRET_WORDS = ("password", "passwd", "secret", "token", "otp", "key")

# 表单字段的中文名；写表单的人在这里添一行，出错页就会用同样的叫法。
FIELD_WORDS: dict[str, str] = {
    "reason": "理由",
    "text": "内容",
    "title": "名称",
    "opinion": "意见",
    "q": "查找",
    "stance": "态度",
    "name": "署名",
    "username": "账号",
    "choice": "你的一票",
}
# 没有登记叫法的栏：内容照样退还，程序里的名字不给人看。
_SOMETHING = "填写的内容"
Said = Callable[[str, str], str]


def as_typed(name: str, text: str) -> str:
    """原样 · What was typed, as it was typed."""
    return text


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """出错页 · What went wrong, why, what to do, and what was typed.

    ``status`` is the HTTP status; ``reason`` may be empty where nothing more may be said.
    """

    status: int
    title: str
    reason: str
    hint: str
    back: Link
    problems: ErrorSummary
    typed: Typed | None


def _is_secret(name: str) -> bool:
    lowered = name.lower()
    return any(word in lowered for word in _SECRET_WORDS)


def typed_by(
    request: HttpRequest, names: Mapping[str, str] | None = None, said: Said = as_typed
) -> Typed | None:
    """填写的内容 · What the reader had typed into a refused form, or None.

    Passwords and tokens are left out. A body that cannot be read at all gives None. ``names``
    are the words of the form's fields; with them given, nothing else is shown. ``said`` turns
    what was sent for a field into what the reader had chosen.
    """
    if request.method != "POST":
        return None
    try:
        lists = list(request.POST.lists())
    except (SuspiciousOperation, MultiPartParserError, OSError):
        return None
    fields = tuple(
        TypedField((names or FIELD_WORDS).get(name, _SOMETHING), said(name, value))
        for name, values in lists
        if not _is_secret(name) and (names is None or name in names)
        for value in values
        if value.strip()
    )
    return Typed(fields) if fields else None


def _back(request: HttpRequest) -> Link:
    if request.method == "POST":
        return Link(_("回到刚才那一页"), request.get_full_path())
    return Link(_("回首页"), address_or_empty("home") or "/")


def error_page(
    request: HttpRequest,
    *,
    status: int,
    title: str,
    reason: str,
    hint: str,
    problems: tuple[Problem, ...] = (),
    is_broken: bool = False,
    names: Mapping[str, str] | None = None,
    said: Said = as_typed,
) -> HttpResponse:
    """出错页 · Renders one error with its status; the typed words are given back."""
    page = ErrorPage(
        status,
        title,
        reason,
        hint,
        _back(request),
        ErrorSummary(problems),
        typed_by(request, names, said),
    )
    return answer(request, "errors/error.html", page, status=status, is_broken=is_broken)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 · The request cannot be read."""
    return error_page(
        request,
        status=400,
        title=_("这次送来的内容看不懂"),
        reason=_("网址或表单里有网站认不出的内容。"),
        hint=_("请回到原来的页面再办一次；还不行，请打下面的电话。"),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 · The reader may not do this; the reason is said where it is known."""
    return error_page(
        request,
        status=403,
        title=_("这件事不能由你来办"),
        reason=str(exception or ""),
        hint=_("如果你有这项职务，请先登录；职务刚变动的，请找主管的同志更新任职。"),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 · The form's token is missing or old; ``reason`` is technical and is not shown."""
    return error_page(
        request,
        status=403,
        title=_("这一页放得太久了，没有送出"),
        reason=_("为了防止别的网站冒用你的名义，表单隔一段时间就要换一次。什么都没有改变。"),
        hint=_("请回到刚才那一页，刷新后再送一次。你填写的内容在下面，可以抄回去。"),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 · No such page, or none that this reader may know of."""
    return error_page(
        request,
        status=404,
        title=_("没有这一页"),
        reason=_("网址可能抄错了，或者这一页从来没有公开过。"),
        hint=_("请从首页或上面的栏目找；公开过的文件不会消失，只会写明已被替换。"),
    )


def refused(
    request: HttpRequest,
    refusal: Refusal,
    names: Mapping[str, str] | None = None,
    said: Said = as_typed,
) -> HttpResponse:
    """拒绝 · The page of a refusal: its reason, where, and what to do; nothing was changed.

    ``names`` are the words of the fields of the form that was refused, ``said`` those of its choices.
    """
    titles = {
        400: _("还差一点，没有送出"),
        403: _("这件事不能由你来办"),
        404: _("没有这一页"),
        409: _("现在还不能这样办"),
    }
    reason = f"{refusal.where}：{refusal.message}" if refusal.where else refusal.message
    return error_page(
        request,
        status=refusal.status,
        title=titles.get(refusal.status, _("这次没有办成")),
        reason=reason,
        hint=refusal.hint or _("什么都没有改变。请回到那一页，看看走到了哪一步。"),
        problems=tuple(Problem(words) for words in getattr(refusal, "fields", {}).values()),
        names=names,
        said=said,
    )


def locked_out(
    request: HttpRequest, credentials: dict[str, Any] | None = None, *rest: Any, **more: Any
) -> HttpResponse:
    """429 · Too many wrong passwords; it opens again by itself."""
    return error_page(
        request,
        status=429,
        title=_("试错的次数太多，先停一停"),
        reason=_("同一个账号在同一个地方连续输错了多次。"),
        hint=_("过十分钟可以再试。忘了口令，请打下面的电话，由工作人员当面核对后重设。"),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500 · Our fault; the page needs no database and says no inner detail."""
    return error_page(
        request,
        status=500,
        title=_("网站出了故障"),
        reason=_("是网站的毛病，不是你的。刚才的事没有办成，什么都没有改变。"),
        hint=_("请过一会儿再试；急事请打主办单位的电话，用纸办一样算数。"),
        is_broken=True,
    )
