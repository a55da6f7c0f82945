"""Word 文件 · The .docx of an edition in the layout of GB/T 9704; an example carries no red head."""

from __future__ import annotations

import io
from base64 import b64decode
from datetime import datetime
from xml.sax.saxutils import escape

import segno
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from hudong.doors.papers.letterhead import Letterhead
from hudong.doors.papers.lists.paper import EditionPaper, Section, edition_paper
from hudong.doors.papers.official_layout import (
    BODY,
    BODY_PT,
    CELL,
    CELL_HEAD,
    FIRST,
    RED,
    SECOND,
    TEXT_WIDTH_MM,
    TITLE,
    add,
    finished,
    official_document,
    writable,
)
from hudong.mechanisms.catalogue.terms import EditionContent

_NUMERALS = "一二三四五六七八九"
_TWIPS_PER_MM = 1440 / 25.4


def document_file(content: EditionContent, digest: str, letterhead: Letterhead) -> bytes:
    """Word 文件 · The bytes of the document."""
    paper = edition_paper(content, digest, letterhead)
    doc = official_document(paper.mark)
    _head(doc, paper, is_example=letterhead.is_example)
    add(doc, TITLE, "\n".join(paper.title_lines))
    if letterhead.is_example:
        _centred(doc, paper.document_no)
    add(doc, BODY, "")
    add(doc, BODY, paper.opening)
    if paper.amendment:
        add(doc, BODY, f"本版增补：{paper.amendment}")
    for place, section in enumerate(paper.sections):
        add(doc, FIRST, f"{_NUMERALS[place]}、{section.heading}")
        add(doc, BODY, section.sentence)
        _table(doc, section)
    _check(doc, paper, _NUMERALS[len(paper.sections)], has_site=bool(letterhead.origin))
    _signature(doc, paper)
    day = content.published_on
    return finished(
        doc,
        title=paper.title,
        author=letterhead.office,
        comments=paper.mark,
        on=datetime(day.year, day.month, day.day),  # noqa: DTZ001 -- 文件属性里的日子没有时区
    )


def _head(doc: Doc, paper: EditionPaper, *, is_example: bool) -> None:
    """版头 · The issuing body in red, document number, red line: only on a county's own paper."""
    if is_example:
        return
    words = f"{paper.signed_by}文件"
    head = add(doc, TITLE, "")
    size = min(44, TEXT_WIDTH_MM / 25.4 * 72 / len(words))
    run = head.add_run(words)
    run.font.size, run.font.color.rgb = Pt(int(size)), RED
    head.paragraph_format.line_spacing = Pt(int(size) + 12)
    add(doc, BODY, "")
    number = _centred(doc, paper.document_no)
    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="4"'
        ' w:color="C00000"/></w:pBdr>'
    )
    number._element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    add(doc, BODY, "")


def _centred(doc: Doc, text: str):  # type: ignore[no-untyped-def]
    paragraph = add(doc, BODY, text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.first_line_indent = Pt(0)
    return paragraph


def _table(doc: Doc, section: Section) -> None:
    """一张表 · The head row is repeated on every page, and no row is torn between two."""
    if not section.rows:
        add(doc, BODY, "没有事项。")
        return
    widths = [round(each.share / 1000 * TEXT_WIDTH_MM * _TWIPS_PER_MM) for each in section.columns]
    centred = [each.is_centred for each in section.columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row([each.words for each in section.columns], widths, CELL_HEAD, [True] * len(widths))
    rows = "".join(_row(row, widths, CELL, centred) for row in section.rows)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/>'
        '<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    )
    doc.element.body.insert(len(doc.element.body) - 1, table)


def _row(
    texts: tuple[str, ...] | list[str], widths: list[int], style: str, centred: list[bool]
) -> str:
    is_head = style == CELL_HEAD
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if is_head else "")
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_CENTRE if middle else ""}</w:pPr>'
        f"{_runs(text)}</w:p></w:tc>"
        for text, width, middle in zip(texts, widths, centred, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


_CENTRE = '<w:jc w:val="center"/>'


def _runs(text: str) -> str:
    lines = writable(text).split("\n")
    return "<w:r><w:br/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in lines
    )


def _check(doc: Doc, paper: EditionPaper, numeral: str, *, has_site: bool) -> None:
    """核对 · Where this edition stays readable, and by what it is known."""
    add(doc, FIRST, f"{numeral}、核对")
    add(doc, SECOND, "（一）永久地址")
    add(doc, BODY, paper.address)
    if has_site:
        code = segno.make_qr(paper.address, error="m").png_data_uri(scale=8, border=4)
        picture = io.BytesIO(b64decode(code.partition(",")[2]))
        paragraph = add(doc, BODY, "")
        paragraph.paragraph_format.line_spacing = 1.0
        paragraph.add_run().add_picture(picture, width=Mm(28))
    add(doc, SECOND, "（二）核对码")
    add(doc, BODY, paper.digest_words)


def _signature(doc: Doc, paper: EditionPaper) -> None:
    """落款 · The issuing body above the day, the day four characters from the right edge."""
    add(doc, BODY, "")
    wider = (len(paper.signed_on) * 0.7 - len(paper.signed_by)) / 2
    for text, away in ((paper.signed_by, 4 + wider), (paper.signed_on, 4.0)):
        paragraph = add(doc, BODY, text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.first_line_indent = Pt(0)
        paragraph.paragraph_format.right_indent = Pt(max(0, int(away * BODY_PT)))
        paragraph.paragraph_format.keep_with_next = text == paper.signed_by
