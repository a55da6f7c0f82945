"""在工作台上办事 · Sits somebody down at the desk, and fills in forms the way a browser would.

clerk = at_the_desk(an_officer_of(department))
done = clerk.does("/desk/catalogue/declare_one/1/", title="走访", …)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count
from typing import Any

from django.contrib.auth.hashers import make_password
from django.test import Client

from hudong.ground.kernel.actor import SETUP
from hudong.ground.people import acts as people
from hudong.ground.people import queries
from hudong.ground.people.models import Account
from hudong.ground.people.queries import MandateActor

PASSWORD = "三月里的河水-2026"
_serial = count(1)


class _Forms(HTMLParser):
    """The fields of the forms of a page, with what stands in them."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self.actions: list[str] = []
        self._area = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({})
            self.actions.append(given.get("action", ""))
        elif tag == "input" and self.forms and given.get("name"):
            is_box = given.get("type") in ("radio", "checkbox")
            if given.get("type") != "file" and (not is_box or "checked" in given):
                self._put(given["name"], given.get("value", ""))
        elif tag == "textarea":
            self._area = given.get("name", "")
            self._put(self._area, "")
        elif tag == "select":
            self._select = given.get("name", "")
        elif tag == "option" and self._select:
            is_first = self._select not in self.forms[-1]
            chosen = self.forms[-1].get(self._select, [])
            takes = is_first or "selected" in given
            self.forms[-1][self._select] = [given.get("value", "")] if takes else chosen

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1][self._area] = [data.removeprefix("\n")]

    def _put(self, name: str, value: str) -> None:
        self.forms[-1].setdefault(name, []).append(value)


def fields_of(html: str) -> dict[str, list[str]]:
    """表单里的栏 · Of the one form of the page that is not the one for signing out."""
    parser = _Forms()
    parser.feed(html)
    pairs = zip(parser.forms, parser.actions, strict=True)
    return next((form for form, action in pairs if "sign-out" not in action), {})


def links_of(html: str) -> list[str]:
    """办事的链接 · Addresses of acts on a page, each once."""
    found = re.findall(r'href="(/desk/\w+/\w+/\d+/(?:\?[^"]*)?)"', html)
    return list(dict.fromkeys(found))


@dataclass
class Desk:
    """某人的工作台 · A browser signed in as one person."""

    actor: MandateActor
    client: Client = field(default_factory=Client)

    def sees(self, path: str = "/desk/") -> str:
        """看一页 · The page; it must be there."""
        response = self.client.get(path)
        assert response.status_code == 200, f"{path}：{response.status_code}"
        return response.content.decode()

    def may_do(self) -> list[str]:
        """桌上能办的 · Addresses of the acts to which the desk leads."""
        return links_of(self.sees())

    def fills(self, path: str, **values: Any) -> Any:
        """填一张表单 · GET, put the values in, POST; the response as it comes."""
        response = self.client.get(path)
        assert response.status_code == 200, f"{path}：{response.status_code}"
        typed: dict[str, Any] = dict(fields_of(response.content.decode()))
        assert "key" in typed, f"{path} 没有可以填的表单"
        return self.client.post(path, {**typed, **values})

    def does(self, path: str, **values: Any) -> str:
        """办成一件事 · Fills in, confirms where it is asked again; the address it leads to."""
        response = self.fills(path, **values)
        if response.status_code == 200:
            typed = fields_of(response.content.decode())
            response = self.client.post(path, {**typed, "confirmed": "1"})
        words = re.sub(r"<[^>]+>", " ", response.content.decode())
        assert response.status_code == 303, f"{path}：{response.status_code} {words[:2000]}"
        return str(response["Location"])


def an_account_of(actor: MandateActor, username: str = "") -> Account:
    """账号 · An account with the test password, opened when it is first asked for."""
    person = queries.holder_of(mandate_id=actor.mandate_id)
    held = Account.objects.filter(person=person).first()
    if held is None:
        name = username or f"example{next(_serial)}"
        people.open_account(actor=SETUP, person=person, username=name, password=PASSWORD)
        held = Account.objects.get(person=person)
    assert held.password != make_password(None)
    return held


def at_the_desk(actor: MandateActor) -> Desk:
    """坐到工作台前 · Signed in as the holder of the mandate."""
    desk = Desk(actor)
    desk.client.force_login(
        an_account_of(actor), backend="django.contrib.auth.backends.ModelBackend"
    )
    session = desk.client.session
    session["mandate"] = actor.mandate_id
    session.save()
    return desk
