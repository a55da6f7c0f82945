"""两版的变化 · What changed from one edition to another: added, gone with the reason, rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hudong.doors.web.component import Component
from hudong.doors.web.language import gettext as _
from hudong.doors.web.ui import Change, Crumb, Empty, Link, Table, TableColumn
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, crumb, numbered
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.terms import Changes, ListedLine, changes_between


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """变化页 · Counts in a sentence, then three tables; an empty one says so."""

    title: str
    crumb: Crumb
    sentence: str
    amendment: str
    added: Component
    removed: Component
    changed: Component
    data: Link


@reads(budget=6)
def edition_changes(
    *, before: int | None, after: int, day: date
) -> tuple[Changes, dict[UUID, str]]:
    """变化和退出的理由 · From ``before`` (None: the edition just before) to ``after``.

    Raises NotFound where either is no edition, or the first has none before it.
    """
    earlier = after - 1 if before is None else before
    if earlier == 0:
        raise NotFound("第 1 版前面没有别的版次", hint="请看第 1 版全文")
    if earlier >= after:
        raise NotFound("要比的两版，前面的版次号要小于后面的", hint="例如 /lists/1..2/")
    old, new = catalogue.edition_files(day=day, numbers=(earlier, after))
    changes = changes_between(old.content, new.content)
    gone = tuple(row.lineage for row in changes.removed)
    return changes, catalogue.departures(lineages=gone, upto=after) if gone else {}


@reads(budget=6)
def changes_page(*, before: int | None, after: int, day: date) -> ChangesPage:
    """变化页 · The page of ``edition_changes``."""
    changes, reasons = edition_changes(before=before, after=after, day=day)
    first, last = changes.before.number, changes.after.number
    title = _("第 %(first)s 版到第 %(last)s 版的变化") % {"first": first, "last": last}
    return ChangesPage(
        title=title,
        crumb=crumb(
            title,
            Link(_("两份清单"), address("lists")),
            Link(_("第 %(number)s 版") % {"number": last}, numbered("edition", last)),
        ),
        sentence=_sentence(changes),
        amendment=changes.after.amendment,
        added=_added(changes),
        removed=_removed(changes, reasons),
        changed=_changed(changes),
        data=Link(_("下载这些变化（JSON）"), f"/lists/{first}..{last}/changes.json"),
    )


def plain_changes(*, before: int | None, after: int, day: date) -> dict[str, Any]:
    """变化的数据 · The same for machines."""
    changes, reasons = edition_changes(before=before, after=after, day=day)
    return changes.as_plain(reasons)


def _sentence(changes: Changes) -> str:
    if changes.is_none:
        return _("两版列的事项和写法都一样。")
    return _("增加 %(added)s 项，退出 %(removed)s 项，改写 %(changed)s 项。") % {
        "added": len(changes.added),
        "removed": len(changes.removed),
        "changed": len(changes.changed),
    }


def _added(changes: Changes) -> Component:
    if not changes.added:
        return Empty(_("没有增加的事项。"))
    columns = (
        TableColumn(_("事项")),
        TableColumn(_("清单")),
        TableColumn(_("来路")),
        TableColumn(_("法律依据")),
    )
    rows = tuple(
        (_name(row), said(row.catalogue.short_words), said(row.way.words), row.basis)
        for row in changes.added
    )
    return Table("", columns, rows)


def _removed(changes: Changes, reasons: dict[UUID, str]) -> Component:
    if not changes.removed:
        return Empty(_("没有退出的事项。"))
    columns = (TableColumn(_("事项")), TableColumn(_("清单")), TableColumn(_("为什么退出")))
    rows = tuple(
        (_name(row), said(row.catalogue.short_words), reasons.get(row.lineage, ""))
        for row in changes.removed
    )
    return Table("", columns, rows)


def _changed(changes: Changes) -> Component:
    if not changes.changed:
        return Empty(_("没有改写的事项。"))
    columns = (TableColumn(_("事项")), TableColumn(_("哪一栏")), TableColumn(_("原来和现在")))
    rows = tuple(
        (one.after.title, said(each.words), Change(each.before, each.after))
        for one in changes.changed
        for each in one.fields
    )
    return Table("", columns, rows)


def _name(row: ListedLine) -> str:
    return f"{row.position}. {row.title}"
