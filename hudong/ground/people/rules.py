"""登记的规矩:名称、代码、所属要对得上。Rules of enrolment: names, codes and parents must fit.

Every fault is found, not only the first; each names its row and its column and says what to do.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from hudong.ground.people.terms import (
    DIVISION_LEVELS,
    ONLY_ONE,
    PARENT_KINDS,
    STANDS_IN_DIVISION,
    BodyKind,
    BodyLine,
)

LONGEST_NAME: Final = 80
LONGEST_SHORT_NAME: Final = 40
COLUMN_WORDS: Final = {
    "kind": "种类",
    "name": "全称",
    "short_name": "简称",
    "division_code": "区划代码",
    "parent": "所属主体",
    "uscc": "统一社会信用代码",
}
_LEVEL_WORDS: Final = {1: "省级", 2: "地级", 3: "县级", 4: "乡级", 5: "村级"}
# 汉字(含扩展区和〇)、拉丁字母、数字,名称里常见的标点;别的一概不收。
_LETTER: Final = (
    "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323afA-Za-z\u00c0-\u024f"
)
_MARK: Final = "0-9０-９（）()·・.．、，“”《》—\\-－ "
_STRANGE: Final = re.compile(f"[^{_LETTER}{_MARK}]")
_HAS_LETTER: Final = re.compile(f"[{_LETTER}]")
_CODE: Final = re.compile("[0-9]{12}")
_USCC: Final = re.compile("[0-9A-HJ-NPQRTUWXY]{18}")


def text_fault(words: str, text: str, most: int) -> str:
    """名称哪里不对 · Empty, too long, or with a character that no seal and no page can show; "" if fine."""
    if not text.strip():
        return f"没有写{words}"
    if len(text) > most:
        return f"“{words}”太长：最多 {most} 个字，现在有 {len(text)} 个"
    strange = _STRANGE.search(text)
    if strange:
        return f"“{words}”里有不能保存的字符{_shown(strange[0])}，只能用汉字、字母、数字和常用标点"
    return "" if _HAS_LETTER.search(text) else f"“{words}”里没有一个汉字或者字母"


def _shown(char: str) -> str:
    visible = unicodedata.category(char)[0] not in "CZM"
    return f"“{char}”" if visible else f"（看不见的，编码 U+{ord(char):04X}）"


@dataclass(frozen=True)
class Fault:
    """一处不对 · Where (row and column), what, and what to do."""

    row: int
    name: str
    column: str
    words: str
    hint: str

    @property
    def where(self) -> str:
        """在哪里 · 第 3 行“某村村民委员会”的“区划代码”."""
        named = f"“{self.name}”" if self.name else ""
        return f"第 {self.row} 行{named}的“{COLUMN_WORDS[self.column]}”"


@dataclass(frozen=True)
class Listed:
    """已经登记的主体 · As much of it as the rules ask for."""

    kind: BodyKind
    is_closed: bool = False


@dataclass(frozen=True)
class Register:
    """登记簿 · What stands in it already, as far as a list of lines touches it.

    ``bodies`` by name; ``codes`` the holders of codes, by code; ``only`` the kinds of which there
    can be one and is one; ``divisions`` the levels of the codes asked for, None where none were
    imported.
    """

    county_code: str
    bodies: Mapping[str, Listed] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    only: Mapping[BodyKind, str] = field(default_factory=dict)
    divisions: Mapping[str, int] | None = None


def faults_of(lines: Sequence[BodyLine], register: Register) -> list[Fault]:
    """哪里不对 · All faults of the lines, row by row."""
    kinds = {line.name: line.kind for line in lines}
    named = Counter(line.name for line in lines)
    coded = Counter(
        line.division_code for line in lines if line.division_code and line.kind in DIVISION_LEVELS
    )
    alone = Counter(line.kind for line in lines)
    found = []
    for number, line in enumerate(lines, start=1):
        told = [
            *_names(line, register, named),
            *_kind(line, register, alone),
            *_parent(line, register, kinds),
            *_code(line, register, coded),
        ]
        found += [
            Fault(line.row or number, line.name.strip(), column, words, hint)
            for column, words, hint in told
        ]
    return found


_Told = Iterator[tuple[str, str, str]]


def _names(line: BodyLine, register: Register, named: Mapping[str, int]) -> _Told:
    for column, text, most in (
        ("name", line.name, LONGEST_NAME),
        ("short_name", line.short_name, LONGEST_SHORT_NAME),
    ):
        wrong = text_fault(COLUMN_WORDS[column], text, most)
        if wrong:
            yield column, wrong, "请照公章上的名称写"
    if line.name in register.bodies:
        is_closed = register.bodies[line.name].is_closed
        yield (
            "name",
            f"“{line.name}”已经登记过" + ("，后来撤销了" if is_closed else ""),
            "同名的请写清楚是哪一个" if is_closed else "要改名称、代码或者所属，请办更正",
        )
    elif line.name and named[line.name] > 1:
        yield "name", f"“{line.name}”在表里写了 {named[line.name]} 次", "请只留一行"
    if line.uscc and not _USCC.fullmatch(line.uscc):
        yield "uscc", "统一社会信用代码要写 18 位", "请照登记证书写，没有的空着"


def _kind(line: BodyLine, register: Register, alone: Mapping[BodyKind, int]) -> _Told:
    if line.kind in register.only:
        there = register.only[line.kind]
        yield (
            "kind",
            f"一个县只有一个{line.kind.words}，已经登记了“{there}”",
            "名称变了，请办更正",
        )
    elif line.kind in ONLY_ONE and alone[line.kind] > 1:
        yield (
            "kind",
            f"一个县只有一个{line.kind.words}，表里有 {alone[line.kind]} 个",
            "请只留一行",
        )


def _parent(line: BodyLine, register: Register, kinds: Mapping[str, BodyKind]) -> _Told:
    allowed = PARENT_KINDS[line.kind]
    words = "、".join(kind.words for kind in allowed if kind)
    if not line.parent:
        if None not in allowed:
            yield "parent", f"{line.kind.words}没有写所属主体", f"请选它所属的{words}"
        return
    known = register.bodies.get(line.parent)
    kind = known.kind if known else kinds.get(line.parent)
    if kind is None:
        yield "parent", f"找不到所属主体“{line.parent}”", "请先登记上级，或者核对名称"
    elif known and known.is_closed:
        yield "parent", f"所属主体“{line.parent}”已经撤销", "请选现在的主体"
    elif kind not in allowed:
        hint = f"请选它所属的{words}" if words else "这一项请空着"
        yield "parent", f"{line.kind.words}不能属于{kind.words}“{line.parent}”", hint


def _code(line: BodyLine, register: Register, coded: Mapping[str, int]) -> _Told:
    code, level = line.division_code, DIVISION_LEVELS.get(line.kind)
    if not code:
        return
    if level is None and line.kind not in STANDS_IN_DIVISION:
        yield "division_code", f"{line.kind.words}没有自己的区划", "这一项请空着"
    elif not _CODE.fullmatch(code):
        yield "division_code", f"区划代码“{code}”不是十二位数字", "请写满十二位，不够的末尾补 0"
    elif register.divisions is not None:
        if code not in register.divisions:
            hint = "请照导入的区划核对；区划变了的，先导入新的"
            yield "division_code", f"区划里没有“{code}”", hint
        elif level and register.divisions[code] != level:
            yield _wrong_level(line, register.divisions[code], level)
    elif not code.startswith(register.county_code[:6]):
        yield (
            "division_code",
            f"区划代码“{code}”不是本县的",
            f"本县的代码以 {register.county_code[:6]} 开头",
        )
    elif level and _level_of(code) != level:
        yield _wrong_level(line, _level_of(code), level)
    if level is None:
        return
    if code in register.codes:
        yield "division_code", f"区划代码“{code}”已经是“{register.codes[code]}”的", "请核对代码"
    elif coded[code] > 1:
        yield "division_code", f"区划代码“{code}”在表里写了 {coded[code]} 次", "请核对代码"


def _wrong_level(line: BodyLine, found: int, level: int) -> tuple[str, str, str]:
    return (
        "division_code",
        f"区划代码“{line.division_code}”是{_LEVEL_WORDS[found]}的，{line.kind.words}要用{_LEVEL_WORDS[level]}的",
        "请核对代码和种类",
    )


def _level_of(code: str) -> int:
    """没有导入区划时,由代码末尾的零看级别。"""
    ends = ((3, "000000000"), (3, "000000"), (4, "000"))
    return next((level for level, zeros in ends if code.endswith(zeros)), 5)
