"""公文版式 · The layout of GB/T 9704-2012: paper, margins, type, 22 lines of 28 characters, page numbers.

版心 156 × 225 毫米：正文 3 号仿宋，行距固定 28 磅，一面 22 行，一行 28 字；页码 4 号，单页居右、双页居左。
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from math import floor
from typing import Any, Final

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

RED: Final = RGBColor(0xC0, 0x00, 0x00)
BODY_PT: Final = 16
LINE_PT: Final = 28
TEXT_WIDTH_MM: Final = 156
# 一行 28 字：156 毫米合 442.2 磅，每字 15.79 磅，比 3 号字（16 磅）窄一点。单位是 1/20 磅，往窄里取整。
# 不用文档网格管字数：有的软件见字比格宽，就让一个字占两格。
_NARROWER: Final = floor((TEXT_WIDTH_MM / 25.4 * 72 / 28 - BODY_PT) * 20)

# 名字、大小、字体；没有左边的字体时用后面的。
TITLE, BODY, FIRST, SECOND, CELL, CELL_HEAD = (
    "公文标题", "公文正文", "公文一级标题", "公文二级标题", "公文表格", "公文表头",
)  # fmt: skip
_STYLES: Final = (
    (TITLE, 22, "方正小标宋简体", 34),
    (BODY, BODY_PT, "仿宋_GB2312", LINE_PT),
    (FIRST, BODY_PT, "黑体", LINE_PT),
    (SECOND, BODY_PT, "楷体_GB2312", LINE_PT),
    (CELL, 12, "仿宋_GB2312", 18),
    (CELL_HEAD, 12, "黑体", 18),
)
_FALLBACKS: Final = {
    "方正小标宋简体": "华文中宋",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "宋体": "SimSun",
}
# XML 写不下的控制字符。
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def official_document(mark: str) -> Doc:
    """一份空公文 · An empty document in the layout; ``mark`` stands at the head of every page."""
    doc = Document()
    for paragraph in list(doc.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    _page(doc)
    _fonts(doc)
    for name, size, font, line in _STYLES:
        _style(doc, name, size, font, line)
    _page_numbers(doc)
    if mark:
        section = doc.sections[0]
        for header in (section.header, section.even_page_header):
            _centred(header.paragraphs[0], mark)
    return doc


def _page(doc: Doc) -> None:
    section = doc.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(20), Mm(21)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(LINE_PT * 20))
    doc.settings.odd_and_even_pages_header_footer = True
    compat = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    settings = doc.settings.element
    old = settings.find(qn("w:compat"))
    if old is not None:
        settings.replace(old, compat)
    else:
        settings.append(compat)


def _fonts(doc: Doc) -> None:
    """字体表 · Names what to use where a font is not installed."""
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _FALLBACKS.items()
    )
    table = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{entries}</w:fonts>'
    for part in doc.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = table.encode()
    normal = doc.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.size = Pt(BODY_PT)
    _set_font(normal.element.get_or_add_rPr(), "仿宋_GB2312")


def _set_font(properties: Any, font: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for which in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{which}"), font)


def _style(doc: Doc, name: str, size: int, font: str, line: int) -> None:
    style = doc.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = doc.styles["Normal"]
    style.font.size = Pt(size)
    _set_font(style.element.get_or_add_rPr(), font)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
    if name == TITLE:
        layout.alignment, layout.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
    elif name in (BODY, FIRST, SECOND):
        narrower = OxmlElement("w:spacing")
        narrower.set(qn("w:val"), str(_NARROWER))
        style.element.get_or_add_rPr().insert_element_before(
            narrower, "w:w", "w:kern", "w:position", "w:sz", "w:szCs"
        )
        layout.first_line_indent = Pt(2 * BODY_PT)
        layout.keep_with_next = name != BODY
    if name in (TITLE, FIRST, SECOND):
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str((TITLE, FIRST, SECOND).index(name)))
        style.element.get_or_add_pPr().append(level)
    if name in (CELL, CELL_HEAD):
        off = OxmlElement("w:snapToGrid")
        off.set(qn("w:val"), "0")
        style.element.get_or_add_pPr().insert(0, off)


def _page_numbers(doc: Doc) -> None:
    """页码 · — n —, odd pages to the right, even pages to the left, one character from the edge."""
    section = doc.sections[0]
    for footer, is_odd in ((section.footer, True), (section.even_page_footer, False)):
        paragraph = footer.paragraphs[0]
        side = WD_ALIGN_PARAGRAPH.RIGHT if is_odd else WD_ALIGN_PARAGRAPH.LEFT
        paragraph.alignment = side
        layout = paragraph.paragraph_format
        layout.right_indent, layout.left_indent = (Pt(14), None) if is_odd else (None, Pt(14))
        for piece in ("— ", None, " —"):
            run = paragraph.add_run(piece or "")
            run.font.size = Pt(14)
            _set_font(run._element.get_or_add_rPr(), "宋体")
            if piece is None:
                for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
                    run._element.append(_field(kind, text))


def _field(kind: str, text: str) -> Any:
    if text:
        instruction = OxmlElement("w:instrText")
        instruction.text = text
        return instruction
    char = OxmlElement("w:fldChar")
    char.set(qn("w:fldCharType"), kind)
    return char


def _centred(paragraph: Paragraph, text: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.size = Pt(12)
    _set_font(run._element.get_or_add_rPr(), "黑体")


def add(doc: Doc, style: str, text: str) -> Paragraph:
    """写一段 · One paragraph in a style; a line break in the text stays one."""
    return doc.add_paragraph(writable(text), style=style)


def writable(text: str) -> str:
    """写得下的字 · ``text`` without the control characters that no document can hold."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def finished(doc: Doc, *, title: str, author: str, comments: str, on: datetime) -> bytes:
    """收尾 · Properties without anybody's name or clock, and the same bytes every time."""
    about = doc.core_properties
    about.title, about.author, about.last_modified_by = title, author, author
    about.comments, about.language, about.revision = comments, "zh-CN", 1
    about.created = about.modified = on
    raw = io.BytesIO()
    package = doc.part.package
    for part in package.parts:
        part.before_marshal()
    PackageWriter.write(raw, package.rels, package.parts)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
