"""换个身份看 · Only where settings and database both say demonstration; and it shows."""

from __future__ import annotations

import pytest
from django.test import Client

from hudong.doors.web import county
from hudong.ground.people.models import Account
from hudong.ground.record.models import Entry
from tests.builders import a_county, a_town, a_village, the_head_of, with_office
from tests.doors.desking import PASSWORD, an_account_of, at_the_desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]


@pytest.fixture
def demo(settings):
    """演示 · The demo's settings over the demo's database."""
    settings.DEMO_SETTINGS = True
    a_county(is_demo=True)
    with_office()
    county.forget()


def test_in_a_demo_everybody_can_be_tried_on(demo):
    head = the_head_of(a_village())
    client = Client()
    assert "换个身份看" in client.get("/sign-in/").content.decode(), "没有登录也看得见怎样换"
    page = client.get("/demo/switch/").content.decode()
    assert f'value="{head.mandate_id}"' in page
    done = client.post("/demo/switch/", {"mandate": head.mandate_id})
    assert (done.status_code, done["Location"]) == (303, "/desk/")
    for path in ("/desk/", "/", "/lists/"):
        assert "你现在是示例村主任（示例村村民委员会主任）" in client.get(path).content.decode()
    assert not Account.objects.exists(), "不用账号，也没有密码"


def test_what_is_done_in_anothers_place_is_done_by_that_mandate(demo):
    head = the_head_of(with_office())
    client = Client()
    client.post("/demo/switch/", {"mandate": head.mandate_id})
    path = f"/desk/catalogue/open_review/{with_office().pk}/"
    client.post(path, {"key": "k", "title": "清理", "deadline_on": "2026-03-20"})
    entry = Entry.objects.order_by("-pk").first()
    assert entry.actor_key == f"mandate:{head.mandate_id}"


def test_the_strip_goes_with_the_place(demo):
    client = Client()
    client.post("/demo/switch/", {"mandate": the_head_of(a_town()).mandate_id})
    assert "你现在是" in client.get("/desk/").content.decode()
    assert client.post("/sign-out/").status_code == 303
    assert "你现在是" not in client.get("/").content.decode()
    assert client.get("/desk/").status_code == 302


def test_a_person_who_signs_in_is_that_person(demo):
    account = an_account_of(the_head_of(with_office()))
    client = Client()
    client.post("/demo/switch/", {"mandate": the_head_of(a_town()).mandate_id})
    client.post("/sign-in/", {"username": account.username, "password": PASSWORD})
    page = client.get("/desk/").content.decode()
    assert "你现在是" not in page
    assert "政社互动工作办公室负责人" in page


def test_no_password_is_changed_in_anothers_place(demo):
    client = Client()
    client.post("/demo/switch/", {"mandate": the_head_of(a_town()).mandate_id})
    assert client.get("/desk/password/").status_code == 403


@pytest.mark.parametrize(
    ("is_demo_settings", "is_demo_county"), [(True, False), (False, True), (False, False)]
)
def test_anywhere_else_there_is_no_such_page(settings, is_demo_settings, is_demo_county):
    """两样缺一样 · 404, whichever of the two is missing; a session played before is worth nothing."""
    settings.DEMO_SETTINGS = is_demo_settings
    a_county(is_demo=is_demo_county)
    head = the_head_of(with_office())
    client = Client()
    assert client.get("/demo/switch/").status_code == 404
    assert client.post("/demo/switch/", {"mandate": head.mandate_id}).status_code == 404
    session = client.session
    session["played_mandate"], session["plays"] = head.mandate_id, "某人"
    session.save()
    client.cookies["sessionid"] = session.session_key
    assert client.get("/desk/").status_code == 302
    assert (
        client.post(f"/desk/catalogue/open_review/{with_office().pk}/", {"title": "x"}).status_code
        == 302
    )


@pytest.mark.parametrize("wanted", ["", "0", "-1", "x", "9" * 40, "２"])
def test_a_place_that_is_not_there(demo, wanted):
    assert Client().post("/demo/switch/", {"mandate": wanted}).status_code == 404


def test_in_a_real_county_nothing_hints_at_it():
    a_county()
    page = at_the_desk(the_head_of(with_office())).sees()
    assert "换个身份看" not in page
    assert "/demo/switch/" not in page
