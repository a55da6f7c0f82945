"""核对的时候别人照常办事:既不误报,也不挡路。Verify on a live site: no false alarm, nobody held up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from hudong.ground.kernel import clock, rows
from hudong.ground.kernel import verify as verifying
from hudong.ground.kernel.actor import SETUP
from hudong.ground.kernel.verify import verify
from hudong.ground.people import acts
from hudong.ground.people.models import Mandate
from hudong.ground.record.anchors import anchor
from hudong.ground.record.models import Entry
from tests.builders import a_village
from tests.in_threads import at_once, losers


@pytest.fixture
def home(fresh_database: str, tmp_path: Path) -> Path:
    """一个已立锚的小县 · A small county, anchored."""
    a_village(members=3, representatives=2, households=2)
    anchor(home=tmp_path, at=clock.now())
    return tmp_path


def in_between(function: Callable[..., Any], happens: Callable[[], object]) -> Callable[..., Any]:
    """在这一步之后发生 · The step, and then something that another process does and commits."""

    def wrapped(*arguments: Any, **named: Any) -> Any:
        result = function(*arguments, **named)
        result = list(result) if not isinstance(result, (dict, tuple)) else result
        assert losers(at_once(happens)) == []
        return result

    return wrapped


@pytest.mark.parametrize(
    ("module", "step"),
    [
        (verifying, "record_findings"),
        (verifying, "missing_findings"),
        (verifying, "tree_findings"),
        (rows, "_seals"),
    ],
)
def test_an_act_and_an_anchor_in_the_middle_are_no_finding(
    home: Path, monkeypatch: pytest.MonkeyPatch, module: Any, step: str
) -> None:
    mandate, before = Mandate.objects.order_by("-id")[0], Entry.objects.count()

    def act_and_anchor() -> None:
        acts.end_mandate(actor=SETUP, mandate=mandate, reason="辞职")
        anchor(home=home, at=clock.now())

    monkeypatch.setattr(module, step, in_between(getattr(module, step), act_and_anchor))
    report = verify(home=home)
    assert report.ok, report.findings
    assert (report.entries, report.anchored, report.beyond) == (before, before, ())
    assert Entry.objects.count() == before + 1
    monkeypatch.undo()
    assert verify(home=home).entries == before + 1


def test_verify_leaves_nothing_behind(home: Path) -> None:
    before = connection.settings_dict["NAME"]
    names = sorted(path.name for path in home.iterdir())
    threads = threading.active_count()
    verify(home=home)
    assert connection.settings_dict["NAME"] == before
    assert sorted(path.name for path in home.iterdir()) == names
    assert threading.active_count() == threads
