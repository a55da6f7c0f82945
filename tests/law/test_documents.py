"""单件:.docx 和文本的文字,不可信的文件。One document: its words, its encodings, and what is refused."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document

from hudong.ground.law.library.importing import document_text, documents, draft_of
from hudong.ground.law.library.importing.limits import MOST_BYTES, MOST_CHARACTERS
from hudong.ground.law.terms import UnreadableText

_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(*paragraphs: str) -> bytes:
    made, file = Document(), BytesIO()
    for words in paragraphs:
        made.add_paragraph(words)
    made.save(file)
    return file.getvalue()


def packed(body: str | bytes, name: str = "word/document.xml", parts: int = 0) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
        for number in range(parts):
            archive.writestr(f"{number}.xml", "")
    return file.getvalue()


def body(inner: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{before}<w:document {_NAMES}><w:body>{inner}</w:body></w:document>'
    )


def test_a_word_file_is_read_paragraph_by_paragraph() -> None:
    data = docx(
        "示例防汛法", "2010年3月4日国务院令第1号公布", "第一章 总则", "第一条\t甲。", "第二条 乙。"
    )
    draft = draft_of(document_text("某法.docx", data))
    assert draft.title == "示例防汛法"
    assert [one.paragraphs for one in draft.text.articles] == [("甲。",), ("乙。",)]


def test_what_was_struck_out_is_not_read() -> None:
    inner = (
        "<w:p><w:r><w:t>第一条 甲</w:t></w:r>"
        "<w:del><w:r><w:delText>乙</w:delText><w:t>丙</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>丁。</w:t></w:r></w:ins><w:r><w:br/><w:t>第二款。</w:t></w:r></w:p>"
    )
    assert document_text("a.docx", packed(body(inner))) == "第一条 甲丁。\n第二款。"


@pytest.mark.parametrize(
    ("encode", "first"),
    [
        (lambda text: text.encode(), "示例法"),
        (lambda text: text.encode("utf-8-sig"), "示例法"),
        (lambda text: text.encode("gb18030"), "示例法"),
        (lambda text: text.encode("utf-16"), "示例法"),
        (lambda text: text.replace("\n", "\r\n").encode(), "示例法"),
    ],
)
def test_texts_in_the_encodings_of_offices(encode: Callable[[str], bytes], first: str) -> None:
    text = document_text("某法.txt", encode("示例法\n第一条 甲。"))
    assert text.split("\n") == [first, "第一条 甲。"]


ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "secret.txt">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]>'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", "不能读“.doc”"),
        ("a.pdf", b"%PDF-1.7", "不能读“.pdf”"),
        ("无后缀", b"x", "不能读“无后缀”"),
        ("a.docx", b"PK\x03\x04 broken", "不是完好的"),
        ("a.docx", packed("<x/>", "other.xml"), "不是完好的"),
        ("a.docx", packed("<not closed"), "不合规矩"),
        ("a.docx", packed(body(PARAGRAPH.format("&e;"), ENTITY)), "不合规矩"),
        ("a.docx", packed(body(PARAGRAPH.format("&b;"), LAUGHS)), "不合规矩"),
        ("a.docx", packed(body(""), parts=documents.MOST_PARTS + 1), "部分太多"),
        ("a.txt", b"\x00\x01\xff\xff\x81", "编码读不出来"),
        ("a.txt", b"x" * (MOST_BYTES + 1), "文件太大"),
        ("a.txt", b"x" * (MOST_CHARACTERS + 1), "文字太长"),
    ],
)
def test_what_is_refused_says_what_and_what_to_do(name: str, data: bytes, what: str) -> None:
    with pytest.raises(UnreadableText, match=what) as raised:
        document_text(name, data)
    assert raised.value.hint


def test_a_small_file_that_unpacks_to_a_huge_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """压缩炸弹：不看它自己写的大小，边解边数。"""
    bomb = packed(body("<w:p/>" * 400_000))
    assert len(bomb) < 10_000
    monkeypatch.setattr(documents, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(UnreadableText, match="解开以后太大"):
        document_text("a.docx", bomb)


def test_an_entity_reads_no_file_even_where_the_declaration_stands_alone() -> None:
    with pytest.raises(UnreadableText):
        document_text("a.docx", packed(body(PARAGRAPH.format("甲"), "<!DOCTYPE x>")))
