"""提异议 · Anybody objects on the notice itself; what was typed is never lost."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from hudong.instruments.notices.models import Notice, Objection
from tests.builders import a_town
from tests.rooms.notices.builders_notices import a_notice_by, on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]


@pytest.fixture
def notice() -> Notice:
    return a_notice_by(a_town(), text="第一段\n\n第二段")


def test_an_objection_is_thanked_for_and_public_at_once(notice: Notice) -> None:
    client = Client()
    path = f"/notices/{notice.pk}/"
    page = client.get(path).content.decode()
    key = page.split('name="key" value="')[1].split('"')[0]
    sent = {"text": "数错了一户。", "name": "某甲", "key": key}
    for _again in range(2):
        answer = client.post(path, sent)
        assert (answer.status_code, answer["Location"]) == (302, path)
    page = client.get(path).content.decode()
    assert "异议已经收到" in page
    assert "数错了一户。" in page
    assert "某甲" not in page
    assert Objection.objects.count() == 1, "同一张表送两次，只记一次"


def test_an_empty_objection_comes_back_with_its_words(notice: Notice) -> None:
    answer = Client().post(f"/notices/{notice.pk}/", {"text": "  ", "name": "某乙"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'href="#text"' in page
    assert 'value="某乙"' in page
    assert not Objection.objects.exists()


def test_after_the_period_the_words_are_given_back(notice: Notice) -> None:
    on(date(2026, 6, 1))
    path = f"/notices/{notice.pk}/"
    page = Client().get(path).content.decode()
    assert "<form" not in page.split("<main")[1]
    assert "公示期已经过了" in page
    late = Client().post(path, {"text": "我来晚了"})
    assert late.status_code == 409
    assert "我来晚了" in late.content.decode()


def test_the_form_needs_its_token(notice: Notice) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(f"/notices/{notice.pk}/", {"text": "别的网站送来的"})
    assert answer.status_code == 403
    assert not Objection.objects.exists()
