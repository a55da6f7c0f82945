"""读者的语言 · The language of this request, kept where it costs nothing to ask for it.

A page asks for its language a hundred times: for each sentence, day and sum of money. Django
answers from a store that is safe in every kind of server and costs more than the answer is worth.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from django.utils import translation

SOURCE: Final = "zh-hans"
_spoken: ContextVar[str] = ContextVar("spoken", default="")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """说这种语言 · Within the block, in this process's pages, everything is said in that language."""
    translation.activate(code)
    before = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> str:
    """现在说什么 · The language of the request; outside of one, the one that is active."""
    return _spoken.get() or translation.get_language() or SOURCE


def gettext(message: str) -> str:
    """译一句 · As Django's; what is written in Chinese needs no looking up for who reads Chinese."""
    return message if spoken() == SOURCE else translation.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """译一句，带数 · As Django's; Chinese knows no plural."""
    return many if spoken() == SOURCE else translation.ngettext(one, many, number)
