"""依据查对:部门常犯的错,逐条看机器怎么答。Basis checks: the mistakes departments make, one by one.

Everything here is judged by the real texts; without them the tests are skipped with the reason.
``test_judge.py`` tests the same rules on the carried digest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from hudong.doors.cli.judging import as_json
from hudong.ground.law.judge import judge_claim
from hudong.ground.law.library import Library
from hudong.ground.law.terms import ClaimVerdict, DutyKind, Outcome, PaymentMode
from tests.law.basis_texts import OLD, ON, open_texts, rows, said
from tests.law.judging import CORPUS

pytestmark = pytest.mark.skipif(not CORPUS.is_file(), reason="没有法规语料")

AFTER_THE_CODE = date(2026, 9, 1)

KINDS = {
    "协助": {DutyKind.ASSISTANCE},
    "自身法定职责": {DutyKind.OWN_DUTY},
    "发现报告": {DutyKind.REPORT},
    "鼓励引导": {DutyKind.ENCOURAGED},
    "经费保障(对政府)": {DutyKind.FUNDING},
    "参与/被征求意见权": {DutyKind.RIGHT},
    "主体资格与档案": {DutyKind.RIGHT, DutyKind.NONE},
}
SUPPORTED = ("协助", "自身法定职责", "发现报告")
# 判得与表上不同的行,逐行说明为什么。
MISSES = {
    "LB121": "表上只记业主大会配合居委会；同一条还要求居委会等做好自治管理，机器读作自身职责",
}


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = open_texts(tmp_path_factory.mktemp("bases"))
    yield opened
    opened.close()


# --- 整张表:每一行在它有效的一天 ---


def a_day_of_force(laws: Library, row: dict[str, str]) -> date:
    """A day on which the row's text is in force: in mid 2026, else a day of its own version."""
    versions = [v for v in laws.versions(row["law"]) if v.in_force_from]
    if any(version.covers(ON) for version in versions):
        return ON
    last = versions[-1]
    assert last.in_force_from
    return last.in_force_to or last.in_force_from


def test_every_basis_of_the_list_stands_on_a_day_of_its_force(laws: Library) -> None:
    if not rows():
        pytest.skip("没有 legal_bases.csv")
    wrong = {}
    for row in rows():
        one = said(laws, f"《{row['law']}》{row['article']}", a_day_of_force(laws, row))
        main = one.kinds[0] if one.kinds else DutyKind.NONE
        stands = one.verdict is ClaimVerdict.SUPPORTS
        if main not in KINDS[row["kind"]] or (row["kind"] in SUPPORTED) != stands:
            wrong[row["id"]] = f"{one.citation} {row['kind']}：{[k.value for k in one.kinds]}"
        assert (one.exists, one.in_force, one.names_committee) == (True, True, True), row["id"]
    assert set(wrong) <= set(MISSES), wrong
    assert len(wrong) * 33 <= len(rows()), "不到百分之三"


# --- 陷阱:引错的、引旧的、引了没用的 ---

SUPPORTS = ClaimVerdict.SUPPORTS
NOT_FOR = ClaimVerdict.NOT_FOR_COMMITTEE
NOT_IN_FORCE = ClaimVerdict.NOT_IN_FORCE
NO_ARTICLE = ClaimVerdict.NO_SUCH_ARTICLE
UNKNOWN = ClaimVerdict.UNKNOWN_INSTRUMENT
UNCERTAIN = ClaimVerdict.UNCERTAIN


