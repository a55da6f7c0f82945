"""室里的词 · Every label that pages take from a room can be said in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.utils import translation

from hudong.doors.web import vocabulary
from hudong.doors.web.vocabulary import WORDS, said
from hudong.ground.kernel.act import ACTS
from hudong.ground.kernel.flow import Flow
from hudong.ground.kernel.rows import recorded_models
from hudong.ground.law.terms import Level, Outcome, PaymentMode
from hudong.ground.people.terms import BodyKind
from hudong.instruments.notices.terms import NoticeKind
from hudong.instruments.stability.terms import Decision, Grade
from hudong.mechanisms.agreements.terms import Party
from hudong.mechanisms.catalogue.terms import Catalogue, ConflictKind, Scope, Stance
from hudong.mechanisms.catalogue.terms import Decision as ReviewDecision

WEB = Path(vocabulary.__file__).parent
SENTENCE = re.compile(r"\b_\(\s*(['\"])(.+?)\1")
ENUMS = (
    BodyKind,
    Outcome,
    PaymentMode,
    NoticeKind,
    Grade,
    Decision,
    Party,
    Scope,
    ReviewDecision,
    ConflictKind,
    Stance,
)


def flows() -> Iterator[Flow]:
    for config in apps.get_app_configs():
        if config.name.startswith("hudong.") and not config.name.startswith("hudong.doors"):
            try:
                module = import_module(f"{config.name}.flow")
            except ModuleNotFoundError:
                continue
            yield from (each for each in vars(module).values() if isinstance(each, Flow))


def labels() -> Iterator[str]:
    for flow in flows():
        yield from (state.public_label for state in flow.states.values())
    for kind in ENUMS:
        yield from (each.words for each in kind)
    yield from (each.short_words for each in Catalogue)
    yield from (each.value for each in Level)
    yield from (act.title for act in ACTS.values() if act.body.__module__.startswith("hudong."))
    yield from (
        str(model._meta.verbose_name)
        for model in recorded_models().values()
        if model.__module__.startswith("hudong.")
    )


def test_every_label_is_written_down_for_translation() -> None:
    assert sorted(set(labels()) - WORDS) == []


@pytest.mark.parametrize("words", sorted(WORDS))
def test_every_label_is_said_in_english(words: str) -> None:
    with translation.override("en"):
        assert said(words) != words


def test_every_sentence_of_the_pages_is_in_the_catalogue() -> None:
    """页面里的话都收进了译文表 · Also those inside f-strings, which the collector does not see."""
    with (WEB / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        known = {message.id for message in read_po(file, locale="en")}
    written = {
        words
        for path in sorted((WEB / "pages").glob("*.py"))
        for _quote, words in SENTENCE.findall(path.read_text())
    }
    assert sorted(written - known) == [], (
        "请运行 make messages；写在 f 字符串里的，抄进 vocabulary.py"
    )
