"""核对:谁动过什么,都指得出来。Verify names the entry or the row that a hand has changed."""

from __future__ import annotations

import json
import random
import sqlite3
from pathlib import Path

import pytest
from django.db import connection, models

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import SETUP
from hudong.ground.kernel.rows import _digest, recorded_columns, recorded_models
from hudong.ground.kernel.verify import verify
from hudong.ground.people import acts, queries
from hudong.ground.people.models import Body, Household, Mandate, Person
from hudong.ground.people.terms import MemberLine, Role, Sex
from hudong.ground.record.anchors import anchor, anchor_path
from hudong.ground.record.canonical import encode
from hudong.ground.record.models import Checkpoint, Entry, Leaf, Sealed
from hudong.ground.record.terms import Finding, NotAnchored
from hudong.ground.record.tree import Frontier, leaf_hash
from tests.builders import TERM, a_county, a_village, an_officer_of, with_office
from tests.by_hand import by_hand

FAR = 99_000


@pytest.fixture
def home(fresh_database: str, tmp_path: Path) -> Path:
    """一个小县,已立锚 · A small county whose whole record is anchored outside."""
    village = a_village(members=3, representatives=4, households=3)
    head = village.mandates.order_by("id")[0]
    acts.open_account(actor=SETUP, person=head.person, username="zhuren")
    acts.set_local_rule(
        actor=an_officer_of(with_office()),
        county=a_county(),
        rule="k",
        title="某数",
        value=3,
        from_on=clock.today(),
        key="表单甲",
    )
    anchor(home=tmp_path, at=clock.now())
    return tmp_path


def findings(home: Path) -> tuple[Finding, ...]:
    connection.close()
    return verify(home=home).findings


def found(home: Path, table: str, row: object, words: str) -> Finding:
    """恰好指出这一行 · The finding about that row; every other finding is about the same entry."""
    seen = findings(home)
    [hit] = [
        item for item in seen if (item.table, item.row) == (table, str(row)) and words in item.what
    ]
    return hit


def entry_of(table: str, row: object) -> int:
    """最后写这一行的存证 · Number of the entry that wrote the row last."""
    for entry in Entry.objects.order_by("-id"):
        if str(row) in json.loads(bytes(entry.canonical))["rows"].get(table, {}).get("digests", {}):
            return entry.pk
    raise LookupError(row)


def test_an_untouched_county_is_whole(home: Path) -> None:
    report = verify(home=home)
    assert report.ok, report.findings
    assert report.entries == report.anchored == Entry.objects.count() > 5


def test_what_came_after_the_anchor_is_counted_as_not_anchored(home: Path) -> None:
    with_office()
    a_village("第二村", members=3, representatives=4, households=0)
    report = verify(home=home)
    assert report.ok
    assert report.anchored < report.entries


class TestRows:
    """业务表的行。"""

    def test_a_changed_row_is_named_with_its_entry(self, home: Path) -> None:
        body = Body.objects.get(name="示例村村民委员会")
        by_hand("UPDATE people_body SET name = ? WHERE id = ?", "别的村", body.pk)
        hit = found(home, "people_body", body.pk, "这一行被改过")
        assert hit.entry == entry_of("people_body", body.pk)
        assert len(findings(home)) == 1

    def test_an_inserted_row_is_named(self, home: Path) -> None:
        by_hand("INSERT INTO people_person (id, name, sex) VALUES (?, ?, ?)", FAR, "外人", "male")
        assert found(home, "people_person", FAR, "没有任何存证").entry is None
        assert len(findings(home)) == 1

    def test_a_deleted_row_is_named(self, home: Path) -> None:
        row = Household.objects.order_by("id")[1]
        by_hand("DELETE FROM people_household WHERE id = ?", row.pk)
        hit = found(home, "people_household", row.pk, "这一行不见了")
        assert hit.entry == entry_of("people_household", row.pk)
        assert len(findings(home)) == 1

    def test_two_rows_that_changed_places_are_both_named(self, home: Path) -> None:
        one, two = Person.objects.order_by("id")[:2]
        by_hand("UPDATE people_person SET name = ? WHERE id = ?", two.name, one.pk)
        by_hand("UPDATE people_person SET name = ? WHERE id = ?", one.name, two.pk)
        assert {item.row for item in findings(home)} == {str(one.pk), str(two.pk)}

    def test_every_column_of_every_table_counts(self, home: Path) -> None:
        tried = 0
        for table, model in recorded_models().items():
            row = model._base_manager.order_by("pk").first()
            if row is None:
                continue
            for field in model._meta.concrete_fields:
                if field.primary_key or field.attname not in recorded_columns(model):
                    continue
                changed = another(field, getattr(row, field.attname))
                statement = (
                    f"UPDATE {table} SET {field.column} = ? WHERE {model._meta.pk.column} = ?"
                )
                by_hand(statement, changed, row.pk)
                assert found(home, table, row.pk, "这一行"), field
                by_hand(statement, getattr(row, field.attname), row.pk)
                tried += 1
        assert findings(home) == ()
        assert tried > 20

    @pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL 的列有类型，写不进去")
    def test_a_value_that_cannot_be_read_is_named_and_the_rest_still_checked(
        self, home: Path
    ) -> None:
        mandate, person = Mandate.objects.order_by("id")[1], Person.objects.order_by("id")[0]
        by_hand("UPDATE people_mandate SET from_on = ? WHERE id = ?", "2026-13-99", mandate.pk)
        by_hand("UPDATE people_person SET name = ? WHERE id = ?", "别人", person.pk)
        seen = {(item.table, item.row, item.what[:8]) for item in findings(home)}
        assert ("people_mandate", str(mandate.pk), "这一行读不出来：") in seen
        assert ("people_person", str(person.pk), "这一行被改过：与") in seen

    def test_a_change_by_an_act_is_no_finding(self, home: Path) -> None:
        mandate = Mandate.objects.order_by("-id")[0]
        acts.end_mandate(actor=SETUP, mandate=mandate, reason="辞职")
        assert findings(home) == ()


