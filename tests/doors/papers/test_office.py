"""办公软件打得开,一个字不少:LibreOffice 把文件转成 PDF 和文字。Opened by LibreOffice without damage."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from hudong.doors.papers.lists import edition_paper, format_named
from hudong.mechanisms.catalogue.terms import EditionContent
from tests.doors.papers.contents import DIGEST, LETTERHEAD, REAL, an_edition

OFFICE, TO_TEXT = shutil.which("soffice"), shutil.which("pdftotext")
needs_office = pytest.mark.skipif(
    not (OFFICE and TO_TEXT), reason="没有 LibreOffice（soffice）或者 pdftotext：打不开文件来看"
)


def made(name: str, content: EditionContent | None = None, letterhead=LETTERHEAD) -> bytes:
    return format_named(name).make(content or an_edition(), DIGEST, letterhead)


def opened(folder: Path, name: str, target: str) -> Path:
    """用办公软件打开 · Converts the file with a profile of its own, and gives the result."""
    (folder / f"a.{name}").write_bytes(made(name))
    options = ["--infilter=CSV:44,34,76,1"] if name == "csv" else []
    done = subprocess.run(
        [str(OFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless", *options,
         "--convert-to", target, "--outdir", str(folder / "out"), str(folder / f"a.{name}")],
        capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    found = list((folder / "out").glob("a.*"))
    assert found, done.stdout + done.stderr
    return found[0]


def text_of(pdf: Path) -> str:
    done = subprocess.run(
        [str(TO_TEXT), "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout


def squeezed(text: str) -> str:
    """去掉空白 · Titles break over lines in a narrow column: only the characters count."""
    return re.sub(r"\s", "", text)


@needs_office
def test_the_word_file_prints_with_every_title_and_digit(tmp_path: Path) -> None:
    pages = text_of(opened(tmp_path, "docx", "pdf"))
    told = squeezed(pages)
    paper = edition_paper(an_edition(), DIGEST, LETTERHEAD)
    for line in (*paper.title_lines, paper.document_no, paper.mark, paper.signed_by):
        assert squeezed(line) in told
    assert squeezed(paper.digest_words) in told
    for row in an_edition().rows:
        if row.unit_price_fen:
            assert f"{row.unit_price_fen / 100:,.2f}" in told
    assert re.search(r"—\s*1\s*—", pages)


@needs_office
def test_the_word_file_holds_every_cell(tmp_path: Path) -> None:
    found = opened(tmp_path, "docx", "txt:Text (encoded):UTF8")
    told = squeezed(found.read_text(encoding="utf-8-sig"))
    for section in edition_paper(an_edition(), DIGEST, LETTERHEAD).sections:
        for row in section.rows:
            for cell in row:
                assert squeezed(cell) in told


@needs_office
def test_the_sheet_prints_with_every_title_and_digit(tmp_path: Path) -> None:
    told = squeezed(text_of(opened(tmp_path, "xlsx", "pdf")))
    for row in an_edition().rows:
        if row.unit_price_fen:
            assert f"{row.unit_price_fen / 100:,.2f}" in told
    assert "示例数据，不是正式文件" in told


@needs_office
@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_a_spreadsheet_program_shows_the_very_texts(tmp_path: Path, name: str) -> None:
    whole = an_edition()
    if name == "xlsx":
        (tmp_path / "x").mkdir()
        whole = whole.only(next(iter(whole.kinds)))
    (tmp_path / f"a.{name}").write_bytes(made(name, whole))
    path = tmp_path / f"a.{name}"
    options = ["--infilter=CSV:44,34,76,1"] if name == "csv" else []
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", *options,
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir",
         str(tmp_path / "out"), str(path)],
        capture_output=True, check=True, timeout=240,
    )  # fmt: skip
    (found,) = (tmp_path / "out").glob("*.csv")
    told = found.read_text(encoding="utf-8-sig")
    for row in whole.rows:
        for text in (row.title, row.standard, row.basis, str(row.lineage)):
            assert text in told
    assert "#NAME" not in told and "Err:" not in told


def test_the_layout_is_that_of_official_documents() -> None:
    doc = Document(BytesIO(made("docx", letterhead=REAL)))
    section = doc.sections[0]
    sizes = [round(length.mm) for length in (
        section.page_width, section.page_height, section.top_margin, section.bottom_margin,
        section.left_margin, section.right_margin,
    )]  # fmt: skip
    assert sizes == [210, 297, 37, 35, 28, 26]
    looks = {
        name: (doc.styles[name].font.size.pt,
               doc.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")),
               doc.styles[name].paragraph_format.line_spacing.pt)
        for name in ("公文标题", "公文正文", "公文一级标题", "公文二级标题")
    }  # fmt: skip
    assert looks["公文标题"][:2] == (22, "方正小标宋简体")
    assert looks["公文正文"] == (16, "仿宋_GB2312", 28)
    assert looks["公文一级标题"] == (16, "黑体", 28)
    assert looks["公文二级标题"] == (16, "楷体_GB2312", 28)
    # 22 行：版心 225 毫米放得下 22 个 28 磅，放不下 23 个；28 字：每字收窄以后正好放得下 28 个。
    height = section.page_height.pt - section.top_margin.pt - section.bottom_margin.pt
    width = section.page_width.pt - section.left_margin.pt - section.right_margin.pt
    spacing = int(doc.styles["公文正文"].element.rPr.find(qn("w:spacing")).get(qn("w:val")))
    assert height // 28 == 22
    assert width // (16 + spacing / 20) == 28
    heads = [row for table in doc.tables for row in table._tbl.tr_lst if row.trPr is not None]
    assert (
        sum(row.trPr.find(qn("w:tblHeader")) is not None for row in heads) == len(doc.tables) == 2
    )
    assert doc.settings.odd_and_even_pages_header_footer


def test_an_example_has_its_mark_and_no_red_head() -> None:
    example, real = (
        Document(BytesIO(made("docx", letterhead=each))) for each in (LETTERHEAD, REAL)
    )
    assert "示例数据" in example.sections[0].header.paragraphs[0].text
    assert "示例数据" in example.sections[0].even_page_header.paragraphs[0].text
    assert "C00000" not in example.element.xml
    assert "C00000" in real.element.xml
    assert "文件" in real.paragraphs[0].text
    assert real.sections[0].header.paragraphs[0].text == ""


def test_a_file_names_no_machine_and_no_clock() -> None:
    doc = Document(BytesIO(made("docx")))
    about = doc.core_properties
    assert about.author == about.last_modified_by == LETTERHEAD.office
    assert about.created.date() == an_edition().published_on
    with zipfile.ZipFile(BytesIO(made("docx"))) as package:
        assert {part.date_time[0] for part in package.infolist()} == {1980}
