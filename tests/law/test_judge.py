"""依据判断:存在、有效、说的是不是村(居)委会。Existence, force, and whom the article binds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hudong.ground.law.judge import (
    Declaration,
    find_duplicates,
    judge_citation,
    judge_claim,
    judge_declarations,
    normalise_title,
)
from hudong.ground.law.library import Library, citations
from hudong.ground.law.terms import (
    ClaimOutcome,
    ClaimVerdict,
    DutyKind,
    Judgement,
    Outcome,
    PaymentMode,
)
from tests.law.corpora import article, law, library
from tests.law.judging import count, declarations, open_digest

ON = date(2026, 6, 1)


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = open_digest(tmp_path_factory.mktemp("digest"))
    yield opened
    opened.close()


def said(laws: Library, text: str, on: date = ON, title: str = "") -> Judgement:
    (citation,) = citations.parse(text)
    return judge_citation(laws, citation, on=on, title=title)


def outcome(laws: Library, text: str, on: date = ON) -> Outcome:
    return judge_claim(laws, text, title="", on=on).outcome


# --- 逐条 ---


def test_an_article_that_asks_to_assist_supports(digest: Library) -> None:
    judged = said(digest, "《禁毒法》第十七条")
    assert judged.verdict is ClaimVerdict.SUPPORTS
    assert (judged.exists, judged.in_force, judged.names_committee) == (True, True, True)
    assert judged.kinds == (DutyKind.ASSISTANCE,)
    assert judged.payment_mode is PaymentMode.PAID_ASSISTANCE
    assert judged.reason.startswith("《禁毒法》第十七条写明")


@pytest.mark.parametrize("claim", ["《兵役法》第五条", "《统计法》第八条"])
def test_laws_that_name_no_committee(digest: Library, claim: str) -> None:
    judged = said(digest, claim)
    assert judged.verdict is ClaimVerdict.NOT_FOR_COMMITTEE
    assert judged.names_committee is False
    assert outcome(digest, claim) is Outcome.NOT_NAMED


def test_a_superseded_edition_is_not_in_force(digest: Library) -> None:
    judged = said(digest, "《传染病防治法》（2013年修正）第九条")
    assert judged.verdict is ClaimVerdict.NOT_IN_FORCE
    assert (judged.exists, judged.in_force) == (True, False)
    assert "2025年9月1日" in judged.reason
    assert outcome(digest, "《传染病防治法》（2013年修正）第九条") is Outcome.REPEALED


def test_the_old_article_20_of_the_residents_act(digest: Library) -> None:
    """旧居组法第二十条是“统一安排”,新法同一条号说的是罢免:两种写法都站不住。"""
    assert said(digest, "《城市居民委员会组织法》（2018年修正）第二十条").in_force is False
    assert outcome(digest, "居组法第二十条") is Outcome.NOT_NAMED
    before = said(digest, "居组法第二十条", date(2025, 12, 31))
    assert before.verdict is ClaimVerdict.SUPPORTS


def test_an_instrument_repealed_by_name(digest: Library) -> None:
    judged = said(digest, "《退役士兵安置条例》第二十六条")
    assert judged.verdict is ClaimVerdict.NOT_IN_FORCE
    assert "《退役军人安置条例》废止" in judged.reason


def test_an_instrument_known_only_by_its_repeal(digest: Library) -> None:
    judged = said(digest, "《中华人民共和国婚姻法》第八条")
    assert judged.verdict is ClaimVerdict.NOT_IN_FORCE
    assert judged.exists is None
    assert "《民法典》废止" in judged.reason


def test_the_present_number_of_a_renumbered_article_is_offered(digest: Library) -> None:
    judged = said(digest, "《国防教育法》（2018年修正）第二十一条")
    assert judged.moved_to == "第二十四条"


def test_encouragement_is_no_ground_to_impose(digest: Library) -> None:
    claim = "《农产品质量安全法》第五十二条第二款"
    assert said(digest, claim).kinds == (DutyKind.ENCOURAGED,)
    judged = judge_claim(digest, claim, title="", on=ON)
    assert judged.outcome is Outcome.ENCOURAGED_ONLY
    assert judged.payment_mode is PaymentMode.PURCHASED_SERVICE


def test_money_owed_by_government_is_no_task(digest: Library) -> None:
    assert outcome(digest, "《村民委员会组织法》第四十三条") is Outcome.DEPARTMENT_DUTY


def test_the_cited_paragraph_is_meant_strictly(digest: Library) -> None:
    assert outcome(digest, "《义务教育法》第十三条第二款") is Outcome.ASSISTANCE
    assert outcome(digest, "《义务教育法》第十三条第一款") is Outcome.DEPARTMENT_DUTY
    assert said(digest, "《义务教育法》第十三条第一款").names_committee is False
    missing = said(digest, "《义务教育法》第十三条第九款")
    assert (missing.verdict, missing.exists) == (ClaimVerdict.NO_SUCH_ARTICLE, False)


def test_an_item_is_read_with_its_introduction(digest: Library) -> None:
    act = "《城市居民委员会组织法》第十条第一款"
    assert said(digest, f"{act}第（五）项").kinds == (DutyKind.ASSISTANCE,)
    assert said(digest, f"{act}第（一）项").kinds == (DutyKind.OWN_DUTY,)


def test_unknown_instrument_and_article(digest: Library) -> None:
    assert said(digest, "《村庄亮化促进法》第一条").verdict is ClaimVerdict.UNKNOWN_INSTRUMENT
    assert said(digest, "《禁毒法》第九百条").verdict is ClaimVerdict.NO_SUCH_ARTICLE
    bare = said(digest, "《禁毒法》")
    assert (bare.verdict, bare.exists, bare.in_force) == (ClaimVerdict.UNCERTAIN, None, True)
    assert "第几条" in bare.reason


def test_a_day_before_the_oldest_text_is_uncertain_not_denied(digest: Library) -> None:
    judged = said(digest, "《古树名木保护条例》第五条", date(2024, 1, 1))
    assert judged.verdict is ClaimVerdict.UNCERTAIN
    assert judged.in_force is None


def test_an_edition_newer_than_the_library_is_uncertain(digest: Library) -> None:
    assert said(digest, "《禁毒法》（2031年修正）第十七条").verdict is ClaimVerdict.UNCERTAIN


def test_two_texts_on_one_day_are_left_to_a_person(tmp_path: Path) -> None:
    twice = [law("甲法", "2020-01-01", article(1, f"村民委员会协助{i}。")) for i in "ab"]
    laws = library(tmp_path, *twice)
    assert said(laws, "《甲法》第一条").verdict is ClaimVerdict.UNCERTAIN


def test_a_title_that_shares_no_word_is_flagged_first(digest: Library) -> None:
    judged = judge_claim(digest, "《禁毒法》第十七条", title="帮局里卖保险", on=ON)
    assert judged.outcome is Outcome.ASSISTANCE, "结论不变，由专家核对"
    assert judged.reason.startswith("请人工核对")
    assert "《禁毒法》第十七条写明" in judged.reason
    assert "人工核对" not in said(digest, "《禁毒法》第十七条", title="禁毒宣传").reason


@pytest.mark.parametrize(
    "claim",
    [
        "《村民委员会组织法》第六条第二款",
        "《城市居民委员会组织法》第六条",
        "《城市居民委员会组织法》第十条第一款第（八）项",
    ],
)
def test_a_general_clause_is_flagged_first(digest: Library, claim: str) -> None:
    judged = judge_claim(digest, claim, title="协助政府开展保险销售工作", on=ON)
    assert judged.outcome is Outcome.ASSISTANCE
    assert judged.reason.startswith("请人工核对")
    assert "没有写明是什么事" in judged.reason


def test_an_article_without_doubt_is_given_before_a_doubtful_one(digest: Library) -> None:
    claim = "《村民委员会组织法》第六条第二款、《禁毒法》第十七条"
    judged = judge_claim(digest, claim, title="禁毒宣传", on=ON)
    assert judged.article == "《禁毒法》第十七条"
    assert "人工核对" not in judged.reason


def test_a_prohibition_is_no_basis(tmp_path: Path) -> None:
    forbids = "各级人民政府和村民委员会不得强行规定建房标准。"
    laws = library(tmp_path, law("甲法", "2020-01-01", article(1, forbids)))
    judged = judge_claim(laws, "《甲法》第一条", title="建房标准", on=ON)
    assert (judged.outcome, judged.judgements[0].kinds) == (Outcome.NOT_NAMED, (DutyKind.NONE,))
    assert "禁止" in judged.reason


# --- 一项申报 ---


@pytest.mark.parametrize("text", ["", "  ", "上级年度考核细则", "市工作会议要求"])
def test_what_is_no_statute_is_no_basis(digest: Library, text: str) -> None:
    judged = judge_claim(digest, text, title="报表填报", on=ON)
    assert (judged.outcome, judged.judgements) == (Outcome.NO_BASIS, ())


def test_one_good_article_among_several_is_enough(digest: Library) -> None:
    judged = judge_claim(digest, "《兵役法》第五条、《禁毒法》第十七条", title="", on=ON)
    assert judged.outcome is Outcome.ASSISTANCE
    assert judged.article == "《禁毒法》第十七条"
    assert len(judged.judgements) == 2


@pytest.mark.parametrize(
    "text",
    [
        "不是《禁毒法》第十七条",
        "并非《禁毒法》第十七条",
        "不依据《禁毒法》第十七条",
        "不再依据 “《禁毒法》第十七条”",
        "不是禁毒法第十七条第一款、第二款",
        "不是《禁毒法》第十七条和《社区矫正法》第十二条",
    ],
)
def test_a_negated_citation_is_no_claim(digest: Library, text: str) -> None:
    judged = judge_claim(digest, text, title="禁毒宣传", on=ON)
    assert (judged.outcome, judged.judgements) == (Outcome.NO_BASIS, ())
    assert "没有写明依据的是哪一条" in judged.reason


@pytest.mark.parametrize(
    "text",
    [
        "不是《兵役法》第五条，是《禁毒法》第十七条",
        "不是上级要求，而是《禁毒法》第十七条",
        "不得不依据《禁毒法》第十七条",
        "不是《兵役法》第五条，《禁毒法》第十七条",
    ],
)
def test_what_is_claimed_beside_a_negation_counts(digest: Library, text: str) -> None:
    judged = judge_claim(digest, text, title="禁毒宣传", on=ON)
    assert judged.outcome is Outcome.ASSISTANCE
    assert [one.instrument for one in judged.judgements] == ["禁毒法"]


def test_of_several_bad_ones_the_most_telling_reason_is_given(digest: Library) -> None:
    text = "《兵役法》第五条、《婚姻法》第八条"
    assert outcome(digest, text) is Outcome.REPEALED


def test_an_own_duty_is_unpaid(digest: Library) -> None:
    judged = judge_claim(digest, "《人民调解法》第八条", title="", on=ON)
    assert (judged.outcome, judged.payment_mode) == (
        Outcome.OWN_DUTY,
        PaymentMode.UNPAID_DUTY,
    )


# --- 一批申报 ---


def test_a_later_repeat_of_a_kept_task_is_a_duplicate(digest: Library) -> None:
    pair = [
        Declaration("禁毒宣传教育", "《禁毒法》第十七条", "甲局"),
        Declaration("开展禁毒宣传教育工作", "《禁毒法》第十七条第一款", "乙局"),
        Declaration("禁毒宣传教育", "《兵役法》第五条", "丙局"),
        Declaration("涉毒重点场所巡查", "《禁毒法》第十七条", "丁局"),
    ]
    first, second, third, fourth = judge_declarations(digest, pair, on=ON)
    assert first.outcome is Outcome.ASSISTANCE
    assert second.outcome is Outcome.DUPLICATE
    assert "第1项甲局" in second.reason
    assert third.outcome is Outcome.NOT_NAMED, "与落选的同名，仍按自己的依据判断"
    assert fourth.outcome is Outcome.ASSISTANCE, "依据相同而事情不同，不算重复"


def test_a_repeat_of_a_fallen_task_is_judged_by_itself(digest: Library) -> None:
    same = [Declaration("兵役登记", "《兵役法》第五条")] * 2
    outcomes = judge_declarations(digest, same, on=ON)
    assert [one.outcome for one in outcomes] == [Outcome.NOT_NAMED] * 2
    assert find_duplicates(same, outcomes) == ()


def test_like_names_on_different_articles_are_two_tasks(digest: Library) -> None:
    tasks = [
        Declaration("日常帮教", "《社区矫正法》第十二条"),
        Declaration("日常帮教", "《社区矫正法》第十八条"),
    ]
    outcomes = judge_declarations(digest, tasks, on=ON)
    assert [one.outcome for one in outcomes] == [Outcome.ASSISTANCE] * 2


def test_stock_words_do_not_make_titles_alike() -> None:
    assert normalise_title("协助开展禁毒宣传教育工作") == "禁毒宣传教育"
    assert normalise_title("工作") == "工作"


# --- 示例的申报:结论只由法库判断 ---


def test_no_outcome_is_written_in_the_sheet() -> None:
    words = {one.words for one in Outcome} | {one.value for one in Outcome}
    for one in declarations():
        assert not words & {one.title, one.claim, one.department}


def fallen_and_kept(outcomes: tuple[ClaimOutcome, ...]) -> tuple[int, int]:
    fallen = next(i for i, one in enumerate(outcomes) if one.outcome is Outcome.DEPARTMENT_DUTY)
    kept = next(i for i, one in enumerate(outcomes) if one.outcome is Outcome.ASSISTANCE)
    return fallen, kept


def test_swapping_two_claimed_bases_changes_both_outcomes(digest: Library) -> None:
    tasks = declarations()
    before = judge_declarations(digest, tasks, on=ON)
    a, b = fallen_and_kept(before)
    tasks[a], tasks[b] = (
        replace(tasks[a], claim=tasks[b].claim),
        replace(tasks[b], claim=tasks[a].claim),
    )
    after = judge_declarations(digest, tasks, on=ON)
    assert after[a].outcome is Outcome.ASSISTANCE
    assert after[b].outcome is Outcome.DEPARTMENT_DUTY


def test_taking_one_version_away_moves_the_counts(digest: Library, tmp_path: Path) -> None:
    full = count(judge_declarations(digest, declarations(), on=ON))
    less = open_digest(tmp_path, without=("禁毒法", "2007-12-29"))
    moved = count(judge_declarations(less, declarations(), on=ON))
    less.close()
    assert moved[Outcome.ASSISTANCE] == full[Outcome.ASSISTANCE] - 1
    assert moved[Outcome.DUPLICATE] == full[Outcome.DUPLICATE] - 1
    assert moved[Outcome.NO_BASIS] == full[Outcome.NO_BASIS] + 2