def another(field: models.Field, value: object) -> object:
    """另一个值 · A different value that fits the column."""
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateField):
        return "2025-06-01"
    if isinstance(field, models.CharField):
        return "改" if value != "改" else "又改"
    return (value or 0) + 7_000


class TestEntries:
    """存证的条目。"""

    @pytest.mark.parametrize("as_text", [False, True])
    def test_one_changed_byte_is_named(self, home: Path, as_text: bool) -> None:
        if as_text and connection.vendor != "sqlite":
            pytest.skip("PostgreSQL 的字节栏写不进文字")
        entry = Entry.objects.order_by("id")[2]
        changed = bytes(entry.canonical).replace(b"people.", b"peop1e.", 1)
        by_hand(
            "UPDATE record_entry SET canonical = ? WHERE id = ?",
            changed.decode() if as_text else changed,
            entry.pk,
        )
        assert found(home, "record_entry", entry.pk, "条目内容被改过").entry == entry.pk

    def test_any_flipped_bit_is_named_and_verify_never_stumbles(self, home: Path) -> None:
        chance = random.Random(6962)
        entries = list(Entry.objects.order_by("id"))
        for _ in range(40):
            entry = chance.choice(entries)
            changed = bytearray(entry.canonical)
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
            by_hand("UPDATE record_entry SET canonical = ? WHERE id = ?", bytes(changed), entry.pk)
            assert found(home, "record_entry", entry.pk, "条目内容被改过").entry == entry.pk
            by_hand(
                "UPDATE record_entry SET canonical = ? WHERE id = ?",
                bytes(entry.canonical),
                entry.pk,
            )
        assert findings(home) == ()

    @pytest.mark.parametrize(
        ("column", "value", "words"),
        [
            ("act", "people.other", "行为"),
            ("actor_key", "mandate:1", "行为人"),
            ("fact_kind", "people.Other", "事实"),
            ("subject_id", "77", "对象"),
            ("subject_kind", "people.Other", "对象"),
            ("at", "2026-01-01 00:00:00+00", "时刻"),
        ],
    )
    def test_a_changed_search_column_is_named(
        self, home: Path, column: str, value: str, words: str
    ) -> None:
        entry = Entry.objects.order_by("id")[2]
        by_hand(f"UPDATE record_entry SET {column} = ? WHERE id = ?", value, entry.pk)
        assert found(home, "record_entry", entry.pk, f"“{words}”被改过").entry == entry.pk

    def test_no_anchor_is_put_on_top_of_another_history(self, home: Path) -> None:
        entry = Entry.objects.order_by("id")[2]
        by_hand("UPDATE record_entry SET leaf_hash = ? WHERE id = ?", b"\x01" * 32, entry.pk)
        with pytest.raises(NotAnchored, match="历史被改写"):
            anchor(home=home, at=clock.now())

    def test_no_anchor_beside_a_torn_one(self, home: Path) -> None:
        torn = anchor_path(home, FAR)
        torn.write_text("{")
        with pytest.raises(NotAnchored, match="读不懂"):
            anchor(home=home, at=clock.now())

    def test_triggers_that_are_gone_are_named(self, home: Path) -> None:
        if connection.vendor != "sqlite":
            by_hand("ALTER TABLE record_leaf DISABLE TRIGGER record_leaf_rows")
        else:
            with sqlite3.connect(connection.settings_dict["NAME"]) as own:
                own.execute("DROP TRIGGER record_leaf_update")
            own.close()
        [hit] = findings(home)
        assert (hit.table, hit.row) == ("record_leaf", "")
        assert "触发器不见了" in hit.what

    def test_a_deleted_entry_is_named(self, home: Path) -> None:
        entry = Entry.objects.order_by("id")[2]
        by_hand("DELETE FROM record_entry WHERE id = ?", entry.pk)
        assert found(home, "record_entry", entry.pk, "条目被删除，树里还留着它的位置")

    def test_a_deleted_entry_without_a_leaf_is_named_too(self, home: Path) -> None:
        acts.end_mandate(actor=SETUP, mandate=Mandate.objects.order_by("-id")[0], reason="辞职")
        entry = Entry.objects.order_by("-id")[0]
        by_hand("DELETE FROM record_entry WHERE id = ?", entry.pk)
        assert found(home, "record_entry", entry.pk, "它的封存还在")

    def test_a_deleted_leaf_is_a_broken_row_of_numbers(self, home: Path) -> None:
        leaf = Leaf.objects.order_by("index")[2]
        by_hand("DELETE FROM record_leaf WHERE entry_id = ?", leaf.entry_id)
        assert found(home, "record_leaf", leaf.index + 1, "叶的序号断了")

    def test_a_destroyed_seal_is_told_and_is_no_finding(self, home: Path) -> None:
        entry = Entry.objects.order_by("id")[2]
        by_hand("DELETE FROM record_sealed WHERE entry_id = ?", entry.pk)
        connection.close()
        report = verify(home=home)
        assert report.ok, report.findings
        assert report.unsealed == (entry.pk,)

    def test_a_seal_that_was_spoilt_is_named(self, home: Path) -> None:
        entry = Entry.objects.order_by("id")[2]
        by_hand("UPDATE record_sealed SET content = ? WHERE entry_id = ?", '{"salt": 1}', entry.pk)
        assert found(home, "record_sealed", entry.pk, "封存被改坏了").entry == entry.pk

    def test_a_changed_personal_value_is_named(self, home: Path) -> None:
        seal = Sealed.objects.get(entry__fact_kind="people.AccountOpened")
        content = json.dumps(seal.content).replace("zhuren", "bieren")
        by_hand("UPDATE record_sealed SET content = ? WHERE entry_id = ?", content, seal.pk)
        assert found(home, "record_sealed", seal.pk, "个人信息被改过").entry == seal.pk


