"""逗号分隔的文件 · CSV that Excel opens right: UTF-8 with a mark, CRLF, one row of headings.

A text that a spreadsheet would run as a formula gets an apostrophe before it; so does a text that
begins with an apostrophe, and the reader takes exactly one away: nothing is lost.
"""

from __future__ import annotations

import csv
import io

from hudong.doors.papers.lists.rows import HEADINGS, flat_rows
from hudong.mechanisms.catalogue.terms import EditionContent, guarded

MARK = "\ufeff"


def comma_file(content: EditionContent) -> bytes:
    """CSV · The bytes of the file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([guarded(cell) for cell in row] for row in flat_rows(content))
    return (MARK + out.getvalue()).encode()
