"""清单的网页和文件 · Editions by number, by day and by digest: pages, files, the printed notice, changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from hudong.doors.papers.letterhead import Letterhead
from hudong.doors.papers.lists import format_named
from hudong.doors.web.answer import answer
from hudong.doors.web.pages import board, editions_compared, reductions
from hudong.doors.web.site import current_site
from hudong.doors.web.views import portal
from hudong.doors.web.ways import page_number
from hudong.ground.kernel import clock
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.record.canonical import encode
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.terms import Catalogue, EditionContent

_JSON = "application/json; charset=utf-8"
View = Callable[..., HttpResponse]


def letterhead_of(request: HttpRequest) -> Letterhead:
    """版头 · Who publishes, and the address of this site for the code on paper."""
    site = current_site()
    return Letterhead(site.county_name, site.office_name, portal.origin_of(request), site.is_demo)


def _kind(words: str) -> Catalogue | None:
    if not words:
        return None
    try:
        return Catalogue(words)
    except ValueError as unknown:
        raise Http404("没有这份清单") from unknown


def _part(content: EditionContent, kind: Catalogue | None) -> EditionContent:
    if kind is None:
        return content
    if kind not in content.kinds:
        raise NotFound(f"第 {content.number} 版没有{kind.short_words}清单")
    return content.only(kind)


@require_safe
def file(request: HttpRequest, number: int, suffix: str, kind: str = "") -> HttpResponse:
    """文件 · ``/lists/<n>/edition.<format>`` and ``/lists/<n>/<list>.<format>``, tagged by digest."""
    each, letterhead, today = format_named(suffix), letterhead_of(request), clock.today()
    excerpt = _kind(kind)
    digest = catalogue.edition_digest(day=today, number=number)
    if digest is None:
        raise NotFound(f"没有公布过第 {number} 版清单", hint="请从“两份清单”里打开")
    tag = f'"{each.tag(digest, kind, letterhead)}"'
    same = get_conditional_response(request, etag=tag)
    if same is not None:
        return _kept(same, tag)
    found = catalogue.edition_file(day=today, number=number)
    content = _part(found.content, excerpt)
    response = HttpResponse(
        each.make(content, found.digest, letterhead), content_type=each.content_type
    )
    name = quote(each.file_name(content, letterhead), safe="")
    response["Content-Disposition"] = (
        f"attachment; filename=\"{each.plain_name(content)}\"; filename*=UTF-8''{name}"
    )
    return _kept(response, tag)


def _kept(response: HttpResponse, tag: str) -> HttpResponse:
    # 文件可以留着，用以前问一句变了没有：核对码没变就不再传。
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def print_(request: HttpRequest, number: int, kind: str = "") -> HttpResponse:
    """张贴 · ``/lists/<n>/print/`` and ``/lists/<n>/<list>/print/``; ``?paper=a3`` for large sheets."""
    found = catalogue.edition_file(day=clock.today(), number=number)
    page = board.board_page(
        found,
        _part(found.content, _kind(kind)),
        letterhead_of(request),
        here=request.path,
        is_large=request.GET.get("paper") == "a3",
    )
    return answer(request, "portal/board.html", page)


@require_safe
def changes(request: HttpRequest, after: int, before: int | None = None) -> HttpResponse:
    """变化 · ``/lists/<n>/changes/`` and ``/lists/<a>..<b>/``."""
    page = editions_compared.changes_page(before=before, after=after, day=clock.today())
    return answer(request, "portal/changes.html", page)


@require_safe
def changes_data(request: HttpRequest, after: int, before: int | None = None) -> HttpResponse:
    """变化的数据 · The same as JSON."""
    plain = editions_compared.plain_changes(before=before, after=after, day=clock.today())
    return HttpResponse(encode(plain), content_type=_JSON)


@require_safe
def reduction(request: HttpRequest) -> HttpResponse:
    """少了多少 · ``/reduction/``."""
    page = reductions.reduction_page(
        day=clock.today(), page=page_number(request.GET.get("page", ""))
    )
    return answer(request, "portal/reduction.html", page)


def on_day(view: View) -> View:
    """按日子 · The same page or file, of the edition that was in force on a day."""

    @require_safe
    def dated(request: HttpRequest, on: date, **rest: str) -> HttpResponse:
        today = clock.today()
        if on > today:
            raise NotFound(f"{on} 还没有到", hint="请看今天以前的日子")
        edition = catalogue.edition_on(day=on)
        if edition is None:
            raise NotFound(f"{on} 还没有公布清单", hint="请从“两份清单”里看最早的一版")
        return view(request, number=edition.number, **rest)

    return dated


@require_safe
def by_digest(request: HttpRequest, digest: str) -> HttpResponse:
    """按核对码 · ``/lists/digest/<hex>/``: the page of the edition with that digest."""
    number = catalogue.number_of_digest(digest=digest, day=clock.today())
    if number is None:
        raise NotFound("没有哪一版清单是这个核对码", hint="请把 64 位核对码写全，或者从清单里打开")
    return portal.lists_(request, number)
