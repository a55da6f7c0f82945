"""提意见 · Residents comment on a declared task without signing in; floods are told from people."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from hudong.doors.web.views import commenting
from hudong.mechanisms.catalogue.models import Comment, Declaration
from tests.doors.desk_worlds import a_review_discussed_by_all, a_review_judged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]


@pytest.fixture(autouse=True)
def people_write_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """测试里的人写得快 · Without waiting for the seconds that a person takes."""
    monkeypatch.setattr(commenting, "FASTEST_SECONDS", -1)
    cache.clear()


@pytest.fixture
def path() -> str:
    """正在讨论的一项 · The page of a task that the communities discuss."""
    a_review_discussed_by_all()
    task = Declaration.objects.order_by("number").first()
    assert task is not None
    return f"/review/{task.pk}/"


def form_of(client: Client, path: str) -> dict[str, str]:
    page = client.get(path).content.decode()
    return {
        name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("key", "shown")
    }


def sends(client: Client, path: str, **said: str) -> Any:
    sent = {"stance": "disagree", "text": "每月都来填表", "name": "王阿姨", **said}
    return client.post(path, {**form_of(client, path), **sent})


def test_a_comment_is_public_at_once_without_the_name(path: str) -> None:
    client = Client()
    form = form_of(client, path)
    for _again in range(2):
        sent = {**form, "stance": "disagree", "text": "每月都来填表", "name": "王阿姨"}
        answer = client.post(path, sent)
        assert (answer.status_code, answer["Location"]) == (302, path)
    page = client.get(path).content.decode()
    assert "意见已经收到" in page
    assert "每月都来填表" in page
    assert "等待答复" in page
    assert "王阿姨" not in page
    assert Comment.objects.count() == 1, "同一张表送两次，只记一次"


def test_a_comment_that_lacks_something_comes_back_with_its_words(path: str) -> None:
    client = Client()
    for said, field in (({"text": " "}, "text"), ({"stance": ""}, "stance")):
        answer = sends(client, path, **said)
        assert answer.status_code == 400
        assert f'href="#{field}"' in answer.content.decode()
        assert 'value="王阿姨"' in answer.content.decode()
    assert not Comment.objects.exists()


def test_what_no_person_does_is_not_taken(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    assert sends(client, path, website="http://x").status_code == 400
    assert sends(client, path, shown="别的").status_code == 400
    monkeypatch.setattr(commenting, "FASTEST_SECONDS", 60)
    quick = sends(client, path)
    assert (quick.status_code, "送得太快了" in quick.content.decode()) == (400, True)
    assert not Comment.objects.exists()


def test_one_address_does_not_flood_the_review(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commenting, "MOST_IN_TEN_MINUTES", 2)
    client = Client()
    assert [sends(client, path, text=f"第{n}句").status_code for n in range(3)] == [302, 302, 400]
    assert Comment.objects.count() == 2


def test_nobody_is_asked_before_or_after_the_discussion() -> None:
    a_review_judged()
    task = Declaration.objects.order_by("number").first()
    assert task is not None
    page = Client().get(f"/review/{task.pk}/").content.decode()
    assert 'name="shown"' not in page
    late = Client().post(f"/review/{task.pk}/", {"text": "我来晚了", "stance": "agree"})
    assert late.status_code in (400, 409)


def test_the_form_needs_its_token(path: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path, {"text": "别的网站送来的", "stance": "agree"}).status_code == 403
    assert not Comment.objects.exists()


def test_the_review_is_shown_by_finding_by_decision_and_by_list(path: str) -> None:
    client = Client()
    for query in ("", "?result=kept", "?decided=return", "?list=negative", "?list=duties"):
        assert client.get(f"/review/{query}").status_code == 200
    assert client.get("/review/?list=别的").status_code == 404
