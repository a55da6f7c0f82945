"""答复 · Headers, cookies, and error pages that keep what was typed."""

from __future__ import annotations

from collections.abc import Callable

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from hudong.doors.web.middleware import language, refusals, security_headers
from hudong.doors.web.views import errors
from hudong.ground.kernel.refusals import Invalid, NotFound, OutOfOrder, Refused

FIRST_VIEW = 14 * 1024


@pytest.fixture(autouse=True)
def chinese() -> None:
    translation.activate("zh-hans")


def posted(**fields: str) -> HttpRequest:
    return RequestFactory().post("/agreements/3/offer/", fields)


def test_headers_are_strict() -> None:
    response = Client().get("/components/")
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in response["Permissions-Policy"]
    assert "Cookie" in response["Vary"]


def test_pages_of_the_signed_in_are_not_kept() -> None:
    request = RequestFactory().get("/desk/")
    request.COOKIES["sessionid"] = "x"
    assert security_headers(lambda _: HttpResponse())(request)["Cache-Control"] == "no-store"
    stranger = security_headers(lambda _: HttpResponse())(RequestFactory().get("/"))
    assert "Cache-Control" not in stranger


def test_large_type_and_language_are_kept_by_cookie() -> None:
    client = Client()
    assert 'class="elder"' not in client.get("/components/").content.decode()
    back = client.get("/reading/elder/?back=/components/")
    assert (back.status_code, back["Location"]) == (302, "/components/")
    assert 'class="elder"' in client.get("/components/").content.decode()
    client.get("/reading/standard/")
    assert 'class="elder"' not in client.get("/components/").content.decode()
    client.get("/reading/en/")
    english = client.get("/components/").content.decode()
    assert '<html lang="en"' in english


@pytest.mark.parametrize(
    "outside", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_the_way_back_stays_on_this_site(outside: str) -> None:
    assert Client().get("/reading/elder/", {"back": outside})["Location"] == "/"


def test_the_browser_does_not_choose_the_language() -> None:
    page = Client().get("/components/", headers={"accept-language": "en"})
    assert page["Content-Language"] == "zh-hans"


def test_an_unknown_language_cookie_means_chinese() -> None:
    request = RequestFactory().get("/")
    request.COOKIES["hudong_language"] = "../../etc"
    assert language(lambda _: HttpResponse())(request)["Content-Language"] == "zh-hans"


@pytest.mark.parametrize(
    ("handler", "status"),
    [
        (lambda request: errors.bad_request(request, None), 400),
        (lambda request: errors.forbidden(request, None), 403),
        (errors.csrf_failure, 403),
        (lambda request: errors.not_found(request, None), 404),
        (lambda request: errors.locked_out(request, None), 429),
        (errors.server_error, 500),
    ],
)
def test_error_pages_give_back_what_was_typed(
    handler: Callable[[HttpRequest], HttpResponse], status: int
) -> None:
    request = posted(
        reason="疫苗一年只打两季 <b>",
        password="hunter2",
        csrfmiddlewaretoken="abc123",
    )
    response = handler(request)
    page = response.content.decode()
    assert response.status_code == status
    assert "疫苗一年只打两季 &lt;b&gt;" in page
    assert "hunter2" not in page
    assert "abc123" not in page
    assert 'href="/agreements/3/offer/"' in page


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (Refused("你不是这份协议书的法定代表人。"), 403),
        (OutOfOrder("代表会议还没有表决。", hint="等会议表决。"), 409),
        (Invalid("还没有写理由。", where="第二条", fields={"reason": "请写理由。"}), 400),
        (NotFound("没有这一条。"), 404),
    ],
)
def test_refusals_become_pages(refusal: Exception, status: int) -> None:
    guard = refusals(lambda _: HttpResponse())
    response = guard.process_exception(posted(reason="一年两季"), refusal)
    assert response is not None
    assert response.status_code == status
    page = response.content.decode()
    assert str(refusal) in page
    assert "一年两季" in page


def test_a_fault_is_no_refusal() -> None:
    guard = refusals(lambda _: HttpResponse())
    assert guard.process_exception(posted(), RuntimeError("内部细节")) is None


def test_a_missing_page_says_so_in_chinese() -> None:
    response = Client().get("/no-such-page/")
    assert response.status_code == 404
    assert "没有这一页" in response.content.decode()


def test_first_view_is_light() -> None:
    styles = b"".join(
        brotli.compress(open(str(finders.find(f"look/{name}.css")), "rb").read())  # noqa: SIM115
        for name in ("tokens", "look")
    )
    page = brotli.compress(Client().get("/no-such-page/").content)
    assert len(styles) + len(page) <= FIRST_VIEW
    assert b"<script" not in Client().get("/no-such-page/").content
