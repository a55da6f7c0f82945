"""读主张:把省着写的条款号写全,再交给引用去认。Spells out what a claim abbreviates, before it is read.

Departments write 第三、五条, 第六条2款, 第十条（三）, “消防法”第六条. The reader of citations knows the
full forms only; here the short forms become full ones. What is written in full stays as it is.
"""

from __future__ import annotations

import re
from typing import Final

from hudong.ground.law.library.numerals import CHARACTERS

_NUMBER: Final = f"[{CHARACTERS}]{{1,9}}"
_BRACKETED: Final = rf"[（(]\s*{_NUMBER}\s*[）)]"
_AND: Final = r"(?:[、，,]|和|及|与|至|到|[-－—–~～])"

# “消防法”第六条、<消防法>第六条：引号、尖括号当书名号用。
_QUOTED: Final = re.compile(
    r"[“\"「『<〈＜]((?:(?![“”\"「」『』<>〈〉＜＞《》]).){2,40}?(?:法典|法|条例|办法|规定|细则))[”\"」』>〉＞]"
    r"(?=\s*(?:的\s*)?(?:[（(]|第|[0-9０-９]))"
)
# 第三、五条；第三至五条；第（一）、（三）项：单位只写在最后一个后面。
_LISTED: Final = re.compile(
    rf"第\s*((?:{_NUMBER}|{_BRACKETED})(?:\s*{_AND}\s*第?\s*(?:{_NUMBER}|{_BRACKETED}))+)\s*(条|款|项)"
)
_ONE: Final = re.compile(rf"({_AND})?\s*第?\s*({_NUMBER}|{_BRACKETED})")
# 第三条、五条；第六条2款：后一个没有写“第”。
_NEXT: Final = re.compile(rf"(?<=[条款项])(\s*{_AND}?\s*)(?=(?:{_NUMBER}|{_BRACKETED})\s*[条款项])")
# 第十条（三）：没有写“项”。
_ITEM: Final = re.compile(
    r"(?<=[条款])(\s*)[（(]\s*([一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})\s*[）)](?!\s*项)"
)


def spell_out(text: str) -> str:
    """写全 · ``text`` with every place written in full: 第三、五条 → 第三条、第五条.

    Spelling out twice changes nothing more. Never raises.
    """
    text = _QUOTED.sub(r"《\1》", text)
    text = _LISTED.sub(_each, text)
    text = _NEXT.sub(r"\1第", text)
    return _ITEM.sub(r"\1第（\2）项", text)


def _each(found: re.Match[str]) -> str:
    unit = found[2]
    return "".join(f"{one[1] or ''}第{one[2]}{unit}" for one in _ONE.finditer(found[1]))
