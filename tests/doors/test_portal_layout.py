"""真实页面的版面 · The public pages in a real browser: equal parties, nothing sticks out, all is named."""

from __future__ import annotations

import pytest
from django.test import Client

from hudong.doors.web.pages import agreement
from hudong.mechanisms.agreements.queries import AgreementPage, agreements
from tests.doors.conftest import OpenPage
from tests.doors.portal import a_whole_story
from tests.doors.test_layout import NAMELESS, boxes, swapped

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.usefixtures("own_county"),
]

LISTS = ("/", "/lists/", "/review/", "/law/?q=协助", "/communities/", "/agreements/", "/meetings/")
OTHERS = ("/notices/", "/admissions/", "/record/", "/guide/", "/feedback/")
# 没有脚本、没有网络：浏览器里只有这一页和两份样式。
WIDTHS = (1280, 768, 360, 320)


def html_of(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_swapping_the_parties_of_a_real_agreement_changes_nothing_but_the_words(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    village = a_whole_story()
    path = f"/agreements/{agreements(body=village)[0].agreement_id}/"
    before = html_of(path)
    own = agreement.parties_of

    def other_way_round(page: AgreementPage) -> object:
        return swapped(own(page))

    monkeypatch.setattr(agreement, "parties_of", other_way_round)
    after = html_of(path)
    assert before != after
    for width in WIDTHS:
        first = open_page("/first", width=width, html=before)
        second = open_page("/second", width=width, html=after)
        bare = [
            [{key: value for key, value in box.items() if key != "words"} for box in boxes(page)]
            for page in (first, second)
        ]
        assert bare[0] == bare[1]
        heights = [
            page.evaluate("document.documentElement.scrollHeight") for page in (first, second)
        ]
        assert heights[0] == heights[1]


def test_pages_hold_together_at_every_width(open_page: OpenPage) -> None:
    village = a_whole_story()
    signed = agreements(body=village)[0].agreement_id
    details = (
        *(f"/agreements/{signed}/", "/lists/1/assistance/", "/matters/2/", "/review/1/"),
        *("/meetings/1/", "/meetings/1/wall/", "/notices/1/", "/record/1/", "/admissions/1/"),
        *(f"/communities/{village.pk}/", "/law/示例助老法/1/"),
    )
    for path in (*LISTS, *OTHERS, *details):
        html = html_of(path)
        page = open_page("/page", width=WIDTHS[0], html=html)
        assert page.evaluate(NAMELESS) == [], path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} 在 {width} 像素宽时横着超出"
        page.evaluate("document.documentElement.classList.add('elder')")
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[-1], path
        page.close()
