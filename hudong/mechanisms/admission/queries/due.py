"""到期的事。What the clock has to do at the gate on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from hudong.ground.kernel.reads import reads
from hudong.mechanisms.admission.models import AdmissionRequest, Emergency


@reads(budget=1)
def requests_to_lapse(*, day: date) -> tuple[AdmissionRequest, ...]:
    """逾期没有补正的 · Rows that ``lapse_request`` takes on ``day``."""
    found = AdmissionRequest.objects.filter(state="supplementing").overdue_on(day)
    return tuple(found.order_by("due_on", "id"))


@reads(budget=1)
def matters_to_end(*, day: date) -> tuple[AdmissionRequest, ...]:
    """期限届满的 · Admitted requests whose last day lies before ``day``."""
    found = AdmissionRequest.objects.filter(state="admitted").filter(
        Q(until_on__lt=day) | Q(until_on=None, to_on__lt=day)
    )
    return tuple(found.order_by("id"))


@reads(budget=1)
def emergencies_to_end(*, day: date) -> tuple[Emergency, ...]:
    """应急到日的 · Emergency matters whose last day lies before ``day``."""
    return tuple(Emergency.objects.filter(state="running", until_on__lt=day).order_by("id"))