@pytest.mark.parametrize(
    ("claim", "on", "verdict", "moved"),
    [
        # 全文都没有提到村(居)委会的
        ("《兵役法》第五条", ON, NOT_FOR, None),
        ("《兵役法》第十八条", ON, NOT_FOR, None),
        ("《统计法》第八条", ON, NOT_FOR, None),
        ("《征兵工作条例》第十条", ON, NOT_FOR, None),
        ("《防洪法》第六条", ON, NOT_FOR, None),
        ("《退役军人保障法》第二十条", ON, NOT_FOR, None),
        ("《兵役法》", ON, NOT_FOR, None),
        # 旧居组法第二十条，三种写法都在这里
        ("居组法第二十条", ON, NOT_FOR, "第四十三条"),
        ("《城市居民委员会组织法》（1989年）第二十条", ON, NOT_IN_FORCE, "第四十三条"),
        ("《城市居民委员会组织法》（2018年修正）第二十条", ON, NOT_IN_FORCE, "第四十三条"),
        ("《城市居民委员会组织法》第二十条", OLD, SUPPORTS, None),
        # 其他旧条号
        ("《传染病防治法》（2013年修正）第九条", ON, NOT_IN_FORCE, "第十五条"),
        ("《传染病防治法》第九条", ON, NOT_FOR, "第十五条"),
        ("《传染病防治法》第九条", OLD, SUPPORTS, None),
        ("村组法第五条", ON, NOT_FOR, "第六条"),
        ("村组法第五条第二款", ON, NO_ARTICLE, "第六条"),
        ("村组法第24条第一款第（三）项", ON, NO_ARTICLE, "第二十八条"),
        ("村组法第三十七条", ON, SUPPORTS, "第四十三条"),
        ("居组法第三条第（五）项", ON, NO_ARTICLE, "第十条"),
        ("居组法第二条", ON, SUPPORTS, "第六条"),
        ("《国防教育法》（2018年修正）第二十一条", ON, NOT_IN_FORCE, "第二十四条"),
        # 正用着的新条号,不要说成旧的
        ("村组法第六条第二款", ON, SUPPORTS, None),
        ("村组法第十一条", ON, SUPPORTS, None),
        ("村组法第四十三条", ON, NOT_FOR, None),
        ("居组法第十条", ON, SUPPORTS, None),
        # 被法典取代的
        ("《噪声污染防治法》第八条", ON, SUPPORTS, None),
        (
            "《噪声污染防治法》第八条",
            AFTER_THE_CODE,
            NOT_IN_FORCE,
            "《生态环境法典》第五百四十九条",
        ),
        (
            "《噪声污染防治法》第七十条",
            AFTER_THE_CODE,
            NOT_IN_FORCE,
            "《生态环境法典》第五百九十九条",
        ),
        # 名称、条号写错的
        ("《村民自治法》第三条", ON, UNKNOWN, None),
        ("《禁毒法》第九百条", ON, NO_ARTICLE, None),
        ("《消防法》第六条第九款", ON, NO_ARTICLE, None),
        ("《消防法》第六条第七款第（三）项", ON, NO_ARTICLE, None),
        ("《婚姻法》第八条", ON, NOT_IN_FORCE, None),
        # 存在,但款项不对
        ("《消防法》第六条第五款", ON, NOT_FOR, None),
        ("《义务教育法》第十三条第一款", ON, NOT_FOR, None),
        ("《义务教育法》第十三条第二款", ON, SUPPORTS, None),
        # 只是鼓励、只是经费
        ("《环境保护法》第九条", ON, NOT_FOR, None),
        ("《农产品质量安全法》第五十二条第二款", ON, NOT_FOR, None),
        ("《食品安全法》第十条", ON, NOT_FOR, None),
        ("《社区矫正法》第六条", ON, NOT_FOR, None),
        # 说不定的
        ("《禁毒法》", ON, UNCERTAIN, None),
        ("《禁毒法》（2031年修正）第十七条", ON, UNCERTAIN, None),
        ("《古树名木保护条例》第五条", ON, UNKNOWN, None),
    ],
)
def test_traps(
    laws: Library, claim: str, on: date, verdict: ClaimVerdict, moved: str | None
) -> None:
    one = said(laws, claim, on)
    assert (one.verdict, one.moved_to) == (verdict, moved), one.reason
    assert one.reason.endswith("。")
    assert one.citation in claim


@pytest.mark.parametrize("law", ["兵役法", "统计法", "征兵工作条例", "防洪法", "退役军人保障法"])
def test_laws_that_name_no_committee_anywhere(laws: Library, law: str) -> None:
    now = laws.version_on(law, ON)
    for article in laws.articles_of(now):
        one = said(laws, f"《{law}》{article.label}")
        assert (one.names_committee, one.verdict) == (False, NOT_FOR), one.citation
        assert f"《{law}》全文都没有提到" in one.reason


def test_exists_names_and_kind_speak_of_the_place_only(laws: Library) -> None:
    whole = said(laws, "《城市居民委员会组织法》第十条")
    item = said(laws, "《城市居民委员会组织法》第十条第一款第（五）项")
    first = said(laws, "《城市居民委员会组织法》第十条第一款第（一）项")
    assert whole.kinds[0] is item.kinds[0] is DutyKind.ASSISTANCE
    assert item.names_committee is True, "项承接冒号前的主语"
    assert first.kinds == (DutyKind.OWN_DUTY,)
    wrong = said(laws, "《义务教育法》第十三条第一款")
    assert (wrong.exists, wrong.names_committee, wrong.kinds) == (True, False, ())
    assert "同一条第二款写到了" in wrong.reason
    missing = said(laws, "《消防法》第六条第九款")
    assert (missing.exists, missing.names_committee) == (False, None)
    assert "第六条只有 7 款" in missing.reason


