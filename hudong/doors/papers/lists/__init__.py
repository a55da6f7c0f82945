"""清单的文书 · Papers of an edition: sheet, Word file, comma-separated values, canonical JSON, notice."""

from hudong.doors.papers.lists.formats import FORMATS, Format, format_named
from hudong.doors.papers.lists.paper import EditionPaper, Section, edition_paper

__all__ = ["FORMATS", "EditionPaper", "Format", "Section", "edition_paper", "format_named"]
