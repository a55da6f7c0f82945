"""数据表 · An edition as one flat table of texts: the columns of the sheet and of the CSV file."""

from __future__ import annotations

from hudong.mechanisms.catalogue.terms import (
    COLUMNS,
    EDITION_COLUMNS,
    EditionContent,
    ListedLine,
    written,
)

HEADINGS = (*(column.words for column in EDITION_COLUMNS), "清单", *(c.words for c in COLUMNS))


def edition_cells(content: EditionContent) -> tuple[str, ...]:
    """版次的几格 · Number, document number, day, amendment, and the one list of an excerpt."""
    return tuple(
        written(column.field, getattr(content, column.field)) for column in EDITION_COLUMNS
    )


def matter_cells(row: ListedLine) -> tuple[str, ...]:
    """事项的几格 · Every field of a matter as text, in the order of ``COLUMNS``."""
    return tuple(written(column.field, getattr(row, column.field)) for column in COLUMNS)


def flat_rows(content: EditionContent) -> list[tuple[str, ...]]:
    """平铺 · One row per matter; an edition without a matter is one row that names no list."""
    head = edition_cells(content)
    if not content.rows:
        return [(*head, "", *("" for _ in COLUMNS))]
    return [
        (*head, written("catalogue", row.catalogue), *matter_cells(row)) for row in content.rows
    ]
