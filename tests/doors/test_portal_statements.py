"""语句数 · A list page asks the database as often for thirty matters as for three thousand."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from hudong.ground.kernel.reads import counting
from hudong.mechanisms.catalogue.models import Matter
from tests.rooms.agreements.builders_agreements import a_published_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]

MOST = 4


def many_matters(count: int) -> None:
    """很多事项 · Fills the assistance list up to ``count``, by hand: no act is measured here."""
    sample = Matter.objects.filter(catalogue="assistance").order_by("position").last()
    assert sample is not None
    fields = [field for field in Matter._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    rows = []
    for position in range(sample.position + 1, count + 1):
        new = {"position": position, "lineage": uuid4(), "title": f"协助事项 {position}"}
        rows.append(
            [
                field.get_db_prep_save(
                    new.get(field.name, getattr(sample, field.attname)), connection
                )
                for field in fields
            ]
        )
    holes = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO catalogue_matter ({columns}) VALUES ({holes})", rows)


def statements(path: str) -> int:
    """一页的语句 · How many statements the page needs for a stranger."""
    client = Client()
    assert client.get(path).status_code == 200
    with counting() as counter:
        page = client.get(path)
    assert page.status_code == 200
    return counter.count


@pytest.mark.parametrize("wish", ["", "?page=2", "?q=协助"])
def test_thirty_matters_cost_as_much_as_three_thousand(wish: str) -> None:
    edition = a_published_edition()
    path = f"/lists/{edition.number}/assistance/{wish}"
    many_matters(31)
    few = statements(path)
    many_matters(3000)
    assert statements(path) == few <= MOST
    if not wish:
        page = Client().get(path).content.decode()
        assert page.count('role="rowheader"') == 30
        assert 'rel="next"' in page


@pytest.mark.parametrize(
    "path",
    [
        *("/lists/", "/review/", "/communities/", "/agreements/", "/meetings/", "/notices/"),
        *("/admissions/", "/record/", "/law/"),
    ],
)
def test_list_pages_need_few_statements(path: str) -> None:
    a_published_edition()
    assert statements(path) <= MOST


def test_the_list_is_complete_over_its_pages() -> None:
    edition = a_published_edition()
    many_matters(75)
    seen: list[str] = []
    path = f"/lists/{edition.number}/assistance/"
    for page in (1, 2, 3):
        html = Client().get(f"{path}?page={page}").content.decode()
        seen += [part.split("/")[0] for part in html.split('href="/matters/')[1:]]
    assert len(seen) == len(set(seen)) == 75
