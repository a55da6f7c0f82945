"""页面上的写法 · How days, money, numbers and digests are written on a page.

Each function is a Jinja filter of the same name (see :mod:`hudong.doors.web.jinja`). Chinese is
the source; when the reader chose English, days and money follow English habit.
"""

from __future__ import annotations

import datetime as dt
from typing import Final
from zoneinfo import ZoneInfo

from hudong.doors.web.language import spoken

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
_WEEKDAYS: Final = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_UNITS: Final = ("", "拾", "佰", "仟")
_GROUPS: Final = ("", "万", "亿", "万亿")
_FIGURES: Final = "〇一二三四五六七八九"


def _in_english() -> bool:
    return spoken().startswith("en")


def legal_day(moment: dt.date | dt.datetime) -> dt.date:
    """法律上的日子 · The Asia/Shanghai day of an instant; a day stays what it is.

    Raises ``ValueError`` for a naive datetime: its day cannot be known.
    """
    if not isinstance(moment, dt.datetime):
        return moment
    if moment.tzinfo is None:
        raise ValueError("时刻没有时区，说不清是哪一天")
    return moment.astimezone(SHANGHAI).date()


def day(moment: dt.date | dt.datetime) -> str:
    """年月日 · ``2026年5月15日``; English ``15 May 2026``."""
    on = legal_day(moment)
    if _in_english():
        return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"
    return f"{on.year}年{on.month}月{on.day}日"


def short_day(moment: dt.date | dt.datetime) -> str:
    """月日 · ``5月15日``, where the year is plain from the page."""
    on = legal_day(moment)
    return f"{on.day} {_MONTHS[on.month - 1]}" if _in_english() else f"{on.month}月{on.day}日"


def month(moment: dt.date | dt.datetime) -> str:
    """年月 · ``2026年9月``; English ``September 2026``."""
    on = legal_day(moment)
    return f"{_MONTHS[on.month - 1]} {on.year}" if _in_english() else f"{on.year}年{on.month}月"


def weekday(moment: dt.date | dt.datetime) -> str:
    """星期几 · ``星期六``; English ``Saturday``."""
    on = legal_day(moment)
    return f"{on:%A}" if _in_english() else _WEEKDAYS[on.weekday()]


def instant(moment: dt.datetime) -> str:
    """时刻 · ``2026年5月15日 9:24``, in Asia/Shanghai whatever the stored zone is."""
    local = moment.astimezone(SHANGHAI)
    return f"{day(moment)} {local.hour}:{local.minute:02d}"


def iso(moment: dt.date | dt.datetime) -> str:
    """机器读的日子 · The value of ``<time datetime>``: day, or instant with its offset."""
    if isinstance(moment, dt.datetime):
        return moment.astimezone(SHANGHAI).isoformat(timespec="minutes")
    return moment.isoformat()


def yuan(fen: int) -> str:
    """金额 · Integer fen as ``5,040.00 元``: two decimals always, never shortened to 万."""
    sign, whole = ("-" if fen < 0 else ""), abs(fen)
    unit = "yuan" if _in_english() else "元"
    return f"{sign}{whole // 100:,}.{whole % 100:02d} {unit}"


def yuan_value(fen: int) -> str:
    """金额的数值 · Fen as a plain decimal (``5040.00``) for ``<data value>`` and files."""
    sign, whole = ("-" if fen < 0 else ""), abs(fen)
    return f"{sign}{whole // 100}.{whole % 100:02d}"


def _group_in_words(number: int) -> str:
    """四位以内的大写 · Up to four digits; inner zeros fold into one 零."""
    words, pending = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if pending and words else "") + _DIGITS[digit] + _UNITS[place]
            pending = False
        else:
            pending = True
    return words


def _whole_in_words(number: int) -> str:
    words, gap = "", False
    for index in range(len(_GROUPS) - 1, -1, -1):
        group = number // 10000**index % 10000
        if not group:
            gap = bool(words)
            continue
        if words and (gap or group < 1000):
            words += "零"
        words += _group_in_words(group) + _GROUPS[index]
        gap = False
    return words


def daxie(fen: int) -> str:
    """大写金额 · Fen as ``贰万玖仟壹佰肆拾元整``, by the rule for bills (支付结算办法).

    Range: 0 up to 9999 万亿 yuan; raises ``ValueError`` outside (a negative sum is not written so).
    """
    if not 0 <= fen < 100 * 10000 ** len(_GROUPS):
        raise ValueError(f"大写金额只写零到九千九百九十九万亿元之间的数：{fen}")
    whole, jiao, cents = fen // 100, fen // 10 % 10, fen % 10
    words = _whole_in_words(whole) + "元" if whole else ""
    if not (jiao or cents):
        return (words or "零元") + "整"
    if jiao:
        words += _DIGITS[jiao] + "角"
    elif whole:
        words += "零"
    return words + (_DIGITS[cents] + "分" if cents else "整")


def numeral(number: int) -> str:
    """中文数字 · 1 to 9999 as ``三十一`` (第三十一条), in English ``31``.

    Raises ``ValueError`` outside that range.
    """
    if not 0 < number < 10000:
        raise ValueError(f"中文数字只写一到九千九百九十九：{number}")
    if _in_english():
        return str(number)
    words, pending = "", False
    for place, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if pending and words else "") + _FIGURES[digit] + unit
            pending = False
        else:
            pending = True
    return words.removeprefix("一") if 10 <= number < 20 else words


def digest(value: str, groups: int = 0) -> str:
    """核对码 · A hex digest in groups of four; ``groups`` > 0 keeps only the first ones."""
    parts = [value[start : start + 4] for start in range(0, len(value), 4)]
    return " ".join(parts[:groups] if groups else parts)


def ledger_number(number: int) -> str:
    """存证号 · Entry numbers as in a ledger, thousands apart: ``1 204``."""
    return f"{number:,}".replace(",", " ")
