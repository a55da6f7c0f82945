"""两版之间的变化:增加、退出、改了哪几栏。What differs between two editions, by lineage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hudong.mechanisms.catalogue.terms.editions import COLUMNS, EditionContent, ListedLine
from hudong.mechanisms.catalogue.terms.written import written

# 别的事项退出以后，后面的序号自然往前挪：不算这一项的变化。沿革号本来就相同。
_NOT_COMPARED = ("position", "lineage")


@dataclass(frozen=True)
class FieldChange:
    """改了的一栏 · The field by name, what it was and what it is, as files write them."""

    field: str
    words: str
    before: str
    after: str


@dataclass(frozen=True)
class MatterChange:
    """改了的一项 · One matter as it was and as it is; ``fields`` name the differences."""

    before: ListedLine
    after: ListedLine
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Changes:
    """两版的变化 · From ``before`` to ``after``: matters added, gone and rewritten, in list order."""

    before: EditionContent
    after: EditionContent
    added: tuple[ListedLine, ...]
    removed: tuple[ListedLine, ...]
    changed: tuple[MatterChange, ...]

    @property
    def is_none(self) -> bool:
        """没有变化 · True where both editions list the same in the same words."""
        return not (self.added or self.removed or self.changed)

    def as_plain(self, reasons: Mapping[UUID, str]) -> dict[str, Any]:
        """化为字典 · For machines; ``reasons`` says by lineage why a matter is gone."""
        return {
            "format": "hudong-edition-changes-1",
            "from": _edition(self.before),
            "to": _edition(self.after),
            "added": [_named(row) for row in self.added],
            "removed": [
                _named(row) | {"reason": reasons.get(row.lineage, "")} for row in self.removed
            ],
            "changed": [
                _named(one.after)
                | {
                    "fields": [
                        {"field": each.field, "before": each.before, "after": each.after}
                        for each in one.fields
                    ]
                }
                for one in self.changed
            ],
        }


def changes_between(before: EditionContent, after: EditionContent) -> Changes:
    """比两版 · Compares by lineage: a renamed matter is the same matter, a later namesake is not."""
    old = {row.lineage: row for row in before.rows}
    new = {row.lineage: row for row in after.rows}
    return Changes(
        before=before,
        after=after,
        added=tuple(row for row in after.rows if row.lineage not in old),
        removed=tuple(row for row in before.rows if row.lineage not in new),
        changed=tuple(
            MatterChange(old[row.lineage], row, found)
            for row in after.rows
            if row.lineage in old and (found := field_changes(old[row.lineage], row))
        ),
    )


def field_changes(before: ListedLine, after: ListedLine) -> tuple[FieldChange, ...]:
    """哪几栏不同 · The fields in which two forms of one matter differ; a moved place is none."""
    compared = [("catalogue", "清单")]
    compared += [
        (column.field, column.words) for column in COLUMNS if column.field not in _NOT_COMPARED
    ]
    return tuple(
        FieldChange(
            name, words, written(name, getattr(before, name)), written(name, getattr(after, name))
        )
        for name, words in compared
        if getattr(before, name) != getattr(after, name)
    )


def _edition(content: EditionContent) -> dict[str, Any]:
    return {
        "number": content.number,
        "document_no": content.document_no,
        "published_on": content.published_on.isoformat(),
    }


def _named(row: ListedLine) -> dict[str, Any]:
    return {"list": row.catalogue.value, "title": row.title, "lineage": str(row.lineage)}