def forge(home: Path, name: str) -> Entry:
    """做足功夫的改写 · Changes a row and everything inside the database that could tell."""
    body = Body.objects.get(name="示例村村民委员会")
    entry = Entry.objects.get(pk=entry_of("people_body", body.pk))
    seal = Sealed.objects.get(pk=entry.pk)
    body.name = name
    content = json.loads(bytes(entry.canonical))
    content["fact"]["names"] = [name]
    written = content["rows"]["people_body"]
    salt = bytes.fromhex(seal.content["salt"])
    written["digests"][str(body.pk)] = _digest(salt, body, written["columns"])
    forged = encode(content)
    by_hand("UPDATE people_body SET name = ? WHERE id = ?", name, body.pk)
    by_hand(
        "UPDATE record_entry SET canonical = ?, leaf_hash = ? WHERE id = ?",
        forged,
        leaf_hash(forged),
        entry.pk,
    )
    connection.close()
    frontier = Frontier()
    roots = {}
    for leaf in Leaf.objects.order_by("index").select_related("entry"):
        frontier.append(bytes(leaf.entry.leaf_hash))
        roots[frontier.size] = frontier.root().hex()
    for checkpoint in Checkpoint.objects.order_by("size"):
        by_hand(
            "UPDATE record_checkpoint SET root = ? WHERE id = ?",
            roots[checkpoint.size],
            checkpoint.pk,
        )
    return entry


