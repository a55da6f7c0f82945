"""工作台 · The desk of whoever acts in this session."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hudong.doors.web import forms
from hudong.doors.web.acting import Acting, acting_by
from hudong.doors.web.answer import answer
from hudong.doors.web.desks.desk import desk_page

# 工作台上的每个按钮都通到一张表单：表单都登记了，页面才能排。
assert forms.FORMS


@require_safe
@acting_by
def desk(request: HttpRequest, acting: Acting) -> HttpResponse:
    """工作台 · What awaits the one who acts, and what cannot be done yet."""
    return answer(request, "desk/desk.html", desk_page(acting=acting))
