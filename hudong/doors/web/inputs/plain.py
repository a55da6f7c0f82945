"""一栏一值 · Inputs of one value: text, day, number, money, one of several, several of many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from hudong.doors.web import ui
from hudong.doors.web.component import Component

LONGEST_LINE = 300
LONGEST_TEXT = 5000
MOST_FEN = 10**15
# 只认全角的数字和标点：上标、圆圈数字之类不是数。
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－￥　", "0123456789.,-¥ ")


class Wrong(Exception):
    """填得不对 · What is wrong with one field and what to do; ``where`` is the id to jump to.

    ``more`` are further faults of the same field, each told on its own.
    """

    def __init__(self, words: str, *, where: str = "", more: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.words, self.where, self.more = words, where, more


@dataclass(frozen=True)
class Typed:
    """填写的内容 · What came with the form: words and files."""

    words: QueryDict
    files: MultiValueDict[str, UploadedFile] = field(default_factory=MultiValueDict)

    def one(self, name: str) -> str:
        """一栏的文字 · Trimmed; empty where the field did not come."""
        return (self.words.get(name) or "").strip()

    def all(self, name: str) -> list[str]:
        """一栏的几个值 · In the order in which they came."""
        return self.words.getlist(name)


@dataclass(frozen=True)
class Input:
    """一栏 · ``name`` is sent, ``label`` is read; ``value`` stands there before anybody types."""

    name: str
    label: str
    hint: str = ""
    is_required: bool = True
    value: Any = ""

    def read(self, typed: Typed) -> Any:
        """读成值 · Raises Wrong where the words are no such value."""
        text = typed.one(self.name)
        if not text:
            if self.is_required:
                raise Wrong(f"没有写“{self.label}”，请补上")
            return self.nothing()
        return self.parse(text)

    def nothing(self) -> Any:
        """空着的值 · What an empty field means where it may be empty."""
        return ""

    def parse(self, text: str) -> Any:
        """从文字到值 · ``text`` is not empty."""
        raise NotImplementedError

    def control(self, text: str, error: str) -> Component:
        """控件 · With ``text`` in it and ``error`` beside it."""
        raise NotImplementedError

    def shown(self, typed: Typed | None, error: str = "") -> Component:
        """显示 · With what was typed, else with the value it starts from."""
        text = self.as_text(self.value) if typed is None else (typed.words.get(self.name) or "")
        return self.control(text, error)

    def as_text(self, value: Any) -> str:
        """从值到文字 · As the control wants it."""
        return "" if value in (None, "") else str(value)

    def carried(self, typed: Typed) -> list[tuple[str, str]]:
        """带到下一步 · What the second screen sends again for this field."""
        return [(self.name, text) for text in typed.all(self.name)]

    def said(self, text: str) -> str:
        """填的是什么 · In the words that stood on the page."""
        return text

    def words_for(self) -> dict[str, str]:
        """叫什么 · Sent name → words, for the page that gives back what was typed."""
        return {self.name: self.label}

    def _field(self, kind: Any, text: str, error: str, **more: Any) -> ui.Field:
        return ui.Field(
            self.name,
            self.label,
            kind=kind,
            value=text,
            hint=self.hint,
            error=error,
            is_required=self.is_required,
            **more,
        )


def _no_longer_than(text: str, most: int) -> str:
    if len(text) > most:
        raise Wrong(f"写得太长：最多 {most} 字，现在是 {len(text)} 字")
    return text


def half_width(text: str) -> str:
    """全角变半角 · Full-width figures as plain ones, without the commas between thousands."""
    return text.translate(_FULL_WIDTH).replace(",", "").replace(" ", "")


@dataclass(frozen=True)
class Line(Input):
    """一行字 · A short text."""

    def parse(self, text: str) -> str:
        """The text, at most ``LONGEST_LINE`` characters."""
        return _no_longer_than(text, LONGEST_LINE)

    def control(self, text: str, error: str) -> Component:
        """A line to type in."""
        return self._field("text", text, error)


@dataclass(frozen=True)
class Text(Input):
    """一段字 · A longer text; ``rows`` is the height to begin with."""

    rows: int = 3

    def parse(self, text: str) -> str:
        """The text, at most ``LONGEST_TEXT`` characters."""
        return _no_longer_than(text, LONGEST_TEXT)

    def control(self, text: str, error: str) -> Component:
        """A box to type in."""
        return self._field("textarea", text, error, rows=self.rows)


@dataclass(frozen=True)
class Day(Input):
    """一个日子 · A day of the calendar."""

    def parse(self, text: str) -> date:
        """``2026-05-15``, as browsers send it."""
        try:
            return date.fromisoformat(half_width(text))
        except ValueError:
            raise Wrong(f"“{text}”不是日期，请写成 2026-05-15 这样") from None

    def nothing(self) -> None:
        """No day."""
        return None

    def control(self, text: str, error: str) -> Component:
        """The browser's own way to pick a day."""
        return self._field("date", text, error)


