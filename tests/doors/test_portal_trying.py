"""会前试算的页面:不用登录,什么也不留,填过的都在。The page that tries a meeting out."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.builders import a_county, snapshot

pytestmark = pytest.mark.django_db

ASKED = {
    "meeting": "村民代表会议",
    "on": "2026-03-01",
    "members": "47",
    "present": "32",
    "for": "17",
    "against": "10",
    "abstain": "5",
}


def page(client: Client, **changed: str) -> str:
    return client.get("/meetings/try/", {**ASKED, **changed}).content.decode()


@pytest.fixture
def client() -> Client:
    a_county()
    return Client()


def test_an_empty_form_asks_and_complains_of_nothing(client: Client) -> None:
    text = client.get("/meetings/try/").content.decode()
    assert "会前试算" in text and "算出来的" not in text and "请写 0" not in text


def test_both_sums_and_the_article_are_shown_and_nothing_is_kept(client: Client) -> None:
    before = snapshot()
    text = page(client)
    assert "算出来的" in text and "第三十条第二款" in text and "31.33" in text
    assert snapshot() == before


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"present": "31", "abstain": "4"}, "人不够，会议没有效力"),
        ({"for": "16"}, "没有通过"),
        ({"meeting": "村民会议"}, "要说明怎样计人"),
        ({"meeting": "居民代表会议", "on": "2020-01-01"}, "这一天"),
        ({"for": "40"}, "票数不对"),
        ({"members": "四十七"}, "请写 0 或者更大的整数"),
        ({"on": "昨天"}, "日期写成"),
        ({"meeting": "茶话会"}, "没有“茶话会”这种会议的规则"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    client: Client, changed: dict[str, str], told: str
) -> None:
    text = page(client, **changed)
    assert told in text
    assert 'value="10"' in text


def test_households_are_counted_as_such(client: Client) -> None:
    text = page(client, meeting="村民小组会议", sitting="households")
    assert "32 户" in text
