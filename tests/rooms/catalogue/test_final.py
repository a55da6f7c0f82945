"""公布的清单不再改:引擎拒绝,绕过了也找得到;任何一天的清单一字不差。Published editions are final."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from hudong.ground.kernel import clock
from hudong.ground.kernel.refusals import Conflict, NotFound
from hudong.ground.kernel.verify import verify
from hudong.ground.record.queries import facts_about
from hudong.ground.record.triggers import APP_ROLE
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.models import Edition, Matter
from hudong.mechanisms.catalogue.terms import EDITION_KIND, Way
from tests.builders import the_head_of, within_another_act
from tests.rooms.catalogue.test_editions import amend, an_admitted_matter

FINAL = ("catalogue_edition", "catalogue_matter")
LATE = (
    "INSERT INTO catalogue_matter (edition_id, catalogue, position, lineage, title, standard,"
    " payment_mode, basis_cite, basis_words, scope, unit, unit_price_fen, quantity, origin, way,"
    " official, reason_code) SELECT edition_id, catalogue, 999, {lineage}, '夹带', '', payment_mode,"
    " '', '', scope, '', 0, 0, '', 'review', '', '' FROM catalogue_matter LIMIT 1"
)


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # 还等着核对的外键会挡住后面的语句，先核对完。
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)


def late() -> str:
    value = "'" + "0" * 32 + "'"
    return LATE.format(lineage=f"{value}::uuid" if connection.vendor == "postgresql" else value)


def three_editions(at_step) -> list[tuple[date, Edition]]:
    """三版 · Published by a review, amended by an admission, then by an exit and an emergency."""
    review = at_step("published")
    first = queries.edition_on(day=clock.today())
    clock.set_clock(clock.instant_on(date(2026, 4, 2)))
    amend(review.office, first)
    second = queries.edition_on(day=clock.today())
    clock.set_clock(clock.instant_on(date(2026, 5, 4)))
    gone = next(row for row in queries.matters_of(edition=second) if row.title == "老年人家庭走访")
    flood = replace(
        an_admitted_matter(),
        title="防汛值守",
        way=Way.EMERGENCY,
        until_on=date(2026, 9, 30),
        unit_price_fen=0,
    )
    head = the_head_of(review.office)
    with within_another_act(head):
        acts.amend_edition(
            actor=head,
            edition=second,
            document_no="示政社〔2026〕3号",
            added=[flood],
            removed=[gone.lineage],
            reason="居民代表不同意再办走访；汛期需要值守",
        )
    third = queries.edition_on(day=clock.today())
    return [(each.published_on, each) for each in (first, second, third)]


def snapshot(edition: Edition) -> list[tuple[object, ...]]:
    return list(Matter.objects.filter(edition=edition).order_by("pk").values_list())


def test_any_earlier_day_is_reproduced_byte_for_byte(at_step) -> None:
    kept = {}
    for day, edition in three_editions(at_step):
        (told,) = facts_about(
            kind=EDITION_KIND,
            identity=edition.pk,
            fact_kinds=["catalogue.EditionPublished", "catalogue.EditionAmended"],
        )
        kept[day] = (edition, told[1])
    clock.set_clock(clock.instant_on(date(2027, 1, 4)))
    for day, (edition, fact) in kept.items():
        found = queries.edition_file(day=day)
        assert found.content.number == edition.number
        assert hashlib.sha256(found.canonical).hexdigest() == edition.digest == fact["digest"]
        assert found.content.as_plain() == fact["content"]
        assert found.newest == edition.number
        again = queries.edition_file(day=clock.today(), number=edition.number)
        assert again.canonical == found.canonical
        assert again.newest == 3
    assert len({edition.digest for edition, _ in kept.values()}) == 3


def test_the_content_says_what_the_rows_say(at_step) -> None:
    for day, edition in three_editions(at_step):
        rows = queries.matters_of(edition=edition)
        content = queries.edition_file(day=day).content
        assert [(row.title, row.position, row.lineage, row.way, row.until_on) for row in rows] == [
            (row.title, row.position, row.lineage, row.way, row.until_on) for row in content.rows
        ]


def test_a_day_before_the_first_edition_has_no_list(at_step) -> None:
    at_step("published")
    with pytest.raises(NotFound):
        queries.edition_file(day=date(2020, 1, 1))
    with pytest.raises(NotFound):
        queries.edition_file(day=clock.today(), number=9)


def test_an_edition_is_found_by_its_digest(at_step) -> None:
    at_step("published")
    edition = queries.edition_on(day=clock.today())
    today = clock.today()
    assert queries.number_of_digest(digest=edition.digest, day=today) == 1
    assert queries.number_of_digest(digest=edition.digest[:16].upper(), day=today) == 1
    assert queries.number_of_digest(digest="f" * 64, day=today) is None


@pytest.mark.parametrize("as_owner", [False, pytest.param(True, marks=pytest.mark.postgres)])
@pytest.mark.parametrize("table", FINAL)
def test_a_published_row_cannot_be_changed_or_deleted(at_step, table, as_owner) -> None:
    at_step("published")
    column = {"catalogue_edition": "document_no", "catalogue_matter": "title"}[table]
    statements = [f"UPDATE {table} SET {column} = '改了'", f"DELETE FROM {table}"]
    if connection.vendor == "postgresql":
        statements.append(f"TRUNCATE {table} CASCADE")
        if as_owner:
            run("RESET ROLE")
    try:
        for statement in statements:
            with pytest.raises(DatabaseError, match="不能修改或者删除|permission denied"):
                run(statement)
    finally:
        if connection.vendor == "postgresql":
            run(f"SET ROLE {APP_ROLE}")


def test_nothing_can_be_slipped_into_a_published_edition(at_step) -> None:
    at_step("published")
    before = snapshot(queries.edition_on(day=clock.today()))
    with pytest.raises(DatabaseError, match="不能再往里加事项"):
        run(late())
    assert snapshot(queries.edition_on(day=clock.today())) == before


def test_whatever_is_done_afterwards_old_rows_stay(at_step, second_review) -> None:
    editions = [edition for _, edition in three_editions(at_step)]
    before = [snapshot(edition) for edition in editions]
    second_review("published")
    assert [snapshot(edition) for edition in editions] == before


def test_an_owner_who_changes_a_row_is_named(at_step, tmp_path: Path) -> None:
    at_step("published")
    matter = Matter.objects.order_by("pk").first()
    if connection.vendor == "postgresql":
        run("RESET ROLE")
        run("ALTER TABLE catalogue_matter DISABLE TRIGGER USER")
    else:
        run("DROP TRIGGER catalogue_matter_update")
        run("DROP TRIGGER catalogue_matter_late")
    run(f"UPDATE catalogue_matter SET title = '改了的名称' WHERE id = {matter.pk}")
    run(late())
    named = {(found.table, found.row) for found in verify(home=tmp_path).findings}
    added = Matter.objects.order_by("-pk").first()
    assert {("catalogue_matter", str(matter.pk)), ("catalogue_matter", str(added.pk))} <= named


def test_an_owner_who_changes_the_digest_is_named_and_gets_no_file(at_step, tmp_path: Path) -> None:
    at_step("published")
    if connection.vendor == "postgresql":
        run("RESET ROLE")
        run("ALTER TABLE catalogue_edition DISABLE TRIGGER USER")
    else:
        run("DROP TRIGGER catalogue_edition_update")
    run("UPDATE catalogue_edition SET digest = 'f'")
    named = {found.table for found in verify(home=tmp_path).findings}
    assert "catalogue_edition" in named
    with pytest.raises(Conflict, match="与存证对不上"):
        queries.edition_file(day=clock.today())
