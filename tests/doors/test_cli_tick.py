"""时钟走一步。The clock's command: what is due is done by its acts, what is refused waits."""

from __future__ import annotations

import json
from datetime import date

import pytest

from hudong.doors.cli import tick
from hudong.doors.cli.main import main
from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import REACTION, SETUP, VISITOR
from hudong.ground.kernel.subject import Subject
from hudong.ground.people import acts as people
from hudong.ground.people import queries
from hudong.ground.people.terms import BodyKind, BodyLine
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notices_read
from hudong.instruments.notices.terms import Counted, NoticeKind

OFFICE = "太仓市政社互动工作办公室"


@pytest.fixture
def notice_id(db: None) -> int:
    people.found_county(actor=SETUP, code="320585", name="太仓市", office_name=OFFICE)
    people.enrol_bodies(
        actor=SETUP, county=queries.county(), lines=[BodyLine(BodyKind.OFFICE, OFFICE, "互动办")]
    )
    fact = notices.publish_notice(
        actor=REACTION,
        publisher=queries.body_named(name=OFFICE),
        kind=NoticeKind.RESOLUTION,
        subject=Subject("resolutions.Meeting", "1", "第一次代表会议决议", "0" * 64),
        title="第一次代表会议决议",
        text="决议全文（示例）。",
        days=15,
        counted=Counted.CALENDAR,
        basis_cite="地方规定",
    )
    return int(fact.notice_id)


def run(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert main(["tick", "--json"]) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_nothing_is_done_before_its_day(notice_id: int, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys)
    assert (said["day"], said["done"], said["waiting"]) == ("2026-03-02", [], [])


def test_a_notice_is_closed_once_its_period_is_over(
    notice_id: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with clock.clock_at(clock.instant_on(date(2026, 3, 20))):
        said = run(capsys)
        again = run(capsys)
    assert said["done"] == [{"act": "notices.close_notice", "title": "第一次代表会议决议"}]
    assert again["done"] == []
    assert notices_read.notice_page(notice_id=notice_id).card.is_closed


def test_a_refusal_waits_with_its_reason_and_holds_up_nothing(
    notice_id: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    early = tick.Deadline(
        notices.close_notice, "notice", lambda day: notices_read.due_to_close(day=date(2026, 4, 1))
    )
    monkeypatch.setattr(tick, "DEADLINES", (early, early))
    said = run(capsys)
    assert said["done"] == []
    assert [line["title"] for line in said["waiting"]] == ["第一次代表会议决议"] * 2  # type: ignore
    assert all(line["reason"] for line in said["waiting"])  # type: ignore[attr-defined]


def test_a_notice_with_an_unanswered_objection_stays_open(
    notice_id: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (notice,) = notices_read.due_to_close(day=date(2026, 4, 1))
    notices.object_to_notice(actor=VISITOR, notice=notice, text="票数不对。")
    with clock.clock_at(clock.instant_on(date(2026, 3, 20))):
        said = run(capsys)
    assert (said["done"], said["waiting"]) == ([], [])
    assert not notices_read.notice_page(notice_id=notice_id).card.is_closed
