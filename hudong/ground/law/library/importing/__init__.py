"""导入:单件、文件夹,先看预览,再添进来源。Importing: a folder or a single law, preview first.

``draft_of`` reads one document, ``read_folder`` a folder; ``Adding`` puts drafts among a home's
sources. Nothing here builds the library: ``library.ensure`` does, when it is asked next.
"""

from __future__ import annotations

from hudong.ground.law.library.importing.adding import Added, AddedText, Adding, added_texts
from hudong.ground.law.library.importing.documents import document_text, within_length
from hudong.ground.law.library.importing.drafting import Draft, Preview, Said, joined_labels
from hudong.ground.law.library.importing.folder import LeftOut, read_folder
from hudong.ground.law.library.importing.lines import markdown_lines, plain_lines
from hudong.ground.law.library.importing.reading import Unread, read_lines_of_law

__all__ = [
    "Added",
    "AddedText",
    "Adding",
    "Draft",
    "LeftOut",
    "Preview",
    "Said",
    "Unread",
    "added_texts",
    "document_text",
    "draft_of",
    "joined_labels",
    "read_folder",
    "within_length",
]


def draft_of(text: str, said: Said | None = None) -> Draft:
    """读一件 · A draft of one pasted or uploaded text; Markdown marks are understood as well."""
    is_marked = any(line.startswith(("# ", "## ", "**第")) for line in text.splitlines())
    lines = markdown_lines(text) if is_marked else plain_lines(text)
    return Draft(read_lines_of_law(lines), said or Said())
