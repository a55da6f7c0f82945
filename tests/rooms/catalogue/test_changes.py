"""两版的变化:按沿革号比,改了哪几栏说出原来和现在。What changed between two contents, by lineage."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hudong.mechanisms.catalogue.terms import (
    Catalogue,
    EditionContent,
    changes_between,
    content_from_plain,
    in_order,
)
from tests.doors.papers.contents import a_line, an_edition, contents


def with_rows(content: EditionContent, *rows) -> EditionContent:
    return replace(content, number=content.number + 1, rows=in_order(list(rows)))


def test_a_renamed_matter_is_the_same_and_a_namesake_is_another() -> None:
    before = an_edition()
    first, *rest = before.on_list(Catalogue.ASSISTANCE)
    renamed = replace(first, title="改了名称", unit_price_fen=99)
    namesake = a_line(Catalogue.ASSISTANCE, 90, title=first.title)
    after = with_rows(before, *before.on_list(Catalogue.DUTIES), renamed, *rest[1:], namesake)
    found = changes_between(before, after)
    assert [row.lineage for row in found.added] == [namesake.lineage]
    assert [row.lineage for row in found.removed] == [rest[0].lineage]
    (one,) = found.changed
    assert [(each.field, each.before, each.after) for each in one.fields] == [
        ("title", first.title, "改了名称"),
        ("unit_price_fen", "1234.57", "0.99"),
    ]


def test_a_matter_that_moves_up_has_not_changed() -> None:
    before = an_edition()
    moved = [replace(row, position=row.position + 5) for row in before.rows]
    assert changes_between(before, with_rows(before, *moved)).is_none


def test_a_matter_that_changes_its_list_has_changed() -> None:
    before = an_edition()
    first, *rest = before.rows
    after = with_rows(before, replace(first, catalogue=Catalogue.ASSISTANCE, position=99), *rest)
    (one,) = changes_between(before, after).changed
    assert [(each.before, each.after) for each in one.fields] == [("履职事项", "协助事项")]


def test_data_tells_reasons_beside_what_is_gone() -> None:
    before = an_edition()
    gone, *rest = before.rows
    plain = changes_between(before, with_rows(before, *rest)).as_plain({gone.lineage: "到期"})
    assert plain["removed"] == [
        {
            "list": "duties",
            "title": gone.title,
            "lineage": str(gone.lineage),
            "reason": "到期",
        }
    ]


@settings(max_examples=60, deadline=None)
@given(before=contents(), after=contents())
def test_what_is_added_one_way_is_removed_the_other(before, after) -> None:
    forth, back = changes_between(before, after), changes_between(after, before)
    assert forth.added == back.removed
    assert len(forth.changed) == len(back.changed)
    assert changes_between(before, before).is_none


@settings(max_examples=60, deadline=None)
@given(content=contents())
def test_plain_data_gives_the_content_back(content) -> None:
    assert content_from_plain(content.as_plain()) == content


@given(data=st.data())
def test_every_word_counts_in_the_digest(data) -> None:
    before = an_edition()
    place = data.draw(st.integers(0, len(before.rows) - 1))
    rows = list(before.rows)
    rows[place] = replace(rows[place], standard=rows[place].standard + "。")
    assert before.as_plain() != replace(before, rows=tuple(rows)).as_plain()
