"""废止和替代:从附则中读出“自……起施行,《……》同时废止”,名称相近的另标待核。Repeals and successors.

Certain is only a whole instrument that another ends by name. A part of one, a name without 《》, a
former name, a name that differs by 暂行 or 条例 alone: those are links that people have to check.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Final

from hudong.ground.law.library.corpus import SourceInstrument
from hudong.ground.law.library.names import plain_title, usual_title
from hudong.ground.law.library.versions import Doubt, Repeal, age
from hudong.ground.law.terms import Version

_ENDS: Final = re.compile(r"(?:同时|即行)(?:废止|失效)|(?P<stops>同时停止(?:执行|施行|使用))")
_PART: Final = re.compile(r"中|有关|关于|第[^，。；《]{1,12}[条章节]")
_DAY: Final = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_AGAINST: Final = re.compile(r"抵触|不一致|不符|相违背|不适用")
_KIND: Final = re.compile(r"[一-鿿]{2,30}(?:条例|办法|规定|细则|通则|章程|规则)$")
_PASSING: Final = re.compile(r"（[^）]*）|暂行|试行")
_LAST: Final = re.compile(r"(?:法典|法|条例|办法|规定|通则|章程|规则)$")


def named_repeals(instrument: SourceInstrument, in_force_from: date | None) -> Iterator[Repeal]:
    """读废止条款 · A repeal for every instrument that this text ends by name.

    Only the sentence that says 同时废止 counts. 《……》中关于……的规定 ends a part, which no date can
    express: it is a link in doubt, and so is a name without marks. The day is the one that the text
    itself names; a text in force from its publication took effect with its earliest adoption.
    """
    on = instrument.clause or _first_adoption(instrument) or in_force_from
    if on is None:
        return
    for article in instrument.articles:
        for title, doubt in _ended_in("".join(article.paragraphs)):
            if title != instrument.title:
                yield Repeal(title, instrument.title, article.label, on, doubt)


def likely_links(repeals: Iterable[Repeal], versions: Iterable[Version]) -> tuple[Repeal, ...]:
    """待核的关联 · Links that no text states: by a former name, or by nearly the same name.

    A repealed name that is not stored may be a stored one under its former name; an instrument that
    nobody ended may have been followed by one whose name differs by 暂行 or the last word alone.
    """
    stored: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        stored[version.title].append(version)
    for together in stored.values():
        together.sort(key=age)
    said = [one for one in repeals if one.doubt is None]
    return (*_by_former_name(said, stored), *_by_near_name(stored))


def _by_former_name(said: Iterable[Repeal], stored: Mapping[str, object]) -> Iterator[Repeal]:
    for one in said:
        known = usual_title(one.title)
        if one.title not in stored and known in stored and known != one.by:
            yield Repeal(known, one.by, one.article, one.on, Doubt.FORMER)


def _by_near_name(stored: Mapping[str, list[Version]]) -> Iterator[Repeal]:
    alike: dict[str, list[str]] = defaultdict(list)
    for title in stored:
        alike[_LAST.sub("", _PASSING.sub("", title))].append(title)
    for titles in alike.values():
        for old in titles:
            for new in titles:
                on = stored[new][0].in_force_from
                if new != old and on is not None and _may_follow(stored[new][0], stored[old][-1]):
                    yield Repeal(old, new, "", on, Doubt.NEAR)


def _may_follow(new: Version, old: Version) -> bool:
    """The first text of the one is later and not of lower level than the last of the other."""
    if old.in_force_from is None or old.in_force_to is not None or new.in_force_from is None:
        return False
    return new.in_force_from > old.in_force_from and new.level.rank <= old.level.rank


def _first_adoption(instrument: SourceInstrument) -> date | None:
    days = []
    for found in _DAY.findall("\n".join(instrument.history)):
        with suppress(ValueError):
            days.append(date(*map(int, found)))
    return min(days, default=None)


def _ended_in(text: str) -> Iterator[tuple[str, Doubt | None]]:
    """What a text ends, with the doubt that remains; ；does not end a list of names."""
    if "废止" not in text and "失效" not in text and "停止" not in text:
        return
    for sentence in text.split("。"):
        start = 0
        for end in _ENDS.finditer(sentence):
            yield from _ended_by(sentence[start : end.start()], end["stops"] is not None)
            start = end.end()


def _ended_by(said: str, suspends: bool) -> Iterator[tuple[str, Doubt | None]]:
    """The words before one 同时废止."""
    if "《" in said:
        for title, is_part in _titles(said):
            yield title, Doubt.PART if is_part else Doubt.SUSPENDED if suspends else None
    elif not _AGAINST.search(said):
        name = _unmarked(said)
        if name:
            yield name, Doubt.UNMARKED


def _titles(sentence: str) -> Iterator[tuple[str, bool]]:
    """Titles in 《》, and whether only a part of each is meant."""
    depth = start = 0
    for place, char in enumerate(sentence):
        if char == "《":
            start = place + 1 if depth == 0 else start
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0:
                yield plain_title(sentence[start:place]), bool(_PART.match(sentence[place + 1 :]))


def _unmarked(said: str) -> str:
    """过去有关部门制定的金银管理办法 → 金银管理办法."""
    name = re.split("[，；、]", said)[-1].rpartition("的")[2].removeprefix("原").strip()
    return plain_title(name) if _KIND.fullmatch(name) else ""
