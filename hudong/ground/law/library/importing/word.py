"""Word 的文字:一段一行,不认类型声明。The words of a .docx part, read as a stream, paragraph by paragraph."""

from __future__ import annotations

from typing import Final, NoReturn
from xml.parsers import expat

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_PARAGRAPH: Final = f"{_W}p"
_TEXT: Final = f"{_W}t"
_GAPS: Final = {f"{_W}tab": "　", f"{_W}br": "\n", f"{_W}cr": "\n"}
# 删去的文字,和为旧版本 Word 重写一遍的文字。
_LEFT_OUT: Final = frozenset(
    (f"{_W}del", "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback")
)


class NotAllowed(ValueError):
    """不许有的 · A declaration of types; with it go all entities, in the file or outside."""


def words_of(part: bytes) -> str:
    """一段一行 · The words of the main part as they stand after all changes.

    Raises NotAllowed and expat.ExpatError.
    """
    reader = _Reader()
    reader.parser.Parse(part, True)
    return "\n".join(reader.lines)


class _Reader:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self._open: list[list[str]] = []
        self._left_out = 0
        self._in_text = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words

    def _refuse(self, *declared: object) -> NoReturn:
        raise NotAllowed("文件里有类型声明")

    def _start(self, tag: str, attributes: object) -> None:
        self._left_out += tag in _LEFT_OUT
        self._in_text = tag == _TEXT
        if tag == _PARAGRAPH:
            self._open.append([])
        elif tag in _GAPS:
            self._words_into(_GAPS[tag])

    def _end(self, tag: str) -> None:
        self._left_out -= tag in _LEFT_OUT
        self._in_text = False
        if tag == _PARAGRAPH:
            self.lines.append("".join(self._open.pop()))

    def _words(self, words: str) -> None:
        if self._in_text:
            self._words_into(words)

    def _words_into(self, words: str) -> None:
        if self._open and not self._left_out:
            self._open[-1].append(words)
