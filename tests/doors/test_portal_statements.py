"""语句数 · A list page asks the database as often for thirty matters as for three thousand."""

from __future__ import annotations

import pytest
from django.test import Client

from hudong.ground.kernel.reads import counting
from tests.rooms.agreements.builders_agreements import a_published_edition
from tests.scale.lists import fill_list

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]

MOST = 4


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
    edition = fill_list(a_published_edition(), 31)
    path = f"/lists/{edition.number}/assistance/{wish}"
    few = statements(path)
    fill_list(edition, 3000)
    assert statements(path) == few <= MOST
    if not wish:
        page = Client().get(path).content.decode()
        assert page.count('role="rowheader"') == 30
        assert 'rel="next"' in page


@pytest.mark.parametrize(
    "path",
    [
        *("/lists/", "/review/", "/communities/", "/agreements/", "/meetings/", "/notices/"),
        *("/admissions/", "/record/", "/law/", "/duties/", "/ask/?thing=%E5%8D%8F%E5%8A%A9"),
    ],
)
def test_list_pages_need_few_statements(path: str) -> None:
    a_published_edition()
    assert statements(path) <= MOST


def test_the_list_is_complete_over_its_pages() -> None:
    edition = fill_list(a_published_edition(), 75)
    seen: list[str] = []
    path = f"/lists/{edition.number}/assistance/"
    for page in (1, 2, 3):
        html = Client().get(f"{path}?page={page}").content.decode()
        seen += [part.split("/")[0] for part in html.split('href="/matters/')[1:]]
    assert len(seen) == len(set(seen)) == 75
