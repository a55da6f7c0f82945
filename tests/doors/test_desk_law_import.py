"""办公室在网页上导入法规:上传或者粘贴、核对、存、采用。Importing a law at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from hudong.doors.web import laws
from hudong.ground.law.library import ensure
from hudong.ground.law.library.corpus import added_files
from hudong.ground.record.models import Entry
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries
from tests.builders import a_county, a_department, a_village, the_head_of, with_office
from tests.doors.desking import Desk, at_the_desk, fields_of
from tests.law.corpora import article, law, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]

ADDRESS = "/desk/law/"
TEXT = """示例防汛法
2015年6月7日第一届全国人民代表大会常务委员会通过
第一章 总则
第一条 村民委员会协助防汛。
第三条 本法自2015年9月1日起施行。
附件：名单
"""


@pytest.fixture
def home(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch, own_county: None
) -> Iterator[Path]:
    """自己的主目录 · With a corpus of one law."""
    source = write(tmp_path / "corpus.jsonl", law("示例税法", "2012-01-01", article(1, "纳税。")))
    monkeypatch.setenv("HUDONG_LAWS", str(source))
    settings.HUDONG_HOME = tmp_path / "home"
    laws.use(ensure(settings.HUDONG_HOME, source))
    yield settings.HUDONG_HOME
    laws.renewed()
    laws.use(None)


@pytest.fixture
def desk(home: Path) -> Desk:
    office = with_office(a_county())
    catalogue.adopt_law_edition(
        actor=the_head_of(office), county=a_county(), library=laws.library()
    )
    return at_the_desk(the_head_of(office))


def shown(response: Any, status: int = 200) -> str:
    assert response.status_code == status
    return unescape(response.content.decode())


def test_paste_look_keep_and_adopt(desk: Desk, home: Path) -> None:
    entries = Entry.objects.count()
    assert "采用新的法库" not in desk.sees()
    assert ADDRESS in desk.sees()
    preview = shown(desk.client.post(ADDRESS, {"text": TEXT, "step": "look"}))
    for words in (
        "读到 2 条",
        "第二条",
        "有缺的条号",
        "附件：名单",
        "附件不是条文",
        "第一章 总则",
    ):
        assert words in preview, words
    assert added_files(home) == ()
    typed = fields_of(preview)
    assert typed["level"] == ["法律"]
    assert (typed["adopted"], typed["title"]) == (["2015-06-07"], ["示例防汛法"])
    kept = desk.client.post(ADDRESS, {**typed, "step": "keep"})
    assert (kept.status_code, kept["Location"]) == (303, ADDRESS)
    laws.renewed()
    assert Entry.objects.count() == entries, "导入不是县的行为"
    page = desk.sees(ADDRESS)
    assert "《示例防汛法》" in page and "办公室粘贴" in page
    assert (
        laws.library().article("示例防汛法", 1, on=date(2016, 1, 1)).text == "村民委员会协助防汛。"
    )
    assert "采用新的法库" in desk.sees()
    (adopt,) = [way for way in desk.may_do() if "adopt_law_edition" in way][:1]
    desk.does(adopt)
    adopted = queries.adopted_law()
    assert adopted is not None and adopted.digest == laws.library().digest
    assert "服务器上的法规库已经换新" not in desk.sees()


def test_a_word_file_is_uploaded(desk: Desk) -> None:
    made, data = Document(), BytesIO()
    for words in TEXT.split("\n"):
        made.add_paragraph(words)
    made.save(data)
    file = SimpleUploadedFile("示例防汛法.docx", data.getvalue())
    preview = shown(desk.client.post(ADDRESS, {"file": file, "step": "look"}))
    assert "读到 2 条" in preview
    assert fields_of(preview)["source"] == ["示例防汛法.docx"]
    assert "示例防汛法" in fields_of(preview)["text"][0]


def test_what_the_office_puts_right_is_looked_at_again(desk: Desk, home: Path) -> None:
    typed = fields_of(shown(desk.client.post(ADDRESS, {"text": TEXT, "step": "look"})))
    changed = {**typed, "title": "示例堤防法", "in_force": "2016-01-01", "level": "行政法规"}
    again = shown(desk.client.post(ADDRESS, {**changed, "step": "look"}))
    assert fields_of(again)["title"] == ["示例堤防法"]
    assert "2016年1月1日（据写明的）" in again
    wrong = shown(desk.client.post(ADDRESS, {**changed, "adopted": "去年", "step": "keep"}), 400)
    assert "不是日子" in wrong
    assert added_files(home) == ()
    assert desk.client.post(ADDRESS, {**changed, "step": "keep"}).status_code == 303
    laws.renewed()
    (version,) = laws.library().versions("示例堤防法")
    assert (version.level.value, version.in_force_from) == ("行政法规", date(2016, 1, 1))


@pytest.mark.parametrize(
    ("sent", "what"),
    [
        ({}, "还没有文件"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF")}, "不能读“.pdf”"),
        ({"file": SimpleUploadedFile("a.docx", b"PK no")}, "不是完好的"),
        ({"text": "字" * 600_001}, "文字太长"),
    ],
)
def test_what_cannot_be_read_says_why_and_keeps_the_text(
    desk: Desk, home: Path, sent: dict[str, Any], what: str
) -> None:
    page = shown(desk.client.post(ADDRESS, {**sent, "step": "look"}), 400)
    assert what in page
    if "text" in sent:
        assert sent["text"] in page
    assert added_files(home) == ()


def test_the_same_twice_and_a_contradiction(desk: Desk, home: Path) -> None:
    typed = fields_of(shown(desk.client.post(ADDRESS, {"text": TEXT, "step": "look"})))
    desk.client.post(ADDRESS, {**typed, "step": "keep"})
    laws.renewed()
    files = added_files(home)
    again = desk.client.post(ADDRESS, {**typed, "step": "keep"}, follow=True)
    assert "库里已有同样的文本" in shown(again)
    other = {**typed, "text": TEXT.replace("防汛。", "抢险。"), "step": "keep"}
    page = shown(desk.client.post(ADDRESS, other), 400)
    assert "文字不同" in page and "抢险。" in page
    assert added_files(home) == files
    nothing = shown(desk.client.post(ADDRESS, {**typed, "text": "示例法", "step": "keep"}), 400)
    assert "没有读到一条条文" in nothing


def test_only_the_office_may_import(desk: Desk, home: Path) -> None:
    for body in (a_department(), a_village()):
        other = at_the_desk(the_head_of(body))
        assert ADDRESS not in other.sees()
        for refused in (
            other.client.get(ADDRESS),
            other.client.post(ADDRESS, {"text": TEXT, "step": "keep"}),
        ):
            assert refused.status_code == 403
            assert "不能导入法规" in shown(refused, 403)
    assert Client().get(ADDRESS).status_code == 302
    assert added_files(home) == ()
