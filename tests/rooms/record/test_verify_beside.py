"""核对条目旁边的表:采用的法库、提交编号、密码。Verify holds the tables beside the entries against them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import override_settings

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import SETUP
from hudong.ground.kernel.models import ActKey
from hudong.ground.kernel.verify import verify
from hudong.ground.people import acts
from hudong.ground.people.models import Account
from hudong.ground.record.anchors import anchor
from hudong.ground.record.append import latest
from hudong.ground.record.models import AdoptedLaw, Entry
from hudong.ground.record.queries import totals
from hudong.mechanisms.catalogue.acts import adopt_law_edition
from tests.builders import a_county, a_village, an_officer_of, the_head_of, with_office
from tests.by_hand import by_hand

LAW = "record_adopted_law"
KEY = "kernel_act_key"
GOOD = "一个够长的密码 2026"


@pytest.fixture
def home(fresh_database: str, tmp_path: Path) -> Path:
    """一个县,采用过法库、带编号办过事、开过账号 · Anchored."""
    village = a_village(members=3, representatives=2, households=0)
    office = with_office()
    for letter in "ab":
        adopt_law_edition(
            actor=the_head_of(office),
            county=a_county(),
            library=SimpleNamespace(digest=letter * 64, source="示例", instruments=1, articles=1),
        )
    for number in (1, 2):
        acts.set_local_rule(
            actor=an_officer_of(office),
            county=a_county(),
            rule=f"k{number}",
            title="某数",
            value=3,
            from_on=clock.today(),
            key=f"表单{number}",
        )
    person = village.mandates.order_by("id")[0].person
    acts.open_account(actor=SETUP, person=person, username="zhuren", password=GOOD)
    anchor(home=tmp_path, at=clock.now())
    return tmp_path


def seen(home: Path) -> list[tuple[str, str, str]]:
    connection.close()
    return [(item.table, item.row, item.what) for item in verify(home=home).findings]


def test_an_untouched_county_is_whole(home: Path) -> None:
    assert AdoptedLaw.objects.count() == ActKey.objects.count() == 2
    assert seen(home) == []


def test_a_forged_adoption_is_named(home: Path) -> None:
    entry = Entry.objects.order_by("id")[0].pk
    by_hand(f"INSERT INTO {LAW} (entry_id, digest) VALUES (?, ?)", entry, "f" * 64)
    [hit] = seen(home)
    assert hit[:2] == (LAW, str(entry))
    assert "不是由行为写进来的" in hit[2]


def test_a_changed_adoption_is_named(home: Path) -> None:
    entry = AdoptedLaw.objects.order_by("id")[0].entry_id
    by_hand(f"UPDATE {LAW} SET digest = ? WHERE entry_id = ?", "f" * 64, entry)
    [hit] = seen(home)
    assert hit[:2] == (LAW, str(entry))
    assert "被改过" in hit[2]


def test_a_deleted_adoption_is_named(home: Path) -> None:
    entry = AdoptedLaw.objects.order_by("id")[1].entry_id
    by_hand(f"DELETE FROM {LAW} WHERE entry_id = ?", entry)
    [hit] = seen(home)
    assert hit[:2] == (LAW, str(entry))
    assert "不见了" in hit[2]


def test_which_adoption_is_the_latest_is_told_by_the_entry(home: Path) -> None:
    earlier = AdoptedLaw.objects.order_by("id")[0]
    by_hand(f"UPDATE {LAW} SET id = ? WHERE id = ?", earlier.pk + 1000, earlier.pk)
    connection.close()
    assert latest()[1] == totals().law == "b" * 64


@pytest.mark.parametrize("column", ["key", "salt", "arguments", "actor_key", "act"])
def test_a_changed_key_is_named(home: Path, column: str) -> None:
    key = ActKey.objects.order_by("id")[0]
    by_hand(f"UPDATE {KEY} SET {column} = ? WHERE id = ?", "改", key.pk)
    [hit] = seen(home)
    assert hit[:2] == (KEY, str(key.entry_id))
    assert "被改过" in hit[2]


def test_a_deleted_key_is_named(home: Path) -> None:
    key = ActKey.objects.order_by("id")[0]
    by_hand(f"DELETE FROM {KEY} WHERE id = ?", key.pk)
    [hit] = seen(home)
    assert hit[:2] == (KEY, str(key.entry_id))
    assert "不见了" in hit[2]


def test_a_key_put_there_by_hand_is_named(home: Path) -> None:
    entry = Entry.objects.order_by("id")[0].pk
    by_hand(
        f"INSERT INTO {KEY} (actor_key, act, key, salt, arguments, entry_id)"
        " VALUES ('setup', 'people.open_account', 'k', '0', '0', ?)",
        entry,
    )
    [hit] = seen(home)
    assert hit[:2] == (KEY, str(entry))
    assert "不是由行为写进来的" in hit[2]


def test_a_password_put_there_by_hand_is_named(home: Path) -> None:
    account = Account.objects.get(username="zhuren")
    by_hand("UPDATE people_account SET password = ? WHERE id = ?", "md5$x$y", account.pk)
    [hit] = seen(home)
    assert hit[:2] == ("people_account", str(account.pk))
    assert "被改过" in hit[2]


def test_signing_in_never_rewrites_the_hash(home: Path) -> None:
    account = Account.objects.get(username="zhuren")
    before = account.password
    stronger = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
    weaker = "django.contrib.auth.hashers.MD5PasswordHasher"
    with override_settings(PASSWORD_HASHERS=[stronger, weaker]):
        assert account.check_password(GOOD)
        assert not account.check_password(GOOD + "?")
    account.refresh_from_db()
    assert account.password == before
    assert seen(home) == []
