"""空县 · Before anything happened every page stands, says zero or says what is empty."""

from __future__ import annotations

import pytest
from django.test import Client

EVERY_PAGE = (
    "/",
    "/lists/",
    "/review/",
    "/law/",
    "/communities/",
    "/agreements/",
    "/meetings/",
    "/notices/",
    "/admissions/",
    "/record/",
    "/guide/",
    "/accessibility/",
    "/paper/",
    "/feedback/",
)


@pytest.mark.django_db
@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_page_stands(path: str) -> None:
    assert Client().get(path).status_code == 200
