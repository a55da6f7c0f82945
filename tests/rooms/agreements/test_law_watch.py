"""法律变动:新的法库或者新的一天让依据变了,事项和条款都标出来,等办公室处理。The law watch, whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import CLOCK
from hudong.ground.kernel.desk import desk_items
from hudong.ground.law.library import Library, build
from hudong.ground.law.terms import Outcome
from hudong.ground.law.watch import ShiftKind
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries as lists
from hudong.mechanisms.catalogue.terms import Catalogue, FlagDecision
from tests.builders import (
    a_county,
    a_town,
    a_village,
    an_officer_of,
    refuses,
    the_head_of,
    with_office,
)
from tests.rooms.agreements.builders_agreements import (
    ARTICLES,
    a_published_edition,
    an_invented_library,
    drafted_for,
    on,
)

pytestmark = pytest.mark.django_db

ELDERS, TASK = "示例助老法", "老年人家庭走访"
NO_LONGER = "民政部门应当定期走访老年人家庭，不得交由村民委员会办理。"
ELSEWHERE = "村民委员会、居民委员会协助民政部门走访老年人和残疾人家庭。"


def a_newer_library(folder: Path, changes: Mapping[str, str], *, in_force: str) -> Library:
    """新的法库 · The invented laws, and newer versions of those named in ``changes``."""
    versions = [("2019-06-01", "2020-01-01", ARTICLES), ("2026-05-06", in_force, changes)]
    rows = [
        {
            "title": title,
            "level": "法律",
            "adopted": adopted,
            "commencement_clause": start,
            "history": [],
            "source": "测试",
            "articles": [{"no": 1, "sub": 0, "label": "第一条", "under": [], "paragraphs": [text]}],
        }
        for adopted, start, texts in versions
        for title, text in texts.items()
    ]
    source = folder / "newer.jsonl"
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    build(source, folder / "newer.sqlite3")
    return Library.open(folder / "newer.sqlite3")


def watch(library: Library) -> None:
    """时钟查一次 · As the clock does on every tick, only where there is news."""
    edition = lists.law_news(library=library, day=clock.today())
    if edition is not None:
        catalogue.watch_law(actor=CLOCK, edition=edition, library=library)


def adopt(library: Library) -> None:
    catalogue.adopt_law_edition(
        actor=the_head_of(with_office()), county=a_county(), library=library
    )


@pytest.fixture
def watched() -> None:
    """清单公布后,时钟记下了各事项立足的条文;一份协议书正在谈。"""
    a_published_edition()
    watch(an_invented_library())


@pytest.fixture
def flagged(watched: None, tmp_path: Path) -> Library:
    """助老法改了:不再由村居协助 · The elders' law gives the task to the department alone."""
    drafted_for(a_village())
    on(date(2026, 6, 2))
    newer = a_newer_library(tmp_path, {ELDERS: NO_LONGER}, in_force="2026-06-01")
    adopt(newer)
    return newer


def the_flag() -> lists.LawFlagRow:
    (row,) = lists.law_flags(only_open=True)
    return row


def settle(library: Library, decision: FlagDecision, **more: str) -> None:
    catalogue.settle_law_flag(
        actor=the_head_of(with_office()),
        flag=lists.law_flag(flag_id=lists.law_flags()[0].flag_id),
        decision=decision,
        reason=more.pop("reason", "条文变了"),
        library=library,
        **more,
    )


def test_the_clock_notes_each_article_once_and_then_stays_quiet(watched: None) -> None:
    assert lists.law_news(library=an_invented_library(), day=clock.today()) is None
    assert lists.law_flags() == ()
    on(date(2026, 9, 1))
    assert lists.law_news(library=an_invented_library(), day=clock.today()) is None


def test_a_newer_library_flags_matter_and_live_clause_and_nothing_else(flagged: Library) -> None:
    row = the_flag()
    assert (row.title, row.outcome) == (TASK, Outcome.DEPARTMENT_DUTY)
    (shift,) = row.shifts
    assert shift.kind is ShiftKind.CHANGED
    assert (shift.before, shift.now) == ((ARTICLES[ELDERS],), (NO_LONGER,))
    agreement = queries.agreements()[0]
    (clause,) = queries.clause_law_flags(agreement_id=agreement.agreement_id)
    assert clause.settled_on is None and "自2026年6月1日起" in clause.reason


def test_a_flag_stands_on_the_offices_desk_until_it_is_decided(flagged: Library) -> None:
    office = the_head_of(with_office())

    def waiting() -> list[str]:
        items = desk_items(viewer=office.standing(clock.today()), day=clock.today())
        return [one.title for one in items if one.act == "catalogue.settle_law_flag"]

    assert waiting() == [f"依据的法律变了：{TASK}"]
    on(date(2026, 12, 1))
    assert waiting() == [f"依据的法律变了：{TASK}"]
    settle(flagged, FlagDecision.KEEP)
    assert waiting() == []


def test_a_newer_library_with_the_same_words_flags_nothing(watched: None, tmp_path: Path) -> None:
    on(date(2026, 6, 2))
    adopt(a_newer_library(tmp_path, {ELDERS: ARTICLES[ELDERS]}, in_force="2026-06-01"))
    assert lists.law_flags() == ()


