"""清单的网址和文件:按版次、按日子、按核对码;下载、张贴、变化、少了多少。Addresses and files of editions."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from hudong.ground.kernel import clock
from hudong.ground.kernel.reads import counting
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.queries import Edition
from hudong.mechanisms.catalogue.sheets.editions import read_edition
from hudong.mechanisms.catalogue.terms import Catalogue, Way
from tests.builders import the_head_of, with_office, within_another_act
from tests.rooms.agreements.builders_agreements import a_published_edition
from tests.rooms.catalogue.test_editions import an_admitted_matter
from tests.scale.lists import fill_list

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]

MOST = 4


def amended(edition: Edition, day: date, document_no: str, **change: object) -> Edition:
    """增补一版 · The next edition, as the gate makes it."""
    clock.set_clock(clock.instant_on(day))
    head = the_head_of(with_office())
    with within_another_act(head):
        acts.amend_edition(
            actor=head, edition=edition, document_no=document_no, reason="准入决定", **change
        )
    found = queries.edition_on(day=day)
    assert found is not None
    return found


@pytest.fixture
def editions() -> tuple[Edition, Edition, Edition]:
    """三版 · Published; with an admitted matter; with an emergency instead of the first matter."""
    first = a_published_edition()
    second = amended(first, date(2026, 7, 1), "示政社〔2026〕2号", added=[an_admitted_matter()])
    flood = replace(
        an_admitted_matter(), title="=防汛值守", way=Way.EMERGENCY, until_on=date(2026, 9, 30)
    )
    gone = next(row for row in queries.matters_of(edition=second) if row.catalogue == "assistance")
    third = amended(
        second, date(2026, 8, 3), "示政社〔2026〕3号", added=[flood], removed=[gone.lineage]
    )
    return first, second, third


def get(path: str, **headers: str):
    response = Client().get(path, headers=headers)
    assert response.status_code == 200, (path, response.content.decode()[-800:])
    return response


def test_an_earlier_day_gives_the_very_bytes_of_the_record(editions) -> None:
    clock.set_clock(clock.instant_on(date(2026, 12, 1)))
    for edition in editions:
        by_day = get(f"/lists/on/{edition.published_on}/edition.json").content
        assert hashlib.sha256(by_day).hexdigest() == edition.digest
        assert get(f"/lists/{edition.number}/edition.json").content == by_day
    between = get("/lists/on/2026-07-15/edition.json").content
    assert json.loads(between)["number"] == editions[1].number


def test_pages_by_day_are_those_of_the_edition_of_that_day(editions) -> None:
    clock.set_clock(clock.instant_on(date(2026, 12, 1)))
    page = get("/lists/on/2026-07-15/").content.decode()
    assert f"第 {editions[1].number} 版" in page
    assert "防溺水宣传" in get("/lists/on/2026-07-15/assistance/").content.decode()
    assert "防溺水宣传" in get("/lists/on/2026-07-15/assistance/print/").content.decode()
    assert Client().get("/lists/on/2099-01-01/").status_code == 404
    assert Client().get("/lists/on/2000-01-01/").status_code == 404
    assert Client().get("/lists/on/2026-02-30/").status_code == 404


def test_a_digest_is_an_address(editions) -> None:
    for edition in editions:
        for digits in (edition.digest, edition.digest[:16].upper()):
            page = get(f"/lists/digest/{digits}/").content.decode()
            assert f"第 {edition.number} 版" in page and edition.document_no in page
    assert Client().get(f"/lists/digest/{'f' * 64}/").status_code == 404


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "json"])
@pytest.mark.parametrize("name", ["edition", "duties", "assistance"])
def test_a_downloaded_file_says_what_the_edition_says(editions, tmp_path, name, suffix) -> None:
    number = editions[2].number
    response = get(f"/lists/{number}/{name}.{suffix}")
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(response.content)
    content = queries.edition_file(day=clock.today(), number=number).content
    assert read_edition(path) == (content if name == "edition" else content.only(Catalogue(name)))


def test_files_come_with_type_name_and_tag(editions) -> None:
    types = {
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "csv": "text/csv; charset=utf-8",
        "json": "application/json; charset=utf-8",
    }
    for suffix, kind in types.items():
        path = f"/lists/{editions[0].number}/assistance.{suffix}"
        first = get(path)
        assert first["Content-Type"] == kind
        assert (
            f'filename="assistance-{editions[0].number}.{suffix}"' in first["Content-Disposition"]
        )
        assert "filename*=UTF-8''%E7%A4%BA%E4%BE%8B" in first["Content-Disposition"]
        again = Client().get(path, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
        other = get(path.replace("assistance", "duties"))
        assert other["ETag"] != first["ETag"]


@pytest.mark.parametrize(
    "path",
    [
        *("/lists/9/edition.json", "/lists/1/edition.pdf", "/lists/1/others.csv"),
        *("/lists/1/negative.csv", "/lists/9/print/", "/lists/1/others/print/"),
        *("/lists/1/changes/", "/lists/2..1/", "/lists/1..9/"),
    ],
)
def test_what_there_is_not_is_not_found(path: str) -> None:
    a_published_edition()
    assert Client().get(path).status_code == 404


def test_the_notice_for_the_board_leads_back_to_its_address(editions) -> None:
    number = editions[2].number
    page = get(f"/lists/{number}/print/").content.decode()
    assert f"http://testserver/lists/{number}/" in page
    assert '<svg class="qr"' in page
    digest = editions[2].digest
    assert " ".join(digest[start : start + 4] for start in range(0, 64, 4)) in page
    assert "=防汛值守（只在村）（应急直通，到2026年9月30日为止）" in page
    large = get(f"/lists/{number}/assistance/print/?paper=a3").content.decode()
    assert 'class="large"' in large
    assert "依法履行职责事项（" not in large


def test_changes_between_editions_are_told_with_reasons(editions) -> None:
    first, _, third = (edition.number for edition in editions)
    page = get(f"/lists/{first}..{third}/").content.decode()
    data = get(f"/lists/{first}..{third}/changes.json").json()
    assert [each["title"] for each in data["added"]] == ["防溺水宣传", "=防汛值守"]
    (gone,) = data["removed"]
    assert gone["reason"] == "准入决定"
    assert gone["title"] in page
    step = get(f"/lists/{third}/changes.json").json()
    assert [each["title"] for each in step["added"]] == ["=防汛值守"]


def test_a_matter_shows_its_marks_its_history_and_that_it_is_gone(editions) -> None:
    rows = queries.matters_of(edition=editions[2])
    flood = next(row for row in rows if row.title == "=防汛值守")
    page = get(f"/matters/{flood.matter_id}/").content.decode()
    assert "应急直通，到2026年9月30日为止" in page
    assert "应急直通列入：准入" in page
    gone = next(
        row for row in queries.matters_of(edition=editions[1]) if row.catalogue == "assistance"
    )
    page = get(f"/matters/{gone.matter_id}/").content.decode()
    assert f"从第 {editions[2].number} 版起退出清单。准入决定" in page


def test_downloads_are_offered_on_the_pages_of_the_lists(editions) -> None:
    number = editions[2].number
    page = get("/lists/").content.decode()
    for path in (f"/lists/{number}/edition.docx", f"/lists/{number}/duties.csv"):
        assert f'href="{path}"' in page
    assert f'href="/lists/{number}/changes/"' in page
    assert editions[2].digest in page
    page = get(f"/lists/{number}/assistance/").content.decode()
    assert f'href="/lists/{number}/assistance.xlsx"' in page
    assert f'href="/lists/{number}/assistance/print/"' in page


def statements(path: str) -> int:
    get(path)
    with counting() as counter:
        get(path)
    return counter.count


@pytest.mark.parametrize(
    "path", ["/lists/", "/lists/{n}/assistance/", "/lists/{n}/assistance/?page=9"]
)
def test_a_catalogue_of_five_hundred_matters_costs_four_statements(path: str) -> None:
    edition = fill_list(a_published_edition(), 500)
    assert statements(path.format(n=edition.number)) <= MOST


@pytest.mark.parametrize("path", ["print/", "edition.xlsx", "edition.docx", "edition.json"])
def test_a_paper_costs_as_few_statements(editions, path: str) -> None:
    assert statements(f"/lists/{editions[0].number}/{path}") <= MOST


def test_nobody_is_ranked_and_the_sums_agree(editions, tmp_path: Path) -> None:
    counts = queries.reduction_counts(day=clock.today())
    assert counts is not None
    assert sum(each.reduction.declared for each in counts.departments) == counts.total.declared
    assert sum(each.reduction.kept for each in counts.departments) == counts.total.kept
    assert sum(each.listed_now for each in counts.departments) == counts.listed_now
    assert [each.body_id for each in counts.departments] == sorted(
        each.body_id for each in counts.departments
    )
    review = queries.review_line(is_decided=True)
    assert review is not None and review.reduction == counts.total
    village, neighbourhood = counts.kinds
    assert village.listed_now == counts.listed_now
    assert neighbourhood.listed_now < counts.listed_now
    page = get("/reduction/").content.decode()
    assert "不比高低" in page
