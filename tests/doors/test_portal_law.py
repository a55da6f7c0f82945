"""查法条的页面:哪一天、新旧对照、永久地址、两头的关联、谁引了。Reading the law on the portal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.test import Client

from hudong.doors.web import laws
from hudong.ground.kernel.reads import counting
from hudong.mechanisms.catalogue.models import Matter
from tests.law.corpora import article, law, library
from tests.rooms.agreements.builders_agreements import a_published_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]

SHELTER = "示例防汛法"
ROWS = (
    law(
        SHELTER,
        "2012-01-01",
        article(1, "为了防汛，制定本法。", under=["第一章 总则"]),
        article(2, "村民委员会组织村民巡堤。", "巡堤的给予补贴。", under=["第一章 总则"]),
        clause="2012-05-01",
        history=["2012年1月1日通过"],
    ),
    law(
        SHELTER,
        "2024-06-01",
        article(1, "为了防汛，制定本法。", under=["第一章 总则"]),
        article(2, "县级人民政府负责防汛。", under=["第一章 总则"]),
        article(3, "村民委员会协助组织村民巡堤。", "巡堤的应当给予补贴。", under=["第二章 协助"]),
        clause="2024-09-01",
        source="示例来源",
    ),
    law("示例渡口办法", "2008-01-01", level="行政法规"),
    law(
        "示例渡口法",
        "2020-01-01",
        article(
            9,
            "本法自2020年5月1日起施行。《示例水运条例》同时废止，《示例港口法》中关于渡口的规定同时废止。",
        ),
        clause="2020-05-01",
    ),
    law("示例水运条例", "2001-01-01", level="行政法规"),
    law("示例无日期法", None),
    law("示例助老法", "2019-06-01", article(1, "村民委员会协助助老。")),
)


@pytest.fixture(autouse=True)
def own_laws(tmp_path: Path, own_county: None) -> Iterator[None]:
    laws.use(library(tmp_path, *ROWS))
    yield
    laws.use(None)


def page(path: str, status: int = 200) -> str:
    response = Client().get(path)
    assert response.status_code == status, path
    return unescape(response.content.decode())


def words(html: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))


def test_an_article_reads_as_on_the_day_chosen() -> None:
    old = page(f"/law/{SHELTER}/2/?on=2020-01-01")
    assert "村民委员会组织村民巡堤。" in old
    assert 'type="date" value="2020-01-01"' in old
    assert "当日有效，后来有变" in old
    new = page(f"/law/{SHELTER}/2/?on=2026-01-01")
    assert "县级人民政府负责防汛。" in new
    assert "示例来源" in new
    assert "2012年5月1日" in page(f"/law/{SHELTER}/2/?on=2011-01-01", 404)


def test_the_day_is_picked_with_a_plain_form() -> None:
    html = page(f"/law/{SHELTER}/2/")
    form = re.search(r'<form class="pickday".*?</form>', html, re.DOTALL)
    assert form is not None
    assert "method" not in form[0]
    assert 'name="on"' in form[0]


def test_versions_side_by_side_with_what_changed() -> None:
    html = page(f"/law/{SHELTER}/3/?on=2026-01-01")
    compared = html[html.index('class="compared"') :]
    left, right = compared.split("<h3>")[1:3]
    # 条号变了：新的第三条就是旧的第二条。
    assert "2012年5月1日起施行的文本 第二条" in left
    assert "2024年9月1日起施行的文本 第三条" in right
    assert "<ins>" not in left and "<del>" not in right.split("</section>")[0]
    assert '<ins><span class="vh">加上 </span>协助</ins>' in right
    assert '<ins><span class="vh">加上 </span>应当</ins>' in right


def test_an_article_that_says_something_else_now_has_no_counterpart() -> None:
    html = page(f"/law/{SHELTER}/2/?on=2026-01-01&with=2012-01-01")
    assert "这个文本里没有内容相近的条。" in html
    same = page(f"/law/{SHELTER}/1/?on=2026-01-01")
    assert "一字不差" in same


def test_a_version_has_an_address_of_its_own() -> None:
    html = page(f"/law/{SHELTER}/v/2012-01-01/2/")
    assert "村民委员会组织村民巡堤。" in html
    assert "已失效" in html
    whole = page(f"/law/{SHELTER}/v/2012-01-01/")
    assert "2012年1月1日通过" in whole
    assert page("/law/示例无日期法/v/undated/1/").count("没有日期，不据以判断")
    for missing in (f"/law/{SHELTER}/v/2013-01-01/", f"/law/{SHELTER}/v/2012-01-01/9/"):
        page(missing, 404)


def test_an_instrument_has_contents_versions_and_links_both_ways() -> None:
    whole = page(f"/law/{SHELTER}/?on=2026-01-01")
    assert words(whole).index("第一章总则") < words(whole).index("第二章协助")
    assert f'href="/law/{SHELTER}/v/2012-01-01/"' in re.sub(
        r'href="([^"]+)"', lambda m: f'href="{_plain(m[1])}"', whole
    )
    ended = page("/law/示例水运条例/")
    assert "被谁废止、替代" in ended and "《示例渡口法》" in ended and "写明废止" in ended
    assert "当日没有有效的文本" in ended
    ending = words(page("/law/示例渡口法/"))
    assert "《示例水运条例》" in ending
    assert "《示例港口法》（库中没有）" in ending
    assert "只废止其中一部分" in ending
    near = page("/law/示例渡口办法/")
    assert "待核" in near and "名称相近" in near
    assert "当日有效" in near


def _plain(href: str) -> str:
    return unquote(href)


def test_what_people_have_to_check_is_listed() -> None:
    html = words(page("/law/checking/"))
    assert "《示例无日期法》" in html
    assert "《示例渡口办法》可能由《示例渡口法》" in html
    assert "没有日期的文本、待核的关联" in page("/law/")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("?q=巡堤", "《示例防汛法》第三条"),
        ("?q=巡堤&on=2020-01-01", "《示例防汛法》第二条"),
        ("?q=示例防汛法 2&on=2020-01-01", "《示例防汛法》第二条"),
        ("?q=渡口", 'href="/law/示例渡口法/?on=2026-03-02"'),
        ("?q=没有的词", "没有同时写着这些词的"),
        ("?q=巡堤&on=不是日子", "《示例防汛法》第三条"),
    ],
)
def test_search_on_a_day(asked: str, found: str) -> None:
    assert found in _plain(page(f"/law/{asked}"))


def test_who_cites_the_article_here() -> None:
    """引用的事项：按条号认，别的条、名称里含这几个字的别的法都不算。"""
    edition = a_published_edition()
    cited = Matter.objects.filter(edition=edition, basis_cite__contains="示例助老法")
    titles = [matter.title for matter in cited]
    assert titles
    html = page("/law/示例助老法/1/")
    section = html[html.index('id="citing"') :]
    assert all(title in section for title in titles)
    assert "清单事项" in section and "清理申报" in section
    other = page(f"/law/{SHELTER}/1/")
    assert "都没有引用这一条" in other


def test_reading_an_article_needs_few_statements() -> None:
    a_published_edition()
    Client().get("/law/示例助老法/1/")
    with counting() as counter:
        Client().get("/law/示例助老法/1/")
    assert counter.count <= 5, counter.statements


def test_hostile_addresses_are_no_pages() -> None:
    for path in (
        "/law/<script>/1/",
        "/law/没有的法/",
        "/law/没有的法/v/x/1/",
        f"/law/{SHELTER}/0/",
    ):
        assert "<script>/" not in page(path, 404)
