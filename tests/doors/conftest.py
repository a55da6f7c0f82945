"""网页测试的工具 · Real Chromium over the test client: no socket, no server, the real headers."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route, sync_playwright

from hudong.doors.web import county, laws
from hudong.doors.web import site as site_module
from hudong.doors.web.components.head.demo import SITE
from tests.rooms.agreements.builders_agreements import an_invented_library

CHROMIUM = Path("/usr/bin/chromium")
ORIGIN = "https://hudong.test"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(autouse=True)
def example_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """示例站点 · Pages of these tests belong to the example county."""
    monkeypatch.setattr(site_module, "_source", [lambda: SITE])


@pytest.fixture
def own_county(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """本县 · Pages are headed by the county of the test database, and cite the invented laws."""
    monkeypatch.setattr(site_module, "_source", [county.county_site])
    county.forget()
    laws.use(an_invented_library())
    yield
    laws.use(None)
    county.forget()


def _static(route: Route, path: str) -> None:
    found = finders.find(path.removeprefix("/static/"))
    if not isinstance(found, str):
        route.fulfill(status=404)
        return
    kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
    route.fulfill(body=Path(found).read_bytes(), headers={"Content-Type": kind})


def _answer(route: Route) -> None:
    asked = route.request
    path = asked.url.removeprefix(ORIGIN)
    if path.startswith("/static/"):
        _static(route, path)
        return
    headers = {
        name: asked.headers[name] for name in ("cookie", "content-type") if name in asked.headers
    }
    client = Client(raise_request_exception=False)
    body = asked.post_data_buffer or b""
    kind = headers.pop("content-type", "application/octet-stream")
    response = client.generic(asked.method, path, body, kind, secure=True, headers=headers)
    route.fulfill(
        status=response.status_code, headers=dict(response.headers), body=response.content
    )


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """浏览器 · One Chromium for all browser tests.

    Playwright keeps an event loop running in this thread, which Django takes for a sign of
    asynchronous code; nothing is awaited here, so reading the database beside it is safe.
    """
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """打开一页 · ``open_page(path, width=…)``; console errors fail the test when it ends."""
    seen = SimpleNamespace(contexts=[], errors=[])

    def opened(
        path: str, *, width: int = 1280, html: str = "", cookies: dict[str, str] | None = None
    ) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 800})
        seen.contexts.append(context)
        context.add_cookies(
            [{"name": k, "value": v, "url": ORIGIN} for k, v in (cookies or {}).items()]
        )
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and seen.errors.append(said.text))
        page.route("**/*", _answer)
        if html:
            page.route(
                ORIGIN + path, lambda route: route.fulfill(body=html, content_type="text/html")
            )
        page.goto(ORIGIN + path)
        return page

    yield opened
    for context in seen.contexts:
        context.close()
    assert seen.errors == []
