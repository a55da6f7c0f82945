"""历次版次里怎样写 · One matter through all editions: where it stood, and what was rewritten when."""

from __future__ import annotations

from hudong.doors.web import words
from hudong.doors.web.component import Component, Content
from hudong.doors.web.language import gettext as _
from hudong.doors.web.ui import Change, Link, Phrase, Table, TableColumn
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import numbered
from hudong.mechanisms.catalogue.queries import LineageLine
from hudong.mechanisms.catalogue.terms import field_changes


def history_of(lineage: tuple[LineageLine, ...]) -> Component:
    """历次版次 · Newest first; the first edition says how the matter came to the list."""
    before = [None, *lineage[:-1]]
    rows = tuple(
        (
            Link(
                _("第 %(number)s 版") % {"number": line.number}, numbered("matter", line.matter_id)
            ),
            words.day(line.published_on),
            line.document_no,
            str(line.position),
            _what(earlier, line),
        )
        for earlier, line in zip(before, lineage, strict=True)
    )
    columns = (
        TableColumn(_("版次")),
        TableColumn(_("公布日")),
        TableColumn(_("文号")),
        TableColumn(_("第几项"), is_number=True),
        TableColumn(_("改了什么")),
    )
    return Table("", columns, tuple(reversed(rows)))


def _what(before: LineageLine | None, line: LineageLine) -> Content:
    if before is None:
        return _("%(way)s列入：%(origin)s") % {
            "way": said(line.line.way.words),
            "origin": line.line.origin,
        }
    found = field_changes(before.line, line.line)
    if not found:
        return _("没有改写")
    parts: list[Content] = []
    for each in found:
        parts += [f"{said(each.words)}：", Change(each.before, each.after), _("；")]
    return Phrase(tuple(parts[:-1]))
