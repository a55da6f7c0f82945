"""数字:条、款、项的中文、阿拉伯、全角数字互换。Numerals of articles, read and written."""

from __future__ import annotations

from typing import Final

from hudong.ground.law.terms import LawError

DIGITS: Final = "零一二三四五六七八九"
CHARACTERS: Final = "零〇○一二两三四五六七八九十百千0123456789０１２３４５６７８９"
LARGEST: Final = 9999

_VALUE: Final = {c: n for n, c in enumerate(DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_UNIT: Final = {"十": 10, "百": 100, "千": 1000}
_HALF_WIDTH: Final = str.maketrans("０１２３４５６７８９", "0123456789")


class NumeralError(LawError, ValueError):
    """不是数字 · The text is no whole number from 0 to 9999."""

    code = "bad_numeral"


def read_numeral(text: str) -> int:
    """读数 · The whole number (0–9999) that ``text`` writes, in any of the three scripts.

    Read as Chinese with units (四十三, 一千二百六十), as bare Chinese digits (二〇二六), as
    Arabic or full-width digits (43, ４３). Raises NumeralError on anything else.
    """
    plain = text.strip().translate(_HALF_WIDTH)
    if plain.isascii() and plain.isdigit():
        number = int(plain)
    elif plain and all(c in _VALUE for c in plain):
        number = int("".join(str(_VALUE[c]) for c in plain))
    else:
        number = _with_units(plain, text)
    if number > LARGEST:
        raise _bad(text)
    return number


def _with_units(plain: str, text: str) -> int:
    total, digit, last_unit, after_zero = 0, None, LARGEST + 1, False
    for place, char in enumerate(plain):
        if char in _UNIT:
            unit = _UNIT[char]
            if unit >= last_unit or digit == 0 or (digit is None and unit != 10):
                raise _bad(text)
            total += (1 if digit is None else digit) * unit
            digit, last_unit, after_zero = None, unit, False
        elif char in "零〇○":
            if digit is not None or after_zero or place == 0:
                raise _bad(text)
            after_zero = True
        elif char in _VALUE:
            if digit is not None:
                raise _bad(text)
            digit = _VALUE[char]
        else:
            raise _bad(text)
    gap = digit is not None and 10 < last_unit <= 1000 and not after_zero
    if not plain or gap or (after_zero and digit is None):
        raise _bad(text)
    return total + (digit or 0)


def _bad(text: str) -> NumeralError:
    return NumeralError(
        f"“{text}”不是可识别的数字", hint="请写成 43、４３ 或者 四十三，最大到九千九百九十九"
    )


def write_numeral(number: int) -> str:
    """写数 · ``number`` (0–9999) as a statute writes it: 43 → 四十三, 105 → 一百零五, 10 → 十."""
    if not 0 <= number <= LARGEST:
        raise _bad(str(number))
    if number < 10:
        return DIGITS[number]
    words, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += ("零" if zero else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = bool(words)
        if not number:
            break
    return words.removeprefix("一") if words.startswith("一十") else words


def article_label(no: int, sub: int = 0) -> str:
    """条号 · 43, 1 → 第四十三条之一."""
    return f"第{write_numeral(no)}条" + (f"之{write_numeral(sub)}" if sub else "")


def place_label(
    no: int, sub: int = 0, paragraph: int | None = None, item: int | None = None
) -> str:
    """条款项号 · 43, 0, 2, 3 → 第四十三条第二款第（三）项."""
    words = article_label(no, sub)
    if paragraph is not None:
        words += f"第{write_numeral(paragraph)}款"
    if item is not None:
        words += f"第（{write_numeral(item)}）项"
    return words
