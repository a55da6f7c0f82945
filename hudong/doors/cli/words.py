"""参数怎样读:日子、区划代码、条号,错了说中文。How arguments are read, and what a wrong one is told."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

from hudong.ground.law.library.numerals import NumeralError, read_numeral

_ARTICLE = re.compile(r"第?(?P<no>[^第条之\-]+)条?(?:[之\-](?P<sub>.+))?")


def a_day(text: str) -> date:
    """日子 · 2026-02-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}”不是日期，请写成 2026-02-01") from None


def a_county_code(text: str) -> str:
    """县级区划代码 · Six digits, or twelve that end in six zeros; gives the six."""
    plain = text.removesuffix("000000") if len(text) == 12 else text
    if not re.fullmatch(r"[1-9][0-9]{5}", plain) or plain.endswith("00"):
        raise ArgumentTypeError(f"“{text}”不是县级区划代码，请写六位数字，比如 320585")
    return plain


def an_article(text: str) -> tuple[int, int]:
    """条号 · 43, 四十三, 第四十三条, 43之一 or 43-1, as number and sub-number."""
    found = _ARTICLE.fullmatch(text.strip())
    try:
        if found is None:
            raise NumeralError(text)
        return read_numeral(found["no"]), read_numeral(found["sub"]) if found["sub"] else 0
    except NumeralError:
        raise ArgumentTypeError(f"“{text}”不是条号，请写成 43、第四十三条 或者 43之一") from None


def a_port(text: str) -> int:
    """端口 · 1 to 65535."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise ArgumentTypeError(f"“{text}”不是端口，请写 1 到 65535 的整数")


def a_number(text: str) -> int:
    """人数、票数 · Zero or more, at most nine digits."""
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ArgumentTypeError(f"“{text}”不是人数，请写 0 或者更大的整数")
    return int(text)


def a_count(text: str) -> int:
    """个数 · A whole number from 1 on."""
    if text.isascii() and text.isdigit() and int(text) >= 1:
        return int(text)
    raise ArgumentTypeError(f"“{text}”不是个数，请写 1 以上的整数")


def a_file(text: str) -> Path:
    """文件 · A path of an existing file."""
    path = Path(text).expanduser()
    if not path.is_file():
        raise ArgumentTypeError(f"文件不存在：{text}")
    return path


def a_file_or_folder(text: str) -> Path:
    """文件或文件夹 · A path of an existing file or folder."""
    path = Path(text).expanduser()
    if not path.exists():
        raise ArgumentTypeError(f"文件不存在：{text}")
    return path


def a_name(text: str) -> str:
    """名称 · Not blank, at most 60 characters."""
    name = text.strip()
    if not name or len(name) > 60:
        raise ArgumentTypeError("名称要写 1 到 60 个字")
    return name
