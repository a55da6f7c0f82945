"""按名称废止:从附则中读出“自……起施行,《……》同时废止”。Repeals by name, read from the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Final

from hudong.ground.law.library.corpus import SourceInstrument
from hudong.ground.law.library.names import plain_title
from hudong.ground.law.library.versions import Repeal

_ENDS: Final = re.compile(r"(?:同时|即行)(?:废止|失效)")
_PART: Final = re.compile(r"中|有关|关于|第[^，。；《]{1,12}[条章节]")
_DAY: Final = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


def named_repeals(instrument: SourceInstrument, in_force_from: date | None) -> Iterator[Repeal]:
    """读废止条款 · A repeal for every instrument that this text ends, by name and as a whole.

    Only the sentence that says 同时废止 counts, and only whole instruments: 《……》中关于……的规定
    ends a part, which no date can express. The day is the one that the text itself names; a text
    in force from its publication took effect with its earliest adoption.
    """
    on = instrument.clause or _first_adoption(instrument) or in_force_from
    if on is None:
        return
    for article in instrument.articles:
        for sentence in _ending_sentences("".join(article.paragraphs)):
            for title in _whole_titles(sentence):
                if title != instrument.title:
                    yield Repeal(title, instrument.title, article.label, on)


def _first_adoption(instrument: SourceInstrument) -> date | None:
    days = []
    for found in _DAY.findall("\n".join(instrument.history)):
        with suppress(ValueError):
            days.append(date(*map(int, found)))
    return min(days, default=None)


def _ending_sentences(text: str) -> Iterator[str]:
    """The part of each sentence before 同时废止; ；does not end a list of names."""
    if "废止" not in text and "失效" not in text:
        return
    for sentence in text.split("。"):
        end = _ENDS.search(sentence)
        if end and "《" in sentence[: end.start()]:
            yield sentence[: end.start()]


def _whole_titles(sentence: str) -> Iterator[str]:
    depth = start = 0
    for place, char in enumerate(sentence):
        if char == "《":
            start = place + 1 if depth == 0 else start
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0 and not _PART.match(sentence[place + 1 :]):
                yield plain_title(sentence[start:place])
