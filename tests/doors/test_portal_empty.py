"""空县 · Before anything has happened every page stands, says zero, or says what is empty."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.test import Client

from hudong.doors.web import county, ui
from tests.builders import a_county
from tests.doors.portal import Reader, first_view

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]

EVERY_PAGE = {
    "/": ("0<small>项", "清理还没有结果", "现在没有正在公示的事"),
    "/lists/": ("还没有公布清单", "0<small>项"),
    "/review/": ("还没有发起过清理", "写在这里", "还没有部门申报事项"),
    "/ask/": ("派下来的是什么事", "拿不准的，问"),
    "/duties/": ("找到 5 条",),
    "/law/": ("库里有",),
    "/communities/": ("全部 0 个村和社区", "还没有登记村和社区"),
    "/agreements/": ("还没有协议书",),
    "/meetings/": ("还没有开过代表会议",),
    "/notices/": ("还没有公示过什么",),
    "/admissions/": ("准入 0 项，不准入 0 项，正在审核 0 项",),
    "/record/": ("0 条", "还没有锚定", "还没有存证"),
    "/guide/": ("一页纸说明",),
    "/accessibility/": ("大字版",),
    "/paper/": ("用纸办",),
    "/feedback/": ("提意见",),
}
CATALOGUE = Path(ui.__file__).parent / "locale/en/LC_MESSAGES/django.po"
CHINESE = re.compile(r"[\u4e00-\u9fff]+")


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_page_stands_and_says_what_is_empty(path: str) -> None:
    response = Client().get(path)
    page = response.content.decode()
    assert response.status_code == 200
    for words in EVERY_PAGE[path]:
        assert words in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize(
    "path",
    [
        *("/matters/1/", "/review/1/", "/lists/1/", "/lists/1/duties/", "/communities/1/"),
        *("/agreements/1/", "/meetings/1/", "/meetings/1/wall/", "/notices/1/", "/admissions/1/"),
        *("/record/1/", "/record/1/canonical.json", "/law/没有的法/1/", "/matters/0/"),
        f"/matters/{10**30}/",
    ],
)
def test_what_is_not_there_is_said_so(path: str) -> None:
    response = Client().get(path)
    assert response.status_code == 404
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize("wish", ["?page=0", "?page=-1", "?page=x", f"?page={10**40}", "?q=%00"])
@pytest.mark.parametrize("path", ["/communities/", "/agreements/", "/meetings/", "/review/"])
def test_odd_wishes_are_harmless(path: str, wish: str) -> None:
    assert Client().get(path + wish).status_code == 200


def test_nothing_leads_nowhere_before_the_county_is_founded() -> None:
    reader = Reader()
    reader.follow()
    assert reader.broken == []
    assert set(EVERY_PAGE) <= set(reader.pages)


def test_english_without_data_is_english_throughout() -> None:
    """英文页上没有漏译的话 · Chinese only where the translation itself quotes a Chinese name."""
    with CATALOGUE.open("rb") as file:
        said = [str(message.string) for message in read_po(file, locale="en")]
    quoted = sorted({name for words in said for name in CHINESE.findall(words)}, key=len)
    client = Client()
    client.get("/reading/en/")
    for path in EVERY_PAGE:
        page = client.get(path).content.decode()
        page = re.sub(r'<(\w+)[^>]* lang="zh-Hans">.*?</\1>', "", page, flags=re.S)
        for name in reversed(quoted):
            page = page.replace(name, "")
        assert CHINESE.findall(page) == [], path


def test_the_page_is_headed_by_the_county() -> None:
    assert "示例市" not in Client().get("/").content.decode()
    a_county(is_demo=True)
    county.forget()
    page = Client().get("/").content.decode()
    assert "示例市人民政府主办" in page
    assert "0512-00000000" in page
    assert "示例数据" in page


def test_first_views_are_light() -> None:
    for path in EVERY_PAGE:
        assert first_view(Client().get(path).content) <= 14 * 1024, path
