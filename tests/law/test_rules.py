"""有日期的规则:总册、两部法律的两个版本、地方规定。The book of rules and the rules of a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.law import at, bases, basis
from hudong.ground.law.rules.on_day import RulesOnDay
from hudong.ground.law.rules.reading import RuleFileError, read_bases
from hudong.ground.law.terms import (
    BasisKind,
    CommunityKind,
    LawError,
    MeetingForm,
    Proposer,
    RuleMissing,
    Share,
    ShareBase,
)

VILLAGE, NEIGHBOURHOOD = CommunityKind.VILLAGE, CommunityKind.NEIGHBOURHOOD
FIRST, OLD, NEW = date(2018, 12, 29), date(2025, 12, 31), date(2026, 1, 1)
THIRD = Share(1, 3, False, ShareBase.MEMBERS)


# ---- 总册 ----


def test_bases_are_ordered_unique_and_complete() -> None:
    keys = [one.key for one in bases()]
    assert keys == sorted(set(keys))
    assert all(basis(key).words for key in keys)
    assert all(bool(one.reason) == (one.kind is BasisKind.INTERNAL) for one in bases())


def test_words_are_our_own_sentences() -> None:
    for one in bases():
        for words in (one.words, *(version.words for version in one.versions)):
            assert not words or words.endswith("。"), (one.key, words)


@pytest.mark.parametrize(
    "key",
    [
        "people.enrol",
        "kernel.clock",
        "kernel.reaction",
        "record.irregularity",
        "catalogue.edition_adoption",
        "county.setup",
    ],
)
def test_internal_rules_cite_no_law(key: str) -> None:
    assert basis(key).kind is BasisKind.INTERNAL
    on_day = at(date(1999, 1, 1)).basis(key)
    assert on_day.cite.startswith("系统内部规则：")
    assert "《" not in on_day.cite


def test_local_rules_cite_no_article() -> None:
    local = [one for one in bases() if one.kind is BasisKind.LOCAL]
    assert local
    for one in local:
        assert "《" not in at(NEW).basis(one.key).cite
        assert "（示例）" in one.words


def test_an_unknown_key_names_keys_like_it() -> None:
    with pytest.raises(RuleMissing) as caught:
        basis("villagers_committee_act.asembly")
    assert "villagers_committee_act.assembly" in caught.value.hint


def test_a_day_before_the_rule_names_rule_and_day() -> None:
    with pytest.raises(RuleMissing) as caught:
        at(OLD).basis("villagers_committee_act.party_first")
    assert "2025-12-31" in caught.value.message
    assert "villagers_committee_act.party_first" in caught.value.message
    assert "2026-01-01" in caught.value.hint


@given(st.dates(FIRST, date(2100, 1, 1)), st.sampled_from([one.key for one in bases()]))
def test_at_most_one_version_answers_and_it_covers_the_day(day: date, key: str) -> None:
    fitting = [version for version in basis(key).versions if version.covers(day)]
    assert len(fitting) <= 1
    assert at(day).has(key) == bool(fitting)
    if fitting:
        assert at(day).basis(key).version is fitting[0]


def test_the_two_laws_meet_without_a_gap() -> None:
    """每一个旧版本的末日之后，新版本立刻接上，否则就是新法没有这一条。"""
    gone = {
        "residents_committee_act.assembly_by_representatives",
        "residents_committee_act.unified_arrangement",
    }
    for one in bases():
        if one.versions[0].in_force_to == OLD:
            assert at(NEW).has(one.key) != (one.key in gone), one.key


# ---- 会议 ----


@pytest.mark.parametrize(
    ("day", "kind", "form", "article"),
    [
        (OLD, VILLAGE, "representatives", "第二十六条第二款"),
        (NEW, VILLAGE, "representatives", "第三十条第二款"),
        (OLD, VILLAGE, "assembly_by_persons", "第二十二条第一款"),
        (NEW, VILLAGE, "assembly_by_households", "第二十六条第一款"),
        (OLD, VILLAGE, "group", "第二十八条第一款"),
        (NEW, VILLAGE, "group", "第三十二条第二款"),
        (OLD, NEIGHBOURHOOD, "representatives", "第九条第三款"),
        (NEW, NEIGHBOURHOOD, "representatives", "第二十九条"),
        (NEW, NEIGHBOURHOOD, "assembly_by_persons", "第二十七条"),
    ],
)
def test_the_meeting_cites_the_article_of_its_day(
    day: date, kind: CommunityKind, form: str, article: str
) -> None:
    rule = at(day).meeting(kind, form)
    assert rule.basis.version.article == article
    assert rule.key == rule.basis.key


def test_no_rule_is_invented() -> None:
    with pytest.raises(RuleMissing):
        at(NEW).meeting(NEIGHBOURHOOD, MeetingForm.GROUP)
    with pytest.raises(RuleMissing):
        at(date(2018, 12, 28)).meeting(VILLAGE, MeetingForm.REPRESENTATIVES)
    with pytest.raises(RuleMissing):
        at(date(2025, 4, 30)).collective_assembly()
    with pytest.raises(LawError):
        at(NEW).meeting(VILLAGE, "投票")


def test_who_can_force_a_meeting() -> None:
    old = at(OLD).convening(VILLAGE, MeetingForm.ASSEMBLY_BY_PERSONS)
    new = at(NEW).convening(VILLAGE, MeetingForm.ASSEMBLY_BY_PERSONS)
    assert old.thresholds == new.thresholds
    assert new.thresholds[Proposer.REPRESENTATIVES] == THIRD
    assert (old.short_notice, new.short_notice) == (False, True)
    share, cited = at(NEW).convening_threshold(VILLAGE, "representatives", Proposer.REPRESENTATIVES)
    assert (share.numerator, share.denominator, share.strict) == (1, 5, False)
    assert cited.version.article == "第三十条第一款"
    groups, _ = at(OLD).convening_threshold(NEIGHBOURHOOD, "representatives", Proposer.GROUPS)
    assert groups == THIRD
    with pytest.raises(RuleMissing):
        at(NEW).convening_threshold(NEIGHBOURHOOD, "representatives", Proposer.GROUPS)


@given(st.integers(1, 100_000))
def test_a_fifth_of_the_representatives_on_both_sides(total: int) -> None:
    share, _ = at(NEW).convening_threshold(VILLAGE, "representatives", Proposer.REPRESENTATIVES)
    needed = share.needed(total)
    assert share.met(needed, total)
    assert not share.met(needed - 1, total)
    assert 5 * needed >= total > 5 * (needed - 1)


def test_how_often_representatives_meet() -> None:
    assert at(NEW).convening(VILLAGE, "representatives").months == 3
    assert at(NEW).convening(NEIGHBOURHOOD, "representatives").months == 6


def test_notice_is_statute_for_the_assembly_and_local_for_representatives() -> None:
    days, cited = at(NEW).notice_days(VILLAGE, MeetingForm.ASSEMBLY_BY_PERSONS)
    assert (days, cited.basis.kind, cited.version.article) == (
        10,
        BasisKind.STATUTE,
        "第二十五条第二款",
    )
    for kind in CommunityKind:
        for day in (OLD, NEW):
            days, cited = at(day).notice_days(kind, MeetingForm.REPRESENTATIVES)
            assert (days, cited.basis.kind) == (10, BasisKind.LOCAL)
    _, cited = at(OLD).notice_days(NEIGHBOURHOOD, MeetingForm.ASSEMBLY_BY_PERSONS)
    assert cited.basis.kind is BasisKind.LOCAL, "旧居组法没有规定通知时间"


# ---- 2026 年改了什么 ----


def test_party_study_and_authorisation_by_day() -> None:
    for kind in CommunityKind:
        assert at(OLD).party_study_required(kind) is None
        assert at(NEW).party_study_required(kind) is not None
    assert at(NEW).authorisation(VILLAGE).version.article == "第二十八条第二款"
    assert at(NEW).authorisation(NEIGHBOURHOOD).version.article == "第三十条第二款"
    assert at(OLD).authorisation_required(VILLAGE) is not None
    assert at(OLD).authorisation_required(NEIGHBOURHOOD) is None, "旧法的代表参加的就是居民会议"
    with pytest.raises(RuleMissing):
        at(OLD).authorisation(NEIGHBOURHOOD)


def test_disclosure_of_fifteen_days_is_new() -> None:
    for kind in CommunityKind:
        assert at(NEW).disclosure_days(kind)[0] == 15
        assert at(NEW).publication_days(kind)[1].basis.kind is BasisKind.STATUTE
        with pytest.raises(RuleMissing):
            at(OLD).disclosure_days(kind)
        assert at(OLD).publication_days(kind)[1].basis.kind is BasisKind.LOCAL


def test_who_pays_moved_to_article_43() -> None:
    assert at(OLD).of(VILLAGE, "funding").cite == "《村民委员会组织法》第三十七条第一款"
    for kind in CommunityKind:
        assert at(NEW).of(kind, "funding").version.article == "第四十三条第二款"
    assert at(OLD).has("residents_committee_act.unified_arrangement")
    assert not at(NEW).has("residents_committee_act.unified_arrangement")


def test_composition_by_law_and_day() -> None:
    village = at(NEW).composition(VILLAGE)
    assert village.households_per_representative == (5, 15)
    assert village.women_share == THIRD
    new = at(NEW).composition(NEIGHBOURHOOD)
    assert (new.households_per_representative, new.women_share) == ((20, 50), None)
    old = at(OLD).composition(NEIGHBOURHOOD)
    assert (old.representatives_per_group, old.representatives_share) == ((2, 3), None)


# ---- 规则文件 ----

RULE = """
[[basis]]
key = "example.rule"
kind = "statute"
words = "例子。"
  [[basis.version]]
  instrument = "例子法"
  article = "第一条"
  from = 2020-01-01
  to = 2020-12-31
  values = { share = [2, 3, "members", "at_least"], range = [5, 15], days = 10 }
  [[basis.version]]
  instrument = "例子法"
  article = "第二条"
  from = 2021-01-01
  [[basis.version]]
  instrument = "江苏省例子办法"
  article = "第三条"
  from = 2022-01-01
  place = "32"
