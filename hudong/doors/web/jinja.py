"""模板环境 · The Jinja environment of the web door: strict, escaping, Chinese first."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from hudong.doors.web import ui, words

SOURCE_LANGUAGE = "zh-hans"
_FILTERS = (
    words.day, words.short_day, words.month, words.weekday, words.instant, words.iso, words.yuan,
    words.yuan_value, words.daxie, words.numeral, words.digest, words.ledger_number,
)  # fmt: skip


def _gettext(message: str) -> str:
    # 原文就是中文：读中文的人不必查译文表，一页上百句都省下来。
    if translation.get_language() == SOURCE_LANGUAGE:
        return message
    return translation.gettext(message)


def _ngettext(one: str, many: str, number: int) -> str:
    if translation.get_language() == SOURCE_LANGUAGE:
        return many
    return translation.ngettext(one, many, number)


def _said(message: str, **values: object) -> Markup:
    # 扩展自带的 _ 每一句要在模板环境里绕三次，这里只说一次，说法一样。
    return Markup(_gettext(message)) % values  # noqa: S704 -- 原文和译文都是自己写的


def address(name: str, *args: object) -> str:
    """网址 · ``address("lists")`` is the address of the view ``web:lists``."""
    return reverse(f"web:{name}", args=[str(arg) for arg in args] or None)


@cache
def asset(path: str) -> str:
    """静态文件的网址 · The address of a static file, looked up once: a new file comes with a restart."""
    return static(path)


def environment(**options: Any) -> Environment:
    """模板环境 · Built once by Django's Jinja2 backend from the TEMPLATES setting."""
    options.update(
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env = Environment(**options)  # noqa: S701 -- autoescape 在上面已打开
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals["_"] = _said
    env.filters.update({each.__name__: each for each in _FILTERS})
    env.globals.update(ui=ui, asset=asset, address=address, zip=zip)
    return env
