"""出字和语言 · What a template writes is escaped as ever, and said in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.template import engines
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from hudong.doors.web import ui
from hudong.doors.web.language import gettext, speaking, spoken
from hudong.doors.web.markup import written


class Disguised(str):
    """不是普通文字 · Text of a class of its own, which must be escaped too."""


@dataclass(frozen=True)
class Shown:
    """会自己排版的值 · Says its own markup."""

    def __html__(self) -> str:
        return "<b>粗</b>"


@pytest.mark.parametrize(
    "value",
    ["村民委员会", "<b>", "a & b", "'", '"', "&amp;", "", Disguised("<i>"), Markup("<i>"), Shown(),
     ui.Link("<甲>", "/a?b=1&c=2"), 0, 3.5, None, True, ("<", ">")],
)  # fmt: skip
def test_a_value_is_written_as_markupsafe_has_it(value: Any) -> None:
    assert written(value) == escape(value)


@given(st.text())
def test_no_text_gets_through(text: str) -> None:
    assert written(text) == escape(text)


def test_an_undefined_value_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        written(StrictUndefined(name="无"))


def _rendered(source: str, **values: Any) -> str:
    return str(engines["jinja2"].env.from_string(source).render(values))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ x }}", "&lt;b&gt;"),
        ("{{ x }}|{{ x|upper }}", "&lt;b&gt;|&lt;B&gt;"),
        ("{% set y %}<i>{{ x }}</i>{% endset %}{{ y }}", "<i>&lt;b&gt;</i>"),
        ("{% macro m(v) %}<i>{{ v }}</i>{% endmacro %}{{ m(x) }}{{ m(m(x)) }}",
         "<i>&lt;b&gt;</i><i><i>&lt;b&gt;</i></i>"),
        ("{{ _('%(who)s主办', who=x) }}", "&lt;b&gt;主办"),
        ("{% trans host=x %}{{ host }}主办{% endtrans %}", "&lt;b&gt;主办"),
        ("{{ '100%' ~ x }}", "100%&lt;b&gt;"),
        ("{% autoescape false %}{{ x }}{% endautoescape %}{{ x }}", "<b>&lt;b&gt;"),
        ("{% for each in [x, x] %}{{ each }}{% endfor %}", "&lt;b&gt;&lt;b&gt;"),
    ],
)  # fmt: skip
def test_templates_escape_everywhere(source: str, shown: str) -> None:
    assert _rendered(source, x="<b>") == shown


def test_a_percent_sign_is_said_as_it_was() -> None:
    assert _rendered("{{ _('瘦身 65.4%%') }}") == "瘦身 65.4%"


def test_a_sentence_is_said_in_the_language_of_the_reader() -> None:
    said = {
        code: _rendered_in(code, "{{ _('两份清单') }}") for code in ("zh-hans", "en", "zh-hans")
    }
    assert said == {"zh-hans": "两份清单", "en": gettext_in_english("两份清单")}
    assert said["en"] != "两份清单"


def _rendered_in(code: str, source: str) -> str:
    with speaking(code):
        return _rendered(source)


def gettext_in_english(words: str) -> str:
    """英文怎么说 · From the catalogue itself."""
    with translation.override("en"):
        return translation.gettext(words)


def test_the_language_ends_with_the_request() -> None:
    with speaking("en"):
        assert (spoken(), gettext("两份清单")) == ("en", gettext_in_english("两份清单"))
    translation.activate("zh-hans")
    assert (spoken(), gettext("两份清单")) == ("zh-hans", "两份清单")
    with translation.override("en"):
        assert spoken() == "en"


def test_a_reader_after_an_english_one_reads_chinese() -> None:
    english, chinese = Client(), Client()
    english.cookies["hudong_language"] = "en"
    for client, tag, code in ((english, 'lang="en"', "en"), (chinese, 'lang="zh-CN"', "zh-hans")):
        answered = client.get("/components/")
        assert f"<html {tag}" in answered.content.decode()
        assert answered["Content-Language"] == code
