"""版面 · Measured in a real browser: equal parties, no sideways scroll, names for every control."""

from __future__ import annotations

import pytest
from django.template import engines
from playwright.sync_api import Page

from hudong.doors.web import ui
from hudong.doors.web.components.parties.demo import DEMOS
from tests.doors.conftest import OpenPage

pytestmark = pytest.mark.browser

BOXES = """() => [...document.querySelectorAll('.parties :is(td,th)')].map(e => {
  const b = e.getBoundingClientRect(), s = getComputedStyle(e);
  return {words: e.innerText, x: b.x, y: b.y, w: b.width, h: b.height,
          size: s.fontSize, weight: s.fontWeight, face: s.fontFamily, colour: s.color};
})"""
NAMELESS = """() => {
  const bad = [], all = css => [...document.querySelectorAll(css)];
  const named = e => e.getAttribute('aria-label') || e.innerText.trim()
    || e.querySelector('[aria-label]');
  const says = (e, name) => (e.getAttribute(name) || '').split(' ').filter(Boolean);
  for (const e of all('a[href],button,summary')) if (!named(e)) bad.push(e.outerHTML);
  for (const e of all('input:not([type=hidden]),select,textarea'))
    if (!e.labels.length && !e.getAttribute('aria-label')) bad.push(e.outerHTML);
  for (const e of all('[aria-describedby],[aria-labelledby]'))
    for (const id of [...says(e, 'aria-describedby'), ...says(e, 'aria-labelledby')])
      if (!document.getElementById(id)) bad.push('没有 id：' + id);
  const ids = all('[id]').map(e => e.id);
  for (const id of ids) if (ids.filter(x => x === id).length > 1) bad.push('重复的 id：' + id);
  for (const e of all('svg'))
    if (!e.getAttribute('aria-hidden') && !e.getAttribute('aria-label')) bad.push(e.outerHTML);
  if (all('h1').length !== 1) bad.push('h1 不是一个');
  if (all('body > main').length !== 1) bad.push('main 不是一个');
  return bad;
}"""
PAPER = """<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/static/look/tokens.css">
<link rel="stylesheet" href="/static/look/look.css">
<body><main><div class="wrap"><section class="doc sheet">{{ parties }}</section></div></main>"""


def paper(parties: ui.Parties) -> str:
    """一页纸 · The component alone under the real styles."""
    return engines["jinja2"].from_string(PAPER).render({"parties": parties})


def boxes(page: Page) -> list[dict[str, object]]:
    return page.evaluate(BOXES)  # type: ignore[no-any-return]


def swapped(parties: ui.Parties) -> ui.Parties:
    rows = tuple(ui.PartyRow(row.name, row.of_b, row.of_a) for row in parties.rows)
    return ui.Parties(parties.party_b, parties.party_a, rows)


@pytest.mark.parametrize("width", [1280, 768, 360])
def test_swapping_the_parties_changes_nothing_but_the_words(
    open_page: OpenPage, width: int
) -> None:
    before = boxes(open_page("/a", width=width, html=paper(DEMOS[0])))
    after = boxes(open_page("/b", width=width, html=paper(swapped(DEMOS[0]))))
    bare = [{key: value for key, value in box.items() if key != "words"} for box in before]
    assert bare == [{key: value for key, value in box.items() if key != "words"} for box in after]
    assert [box["words"] for box in before] != [box["words"] for box in after]


@pytest.mark.parametrize("width", [1280, 768, 360])
def test_the_parties_stand_side_by_side_with_equal_width(open_page: OpenPage, width: int) -> None:
    page = open_page("/a", width=width, html=paper(DEMOS[0]))
    for row in page.locator(".parties tr").all():
        first, last = row.locator("> *").first, row.locator("> *").last
        left, right = first.bounding_box(), last.bounding_box()
        assert left is not None
        assert right is not None
        for side in ("y", "width", "height"):
            assert left[side] == pytest.approx(right[side], abs=0.1), "两边不一样"
        assert left["x"] < right["x"]


@pytest.mark.parametrize("width", [1280, 360, 320])
@pytest.mark.parametrize("elder", [False, True])
def test_no_sideways_scroll(open_page: OpenPage, width: int, elder: bool) -> None:
    page = open_page("/components/", width=width, cookies={"hudong_type": "elder"} if elder else {})
    assert page.locator("html.elder").count() == elder
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_control_of_the_gallery_has_a_name(open_page: OpenPage) -> None:
    assert open_page("/components/").evaluate(NAMELESS) == []


def test_targets_are_large_enough_for_a_thumb(open_page: OpenPage) -> None:
    page = open_page("/components/", width=360)
    for control in page.locator(".btn:visible, .pick label:visible, .nav a:visible").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44, control.inner_text()


def test_print_shows_no_navigation(open_page: OpenPage) -> None:
    page = open_page("/components/")
    page.emulate_media(media="print")
    assert not page.locator("body > header .nav").is_visible()
    assert not page.locator(".btn").first.is_visible()
    assert page.locator(".parties").is_visible()
