"""准入队列 · The queue of the gate for whoever is at the desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hudong.doors.web.acting import Acting, acting_by
from hudong.doors.web.answer import answer
from hudong.doors.web.desks.admission_queue import admission_queue_page, may_see_queue
from hudong.doors.web.views.admissions import asked_number, asked_words
from hudong.ground.kernel.refusals import Refused
from hudong.mechanisms.admission.queries import Tab


@require_safe
@acting_by
def admission_queue(request: HttpRequest, acting: Acting) -> HttpResponse:
    """准入队列 · ``/desk/admissions/?tab=&state=&department=&q=&after=``."""
    if not may_see_queue(acting):
        raise Refused("准入队列只给政府机关的负责人和经办人看")
    tab = request.GET.get("tab", "")
    page = admission_queue_page(
        acting=acting,
        tab=Tab(tab) if tab in set(Tab) else Tab.MINE,
        state=request.GET.get("state", "")[:20],
        department_id=asked_number(request, "department"),
        text=asked_words(request),
        after=request.GET.get("after", "")[:40],
    )
    return answer(request, "desk/admission_queue.html", page)
