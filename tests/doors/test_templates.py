"""模板的规矩 · No inline style or script, nothing unescaped, no undefined name, all in gettext."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.template import engines
from jinja2 import meta

WEB = Path(__file__).parents[2] / "hudong/doors/web"
TEMPLATES = sorted([*WEB.glob("templates/**/*.html"), *WEB.glob("components/**/*.html")])
ALWAYS = {"page", "site", "reader", "told", "csrf_input"}
INLINE = re.compile(
    r"\sstyle=|<style|\son\w+=|javascript:|<script(?![^>]*\ssrc=)|\|\s*safe|Markup\("
)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ids = [str(path.relative_to(WEB)) for path in TEMPLATES]


def without_calls(text: str) -> str:
    """去掉已翻译的部分 · Drops comments, code in braces and translated blocks."""
    text = re.sub(r"\{#.*?#\}", "", text, flags=re.S)
    text = re.sub(r"\{%-?\s*trans.*?endtrans\s*-?%\}", "", text, flags=re.S)
    text = re.sub(r"_\(\"[^\"]*\"\)", "", text)
    return re.sub(r'lang="zh-Hans">[^<{]*', "", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_nothing_inline(path: Path) -> None:
    assert INLINE.findall(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_no_undefined_name(path: Path) -> None:
    env = engines["jinja2"].env
    names = meta.find_undeclared_variables(env.parse(path.read_text()))
    known = set(env.globals) | (ALWAYS if "templates" in path.parts else set())
    assert names - known == set(), "组件只看得见参数 p；页面只看得见 page、site、reader、told"


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_every_word_goes_through_gettext(path: Path) -> None:
    if path.stem == "proof":  # 方印上的四个字是图形
        assert "存证<br>可核" in path.read_text()
        return
    assert CHINESE.findall(without_calls(path.read_text())) == []


def test_english_is_complete() -> None:
    catalogue = read_po((WEB / "locale/en/LC_MESSAGES/django.po").open("rb"), locale="en")
    missing = [message.id for message in catalogue if message.id and not message.string]
    assert missing == []
    written = {
        words for path in TEMPLATES for words in re.findall(r"_\(\"([^\"]*)\"\)", path.read_text())
    }
    known = {message.id for message in catalogue}
    assert {words.replace("%%", "%") for words in written} - known == set(), "请运行 make messages"
    for message in catalogue:
        holes = re.compile(r"%\(\w+\)s")
        if message.id:
            assert sorted(holes.findall(message.id)) == sorted(holes.findall(message.string))