def test_the_day_alone_can_change_the_law(watched: None, tmp_path: Path) -> None:
    newer = a_newer_library(tmp_path, {ELDERS: NO_LONGER}, in_force="2026-08-15")
    on(date(2026, 6, 2))
    adopt(newer)
    on(date(2026, 8, 14))
    watch(newer)
    assert lists.law_flags() == ()
    on(date(2026, 8, 15))
    watch(newer)
    assert the_flag().title == TASK


def test_nothing_is_watched_while_another_library_waits_to_be_adopted(
    watched: None, tmp_path: Path
) -> None:
    on(date(2026, 6, 2))
    newer = a_newer_library(tmp_path, {ELDERS: NO_LONGER}, in_force="2026-06-01")
    assert lists.law_news(library=newer, day=clock.today()) is None
    edition = lists.edition_on(day=clock.today())
    with refuses(catalogue.watch_law, because="不是本县现在采用的"):
        catalogue.watch_law(actor=CLOCK, edition=edition, library=newer)


def test_keeping_a_matter_settles_its_clauses_and_it_is_not_flagged_again(
    flagged: Library,
) -> None:
    agreement = queries.agreements()[0]
    settle(flagged, FlagDecision.KEEP, reason="省里另有规定，继续协助")
    assert lists.law_flags(only_open=True) == ()
    (clause,) = queries.clause_law_flags(agreement_id=agreement.agreement_id)
    assert clause.settlement == "依据仍然成立，照旧。理由：省里另有规定，继续协助"
    on(date(2026, 7, 1))
    watch(flagged)
    assert lists.law_flags(only_open=True) == ()


def test_a_matter_rests_on_present_law_in_its_old_place(flagged: Library) -> None:
    first = lists.edition_on(day=clock.today())
    before = lists.matters_on_list(edition_id=first.pk, kind=Catalogue.ASSISTANCE)
    settle(
        flagged,
        FlagDecision.REBASE,
        basis="《示例消防法》第一条",
        document_no="示政社〔2026〕2号",
    )
    edition = lists.edition_on(day=clock.today())
    after = lists.matters_of(edition=edition)
    row = next(one for one in after if one.title == TASK)
    assert (edition.number, row.basis_cite) == (2, "《示例消防法》第一条")
    assert [one.title for one in before] == [
        one.title for one in after if one.catalogue is Catalogue.ASSISTANCE
    ]
    watch(flagged)
    assert lists.law_flags(only_open=True) == ()


def test_a_matter_without_law_leaves_the_list(flagged: Library) -> None:
    settle(flagged, FlagDecision.REMOVE, document_no="示政社〔2026〕2号")
    edition = lists.edition_on(day=clock.today())
    assert TASK not in [one.title for one in lists.matters_of(edition=edition)]
    with refuses(catalogue.settle_law_flag, because="已处理"):
        settle(flagged, FlagDecision.KEEP)


@pytest.mark.parametrize(
    ("given", "because"),
    [
        ({"decision": FlagDecision.KEEP, "reason": " "}, "没有写理由"),
        ({"decision": FlagDecision.REBASE, "document_no": "二号"}, "没有写现行的依据"),
        (
            {
                "decision": FlagDecision.REBASE,
                "basis": "《示例统计法》第一条",
                "document_no": "二号",
            },
            "新的依据站不住",
        ),
        ({"decision": FlagDecision.REMOVE}, "没有写文号"),
    ],
)
def test_a_decision_without_its_grounds_changes_nothing(
    flagged: Library, given: dict[str, str], because: str
) -> None:
    with refuses(catalogue.settle_law_flag, because=because):
        settle(flagged, **given)


def test_only_the_office_decides(flagged: Library) -> None:
    with refuses(catalogue.settle_law_flag, because="须由县级政社互动工作办公室"):
        catalogue.settle_law_flag(
            actor=an_officer_of(a_town()),
            flag=lists.law_flag(flag_id=the_flag().flag_id),
            decision=FlagDecision.KEEP,
            reason="照旧",
            library=flagged,
        )


def test_everybody_sees_old_and_new_words_and_where_it_stands(flagged: Library) -> None:
    def page(path: str) -> str:
        answer = Client().get(path)
        assert answer.status_code == 200
        return answer.content.decode()

    assert TASK in page("/law-changes/") and "待处理" in page("/law-changes/")
    shown = page(f"/law-changes/{the_flag().flag_id}/")
    assert "<del>" in shown and "<ins>" in shown and "第一条已经是别的内容" in shown
    assert "原文和现文对照" in page(f"/matters/{the_flag().matter_id}/")
    assert "法律变动" in page(f"/agreements/{queries.agreements()[0].agreement_id}/")


def test_only_the_law_watch_itself_flags_and_settles_clauses(flagged: Library) -> None:
    office, flag = the_head_of(with_office()), lists.law_flag(flag_id=the_flag().flag_id)
    with refuses(acts.flag_clauses):
        acts.flag_clauses(
            actor=office,
            edition=lists.edition_on(day=clock.today()),
            reasons={str(flag.lineage): ""},
        )
    with refuses(acts.settle_clause_flags):
        acts.settle_clause_flags(actor=office, flag=flag, settlement="照旧")
