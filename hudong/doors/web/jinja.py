"""模板环境 · The Jinja environment of the web door: strict, escaping, Chinese first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from hudong.doors.web import ui, words
from hudong.doors.web.language import gettext, ngettext, spoken
from hudong.doors.web.markup import Escaping

_FILTERS = (
    words.day, words.short_day, words.month, words.weekday, words.instant, words.iso, words.yuan,
    words.yuan_value, words.daxie, words.numeral, words.digest, words.ledger_number,
)  # fmt: skip


@lru_cache(maxsize=4096)
def _sentence(language: str, message: str) -> Markup:
    return Markup(translation.gettext(message))  # noqa: S704 -- 原文和译文都是自己写的


def _said(message: str, **values: object) -> Markup:
    # 扩展自带的 _ 每一句要在模板环境里绕三次，这里只说一次，说法一样。
    sentence = _sentence(spoken(), message)
    return sentence % values if values or "%" in sentence else sentence


def address(name: str, *args: object) -> str:
    """网址 · ``address("lists")`` is the address of the view ``web:lists``."""
    return reverse(f"web:{name}", args=[str(arg) for arg in args] or None)


@cache
def asset(path: str) -> str:
    """静态文件的网址 · The address of a static file, looked up once: a new file comes with a restart."""
    return static(path)


def each(write: Callable[[Any], Any], things: Iterable[Any]) -> list[Any]:
    """逐个 · What a macro writes of each thing, for what is needed again in many rows."""
    return [write(thing) for thing in things]


def environment(**options: Any) -> Environment:
    """模板环境 · Built once by Django's Jinja2 backend from the TEMPLATES setting."""
    options.update(
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env = Escaping(**options)
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals["_"] = _said
    env.filters.update({each.__name__: each for each in _FILTERS})
    env.globals.update(ui=ui, asset=asset, address=address, each=each, zip=zip)
    return env