@dataclass(frozen=True)
class Count(Input):
    """一个数 · A whole number from ``least`` on; full-width figures are read too."""

    least: int = 0
    most: int = 10**9

    def parse(self, text: str) -> int:
        """The number; Wrong outside of the range."""
        plain = half_width(text)
        if not (plain.isascii() and plain.isdecimal()):
            raise Wrong(f"“{text}”不是整数，请只写数字")
        number = int(plain) if len(plain) < 20 else self.most + 1
        if not self.least <= number <= self.most:
            raise Wrong(f"要在 {self.least} 和 {self.most} 之间")
        return number

    def nothing(self) -> None:
        """No number."""
        return None

    def control(self, text: str, error: str) -> Component:
        """A text line: number fields of browsers refuse full-width figures."""
        return self._field("text", text, error)


@dataclass(frozen=True)
class Money(Input):
    """一笔钱 · Typed in yuan, kept in fen; never negative."""

    def parse(self, text: str) -> int:
        """Fen; Wrong where it is no amount down to the fen."""
        plain = half_width(text).removesuffix("元").removeprefix("¥")
        try:
            fen = Decimal(plain) * 100
        except InvalidOperation:
            raise Wrong(f"“{text}”不是金额，请只写数字，例如 60 或者 60.50") from None
        if not fen.is_finite() or fen != fen.to_integral_value() or not 0 <= fen < MOST_FEN:
            raise Wrong(f"“{text}”不是到分的金额：最多两位小数，不能是负数")
        return int(fen)

    def nothing(self) -> None:
        """No amount."""
        return None

    def as_text(self, value: Any) -> str:
        """Fen as yuan with two decimals."""
        return "" if value in (None, "") else f"{value // 100}.{value % 100:02d}"

    def control(self, text: str, error: str) -> Component:
        """A text line."""
        return self._field("text", text, error)


@dataclass(frozen=True)
class OneOf(Input):
    """几样选一样 · ``options`` are (value, words); shown as large boxes, or folded as a list."""

    options: tuple[tuple[str, str], ...] = ()
    is_list: bool = False

    def parse(self, text: str) -> str:
        """One of the values."""
        if text not in {value for value, _words in self.options}:
            raise Wrong(f"请从“{self.label}”里选一项")
        return text

    def said(self, text: str) -> str:
        """The words of the choice."""
        return dict(self.options).get(text, text)

    def control(self, text: str, error: str) -> Component:
        """Boxes, or a list."""
        if self.is_list:
            options = tuple(ui.Option(value, words) for value, words in self.options)
            return self._field("select", text, error, options=options)
        choices = tuple(ui.Choice(value, words, value == text) for value, words in self.options)
        return ui.Pick(self.name, self.label, choices, error=error)


class One(OneOf):
    """一个对象 · One row of several, by its number."""

    def parse(self, text: str) -> int:  # type: ignore[override]
        """The number of the row."""
        return int(super().parse(text))


@dataclass(frozen=True)
class Many(Input):
    """选几样 · ``options`` are (value, words, note); the value read is a tuple of numbers."""

    options: tuple[tuple[str, str, str], ...] = ()
    value: Any = ()

    def read(self, typed: Typed) -> tuple[int, ...]:
        """The numbers that were ticked, each once."""
        return self.known(typed.all(self.name))

    def said(self, text: str) -> str:
        """The words of the choice."""
        return next((words for value, words, _note in self.options if value == text), text)

    def known(self, chosen: Iterable[str]) -> tuple[int, ...]:
        """Only numbers that were offered."""
        ticked = list(dict.fromkeys(chosen))
        offered = {value for value, _words, _note in self.options}
        if self.is_required and not ticked:
            raise Wrong(f"“{self.label}”还没有选，请至少选一项")
        if not set(ticked) <= offered:
            raise Wrong(f"“{self.label}”里有选项已经变了，请刷新页面再选")
        return tuple(int(value) for value in ticked)

    def shown(self, typed: Typed | None, error: str = "") -> Component:
        """Boxes to tick."""
        ticked = set(typed.all(self.name)) if typed else {str(value) for value in self.value}
        return ui.Ticks(
            self.name,
            self.label,
            tuple(
                ui.Tick(value, words, note, value in ticked) for value, words, note in self.options
            ),
            hint=self.hint,
            error=error,
        )


@dataclass(frozen=True)
class Yes(Input):
    """打勾 · One box; the value read is True, or False where it is not ticked."""

    is_required: bool = False
    value: Any = False

    def parse(self, text: str) -> bool:
        """Any value that came with the box."""
        return True

    def nothing(self) -> bool:
        """Not ticked."""
        return False

    def as_text(self, value: Any) -> str:
        """Ticked or not."""
        return "1" if value else ""

    def control(self, text: str, error: str) -> Component:
        """One box; what it belongs to is said by the row around it."""
        tick = ui.Tick("1", self.label, is_ticked=bool(text))
        return ui.Ticks(self.name, self.label, (tick,), error=error, hides_legend=True)