"""


def rule_file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "rules.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_new_law_is_a_new_line_and_the_nearest_place_wins(tmp_path: Path) -> None:
    known = read_bases([rule_file(tmp_path, RULE)])

    def article(day: date, place: str) -> str:
        return RulesOnDay(day, place, known).basis("example.rule").version.article

    assert article(date(2020, 12, 31), "320585") == "第一条"
    assert article(date(2021, 1, 1), "320585") == "第二条"
    assert article(date(2022, 1, 1), "320585000000") == "第三条"
    assert article(date(2022, 1, 1), "330100") == "第二条"
    assert article(date(2022, 1, 1), "") == "第二条"
    values = known["example.rule"].versions[0].values
    assert values["share"] == Share(2, 3, False, ShareBase.MEMBERS)
    assert (values["range"], values["days"]) == ((5, 15), 10)
    with pytest.raises(TypeError):
        values["days"] = 11  # type: ignore[index]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("[[basis]]", "[[basis]"), "读不出来"),
        (("[[basis]]", "[[rule]]"), "不认识的表"),
        (('words = "例子。"', ""), "缺少 key 或者 words"),
        (('"statute"', '"law"'), "kind"),
        (('words = "例子。"', 'words = "例子。"\nreason = "无"'), "reason"),
        (('"statute"', '"internal"'), "reason"),
        (('words = "例子。"', 'words = "例子。"\nnote = "无"'), "不认识的字段"),
        (('article = "第一条"', ""), "缺少名称"),
        (("from = 2020-01-01", 'from = "2020-01-01"'), "不是日期"),
        (("to = 2020-12-31", "to = 2019-12-31"), "to 早于 from"),
        (("to = 2020-12-31", "to = 2021-01-01"), "同一天"),
        (("to = 2020-12-31", ""), "同一天"),
        (("[2, 3,", "[4, 3,"), "零和一之间"),
        (('"members"', '"everybody"'), "读不懂"),
    ],
)
def test_a_wrong_rule_file_is_refused_by_name(
    tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    assert change[0] in RULE
    with pytest.raises(RuleFileError) as caught:
        read_bases([rule_file(tmp_path, RULE.replace(*change, 1))])
    assert says in caught.value.message
    assert "rules.toml" in caught.value.message
    assert caught.value.hint


def test_a_key_stands_once(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match="两次"):
        read_bases([rule_file(tmp_path, RULE + RULE)])


def test_a_statute_needs_a_version(tmp_path: Path) -> None:
    bare = '[[basis]]\nkey = "example.bare"\nkind = "statute"\nwords = "例子。"\n'
    with pytest.raises(RuleFileError, match="没有任何版本"):
        read_bases([rule_file(tmp_path, bare)])
