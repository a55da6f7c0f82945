"""导入法规 · The office pastes or uploads one law, looks at what was read, and keeps it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from hudong.doors.web import laws
from hudong.doors.web.acting import Acting, acting_by
from hudong.doors.web.answer import answer
from hudong.doors.web.desks.law_import import (
    ADDRESS,
    KEEP,
    Typed,
    demand_office,
    paste_page,
    preview_page,
    said_of,
    with_text,
)
from hudong.ground.law.library.importing import (
    Added,
    Adding,
    added_texts,
    document_text,
    draft_of,
    within_length,
)
from hudong.ground.law.library.importing.limits import MOST_BYTES
from hudong.ground.law.terms import LawError, UnreadableText

SEE_OTHER = 303


@require_http_methods(["GET", "HEAD", "POST"])
@acting_by
def law_import(request: HttpRequest, acting: Acting) -> HttpResponse:
    """导入法规 · ``/desk/law/``: GET asks for the text, POST shows it again or keeps it."""
    demand_office(acting)
    if request.method != "POST":
        return _paste(request, acting, Typed())
    typed = _typed(request)
    try:
        typed = _with_file(request, typed)
        if not typed.text.strip():
            raise UnreadableText("还没有文件，也没有文字", hint="请选一个文件，或者把全文粘贴进来")
        within_length(typed.text)
    except LawError as error:
        return _paste(request, acting, typed, error)
    said, wrong = said_of(typed)
    if request.POST.get("step") != KEEP or wrong:
        page = preview_page(acting=acting, typed=typed, wrong=wrong)
        return answer(request, "desk/law_preview.html", page, status=400 if wrong else 200)
    try:
        adding = Adding(settings.HUDONG_HOME, laws.library())
        became = adding.take(draft_of(typed.text, said))
        adding.keep()
    except LawError as error:
        page = preview_page(acting=acting, typed=typed, wrong={}, error=error)
        return answer(request, "desk/law_preview.html", page, status=400)
    if became is Added.NEW:
        laws.renew()
        messages.success(request, "存好了，正在重新建库。建好以后，请采用新的法库。")
    else:
        messages.success(request, "库里已有同样的文本，没有改动。")
    return HttpResponseRedirect(ADDRESS, status=SEE_OTHER)


def _typed(request: HttpRequest) -> Typed:
    def one(name: str) -> str:
        return request.POST.get(name, "").replace("\x00", "").strip()

    return Typed(
        text=one("text").replace("\r\n", "\n"),
        source=one("source")[:120],
        title=one("title")[:120],
        level=one("level"),
        adopted=one("adopted"),
        in_force=one("in_force"),
    )


def _with_file(request: HttpRequest, typed: Typed) -> Typed:
    file = request.FILES.get("file")
    if file is None:
        return typed if typed.source else with_text(typed, typed.text, "办公室粘贴")
    name = file.name or ""
    if (file.size or 0) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise UnreadableText(f"文件太大，最多 {most} 兆", where=name, hint="请删去图片再上传")
    return with_text(typed, document_text(name, file.read()), name[:120])


def _paste(
    request: HttpRequest, acting: Acting, typed: Typed, error: LawError | None = None
) -> HttpResponse:
    page = paste_page(
        acting=acting, added=added_texts(settings.HUDONG_HOME), typed=typed, error=error
    )
    return answer(request, "desk/law_paste.html", page, status=400 if error else 200)
