"""问一件事 · One search: must we do this, and who pays. It never says more than the rows do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.test import Client

from hudong.doors.web import laws
from hudong.doors.web.pages.answering import Found, verdict_of
from hudong.doors.web.pages.asked import NEAR, SAME, Asked
from hudong.ground.kernel.reads import counting
from hudong.ground.law.terms import DutyKind, DutyLine, PaymentMode
from hudong.mechanisms.admission.queries import AskedRequest
from hudong.mechanisms.admission.terms import Ruling
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import AskedMatter, AskedTask, EditionLine
from hudong.mechanisms.catalogue.terms import Catalogue, Decision, DeclarationLine, Scope, Way
from tests.rooms.admission.builders_admission import LINE, ask, reviewers, rules
from tests.rooms.agreements.builders_agreements import TASKS, a_department, a_published_edition
from tests.scale.lists import fill_list

DAY = date(2026, 5, 1)
EDITION = EditionLine(1, 1, "示政社〔2026〕1号", date(2026, 4, 1), "", "", 1, 1)
MATTER = AskedMatter(
    matter_id=7,
    catalogue=Catalogue.ASSISTANCE,
    title="禁毒宣传教育",
    standard="全年四次",
    payment_mode=PaymentMode.PAID_ASSISTANCE,
    payer_name="示例市公安局",
    unit="次",
    unit_price_fen=120000,
    scope=Scope.BOTH,
    basis_cite="《示例禁毒法》第一条",
    way=Way.REVIEW,
    until_on=None,
)
TASK = AskedTask(
    declaration_id=3,
    title="台账填报",
    proposer_name="示例市统计局",
    decision=Decision.RETURN,
    reason="是部门自己的职责",
    article="《示例统计法》第一条",
    decided_on=date(2026, 3, 20),
    merged_into="",
)
REQUEST = AskedRequest(
    request_id=5,
    title="电动车登记",
    department="示例市交警队",
    state_label="不予准入",
    is_refused=True,
    is_running=False,
    reason="没有依据",
    article="",
    decided_on=date(2026, 4, 20),
)
LAW = DutyLine(
    "示例禁毒法", None, "第一条", 1, 0, (DutyKind.ASSISTANCE,), "村民委员会协助禁毒宣传", "公安机关"
)
NOTHING = Found(EDITION, (), (), (), ())


def said(found: Found, text: str = "禁毒宣传") -> str:
    return verdict_of(found, text, DAY).sentence


# --- 一句话 ---


def test_a_listed_matter_says_who_pays_and_how_much() -> None:
    found = replace(NOTHING, matters=((100, MATTER),))
    verdict = verdict_of(found, "禁毒宣传", DAY)
    assert verdict.sentence == (
        "在清单上：“禁毒宣传教育”是协助事项，由示例市公安局出钱，每次 1,200.00 元。"
    )
    assert (verdict.state, verdict.is_settled, verdict.matter) == ("done", True, MATTER)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"unit_price_fen": 0}, "由示例市公安局出钱。"),
        ({"payer_name": ""}, "清单上没有写由谁出钱"),
        (
            {"way": Way.TEMPORARY, "until_on": date(2026, 6, 30)},
            "临时准入，到2026年6月30日为止。",
        ),
        ({"catalogue": Catalogue.NEGATIVE}, "不得要求村（居）承担"),
        ({"catalogue": Catalogue.CERTIFICATES}, "可以出具的证明"),
        (
            {"catalogue": Catalogue.DUTIES, "payment_mode": PaymentMode.UNPAID_DUTY},
            "是村（居）自己的事，由村（居）依法办，无偿履职。",
        ),
        ({"catalogue": Catalogue.DUTIES, "payment_mode": None}, "由村（居）依法办。"),
    ],
)
def test_it_says_no_more_than_the_row(change: dict[str, object], words: str) -> None:
    sentence = said(replace(NOTHING, matters=((100, replace(MATTER, **change)),)))
    assert words in sentence
    if change.get("catalogue"):
        assert "出钱" not in sentence


def test_what_has_ended_need_not_be_done() -> None:
    ended = replace(MATTER, way=Way.TEMPORARY, until_on=date(2026, 4, 30))
    assert "已经到期（2026年4月30日），到期以后村（居）可以不办" in said(
        replace(NOTHING, matters=((100, ended),))
    )
    last_day = replace(ended, until_on=DAY)
    assert said(replace(NOTHING, matters=((100, last_day),))).startswith("在清单上")


def test_a_task_that_fell_need_not_be_done_and_says_when() -> None:
    sentence = said(replace(NOTHING, tasks=((100, TASK),)), "台账")
    assert sentence == (
        "不在清单上。村（居）可以不办。"
        "“台账填报”：示例市统计局报来的，2026年3月20日决定退回部门自己办。"
    )


def test_a_refused_request_need_not_be_done() -> None:
    sentence = said(replace(NOTHING, requests=((100, REQUEST),)), "电动车登记")
    assert "村（居）可以不办" in sentence
    assert "示例市交警队申请过准入，2026年4月20日不予准入" in sentence


def test_a_running_request_is_said_to_run() -> None:
    running = replace(REQUEST, is_refused=False, is_running=True, state_label="公示中")
    found = replace(NOTHING, tasks=((100, TASK),), requests=((100, running),))
    assert "现在是“公示中”，还没有列入清单" in said(found)


def test_an_open_review_is_said_to_be_open() -> None:
    sentence = said(replace(NOTHING, tasks=((100, replace(TASK, decision=None, decided_on=None)),)))
    assert "正在清理，还没有决定" in sentence


def test_a_merged_task_leads_to_the_other_one() -> None:
    merged = replace(TASK, decision=Decision.MERGE, merged_into="统计报表")
    sentence = said(replace(NOTHING, tasks=((100, merged),)))
    assert "并入“统计报表”" in sentence
    assert "可以不办" not in sentence


def test_what_left_the_list_is_not_said_to_be_needless_nor_listed() -> None:
    kept = replace(TASK, decision=Decision.ASSISTANCE)
    sentence = said(replace(NOTHING, tasks=((100, kept),)))
    assert "现行清单上没有叫“台账填报”的事" in sentence
    assert "决定保留为协助事项；现行清单里没有叫这个名字的了" in sentence
    same = replace(MATTER, title="台账填报")
    assert said(replace(NOTHING, tasks=((100, kept),), matters=((100, same),))).startswith(
        "在清单上"
    )


def test_an_own_duty_in_the_law_is_never_said_to_be_needless() -> None:
    own = replace(LAW, kinds=(DutyKind.OWN_DUTY,))
    found = replace(NOTHING, tasks=((100, TASK),), duties=(own,))
    assert "可以不办" not in said(found)
    alone = said(replace(NOTHING, duties=(own,)))
    assert "《示例禁毒法》第一条写着是村（居）自己的职责" in alone


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (DutyKind.ASSISTANCE, "写着要村（居）协助：部门要交下来，先申请准入、列入清单，写明谁出钱"),
        (DutyKind.ENCOURAGED, "只是鼓励，不能拿来摊派"),
        (DutyKind.FUNDING, "没有要村（居）去做"),
        (DutyKind.RIGHT, "没有要村（居）去做"),
    ],
)
def test_what_stands_only_in_the_law_depends_on_its_kind(kind: DutyKind, words: str) -> None:
    assert words in said(replace(NOTHING, duties=(replace(LAW, kinds=(kind,)),)))


def test_what_is_only_alike_is_no_answer() -> None:
    verdict = verdict_of(replace(NOTHING, matters=((NEAR, MATTER),)), "消防宣传", DAY)
    assert "清单上没有叫“消防宣传”的事；下面有相近的" in verdict.sentence
    assert verdict.matter is None
    assert not verdict.is_settled


def test_nothing_found_says_so() -> None:
    assert "没有找到“养鸭”" in said(NOTHING, "养鸭")
    assert "还没有公布清单" in said(replace(NOTHING, edition=None))


# --- 问的话怎样比 ---


@pytest.mark.parametrize(
    ("text", "title", "is_same"),
    [
        ("禁毒宣传", "禁毒宣传教育和禁毒防范措施落实", True),
        ("我们村要不要帮派出所办居住证，谁出钱？", "流动人口居住证申领受理、发放", False),
        ("居住证", "流动人口居住证申领受理、发放", True),
        ("消防宣传", "禁毒宣传教育", False),
        ("人口普查", "农业普查", False),
        ("台账填报", "村级台账报表填报", True),
        ("协助办理", "协助办理证明", True),
        ("wifi", "公共WiFi维护", True),
        ("低保申请", "最低生活保障申请受理", True),
    ],
)
def test_how_near_a_name_comes(text: str, title: str, is_same: bool) -> None:
    assert (Asked(text).fit(title) >= SAME) is is_same


def test_words_of_asking_do_not_count() -> None:
    assert Asked("请问这件事要不要做：渔船登记？").fragments == ("渔船", "船登", "登记")
    assert Asked("要不要做").fragments, "只有问法的，照原样查"
    assert Asked(" ，？").fragments == ()
    assert "最低" in Asked("低保").fragments, "换成通用的说法也查"


# --- 网页 ---

pages = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]
FALLEN = DeclarationLine("月度报表填报", "《示例统计法》第一条", "每月一次")


@pytest.fixture
def county_at_work(db: None, own_county: None) -> None:
    """A list with four matters, one task that fell, and one refused request."""
    bodies = reviewers()
    assert bodies
    a_published_edition([*TASKS, FALLEN])
    request = ask(a_department(), replace(LINE, title="电动车登记", legal_basis="没有"))
    rules(request, Ruling.REFUSE, reason="没有法律依据", article="《示例自治法》第一条")


def page(thing: str) -> str:
    response = Client().get("/ask/", {"thing": thing})
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.mark.usefixtures("county_at_work")
def test_one_search_answers() -> None:
    listed = page("消防宣传")
    assert "在清单上：“消防安全宣传”是协助事项，由示例市民政局出钱" in listed
    assert "《示例消防法》第一条" in listed
    assert listed.index("在清单上：") < listed.index("<form"), "先答复，再给查找的框"
    fallen = page("月度报表")
    assert "不在清单上。" in fallen
    assert 'href="/review/' in fallen
    refused = page("电动车登记")
    assert "申请过准入" in refused
    assert "理由：没有法律依据" in refused
    assert 'href="/admissions/' in refused
    own = page("调解民间纠纷")
    assert "是村（居）自己的事" in own
    nothing = page("养鸭大赛")
    assert "没有找到“养鸭大赛”" in nothing
    assert "拿不准的，问" in nothing


@pytest.mark.usefixtures("county_at_work")
def test_the_page_asks_four_times_at_most_however_much_there_is() -> None:
    page("协助事项")
    with counting() as few:
        page("协助事项")
    edition = catalogue.edition_on(day=date.max)
    assert edition is not None
    fill_list(edition, 60)
    with counting() as many:
        page("协助事项")
    assert many.count == few.count <= 4


@pytest.mark.django_db
@pytest.mark.usefixtures("own_county")
def test_before_a_question_and_in_an_empty_county() -> None:
    assert "拿不准的，问" in page("")
    assert "还没有公布清单" in page("禁毒")
    assert "%" in page("%_'\"<script>")
    raw = Client().get("/ask/", {"thing": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in raw
    assert Client().post("/ask/").status_code == 405


@pytest.mark.django_db
@pytest.mark.usefixtures("own_county")
def test_the_home_page_asks() -> None:
    home = Client().get("/").content.decode()
    assert 'action="/ask/"' in home
    assert home.count('id="q"') == 1
    assert home.count('id="thing"') == 1


# --- 职责目录 ---


def duties(**wishes: str) -> str:
    response = Client().get("/duties/", wishes)
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.mark.django_db
@pytest.mark.usefixtures("own_county")
def test_the_duties_of_a_day_with_the_way_to_the_article() -> None:
    whole = duties(on="2026-05-01")
    assert "2026年5月1日有效的条文里，找到 5 条。" in whole
    assert "协助政府 4" in whole
    assert "/1/?on=2026-05-01" in whole
    assert "示例消防法" in duties(q="消防")
    assert "示例助老法" not in duties(q="消防")
    own = duties(kind="own_duty")
    assert "示例自治法" in own
    assert "示例助老法" not in own
    assert "找到 0 条" in duties(on="2019-01-01")
    assert "没有符合的" in duties(q="没有的词")
    assert "没有这么多页" in duties(page="9")
    assert "找到 5 条" in duties(kind="不是种类", on="不是日子")


@pytest.mark.django_db
@pytest.mark.usefixtures("own_county")
def test_the_duties_need_no_statement_of_the_record() -> None:
    duties()
    with counting() as counter:
        duties()
    assert counter.count <= 3
    assert laws.library().duties(DAY)
