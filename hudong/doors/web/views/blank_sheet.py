"""申报模板 · The sheet to fill in, with the department's own name and a page that explains it."""

from __future__ import annotations

from io import BytesIO

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from hudong.doors.web.acting import Acting, acting_by
from hudong.mechanisms.catalogue.sheets import template

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@acting_by
def blank_sheet(request: HttpRequest, acting: Acting) -> FileResponse:
    """申报模板 · An .xlsx file; see :func:`hudong.mechanisms.catalogue.sheets.template`."""
    file = BytesIO(template(acting.mandate.body_name))
    return FileResponse(file, as_attachment=True, filename="申报表.xlsx", content_type=KIND)
