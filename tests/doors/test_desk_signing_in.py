"""登录 · The same words for an unknown name and a wrong password; ten tries; mandates; the password."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client

from hudong.ground.kernel.actor import SETUP
from hudong.ground.people import acts as people
from hudong.ground.people.models import Account, Mandate
from hudong.ground.people.queries import MandateActor
from hudong.ground.record.models import Entry
from tests.builders import a_town, a_village, an_officer_of, the_head_of, with_office
from tests.doors.desking import PASSWORD, an_account_of, at_the_desk, fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]
WRONG = "完全不是这个密码"


def tries(client: Client, username: str, password: str, **more: str):
    return client.post("/sign-in/", {"username": username, "password": password, **more})


def bare(response, username: str) -> str:
    """去掉账号和令牌 · The page without the name typed and the token."""
    text = response.content.decode().replace(username, "")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)


def test_the_right_password_leads_to_the_desk():
    account = an_account_of(the_head_of(with_office()))
    response = tries(Client(), account.username, PASSWORD)
    assert (response.status_code, response["Location"]) == (303, "/desk/")


def test_unknown_name_and_wrong_password_read_the_same():
    account = an_account_of(the_head_of(with_office()))
    wrong = tries(Client(), account.username, WRONG)
    unknown = tries(Client(), "nobody9", WRONG)
    assert wrong.status_code == unknown.status_code == 400
    assert bare(wrong, account.username) == bare(unknown, "nobody9")
    assert WRONG not in wrong.content.decode()
    assert f'value="{account.username}"' in wrong.content.decode(), "写过的账号要还回来"


def test_a_closed_account_reads_the_same_as_well():
    account = an_account_of(the_head_of(with_office()))
    wrong = tries(Client(), account.username, WRONG)
    people.close_account(actor=SETUP, account=account, reason="调离")
    closed = tries(Client(), account.username, PASSWORD)
    assert bare(wrong, account.username) == bare(closed, account.username)


def test_after_ten_wrong_tries_even_the_right_one_waits():
    account = an_account_of(the_head_of(with_office()))
    client = Client()
    for _ in range(9):
        assert tries(client, account.username, WRONG).status_code == 400
    locked = tries(client, account.username, WRONG)
    assert locked.status_code == 429
    assert "试错的次数太多" in locked.content.decode()
    assert "十分钟" in locked.content.decode()
    assert tries(client, account.username, PASSWORD).status_code == 429
    assert client.get("/desk/").status_code == 302


def test_other_accounts_are_not_locked_with_it():
    account = an_account_of(the_head_of(with_office()))
    other = an_account_of(the_head_of(a_town()))
    client = Client()
    for _ in range(10):
        tries(client, account.username, WRONG)
    assert tries(Client(), other.username, PASSWORD).status_code == 303


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_signing_in_never_leads_outside(to):
    account = an_account_of(the_head_of(with_office()))
    assert tries(Client(), account.username, PASSWORD, next=to)["Location"] == "/desk/"


def test_who_is_sent_to_sign_in_comes_back_to_the_page():
    account = an_account_of(the_head_of(a_village()))
    client = Client()
    sent = client.get("/desk/resolutions/record_authorisation/1/")
    assert sent.status_code == 302
    page = client.get(sent["Location"]).content.decode()
    to = fields_of(page)["next"][0]
    assert to == "/desk/resolutions/record_authorisation/1/"
    assert tries(client, account.username, PASSWORD, next=to)["Location"] == to


def test_forms_need_the_token():
    account = an_account_of(the_head_of(with_office()))
    client = Client(enforce_csrf_checks=True)
    refused = tries(client, account.username, PASSWORD)
    assert refused.status_code == 403
    assert PASSWORD not in refused.content.decode()
    token = fields_of(client.get("/sign-in/").content.decode())["csrfmiddlewaretoken"][0]
    assert tries(client, account.username, PASSWORD, csrfmiddlewaretoken=token).status_code == 303
    before = Entry.objects.count()
    assert client.post("/desk/catalogue/open_review/1/", {"title": "x"}).status_code == 403
    assert Entry.objects.count() == before


def test_signing_out_is_a_post_and_ends_the_session():
    desk = at_the_desk(the_head_of(with_office()))
    assert desk.client.get("/sign-out/").status_code == 405
    assert desk.client.post("/sign-out/").status_code == 303
    assert desk.client.get("/desk/").status_code == 302


def two_mandates() -> tuple[MandateActor, MandateActor, Account]:
    """一人两职 · The head of a village who also serves in the town."""
    head, second = the_head_of(a_village()), an_officer_of(a_town())
    person = Mandate.objects.get(pk=head.mandate_id).person_id
    # 两份名册各登各的人；这里说后一份上的就是前一份上的那个人。
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_mandate SET person_id = %s WHERE id = %s", [person, second.mandate_id]
        )
    return head, second, an_account_of(head)


def test_who_holds_several_mandates_says_by_which_to_act():
    head, second, account = two_mandates()
    client = Client()
    tries(client, account.username, PASSWORD)
    assert client.get("/desk/")["Location"] == "/desk/mandate/"
    page = client.get("/desk/mandate/").content.decode()
    assert f'value="{head.mandate_id}"' in page
    assert f'value="{second.mandate_id}"' in page
    for actor, words in ((second, "经办人"), (head, "村民委员会主任")):
        assert client.post("/desk/mandate/", {"mandate": actor.mandate_id}).status_code == 303
        desk = client.get("/desk/").content.decode()
        assert words in desk
        assert "换一项任职" in desk


def test_nobody_chooses_the_mandate_of_another():
    _head, _second, account = two_mandates()
    client = Client()
    tries(client, account.username, PASSWORD)
    for wanted in (the_head_of(with_office()).mandate_id, "", "x", "9" * 30):
        assert client.post("/desk/mandate/", {"mandate": wanted}).status_code == 403
    assert client.get("/desk/")["Location"] == "/desk/mandate/"


def test_without_a_mandate_there_is_no_desk_but_a_page_that_says_why():
    head = the_head_of(with_office())
    account = an_account_of(head)
    mandate = Mandate.objects.get(pk=head.mandate_id)
    people.end_mandate(actor=SETUP, mandate=mandate, reason="调离")
    client = Client()
    tries(client, account.username, PASSWORD)
    sent = client.get("/desk/")
    assert (sent.status_code, sent["Location"]) == (302, "/desk/mandate/")
    assert "没有有效的任职" in client.get("/desk/mandate/").content.decode()


def test_the_power_ends_with_the_next_request():
    head = the_head_of(with_office())
    desk = at_the_desk(head)
    assert "今天" in desk.sees()
    people.end_mandate(actor=SETUP, mandate=Mandate.objects.get(pk=head.mandate_id), reason="调离")
    assert desk.client.get("/desk/").status_code == 302


def test_changing_the_password():
    head = the_head_of(with_office())
    account = an_account_of(head)
    client = Client()
    tries(client, account.username, PASSWORD)
    new = "四月里的河水-2026"
    wrong = client.post("/desk/password/", {"old": WRONG, "new": new, "again": new})
    assert wrong.status_code == 400
    assert "原密码不对" in wrong.content.decode()
    assert new not in wrong.content.decode()
    differs = client.post("/desk/password/", {"old": PASSWORD, "new": new, "again": new + "x"})
    assert "两次写的新密码不一样" in differs.content.decode()
    weak = client.post(
        "/desk/password/", {"old": PASSWORD, "new": "1234567890", "again": "1234567890"}
    )
    assert weak.status_code == 400
    done = client.post("/desk/password/", {"old": PASSWORD, "new": new, "again": new})
    assert (done.status_code, done["Location"]) == (303, "/desk/")
    assert "密码改好了" in client.get("/desk/").content.decode(), "改过以后，这台设备还登录着"
    assert tries(Client(), account.username, PASSWORD).status_code == 400
    assert tries(Client(), account.username, new).status_code == 303
    assert not [e for e in Entry.objects.all() if new.encode() in bytes(e.canonical)]
