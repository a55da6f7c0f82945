"""引用:从文字中读出“《……法》第四十三条第二款第（三）项”。Citations of statutes read from free text.

Read are titles in 《》 and short or known titles without marks, the edition beside them
（2013年修正）, numbers in Chinese, Arabic or full-width digits, several places joined by
、和以及至, and places that go on from the title before them (该法第二条; 第五条).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from hudong.ground.law.library.names import (
    abbreviations,
    edition_year,
    plain_title,
    usual_title,
)
from hudong.ground.law.library.numerals import (
    CHARACTERS,
    NumeralError,
    place_label,
    read_numeral,
)
from hudong.ground.law.terms import Citation

LONGEST_TITLE: Final = 60
LONGEST_RANGE: Final = 50


def _paragraph(n: int) -> str:
    return rf"第\s*(?P<paragraph{n}>[{CHARACTERS}]{{1,9}})\s*款"


def _item(n: int) -> str:
    number = f"[{CHARACTERS}]{{1,9}}"
    bracketed = rf"第?\s*[（(]\s*(?P<item{n}>{number})\s*[）)]\s*项"
    return rf"(?:{bracketed}|第\s*(?P<plain_item{n}>{number})\s*项)"


_PLACE: Final = re.compile(
    rf"""
    (?:第\s*(?P<no>[{CHARACTERS}]{{1,9}})|(?<![{CHARACTERS}第])(?P<digits>[0-9０-９]{{1,4}}))\s*条
        (?:\s*之\s*(?P<sub>[一二三四五六七八九十]{{1,3}}|[0-9０-９]{{1,2}}))?
        (?:\s*的?\s*{_paragraph(1)})?(?:\s*的?\s*{_item(1)})?
    | {_paragraph(2)}(?:\s*的?\s*{_item(2)})?
    | {_item(3)}
    """,
    re.VERBOSE,
)
_EDITION: Final = re.compile(r"\s*[（(][^（）()《》]*[）)]")
_JOINED: Final = re.compile(
    r"\s*(?:[、，,;；/]|和|或者|或|及其|以及|及|与)?\s*(?:[该本同]条)?\s*的?\s*"
)
_RANGE: Final = re.compile(r"\s*(?:至|到|-|—|–|~|～)\s*")
_SEGMENT: Final = re.compile(r"[^，。；、：:,;！？!?（）()\s]+")
_LEAD: Final = re.compile(
    r"(?:根据|依据|依照|按照|参照|遵照|违反|适用|执行|引用|参见|符合|关于|以及|现行的?|修[订正]后的?|"
    r"新修[订正]的?|规定的?|[依据按照由见和与及或])"
)
_SAME: Final = re.compile(r"(?:[本该同]|上述|前述)(?:法典|法|条例|办法|规定|细则|规则|决定)的?$")
_KIND: Final = re.compile(r"[一-鿿]{1,40}(?:法典|法|条例|办法|规定|细则|规则|决定)$")

Numbers = dict[str, int | None]


@dataclass(frozen=True)
class _Title:
    """A title where it stands; ``name`` is normalised."""

    start: int
    end: int
    name: str
    edition: int | None


def parse(text: str, *, known: Collection[str] = ()) -> tuple[Citation, ...]:
    """读引用 · The citations in ``text`` in their order, numbers and short names normalised.

    ``known`` holds titles that are also recognised without book-title marks. A place that follows
    no title has the empty title. Unreadable numbers are not citations; nothing raises.
    """
    marked = _marked_titles(text, known)
    places = [
        place
        for place in _PLACE.finditer(text)
        if not any(title.start < place.start() < title.end for title in marked)
    ]
    titles = [*marked, *_bare_titles(text, marked, places, known)]
    marks: list[_Title | re.Match[str]] = [*titles, *places]
    return tuple(_read(text, sorted(marks, key=_start)))


def _start(mark: _Title | re.Match[str]) -> int:
    return mark.start if isinstance(mark, _Title) else mark.start()


@dataclass
class _Before:
    """What stands before a place: the title, whether nothing cites it yet, the last citation."""

    title: _Title | None = None
    waiting: bool = False
    last: Citation | None = None
    end: int = 0


def _read(text: str, marks: list[_Title | re.Match[str]]) -> Iterator[Citation]:
    before = _Before()
    for mark in marks:
        if isinstance(mark, _Title):
            yield from _alone(text, before)
            before = _Before(mark, True, None, mark.end)
            continue
        found = _cited(text, mark, before)
        if found:
            yield from found
            before = _Before(before.title, False, found[-1], mark.end())
    yield from _alone(text, before)


def _alone(text: str, before: _Before) -> Iterator[Citation]:
    """The citation of a whole instrument, if no place cites an article of it."""
    title = before.title
    if before.waiting and title is not None:
        raw = text[title.start : title.end]
        yield Citation(raw, title.name, edition=title.edition, start=title.start)


def _cited(text: str, mark: re.Match[str], before: _Before) -> tuple[Citation, ...]:
    """The citations that one place stands for: one, several for a range, none if it is no place."""
    gap = text[before.end : mark.start()]
    try:
        read = _numbers(mark)
    except NumeralError:
        return ()
    if read["no"] is None:
        this = _within(mark, read, gap, before.last)
        step = "item" if read["paragraph"] is None else "paragraph"
    else:
        this = _article(text, mark, read, before)
        step = "no"
    if this is None:
        return ()
    if before.last is not None and _RANGE.fullmatch(gap):
        return (*_between(before.last, this, step), this)
    return (this,)


def _within(mark: re.Match[str], read: Numbers, gap: str, last: Citation | None) -> Citation | None:
    """A paragraph or an item that goes on from the article cited just before (第一款、第三款)."""
    if last is None or last.no is None or not _goes_on(gap):
        return None
    paragraph = read["paragraph"] or last.paragraph
    return replace(last, raw=mark[0], start=mark.start(), paragraph=paragraph, item=read["item"])


def _article(text: str, mark: re.Match[str], read: Numbers, before: _Before) -> Citation | None:
    gap = text[before.end : mark.start()]
    beside = not gap.strip()
    if mark["digits"] and not beside and not (before.last and _goes_on(gap)):
        return None
    title = before.title
    start = title.start if title and before.waiting and beside else mark.start()
    return Citation(
        raw=text[start : mark.end()],
        title=title.name if title else "",
        no=read["no"],
        sub=read["sub"] or 0,
        paragraph=read["paragraph"],
        item=read["item"],
        edition=title.edition if title else None,
        start=start,
    )


def _goes_on(gap: str) -> bool:
    return bool(_JOINED.fullmatch(gap) or _RANGE.fullmatch(gap))


def _between(first: Citation, last: Citation, step: str) -> Iterator[Citation]:
    """第三十条至第三十二条 names 三十一 too; a range that runs backwards names only its ends."""
    low: int | None = getattr(first, step)
    high: int | None = getattr(last, step)
    if low is None or high is None or high - low > LONGEST_RANGE:
        return
    for number in range(low + 1, high):
        if step == "no":
            one = replace(last, no=number, sub=0, paragraph=None, item=None)
        elif step == "paragraph":
            one = replace(last, paragraph=number)
        else:
            one = replace(last, item=number)
        assert one.no is not None
        # 起止之间的没有写出来,给它自己的条号,不给止的那一条。
        yield replace(one, raw=place_label(one.no, one.sub, one.paragraph, one.item))


def _numbers(mark: re.Match[str]) -> Numbers:
    def first(*names: str) -> int | None:
        found = next((mark[name] for name in names if mark[name]), None)
        return None if found is None else read_numeral(found)

    return {
        "no": first("no", "digits"),
        "sub": first("sub"),
        "paragraph": first("paragraph1", "paragraph2"),
        "item": first(*(f"{kind}{n}" for n in (1, 2, 3) for kind in ("item", "plain_item"))),
    }


def _marked_titles(text: str, known: Collection[str]) -> list[_Title]:
    """Titles in 《》, one pair of marks inside another; an unclosed mark is plain text."""
    titles = []
    depth = start = 0
    for place, char in enumerate(text):
        if char == "《":
            start = place if depth == 0 else start
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0:
                titles.append(_title(text, start, place + 1, known))
    return titles


def _title(text: str, start: int, end: int, known: Collection[str]) -> _Title:
    """The title between two places of the text, with the edition in brackets after it."""
    name = text[start:end]
    year = edition_year(name)
    beside = _EDITION.match(text, end)
    if beside and edition_year(beside[0]):
        year, end = edition_year(beside[0]), beside.end()
    return _Title(start, end, _known_name(name, known), read_numeral(year) if year else None)


def _known_name(name: str, known: Collection[str]) -> str:
    plain = plain_title(name)
    return plain if plain in known else usual_title(name)


def _bare_titles(
    text: str, marked: list[_Title], places: list[re.Match[str]], known: Collection[str]
) -> Iterator[_Title]:
    """Titles without marks: right before a place, or making up a whole clause (根据村组法，…)."""
    ends = sorted({0, *(title.end for title in marked), *(place.end() for place in places)})
    taken = [(title.start, title.end) for title in marked]
    for place in places:
        floor = max(end for end in ends if end <= place.start())
        end = floor + len(_without_edition(text[floor : place.start()]))
        size = _bare_name(text[max(floor, end - LONGEST_TITLE) : end], known)
        if size:
            taken.append((end - size, end))
            yield _title(text, end - size, end, known)
    for segment in _SEGMENT.finditer(text):
        name = _without_lead(segment[0])
        start, end = segment.end() - len(name), segment.end()
        free = not any(low < end and start < high for low, high in taken)
        if free and _is_known(name, known):
            yield _title(text, start, end, known)


def _without_edition(before: str) -> str:
    before = before.rstrip().removesuffix("的")
    edition = re.search(r"\s*[（(][^（）()]*[）)]$", before)
    return before[: edition.start()] if edition and edition_year(edition[0]) else before


def _bare_name(before: str, known: Collection[str]) -> int:
    """Length of the title at the end of ``before``, or 0."""
    runs = _SEGMENT.findall(before)
    if not runs or not before.endswith(runs[-1]) or _SAME.search(runs[-1]):
        return 0
    run = runs[-1].rpartition("》")[2].rpartition("《")[2]
    for start in range(len(run)):
        if _is_known(run[start:], known):
            return len(run) - start
    name = _without_lead(run)
    return len(name) if _KIND.fullmatch(name) and len(name) > 2 else 0


def _is_known(name: str, known: Collection[str]) -> bool:
    table = abbreviations()
    if name in table or name in table.values():
        return True
    return len(name) > 1 and _known_name(name, known) in known


def _without_lead(run: str) -> str:
    lead = _LEAD.match(run)
    return _without_lead(run[lead.end() :]) if lead else run
