"""没有绕过准入的路:清单里的每一个办法都试一次。No way round the gate: every way on the list is tried.

清单见 docs/no-way-round.md,由这里核对:多一条、少一条、写错谁拒绝的,都过不了。
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection

from hudong.ground.kernel.refusals import Refusal
from hudong.ground.kernel.table import OutsideAct
from hudong.ground.kernel.verify import verify
from hudong.ground.record.models import Entry
from hudong.mechanisms.admission.models import AdmissionRequest
from hudong.mechanisms.agreements.models import Agreement, Clause
from hudong.mechanisms.catalogue.models import Matter
from tests.builders import a_department, a_village
from tests.rooms.admission.builders_admission import LINE, ask, reviewers
from tests.rooms.agreements.builders_agreements import a_published_edition, drafted_for
from tests.stories.ways_round import (
    FOUND,
    REFUSED,
    STOPPED_BY,
    Answered,
    WayRound,
    World,
    every_way,
)

PAGE = Path(__file__).resolve().parents[2] / "docs" / "no-way-round.md"
NO = (Refusal, OutsideAct, DatabaseError, Answered)


def a_world() -> World:
    edition = a_published_edition()
    agreement = drafted_for(a_village())
    reviewers()
    request = ask(a_department(), LINE)
    return World(a_village(), edition, agreement, request)


def work_of_communities() -> list[tuple[Any, ...]]:
    """村里要做的事 · Every clause with what it is about, and every listed matter."""
    clauses = Clause.objects.order_by("id").values_list(
        "id", "agreement_id", "matter_id", "title", "basis_cite"
    )
    matters = Matter.objects.order_by("id").values_list("edition__number", "title", "basis_cite")
    agreements = Agreement.objects.order_by("id").values_list("id", "edition_id")
    requests = AdmissionRequest.objects.order_by("id").values_list("id", "state")
    return [*clauses, *matters, *agreements, *requests]


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.mark.parametrize("way", REFUSED, ids=lambda way: f"{way.by}：{way.words}")
def test_it_is_refused_and_nothing_reaches_a_village(world: World, way: WayRound) -> None:
    before = set(work_of_communities())
    with pytest.raises(NO) as caught:
        way.try_it(world)
    told = str(caught.value) + getattr(caught.value, "hint", "")
    assert way.because in told, told[:600]
    smuggled = [row for row in set(work_of_communities()) - before if "拆违" in str(row)]
    assert smuggled == []
    assert not Entry.objects.filter(act__in=("admission.decide_admission",)).exists()


def test_what_an_owner_does_by_hand_is_named(fresh_database: str, tmp_path: Path) -> None:
    world = a_world()
    connection.close()
    assert verify(home=tmp_path).findings == ()
    for way in FOUND:
        way.try_it(world)
        connection.close()
        tables = {finding.table for finding in verify(home=tmp_path).findings}
        assert way.because in tables, way.words


def test_the_page_lists_exactly_these_ways() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    listed = [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows]
    own = [
        (str(number), way.by, way.words, STOPPED_BY[way.by])
        for number, way in enumerate(every_way(), start=1)
    ]
    assert [row[:4] for row in listed] == own
    assert len(own) >= 40