def test_in_force_speaks_of_the_named_version(laws: Library) -> None:
    assert said(laws, "《消防法》第六条").in_force is True
    assert said(laws, "《消防法》（2021年修正）第六条").in_force is True
    old = said(laws, "《消防法》（2008年修订）第六条")
    assert (old.in_force, old.verdict) == (False, NOT_IN_FORCE)
    assert "仍是第六条" in old.reason
    assert said(laws, "《传染病防治法》（2013年修正）第九条", OLD).in_force is True


# --- 名称与条文合不合:只是疑问,不是拒绝 ---


def test_a_title_that_does_not_fit_is_a_doubt_only(laws: Library) -> None:
    one = said(laws, "《禁毒法》第十七条", title="代办保险销售")
    assert (one.verdict, one.payment_mode) == (SUPPORTS, PaymentMode.PAID_ASSISTANCE)
    assert one.reason.startswith("请人工核对：事项名称与条文没有共同的用语")


def test_idle_words_in_common_are_no_fit(laws: Library) -> None:
    one = said(laws, "《禁毒法》第十七条", title="协助政府有关部门做好垃圾清运工作")
    assert "没有共同的用语" in one.reason
    assert "人工核对" not in said(laws, "《禁毒法》第十七条", title="禁毒宣传工作").reason


def test_the_title_tells_an_old_number(laws: Library) -> None:
    one = said(laws, "村组法第三十条", title="村务公开栏更新")
    assert one.moved_to == "第三十五条"
    assert "引的可能是旧条号" in one.reason
    assert said(laws, "村组法第三十条", title="召开村民代表会议").moved_to is None


def test_the_right_article_of_the_same_law_is_proposed(laws: Library) -> None:
    one = said(laws, "《禁毒法》第十六条", title="禁毒宣传教育")
    assert "第十七条" in one.reason


# --- 支付方式 ---


@pytest.mark.parametrize(
    ("claim", "mode"),
    [
        ("《禁毒法》第十七条", PaymentMode.PAID_ASSISTANCE),
        ("《人民调解法》第八条", PaymentMode.UNPAID_DUTY),
        ("《安全生产法》第七十五条", PaymentMode.UNPAID_DUTY),
        ("《环境保护法》第九条", PaymentMode.PURCHASED_SERVICE),
        ("《兵役法》第五条", PaymentMode.PURCHASED_SERVICE),
        ("《婚姻法》第八条", None),
        ("《禁毒法》第九百条", None),
        ("《禁毒法》", None),
    ],
)
def test_the_payment_mode_follows_from_the_article(
    laws: Library, claim: str, mode: PaymentMode | None
) -> None:
    assert said(laws, claim).payment_mode is mode


def test_encouragement_alone_never_imposes(laws: Library) -> None:
    for claim in ("《环境保护法》第九条", "《食品安全法》第十条", "《法治宣传教育法》第二十五条"):
        whole = judge_claim(laws, claim, title="", on=ON)
        assert (whole.outcome, whole.outcome.kept) == (Outcome.ENCOURAGED_ONLY, False), claim


# --- 命令行的 JSON ---

KEYS = [
    *("citation", "instrument", "article", "exists", "in_force", "names_committee"),
    *("kind", "moved_to", "payment_mode", "verdict", "reason"),
]


def test_the_json_has_the_agreed_keys_and_names(laws: Library) -> None:
    def answer(claim: str) -> dict[str, Any]:
        return as_json(said(laws, claim))

    good = answer("《禁毒法》第十七条")
    assert list(good) == KEYS
    assert (good["kind"], good["payment_mode"]) == ("assistance", "PAID_ASSISTANCE")
    assert answer("《城市居民委员会组织法》第十条")["kind"].startswith("assistance|")
    assert answer("《兵役法》第五条")["kind"] == "none"
    unknown = answer("《村庄亮化促进法》第一条")
    assert [name for name in KEYS if unknown[name] is None] == [
        *("instrument", "article", "exists", "in_force", "names_committee"),
        *("kind", "moved_to", "payment_mode"),
    ]
