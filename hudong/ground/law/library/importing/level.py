"""位阶:从名称、标头和文件夹猜出位阶。The level of a text, guessed from its name, head and folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from hudong.ground.law.library.names import plain_title
from hudong.ground.law.terms import Level

_FOLDERS: Final = {
    "宪法": Level.CONSTITUTION,
    "行政法规": Level.REGULATION,
    "部门规章": Level.RULE,
    "地方性法规": Level.LOCAL_REGULATION,
    "地方政府规章": Level.LOCAL_RULE,
}
_NO_LEVEL: Final = frozenset({"司法解释", "案例", "其他"})
_STATE_COUNCIL: Final = re.compile(
    r"国务院(?:令|[^，。]{0,24}(?:通过|发布|公布|批准|修[订正]))|国务院关于"
)
_CONGRESS: Final = re.compile(r"全国人民代表大会(?:常务委员会)?")
_LOCAL: Final = re.compile(r"(?:省|市|自治区|自治州|自治县)[^，。]{0,12}人民代表大会")
_LOCAL_ORDER: Final = re.compile(r"(?:省|市|自治区)人民政府(?:令|[^，。]{0,20}通过)")
_ORDER: Final = re.compile(
    r"(?:部|委员会|总局|署|局|行|会)(?:令|[^，。]{0,20}(?:部务|局务|委务|署务)会议)"
)
_NOT_ITSELF: Final = re.compile(
    r"修正案|修改.*的决定|废止.*的决定|关于.*的(?:批复|答复|解释|通知)$"
)


def guessed_level(title: str, head: Sequence[str], folders: Iterable[str] = ()) -> Level | None:
    """猜位阶 · None where neither folder, head nor name tells."""
    for folder in folders:
        if folder in _FOLDERS and (folder != "宪法" or plain_title(title) == "宪法"):
            return _FOLDERS[folder]
    plain, said = plain_title(title), "\n".join(head)
    if plain == "宪法":
        return Level.CONSTITUTION
    if _LOCAL.search(said):
        return Level.LOCAL_REGULATION
    if _LOCAL_ORDER.search(said):
        return Level.LOCAL_RULE
    if _STATE_COUNCIL.search(said) and not _is_act(plain):
        return Level.REGULATION
    if _CONGRESS.search(said) or _is_act(plain):
        return Level.LAW
    return Level.RULE if _ORDER.search(said) else None


def _is_act(title: str) -> bool:
    """某某法 and 某某法典 are acts, 某某办法 is none."""
    return title.endswith(("法", "法典")) and not title.endswith("办法")


def has_no_level(folders: Iterable[str]) -> bool:
    """不在位阶之内 · Judicial interpretations, cases and guides are no laws or rules."""
    return any(folder in _NO_LEVEL for folder in folders)


def is_no_text_of_its_own(title: str) -> bool:
    """不是独立的文本 · An amendment or a decision to amend changes another text."""
    return bool(_NOT_ITSELF.search(plain_title(title)))
