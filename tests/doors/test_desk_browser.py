"""真浏览器里的工作台 · The main paths in real Chromium over a real server and a database of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from playwright.sync_api import Browser, Locator, Page

from hudong.doors.web import county
from hudong.ground.kernel import clock
from hudong.mechanisms.agreements.models import Agreement
from hudong.mechanisms.catalogue.models import Declaration
from tests.builders import (
    a_county,
    a_department,
    a_village,
    an_officer_of,
    representatives_of,
    the_head_of,
)
from tests.doors.desk_worlds import a_meeting_voting, a_review_declaring, an_agreement_to_sign
from tests.doors.desking import PASSWORD, an_account_of
from tests.doors.test_desk_story import BAD, GOOD, a_sheet
from tests.doors.test_layout import NAMELESS

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("own_county")]


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """测试不写访问日志。"""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture
def served(fresh_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """开着的网站 · The real application on a port of this machine; its address."""
    # playwright 在主线程里跑着事件循环；测试仍要在同一个线程里看库。
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with make_server(
        "127.0.0.1", 0, get_wsgi_application(), server_class=_Server, handler_class=_Quiet
    ) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


Open = Callable[..., Page]


@pytest.fixture
def browse(chromium: Browser, served: str) -> Iterator[Open]:
    """打开网站 · ``browse(path, width=…)``; errors in the console fail the test."""
    contexts, errors = [], []

    def opened(path: str = "/", width: int = 1280) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, base_url=served, java_script_enabled=True
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


def sign_in(page: Page, username: str) -> None:
    """登录 · Types name and password, and presses the button."""
    page.goto("/sign-in/")
    page.get_by_label("账号").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/desk/")


def the_button_for(page: Page, title: str) -> Locator:
    """那件事的按钮 · The link of the item of that title on the desk."""
    return page.locator(".todo li", has=page.get_by_role("heading", name=title)).locator("a")


def fits(page: Page) -> None:
    """装得下 · No sideways scroll, and every control has a name."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(NAMELESS) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_the_village_head_signs(browse: Open, width: int) -> None:
    agreement = an_agreement_to_sign()
    account = an_account_of(the_head_of(agreement.party_b))
    page = browse(width=width)
    sign_in(page, account.username)
    fits(page)
    the_button_for(page, "签署协议书").click()
    fits(page)
    assert page.get_by_label("盖哪一枚章").input_value() == "示例村村民委员会（印）"
    page.get_by_role("button", name="签署协议书").click()
    fits(page)
    page.get_by_role("button", name="回去改").click()
    page.get_by_label("盖哪一枚章").fill("示例村村民委员会公章")
    page.get_by_role("button", name="签署协议书").click()
    assert "示例村村民委员会公章" in page.inner_text("main")
    page.get_by_role("button", name="确定签署协议书").click()
    page.wait_for_url("**/desk/")
    assert "签署好了" in page.inner_text("main")
    signature = Agreement.objects.get(pk=agreement.pk).signatures.get()
    assert (signature.party, signature.seal) == ("b", "示例村村民委员会公章")


def test_a_representative_votes_with_a_thumb(browse: Open) -> None:
    meeting = a_meeting_voting()
    account = an_account_of(representatives_of(a_village())[0])
    page = browse(width=360)
    sign_in(page, account.username)
    the_button_for(page, "投票").click()
    for choice in ("赞成", "反对", "弃权"):
        box = page.locator("label", has_text=choice).bounding_box()
        assert box is not None
        assert box["height"] >= 60, choice
    fits(page)
    page.get_by_role("button", name="投出这一票").click()
    assert "请补上" in page.inner_text("main"), "没有选，不会投出去"
    page.get_by_label("反对").check()
    page.get_by_role("button", name="投出这一票").click()
    assert "你选的是" in page.inner_text("main")
    button = page.get_by_role("button", name="确定投票").bounding_box()
    assert button is not None
    assert button["height"] >= 60
    page.get_by_role("button", name="确定投票").click()
    motions = list(meeting.motions.order_by("number"))
    page.wait_for_url(f"**/desk/resolutions/cast_ballot/{motions[1].pk}/")
    assert "你的一票投出了" in page.inner_text("main")
    assert motions[0].ballots.get().choice == "against"


