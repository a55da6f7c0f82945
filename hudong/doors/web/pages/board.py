"""张贴的清单 · An edition for the notice board: large type, a code back to the address, no site around it.

The words are those of the Word file (:mod:`hudong.doors.papers`): what hangs on the wall is the
paper of the county, in Chinese whatever the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.papers.letterhead import Letterhead
from hudong.doors.papers.lists import EditionPaper, edition_paper
from hudong.doors.web.language import gettext as _
from hudong.doors.web.ui import Link, Qr
from hudong.mechanisms.catalogue.queries import EditionFile
from hudong.mechanisms.catalogue.terms import EditionContent


@dataclass(frozen=True, slots=True)
class BoardPage:
    """张贴页 · ``is_large`` is for A3; ``other`` leads to the other size."""

    title: str
    paper: EditionPaper
    qr: Qr
    is_large: bool
    other: Link
    back: str


def board_page(
    file: EditionFile, content: EditionContent, letterhead: Letterhead, *, here: str, is_large: bool
) -> BoardPage:
    """张贴页 · Of a whole edition, or of one list where ``content`` is an excerpt of it."""
    paper = edition_paper(content, file.digest, letterhead)
    other = Link(_("改用 A4 纸"), here) if is_large else Link(_("改用 A3 纸"), f"{here}?paper=a3")
    return BoardPage(
        title=paper.title,
        paper=paper,
        qr=Qr(paper.address),
        is_large=is_large,
        other=other,
        back=paper.address.removeprefix(letterhead.origin),
    )
