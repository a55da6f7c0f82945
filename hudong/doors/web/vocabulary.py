"""室里的词在页面上怎样说 · Words that come from the rooms, said in the reader's language.

The rooms speak Chinese only; pages translate their labels by looking them up. The words below are
written here so that they are collected for translation; a test holds them against the rooms.
"""

from __future__ import annotations

from django.utils.translation import gettext


def said(words: str) -> str:
    """照读者的语言说 · A label of a room in the reader's language; unknown words stay Chinese."""
    return gettext(words) if words else ""
