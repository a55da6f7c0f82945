"""别样的故事:换日子、换法律、换申报表,数字就跟着变。Other stories: other days, laws and lists give other figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import xlsxwriter
from django.db import transaction

from hudong.doors.cli.demo.story.figures import figures as figures_of
from hudong.doors.cli.demo.tasks import declared_tasks
from hudong.ground.law.terms import CalendarMissing, Outcome, RuleMissing
from hudong.ground.people import queries as people
from hudong.ground.people.terms import BodyKind
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.sheets import COLUMNS
from hudong.mechanisms.catalogue.terms import Catalogue

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("last_day", [date(2026, 3, 25), date(2026, 8, 31), date(2026, 12, 31)])
def test_二〇二六年法律之下的每个日子_数字都一样(tell, last_day):
    figures = tell(last_day).figures
    review = figures["review"]
    assert (review["declared"], review["assistance"], review["duties"]) == (78, 27, 10)
    assert {agreement["state"] for agreement in figures["agreements"]} == {"in_force"}


def test_旧法之下的会议和数字_就是旧法给的(tell):
    """2025 年:居民会议由居民小组选举的代表参加,按旧居组法第九条。"""
    figures = tell(date(2025, 6, 30)).figures
    rules = {agreement["kind"]: agreement["quorum_rule"] for agreement in figures["agreements"]}
    assert rules["neighbourhood"] == "residents_committee_act.assembly_by_representatives"
    assert figures["review"]["duties"] < 10


def test_规则缺了就停_不猜(tell):
    with pytest.raises(RuleMissing) as missing:
        tell(date(2019, 6, 1))
    assert "2019-06-01" in missing.value.message


def test_日历不够就停_不猜(tell):
    with pytest.raises(CalendarMissing):
        tell(date(2027, 6, 30))


def test_空县的数字都是零(digest_library):
    figures = figures_of(timeline=None, library=digest_library)
    assert figures["review"] == {
        "declared": 0,
        "assistance": 0,
        "duties": 0,
        "fallen": 0,
        "reduction_percent": 0,
    }
    assert figures["agreements"] == []
    assert figures["admission"] == {"admitted": 0, "refused": 0}
    assert people.bodies(kind=BodyKind.TOWN) == ()


def another_sheet(folder, change):
    """另一张申报表 · The demo's rows as ``change`` leaves them, in a sheet of their own."""
    rows = change([(name, line) for name, line in declared_tasks()])
    path = folder / "另一张表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, COLUMNS)
        for number, (name, line) in enumerate(rows, start=1):
            page.write_row(
                number,
                0,
                [
                    name,
                    line.title,
                    line.claimed_basis,
                    line.standard,
                    line.scope.words,
                    line.unit,
                    line.unit_price_fen / 100,
                    line.quantity,
                ],
            )
    return path


def test_换一张申报表_就有另一组数字(tell, tmp_path):
    sheet = another_sheet(tmp_path, lambda rows: rows[:20])
    figures = tell(sheet=sheet).figures
    kept = sum(
        row.machine_outcome is Outcome.ASSISTANCE
        for row in catalogue.review_page().on_list(Catalogue.ASSISTANCE)
    )
    assert figures["review"]["declared"] == 20
    assert figures["review"]["assistance"] == kept < 20
    assert figures["review"]["fallen"] == 20 - kept


def test_两件事的依据对调_两件事的结论都变(tell, tmp_path):
    with transaction.atomic():
        tell()
        before = {row.title: row.machine_outcome for row in catalogue.review_page().rows}
        transaction.set_rollback(True)
    kept = next(line for _, line in declared_tasks() if before[line.title] is Outcome.ASSISTANCE)
    fallen = next(line for _, line in declared_tasks() if before[line.title] is Outcome.NOT_NAMED)

    def swap(rows):
        bases = {kept.title: fallen.claimed_basis, fallen.title: kept.claimed_basis}
        return [
            (name, replace(line, claimed_basis=bases.get(line.title, line.claimed_basis)))
            for name, line in rows
        ]

    tell(sheet=another_sheet(tmp_path, swap))
    after = {row.title: row.machine_outcome for row in catalogue.review_page().rows}
    assert after[kept.title] is not Outcome.ASSISTANCE
    assert after[fallen.title] is not Outcome.NOT_NAMED
