"""读一部法:标头、标题、条号、日子,读不出来的一一列出。Reading one law from lines."""

from __future__ import annotations

from datetime import date

import pytest

from hudong.ground.law.library.importing import Draft, Said, draft_of
from hudong.ground.law.terms import InForceSource, Level, UnreadableText

PASTED = """中华人民共和国
示例防汛法
（2010年3月4日第一届全国人民代表大会常务委员会第二次会议通过　根据2015年6月7日第一届全国人民代表大会常务委员会
第三次会议《关于修改〈中华人民共和国示例防汛法〉的决定》修正）

目　　录
第一章　总　　则
第二章　职　　责
第三章　附　　则

第一章　总　　则
第一条　为了防汛，制定本法。
第二条 村民委员会协助乡镇人民政府做好下列工作：
（一）巡堤；
（二）转移群众。
依照第三条的规定办理。
第三条之规定不适用的，另行规定。

第二章　职　　责
第四条为了保证工作，给予补贴。
第五条　第四条的补贴由县级人民政府承担。
第五条之一　另有规定的，从其规定。

第三章　附　　则
第七条　本法自2010年5月1日起施行。
附件：示例名单
甲村
"""


def labels(draft: Draft) -> list[str]:
    return [one.label for one in draft.text.articles]


@pytest.fixture
def pasted() -> Draft:
    return draft_of(PASTED)


def test_articles_headings_and_paragraphs(pasted: Draft) -> None:
    assert pasted.title == "示例防汛法"
    assert labels(pasted) == ["第一条", "第二条", "第四条", "第五条", "第五条之一", "第七条"]
    second = pasted.text.articles[1]
    assert second.under == ("第一章 总则",)
    assert second.paragraphs == (
        "村民委员会协助乡镇人民政府做好下列工作：",
        "（一）巡堤；",
        "（二）转移群众。",
        "依照第三条的规定办理。",
        "第三条之规定不适用的，另行规定。",
    )
    assert pasted.text.articles[2].paragraphs == ("为了保证工作，给予补贴。",)
    assert pasted.text.headings == ("第一章 总则", "第二章 职责", "第三章 附则")


def test_days_of_the_head_and_of_the_text(pasted: Draft) -> None:
    assert [day.on for day in pasted.text.days] == [date(2010, 3, 4), date(2015, 6, 7)]
    assert pasted.adopted == date(2015, 6, 7)
    assert pasted.text.clause == date(2010, 5, 1)
    preview = pasted.preview()
    # 修正过的文本保留着最初的施行日：早于通过日，按通过日推定。
    assert (preview.in_force_from, preview.in_force_source) == (
        date(2015, 6, 7),
        InForceSource.ADOPTION,
    )


def test_the_preview_says_what_is_missing(pasted: Draft) -> None:
    preview = pasted.preview()
    assert (preview.articles, preview.first, preview.last) == (6, "第一条", "第七条")
    assert preview.gaps == ("第三条", "第六条")
    assert preview.repeated == ()
    assert [(one.words, one.why) for one in preview.unread] == [
        ("附件：示例名单", "附件不是条文，没有收入"),
        ("甲村", "附件不是条文，没有收入"),
    ]
    assert preview.level is Level.LAW
    assert preview.lines[0] == ("第一条", "为了防汛，制定本法。")


def test_repeated_and_empty_articles_are_told() -> None:
    preview = draft_of("示例办法\n第一条 甲。\n第二条\n第三条 乙。\n第三条 丙。").preview()
    assert preview.repeated == ("第三条",)
    assert preview.gaps == ("第二条",)
    assert [(one.place, one.words, one.why) for one in preview.unread] == [
        (3, "第二条", "只有条号，没有正文")
    ]


def test_a_long_gap_is_one_range() -> None:
    assert draft_of("示例法\n第一条 甲。\n第九条 乙。").preview().gaps == ("第二条至第八条",)


def test_a_preface_is_named_and_left_out() -> None:
    draft = draft_of("示例宪章\n2020年1月1日通过\n序言\n这是一段前言。\n第一条 甲。")
    assert [one.words for one in draft.text.unread] == ["序言", "这是一段前言。"]
    assert labels(draft) == ["第一条"]


@pytest.mark.parametrize(
    ("head", "adopted", "start"),
    [
        ("一九九三年二月一日国务院令第一号发布", date(1993, 2, 1), None),
        ("２０２０年１月２日通过", date(2020, 1, 2), None),
        (
            "2005年1月10日国务院令第431号公布 自2005年5月1日起施行",
            date(2005, 1, 10),
            date(2005, 5, 1),
        ),
        ("2020年2月30日通过", None, None),
        ("自2005年5月1日起施行", None, date(2005, 5, 1)),
    ],
)
def test_days_in_any_script(head: str, adopted: date | None, start: date | None) -> None:
    draft = draft_of(f"示例条例\n{head}\n第一条 甲。")
    assert (draft.adopted, draft.stated) == (adopted, start)


@pytest.mark.parametrize(
    ("title", "head", "level"),
    [
        ("示例法", "", Level.LAW),
        ("示例条例", "2020年1月1日国务院令第1号公布", Level.REGULATION),
        ("示例办法", "2020年1月1日民政部令第1号公布", Level.RULE),
        (
            "某省示例条例",
            "2020年1月1日某省第一届人民代表大会常务委员会通过",
            Level.LOCAL_REGULATION,
        ),
        ("某市示例办法", "2020年1月1日某市人民政府令第1号", Level.LOCAL_RULE),
        ("示例办法", "2020年1月1日", None),
    ],
)
def test_the_level_is_guessed_or_asked_for(title: str, head: str, level: Level | None) -> None:
    draft = draft_of(f"{title}\n{head}\n第一条 甲。")
    assert draft.level is level
    if level is None:
        with pytest.raises(UnreadableText, match="位阶"):
            draft.line()
        assert draft.with_said(Said(level=Level.RULE)).checked().level is Level.RULE


def test_what_is_said_goes_before_what_is_read(pasted: Draft) -> None:
    said = Said("某法", Level.REGULATION, date(2016, 1, 1), date(2016, 3, 1), "县档案馆")
    line = pasted.with_said(said).checked()
    assert (line.title, line.level, line.adopted, line.stated, line.source) == (
        "某法",
        Level.REGULATION,
        date(2016, 1, 1),
        date(2016, 3, 1),
        "县档案馆",
    )
    preview = pasted.with_said(said).preview()
    assert (preview.in_force_from, preview.in_force_source) == (
        date(2016, 3, 1),
        InForceSource.STATED,
    )


def test_a_text_without_articles_is_refused() -> None:
    with pytest.raises(UnreadableText, match="没有读到一条条文") as raised:
        draft_of("示例法\n总则\n一、总的要求。").line()
    assert "自动编号" in raised.value.hint
