"""依据查对的页面:贴一段依据,逐条答复;不用登录,不用脚本。The page that checks a claimed basis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from hudong.doors.web import laws
from hudong.ground.kernel.reads import counting
from tests.builders import a_department, an_officer_of
from tests.doors.desk_worlds import a_review_declaring
from tests.doors.desking import at_the_desk
from tests.law.corpora import article, law, library

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]

ROWS = (
    law("示例助老法", "2019-06-01", article(1, "村民委员会协助民政部门走访老年人家庭。")),
    law("示例兵员法", "2019-06-01", article(1, "公民依法应征。")),
    law("示例旧法", "2010-01-01", article(5, "村民委员会应当协助政府登记渔船，并通知渔民。")),
    law("示例旧法", "2026-01-01", article(5, "渔业主管部门登记渔船。"),
        article(6, "村民委员会应当协助政府登记渔船，并通知渔民。")),
)  # fmt: skip


@pytest.fixture(autouse=True)
def own_laws(tmp_path: Path, own_county: None) -> Iterator[None]:
    laws.use(library(tmp_path, *ROWS))
    yield
    laws.use(None)


def asked(status: int = 200, **sent: str) -> str:
    response = Client().post("/check/", sent)
    assert response.status_code == status
    return words(unescape(response.content.decode()))


def words(html: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))


def test_a_good_basis_is_answered_with_who_pays() -> None:
    shown = asked(basis="《示例助老法》第一条", title="老年人走访", on="2026-07-15")
    assert "能作依据" in shown
    assert "支付方式支付协助" in shown
    assert "《村民委员会组织法》第四十三条第二款" in shown
    assert "《城市居民委员会组织法》第四十三条第二款" in shown
    assert "2026年7月15日" in shown


def test_each_citation_has_its_own_answer_in_order() -> None:
    shown = asked(basis="示例兵员法第一条；示例旧法第五条、《示例助老法》第一条", on="2026-07-15")
    shown = shown.partition("按程序决定。")[2]
    places = [
        shown.find(cite) for cite in ("示例兵员法第一条", "示例旧法第五条", "《示例助老法》第一条")
    ]
    assert places == sorted(places)
    assert "全文都没有提到" in shown
    assert "旧文本的这一条现为第六条" in shown


def test_the_day_decides() -> None:
    assert "能作依据" in asked(basis="示例旧法第五条", on="2020-01-01")
    assert "不是交给村（居）委会的" in asked(basis="示例旧法第五条", on="2026-07-15")


def test_a_link_may_ask_too_and_articles_are_linked() -> None:
    response = Client().get("/check/", {"basis": "《示例助老法》第一条", "on": "2026-07-15"})
    html = response.content.decode()
    assert response.status_code == 200
    assert "/law/" in html
    assert "on=2026-07-15" in html


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"basis": ""}, "没有写依据，请写法规名称和条号"),
        ({"basis": "上级要求"}, "不是法律、法规的条款"),
        ({"basis": "《示例助老法》第一条", "on": "明天"}, "日期不对"),
        ({"basis": "法" * 2001}, "依据太长"),
        ({"basis": "《示例助老法》第一条", "title": "事" * 121}, "事项名称太长"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_words_stay(
    sent: dict[str, str], told: str
) -> None:
    response = Client().post("/check/", sent)
    html = unescape(response.content.decode())
    assert response.status_code == 400
    assert told in words(html)
    assert 'aria-invalid="true"' in html
    for value in sent.values():
        assert value in html


def test_the_page_asks_the_database_nothing() -> None:
    Client().get("/check/")
    with counting() as counter:
        Client().post("/check/", {"basis": "《示例助老法》第一条"})
    assert counter.statements == []


def test_the_empty_page_and_the_search_lead_here() -> None:
    assert "要查的依据" in words(Client().get("/check/").content.decode())
    assert 'href="/check/"' in Client().get("/law/").content.decode()


def test_a_department_looks_up_before_it_declares() -> None:
    review = a_review_declaring()
    desk = at_the_desk(an_officer_of(a_department()))
    form = desk.sees(f"/desk/catalogue/declare_one/{review.pk}/")
    assert 'formaction="/check/"' in form
    assert 'formtarget="_blank"' in form
    shown = desk.client.post("/check/", {"claimed_basis": "《示例助老法》第一条", "title": "走访"})
    assert "能作依据" in words(shown.content.decode())
    assert review.declarations.count() == 0, "查对不申报"
