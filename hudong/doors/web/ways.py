"""去路 · Addresses for many rows at once, and the crumbs above a page."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlencode

from django.urls import reverse

from hudong.doors.web.language import gettext as _
from hudong.doors.web.ui import Crumb, Link, Paging

PAGE_ROWS = 30
# 一页三十行就有三十个网址：先算一次样子，再把号码填进去。
_MARK = 987654321


@cache
def _shape(name: str) -> tuple[str, str]:
    before, _mark, after = reverse(f"web:{name}", args=[_MARK]).rpartition(str(_MARK))
    return before, after


def address(name: str) -> str:
    """网址 · The address of ``web:<name>``."""
    return _fixed(name)


@cache
def _fixed(name: str) -> str:
    return reverse(f"web:{name}")


def numbered(name: str, number: int | str) -> str:
    """第几号的网址 · The address of ``web:<name>`` of one row."""
    before, after = _shape(name)
    return f"{before}{number}{after}"


def asking(path: str, **wishes: object) -> str:
    """带条件的网址 · ``path`` with those wishes that are not empty."""
    said = {name: value for name, value in wishes.items() if value not in ("", None)}
    return f"{path}?{urlencode(said)}" if said else path


def crumb(here: str, *way: Link) -> Crumb:
    """位置 · Home first, then ``way``, then this page."""
    return Crumb((Link(_("首页"), address("home")), *way), here)


def paging(path: str, page: int, has_more: bool, **wishes: object) -> Paging:
    """翻页 · Links to the pages before and after; the first page has the bare address."""
    before = asking(path, **wishes, page=page - 1 if page > 2 else "") if page > 1 else ""
    return Paging(before, asking(path, **wishes, page=page + 1) if has_more else "")


def page_number(text: str) -> int:
    """第几页 · From the address; whatever is no positive number is page one."""
    return min(int(text), 10**6) if text.isascii() and text.isdigit() and int(text) > 0 else 1
