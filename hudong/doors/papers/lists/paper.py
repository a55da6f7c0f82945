"""一份文书写什么 · What a paper of an edition says, in the order in which it is read; no layout.

The Word file, the printed notice and the page for printing are drawn from this one value.
"""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.papers.letterhead import Letterhead
from hudong.ground.law.days import day_words
from hudong.ground.law.official import MARK
from hudong.mechanisms.catalogue.terms import Catalogue, EditionContent, ListedLine, written

_ABOUT = {
    Catalogue.DUTIES: "法律写明由村（居）民委员会自己做的事，政府给予指导和支持。",
    Catalogue.ASSISTANCE: "本来是政府的事，依法请村（居）协助。哪个部门委托，哪个部门出钱。",
    Catalogue.NEGATIVE: "这些事不得交给村（居）办，理由逐项写明。",
    Catalogue.CERTIFICATES: "村（居）只出具这些证明，别的证明不用到村（居）开。",
}


@dataclass(frozen=True)
class PaperColumn:
    """表的一栏 · Its words and its share of the width, in thousandths; centred where it is short."""

    words: str
    share: int
    is_centred: bool = False


@dataclass(frozen=True)
class Section:
    """一份清单 · Heading, one sentence, and the table; ``rows`` are texts, as many as columns."""

    kind: Catalogue
    heading: str
    sentence: str
    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class EditionPaper:
    """一版清单的文书 · ``title_lines`` break where a reader pauses; ``address`` is the permanent one.

    ``signed_by`` and ``signed_on`` end the paper; ``mark`` stands on every page of an example.
    """

    title_lines: tuple[str, ...]
    document_no: str
    opening: str
    amendment: str
    sections: tuple[Section, ...]
    address: str
    digest: str
    digest_words: str
    signed_by: str
    signed_on: str
    mark: str

    @property
    def title(self) -> str:
        """标题 · In one line."""
        return "".join(self.title_lines)


def edition_paper(content: EditionContent, digest: str, letterhead: Letterhead) -> EditionPaper:
    """由内容到文书 · The paper of an edition, or of one list where the content is an excerpt."""
    return EditionPaper(
        title_lines=(*_named(content, letterhead.county), f"（第{content.number}版）"),
        document_no=content.document_no,
        opening=_opening(content),
        amendment=content.amendment,
        sections=tuple(_section(content, kind) for kind in content.kinds),
        address=letterhead.origin + permanent_path(content),
        digest=digest,
        digest_words=in_groups(digest),
        signed_by=letterhead.office,
        signed_on=day_words(content.published_on),
        mark=letterhead.mark,
    )


_WHOSE = "基层群众性自治组织"


def _named(content: EditionContent, county: str) -> tuple[str, str]:
    """标题的头两行 · Whose lists, and which."""
    if content.excerpt is None:
        return f"{county}{_WHOSE}", "依法履行职责事项和协助政府工作事项清单"
    words = content.excerpt.words
    if not words.startswith(_WHOSE):
        return county, f"{words}清单"
    return f"{county}{_WHOSE}", f"{words.removeprefix(_WHOSE)}清单"


def permanent_path(content: EditionContent) -> str:
    """永久地址 · The path under which exactly this stays readable for ever."""
    way = f"/lists/{content.number}/"
    return way if content.excerpt is None else f"{way}{content.excerpt.value}/"


def in_groups(digest: str) -> str:
    """核对码 · A digest in groups of four digits, as it is read aloud."""
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))


def _opening(content: EditionContent) -> str:
    counts = "，".join(
        f"{kind.short_words}{len(content.on_list(kind))}项" for kind in content.kinds
    )
    return (
        f"第{content.number}版，{day_words(content.published_on)}公布，文号{content.document_no}。"
        f"{counts}。"
    )


_NUMBERED = (
    PaperColumn("序号", 80, is_centred=True),
    PaperColumn("事项", 240),
)
_COLUMNS = {
    Catalogue.DUTIES: (
        *_NUMBERED,
        PaperColumn("做到什么", 380),
        PaperColumn("法律依据", 300),
    ),
    Catalogue.ASSISTANCE: (
        PaperColumn("序号", 75, is_centred=True),
        PaperColumn("事项", 185),
        PaperColumn("做到什么", 245),
        PaperColumn("法律依据", 200),
        PaperColumn("谁出钱", 115),
        PaperColumn("怎么算", 180),
    ),
    Catalogue.NEGATIVE: (
        *_NUMBERED,
        PaperColumn("为什么不得交给村（居）", 380),
        PaperColumn("依据", 300),
    ),
    Catalogue.CERTIFICATES: (
        *_NUMBERED,
        PaperColumn("怎样出具", 380),
        PaperColumn("依据", 300),
    ),
}


def _section(content: EditionContent, kind: Catalogue) -> Section:
    rows = content.on_list(kind)
    return Section(
        kind=kind,
        heading=f"{kind.words}（{len(rows)}项）",
        sentence=_ABOUT[kind],
        columns=_COLUMNS[kind],
        rows=tuple(_row(row) for row in rows),
    )


def _row(row: ListedLine) -> tuple[str, ...]:
    first = (str(row.position), f"{row.title}{marks_of(row)}")
    if row.catalogue is Catalogue.ASSISTANCE:
        return (*first, row.standard, row.basis, row.payer, fee_words(row))
    if row.catalogue is Catalogue.NEGATIVE:
        return (*first, row.basis_words, row.basis)
    return (*first, row.standard, row.basis)


def marks_of(row: ListedLine) -> str:
    """标记 · What must be seen beside a name: scope, official assistance, a way that ends."""
    marks = []
    if row.scope.value != "both":
        marks.append(f"只在{row.scope.words}")
    if row.official:
        marks.append(f"{MARK}：{written('official', row.official)}")
    if row.way.ends:
        until = f"，到{day_words(row.until_on)}为止" if row.until_on else ""
        marks.append(f"{row.way.words}{until}")
    return "".join(f"（{mark}）" for mark in marks)


def fee_words(row: ListedLine) -> str:
    """怎么算 · 每期 200.00元; empty where nothing is set."""
    if not row.unit_price_fen:
        return ""
    yuan, fen = written("unit_price_fen", row.unit_price_fen).split(".")
    return f"{row.unit} {int(yuan):,}.{fen}元".strip()
