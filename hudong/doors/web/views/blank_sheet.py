"""空白申报表 · The empty sheet for declarations, with the department's own name filled in."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter
from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from hudong.doors.web.acting import Acting, acting_by
from hudong.mechanisms.catalogue.sheets import COLUMNS
from hudong.mechanisms.catalogue.terms import Scope

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ROWS = 200
_WIDE = 28


@require_safe
@acting_by
def blank_sheet(request: HttpRequest, acting: Acting) -> FileResponse:
    """空白申报表 · The head row, the department in the first row, and the list of scopes to pick."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet("申报表")
        page.write_row(0, 0, COLUMNS, book.add_format({"bold": True, "bottom": 2}))
        page.write(1, 0, acting.mandate.body_name)
        page.set_column(0, len(COLUMNS) - 1, _WIDE)
        page.freeze_panes(1, 0)
        place = COLUMNS.index("适用范围")
        page.data_validation(
            1, place, _ROWS, place, {"validate": "list", "source": [one.words for one in Scope]}
        )
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="申报表.xlsx", content_type=KIND)