class TestAnchors:
    """库外的锚:连哈希都重算过的改写,靠它找出来。"""

    def test_a_history_rewritten_with_recomputed_hashes_is_found(self, home: Path) -> None:
        size = Checkpoint.objects.order_by("-size")[0].size
        forge(home, "改写的村民委员会")
        [hit] = findings(home)
        assert (hit.table, hit.row) == ("anchors", str(size))
        assert "树根与检查点不符" in hit.what

    def test_between_two_anchors_the_place_is_narrowed(self, home: Path) -> None:
        earlier = Checkpoint.objects.order_by("-size")[0].size
        acts.end_mandate(actor=SETUP, mandate=Mandate.objects.order_by("-id")[0], reason="辞职")
        anchor(home=home, at=clock.now())
        entry = Entry.objects.order_by("-id")[0]
        forged = bytes(entry.canonical).replace("辞职".encode(), "罢免".encode())
        by_hand(
            "UPDATE record_entry SET canonical = ?, leaf_hash = ? WHERE id = ?",
            forged,
            leaf_hash(forged),
            entry.pk,
        )
        seen = findings(home)
        assert {item.entry for item in seen} == {entry.pk}
        assert {item.row for item in seen} == {str(earlier + 1)}

    def test_the_same_forgery_without_anchors_would_go_unseen(
        self, home: Path, tmp_path: Path
    ) -> None:
        forge(home, "改写的村民委员会")
        assert {item.table for item in findings(tmp_path / "nowhere")} == {"anchors"}

    def test_an_old_backup_is_found(self, home: Path) -> None:
        kept = {
            model: model._base_manager.order_by("-pk").values_list("pk", flat=True)[0]
            for model in (Entry, Person, Mandate)
        }
        leaves = Leaf.objects.count()
        acts.enrol_members(
            actor=SETUP,
            body=queries.body_named(name="示例镇人民政府"),
            lines=[MemberLine("某人", Sex.MALE, Role.OFFICER, "经办人", *TERM)],
        )
        anchor(home=home, at=clock.now())
        by_hand("DELETE FROM record_checkpoint WHERE size > ?", leaves)
        by_hand("DELETE FROM record_leaf WHERE entry_id > ?", kept[Entry])
        by_hand("DELETE FROM record_sealed WHERE entry_id > ?", kept[Entry])
        by_hand("DELETE FROM record_entry WHERE id > ?", kept[Entry])
        by_hand("DELETE FROM people_mandate WHERE id > ?", kept[Mandate])
        by_hand("DELETE FROM people_person WHERE id > ?", kept[Person])
        [hit] = findings(home)
        assert hit.table == "anchors"
        assert "少了条目" in hit.what
        before = sorted(path.name for path in (home / "anchors").iterdir())
        with pytest.raises(NotAnchored, match="存证少了"):
            anchor(home=home, at=clock.now())
        assert sorted(path.name for path in (home / "anchors").iterdir()) == before
        assert Leaf.objects.count() == leaves

    def test_a_checkpoint_deleted_beside_its_anchor_is_named(self, home: Path) -> None:
        size = Checkpoint.objects.get().size
        by_hand("DELETE FROM record_checkpoint")
        [hit] = findings(home)
        assert (hit.table, hit.row) == ("record_checkpoint", str(size))
        assert "检查点被删除" in hit.what

    def test_an_anchor_deleted_beside_its_checkpoint_is_named(self, home: Path) -> None:
        size = Checkpoint.objects.get().size
        [path] = (home / "anchors").glob("*.json")
        path.unlink()
        [hit] = findings(home)
        assert (hit.table, hit.row) == ("anchors", str(size))
        assert "库外的锚不见了" in hit.what

    def test_an_anchor_that_was_never_written_is_written_with_the_next(self, home: Path) -> None:
        [path] = (home / "anchors").glob("*.json")
        path.unlink()
        acts.end_mandate(actor=SETUP, mandate=Mandate.objects.order_by("-id")[0], reason="辞职")
        anchor(home=home, at=clock.now())
        assert path.exists()
        assert findings(home) == ()

    def test_a_changed_anchor_is_a_finding(self, home: Path) -> None:
        [path] = (home / "anchors").glob("*.json")
        data = json.loads(path.read_text())
        path.chmod(0o600)
        path.write_text(json.dumps({**data, "root": "0" * 64}))
        [hit] = findings(home)
        assert (hit.table, hit.row) == ("anchors", str(data["size"]))

    def test_a_torn_anchor_is_a_finding(self, home: Path) -> None:
        [path] = (home / "anchors").glob("*.json")
        path.chmod(0o600)
        path.write_text('{"size": 3')
        [hit] = findings(home)
        assert (hit.table, "读不懂" in hit.what) == ("anchors", True)

    def test_an_anchor_is_never_overwritten(self, home: Path) -> None:
        [path] = (home / "anchors").glob("*.json")
        path.chmod(0o600)
        path.write_text("别人写的")
        with pytest.raises(NotAnchored, match="读不懂"):
            anchor(home=home, at=clock.now())
        assert path.read_text() == "别人写的"
        assert [each.name for each in (home / "anchors").iterdir()] == [path.name]
