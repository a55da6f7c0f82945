"""拿走 · Where an edition, or one list of it, can be printed and downloaded."""

from __future__ import annotations

from collections.abc import Iterable

from hudong.doors.papers.lists import FORMATS
from hudong.doors.web.language import gettext as _
from hudong.doors.web.ui import Link, Phrase, Table, TableColumn
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import numbered
from hudong.mechanisms.catalogue.terms import Catalogue

_WHOLE = "edition"


def download_links(number: int, kind: Catalogue | None = None) -> tuple[Link, ...]:
    """几种拿法 · Print first, then each kind of file."""
    base = numbered("edition", number)
    here = f"{base}{kind.value}/" if kind else base
    files = (
        Link(said(each.words), f"{base}{kind.value if kind else _WHOLE}.{each.name}")
        for each in FORMATS
    )
    return (Link(_("打印张贴"), f"{here}print/"), *files)


def download_table(number: int, kinds: Iterable[Catalogue]) -> Table:
    """下载的表 · The whole edition and each of its lists, in every format."""
    rows: list[tuple[str, Catalogue | None]] = [(_("整版"), None)]
    rows += [(said(kind.short_words), kind) for kind in kinds]
    return Table(
        "",
        (TableColumn(_("内容")), TableColumn(_("打印")), TableColumn(_("下载"))),
        tuple((words, *_cells(number, kind)) for words, kind in rows),
    )


def _cells(number: int, kind: Catalogue | None) -> tuple[Link, Phrase]:
    paper, *files = download_links(number, kind)
    parts: list[str | Link] = []
    for each in files:
        parts += [" · ", each] if parts else [each]
    return paper, Phrase(tuple(parts))