def test_a_clerk_sends_a_bad_sheet_and_then_a_good_one(browse: Open, tmp_path: Path) -> None:
    a_review_declaring()
    bad, good = tmp_path / "错的.xlsx", tmp_path / "对的.xlsx"
    bad.write_bytes(a_sheet(GOOD, BAD).read())
    good.write_bytes(a_sheet(GOOD).read())
    account = an_account_of(an_officer_of(a_department()))
    page = browse()
    sign_in(page, account.username)
    the_button_for(page, "示例清理").click()
    page.get_by_label("填好的申报表").set_input_files(bad)
    page.get_by_role("button", name="检查申报表").click()
    told = page.get_by_role("alert").inner_text()
    assert "有 3 处要改" in told
    assert "第 3 行 G 列“经费标准（元）”" in told
    assert page.get_by_role("table", name="要改的地方").locator("tbody tr").count() == 3
    fits(page)
    page.get_by_label("填好的申报表").set_input_files(good)
    page.get_by_role("button", name="检查申报表").click()
    assert "一共 1 项" in page.inner_text("main")
    assert Declaration.objects.count() == 0, "检查不是申报"
    fits(page)
    page.get_by_role("button", name="确定按表格申报").click()
    page.wait_for_url("**/withdraw_declarations/**")
    assert "新增 1 项" in page.inner_text("main")
    assert Declaration.objects.get().title == "老年人家庭走访"


@pytest.mark.parametrize("width", [1280, 360])
def test_a_changed_sheet_shows_what_it_changes_first(
    browse: Open, tmp_path: Path, width: int
) -> None:
    review = a_review_declaring()
    first, second = tmp_path / "第一次.xlsx", tmp_path / "改过的.xlsx"
    other = (GOOD[0], "河道保洁巡查", *GOOD[2:])
    first.write_bytes(a_sheet(GOOD, other).read())
    second.write_bytes(a_sheet((*GOOD[:6], 45, 40), (GOOD[0], "垃圾分类宣传", *GOOD[2:])).read())
    account = an_account_of(an_officer_of(a_department()))
    page = browse(width=width)
    sign_in(page, account.username)
    for file, button in ((first, "确定按表格申报"), (first, ""), (second, "确定按表格申报")):
        page.goto(f"/desk/catalogue/declare_by_sheet/{review.pk}/")
        fits(page)
        page.get_by_label("填好的申报表").set_input_files(file)
        page.get_by_role("button", name="检查申报表").click()
        fits(page)
        if not button:
            assert "这张表已经导入过" in page.get_by_role("alert").inner_text()
            continue
        if file == second:
            words = page.inner_text("main")
            assert "新增 1 项，改动 1 项，撤回 1 项" in words
            assert "45.00 元" in words
        page.get_by_role("button", name=button).click()
        page.wait_for_url("**/withdraw_declarations/**")
        fits(page)
    titles = Declaration.objects.order_by("number").values_list("title", flat=True)
    assert list(titles) == ["老年人家庭走访", "垃圾分类宣传"]


def test_a_visitor_of_the_demo_takes_a_place_and_leaves_it(browse: Open, settings: object) -> None:
    settings.DEMO_SETTINGS = True  # type: ignore[attr-defined]
    a_county(is_demo=True)
    a_village()
    county.forget()
    page = browse("/", width=360)
    page.get_by_role("link", name="换个身份看").click()
    page.get_by_text("示例村村民委员会（").click()
    page.get_by_role("button", name="换上 示例村主任").first.click()
    page.wait_for_url("**/desk/")
    assert "你现在是示例村主任" in page.get_by_label("数据说明").inner_text()
    fits(page)
    page.get_by_role("button", name="退出换身份").click()
    assert "你现在是" not in page.get_by_label("数据说明").inner_text()


def test_a_day_passes_while_nobody_looks(browse: Open) -> None:
    """没有脚本也能办 · The sign-in page and the desk need none; the clock is the server's."""
    account = an_account_of(the_head_of(a_village()))
    page = browse()
    sign_in(page, account.username)
    day = clock.today()
    assert f"{day.year}年{day.month}月{day.day}日" in page.inner_text("main")
    assert page.locator("script").count() == 0
    connection.close()
