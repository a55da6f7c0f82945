"""单件:.docx、.txt 和粘贴的文字变成行。One document, from outside and not trusted, becomes lines.

Of a .docx only the main part is unpacked, within limits; nothing that it refers to is opened.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import PurePath
from typing import Final
from xml.parsers import expat

from hudong.ground.law.library.importing.limits import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_PARTS,
    MOST_UNPACKED,
)
from hudong.ground.law.library.importing.word import NotAllowed, words_of
from hudong.ground.law.terms import UnreadableText

_BODY: Final = "word/document.xml"
_CHUNK: Final = 1 << 20
_OTHER: Final = "请在 Word 或者 WPS 里另存为 .docx，或者把文字粘贴过来"


def document_text(name: str, data: bytes) -> str:
    """一件的文字 · Of a .docx or .txt by its name; raises UnreadableText with what to do."""
    if len(data) > MOST_BYTES:
        raise UnreadableText(
            f"文件太大，最多 {MOST_BYTES // 1024 // 1024} 兆",
            where=name,
            hint="一个文件只放一部法规，删去图片",
        )
    ending = PurePath(name).suffix.lower()
    if ending == ".docx":
        text = _docx(name, data)
    elif ending in (".txt", ".md"):
        text = decoded(data, name)
    else:
        raise UnreadableText(f"不能读“{ending or name}”这种文件", where=name, hint=_OTHER)
    return within_length(text, name)


def within_length(text: str, name: str = "") -> str:
    """长度 · The text itself; UnreadableText where no law is that long."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableText(
            f"文字太长，最多 {MOST_CHARACTERS} 字，现在是 {len(text)} 字",
            where=name,
            hint="一次导入一部法规",
        )
    return text


def decoded(data: bytes, name: str = "") -> str:
    """文字编码 · UTF-8, UTF-16 with its mark, or GB18030."""
    marks = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    encodings = [marks[data[:2]]] if data[:2] in marks else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UnreadableText("文字的编码读不出来", where=name, hint="请另存为 UTF-8 编码的文本文件")


def _docx(name: str, data: bytes) -> str:
    try:
        return words_of(_body(name, data))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, NotImplementedError) as broken:
        raise UnreadableText("不是完好的 .docx 文件", where=name, hint=_OTHER) from broken
    except RuntimeError as locked:
        raise UnreadableText(
            "文件加了密码，读不出来", where=name, hint="请去掉密码再导入"
        ) from locked
    except (NotAllowed, expat.ExpatError, ValueError, EOFError, OSError, zlib.error) as wrong:
        raise UnreadableText("文件里的内容不合规矩，不能读", where=name, hint=_OTHER) from wrong


def _body(name: str, data: bytes) -> bytes:
    """The one part that is read, counted while it is unpacked: what it says of its size is no proof."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        if len(packed.infolist()) > MOST_PARTS:
            raise UnreadableText("文件里的部分太多，不能读", where=name, hint=_OTHER)
        parts = []
        size = 0
        with packed.open(_BODY) as part:
            while chunk := part.read(_CHUNK):
                size += len(chunk)
                if size > MOST_UNPACKED:
                    raise UnreadableText("文件解开以后太大，不能读", where=name, hint=_OTHER)
                parts.append(chunk)
        return b"".join(parts)
