"""依据的写法:几条并列、省着写、简称、错名,都要读得出、按次序各答一次。How claims are written, and read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hudong.doors.cli.judging import as_json
from hudong.ground.law.judge.names import nearest_titles
from hudong.ground.law.judge.reading import spell_out
from hudong.ground.law.library import Library
from hudong.ground.law.terms import ClaimVerdict
from tests.law.basis_texts import judged, open_texts, said
from tests.law.judging import CORPUS

pytestmark = pytest.mark.skipif(not CORPUS.is_file(), reason="没有法规语料")


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = open_texts(tmp_path_factory.mktemp("bases"))
    yield opened
    opened.close()


# --- 一段话里的几条 ---


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("《消防法》第三条至第五条", ["第三条", "第四条", "第五条"]),
        ("《消防法》第三条、第五条", ["第三条", "第五条"]),
        ("消防法第3条和第５条", ["第三条", "第五条"]),
        ("消防法第三、五条", ["第三条", "第五条"]),
        ("消防法第三至五条", ["第三条", "第四条", "第五条"]),
        ("消防法第3-5条", ["第三条", "第四条", "第五条"]),
        ("《消防法》第三条、五条", ["第三条", "第五条"]),
        ("《消防法》第六条2款、7款", ["第六条第二款", "第六条第七款"]),
        ("《消防法》第六条第一、七款", ["第六条第一款", "第六条第七款"]),
        ("居组法第十条（三）", ["第十条第（三）项"]),
        ("居组法第十条第（三）、（五）项", ["第十条第（三）项", "第十条第（五）项"]),
        ("居组法第十条第一款第（一）项至第（三）项", [
            "第十条第一款第（一）项", "第十条第一款第（二）项", "第十条第一款第（三）项",
        ]),
        ("《刑法》第一百二十条之一", ["第一百二十条之一"]),
        ("“消防法”第6条", ["第六条"]),
        ("根据消防法第六条和同法第三十二条", ["第六条", "第三十二条"]),
        ("《消防法》（2021年修正）第六条，该法第三十二条", ["第六条", "第三十二条"]),
        ("《消防法》第六条；本法第三十二条", ["第六条", "第三十二条"]),
    ],
)  # fmt: skip
def test_every_citation_is_answered_once_and_in_order(
    laws: Library, claim: str, cited: list[str]
) -> None:
    assert [one.article for one in judged(laws, claim)] == cited


def test_the_middle_of_a_range_is_named_by_itself(laws: Library) -> None:
    cited = [one.citation for one in judged(laws, "《消防法》第三条至第六条")]
    assert cited == ["《消防法》第三条", "第四条", "第五条", "第六条"]


@pytest.mark.parametrize(
    ("name", "law"),
    [
        ("村委会组织法", "村民委员会组织法"),
        ("居委会组织法", "城市居民委员会组织法"),
        ("反家暴法", "反家庭暴力法"),
        ("反诈法", "反电信网络诈骗法"),
        ("未保法", "未成年人保护法"),
        ("《中华人民共和国消防法》", "消防法"),
        ("固废法", "固体废物污染环境防治法"),
    ],
)
def test_short_names_are_known(laws: Library, name: str, law: str) -> None:
    assert said(laws, f"{name}第六条").instrument == law


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("居民委员会法", "城市居民委员会组织法"),
        ("村民自治法", "村民委员会组织法"),
        ("残疾人保护法", "残疾人保障法"),
        ("老年人权益保护法", "老年人权益保障法"),
        ("突发事件法", "突发事件应对法"),
        ("自然灾害条例", "自然灾害救助条例"),
    ],
)
def test_wrong_names_get_the_nearest_titles(laws: Library, wrong: str, right: str) -> None:
    assert right in nearest_titles(laws, wrong)
    one = said(laws, f"《{wrong}》第六条")
    assert one.verdict is ClaimVerdict.UNKNOWN_INSTRUMENT
    assert f"《{right}》" in one.reason
    assert (one.exists, one.in_force, one.names_committee, one.payment_mode) == (None,) * 4


# --- 什么样的字都要答得出 ---

PIECES = st.sampled_from(
    [
        *(
            "《消防法》",
            "《禁毒法》",
            "村组法",
            "居组法",
            "《",
            "》",
            "《《",
            "同法",
            "本法",
            "不是",
        ),
        *(
            "第六条",
            "第43条",
            "第６条",
            "第三、五条",
            "第三条至第五条",
            "第十条之一",
            "第条",
            "第零条",
        ),
        *(
            "第二款",
            "第（三）项",
            "（三）",
            "（2013年修正）",
            "、",
            "和",
            "至",
            "-",
            "，",
            "；",
            " ",
            "\n",
        ),
    ]
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)),
    st.text(max_size=20),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
)
def test_any_text_is_answered_in_order(laws: Library, text: str, title: str, on: date) -> None:
    cited = [one.raw for one in laws.cited(spell_out(text))]
    answered = [one.citation for one in judged(laws, text, on, title)]
    if not any(word in text for word in ("不", "未", "没", "非")):
        assert answered == cited
    left = iter(cited)
    assert all(one in left for one in answered), "按原来的次序，一条答一次"


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)))
def test_every_answer_is_a_sentence_and_a_row(laws: Library, text: str) -> None:
    for one in judged(laws, text):
        assert one.reason.endswith("。")
        assert as_json(one)["reason"] == one.reason


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)))
def test_spelling_out_twice_changes_nothing_more(text: str) -> None:
    once = spell_out(text)
    assert spell_out(once) == once


@pytest.mark.parametrize(
    "text",
    ["《消防法》第六条第七款", "第三条至第五条", "（一）宣传；（二）登记", "第三届第五次会议"],
)
def test_what_is_written_in_full_stays(text: str) -> None:
    assert spell_out(text) == text
