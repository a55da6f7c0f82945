"""有故事的县 · With a whole story in the database every page is light, plain, and leads somewhere."""

from __future__ import annotations

import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from babel.messages.pofile import read_po
from django.test import Client

from hudong.doors.web import ui
from hudong.ground.kernel import clock
from hudong.ground.record.anchors import anchor
from tests.doors.portal import Reader, a_whole_story, first_view

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]

CATALOGUE = Path(ui.__file__).parent / "locale/en/LC_MESSAGES/django.po"
FIRST_VIEW = 14 * 1024
# 登录和工作台只给本县的工作人员用，说中文。
OF_THE_OFFICE = ("/components/", "/sign-in/", "/desk/")
KINDS = (
    *("/matters/", "/review/", "/lists/1/", "/communities/", "/agreements/", "/meetings/"),
    *("/notices/", "/admissions/", "/record/", "/law/示例", "/feedback/?about="),
)


class Text(HTMLParser):
    """页面上的话 · The text nodes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data.strip())


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    a_whole_story()
    anchor(home=tmp_path, at=clock.now())
    reader = Reader()
    reader.follow()
    return reader


def test_every_link_leads_to_a_light_page_without_scripts(reader: Reader) -> None:
    assert reader.broken == []
    for kind in KINDS:
        assert [path for path in reader.pages if unquote(path).startswith(kind)], kind
    for path, page in reader.pages.items():
        if path.endswith(".json") or path == "/components/":
            continue
        assert first_view(page) <= FIRST_VIEW, path
        assert b"<script" not in page, path
        assert b" style=" not in page, path
        assert page.count(b"<h1") == 1, path
        assert b"<title></title>" not in page, path
        assert "不公开的名字".encode() not in page, path


def test_the_bytes_to_download_give_the_digest_on_the_page(reader: Reader) -> None:
    path = next(path for path in reader.pages if path.endswith("canonical.json"))
    shown = reader.pages[path.removesuffix("canonical.json")].decode()
    digest = hashlib.sha256(b"\x00" + reader.pages[path]).hexdigest()
    assert digest in shown.replace(" ", "")
    assert "已锚定" in shown


def test_english_pages_say_nothing_of_ours_in_chinese(reader: Reader) -> None:
    """英文页上没有漏译的词 · No text of a page is a source sentence that has a translation."""
    with CATALOGUE.open("rb") as file:
        ours = {str(message.id) for message in read_po(file, locale="en") if message.id}
    # 方印上的四个字是图形；数据里也会有的单字不算。
    ours -= {"存证", "年", "村", "户", "人"}
    client = Client()
    client.get("/reading/en/")
    left = set()
    for path in reader.pages:
        # 张贴的清单是县里的文书，读什么语言都是中文。
        if path.endswith(".json") or "/print/" in path or path.startswith(OF_THE_OFFICE):
            continue
        text = Text()
        text.feed(client.get(path).content.decode())
        left |= {(words, re.sub(r"\d+", "N", path)) for words in text.said if words in ours}
    assert left == set()
