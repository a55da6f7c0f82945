"""引用:从一句话里读出哪部法、哪一条、哪一款、哪一项。Citations read from free text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.law.library.citations import parse
from hudong.ground.law.library.numerals import place_label
from hudong.ground.law.terms import Citation

VILLAGE = "村民委员会组织法"
URBAN = "城市居民委员会组织法"
Place = tuple[str, int | None, int, int | None, int | None]


def places(text: str, *known: str) -> list[Place]:
    return [(c.title, c.no, c.sub, c.paragraph, c.item) for c in parse(text, known=known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"《中华人民共和国{VILLAGE}》第四十三条第二款第（三）项", [(VILLAGE, 43, 0, 2, 3)]),
        ("《兵役法》第 43 条第２款第3项", [("兵役法", 43, 0, 2, 3)]),
        ("《兵役法》第四十三条之一第一款", [("兵役法", 43, 1, 1, None)]),
        ("《兵役法》43条", [("兵役法", 43, 0, None, None)]),
        ("《 中华人民共和国 兵役法 》的第五条", [("兵役法", 5, 0, None, None)]),
        ("《兵役法》第五条第（二）项", [("兵役法", 5, 0, None, 2)]),
        ("《兵役法》", [("兵役法", None, 0, None, None)]),
        (
            "《兵役法》第五条、第八条第二款和第十条",
            [
                ("兵役法", 5, 0, None, None),
                ("兵役法", 8, 0, 2, None),
                ("兵役法", 10, 0, None, None),
            ],
        ),
        (
            "《兵役法》第五条第一款、第三款",
            [("兵役法", 5, 0, 1, None), ("兵役法", 5, 0, 3, None)],
        ),
        (
            "《兵役法》第五条第一款第（一）项、第（四）项",
            [("兵役法", 5, 0, 1, 1), ("兵役法", 5, 0, 1, 4)],
        ),
        (
            "《兵役法》第五条至第八条",
            [("兵役法", n, 0, None, None) for n in (5, 6, 7, 8)],
        ),
        (
            "《兵役法》第五条第二款，以及《统计法》、《消防法》第六条；该法第九条",
            [
                ("兵役法", 5, 0, 2, None),
                ("统计法", None, 0, None, None),
                ("消防法", 6, 0, None, None),
                ("消防法", 9, 0, None, None),
            ],
        ),
        (
            "《关于实施〈兵役法〉的办法》第三条",
            [("关于实施《兵役法》的办法", 3, 0, None, None)],
        ),
        ("根据村组法第四十三条", [(VILLAGE, 43, 0, None, None)]),
        ("村组法第43条、居组法第4条", [(VILLAGE, 43, 0, None, None), (URBAN, 4, 0, None, None)]),
        ("按照村委会组织法的第八条办理", [(VILLAGE, 8, 0, None, None)]),
        ("依据居民委员会组织法第三条", [(URBAN, 3, 0, None, None)]),
        ("违反治安管理条例第二条", [("治安管理条例", 2, 0, None, None)]),
        ("本法第七条", [("", 7, 0, None, None)]),
        ("第七条", [("", 7, 0, None, None)]),
        ("依据村组法，应当协助", [(VILLAGE, None, 0, None, None)]),
    ],
)
def test_forms(text: str, expected: list[Place]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "协助做好工作", "共3条意见", "第三款", "未写明依据", "《没有写完", "第条", "第百二条"],
)
def test_no_citations(text: str) -> None:
    assert parse(text) == ()


def test_known_titles_need_no_marks() -> None:
    assert places("依据消防法和气象灾害防御条例第十八条", "消防法", "气象灾害防御条例") == [
        ("气象灾害防御条例", 18, 0, None, None)
    ]
    assert places("全国人口普查条例", "全国人口普查条例") == [
        ("全国人口普查条例", None, 0, None, None)
    ]


def test_edition_and_raw_text() -> None:
    text = "依据《村组法》（2018年修正）第三十七条第一款办理"
    assert parse(text) == (
        Citation(
            raw="《村组法》（2018年修正）第三十七条第一款",
            title=VILLAGE,
            no=37,
            paragraph=1,
            edition=2018,
            start=2,
        ),
    )
    assert parse("居组法（二〇一八年修订）第4条")[0].edition == 2018
    assert parse("《兵役法（2021年修订）》第4条")[0] == Citation(
        raw="《兵役法（2021年修订）》第4条", title="兵役法", no=4, edition=2021
    )


@given(
    no=st.integers(1, 1260),
    sub=st.integers(0, 9),
    paragraph=st.none() | st.integers(1, 12),
    item=st.none() | st.integers(1, 30),
    before=st.sampled_from(["", "依据", "请见：", "1. "]),
    after=st.sampled_from(["", "的规定", "。", "，由街道办事处负责"]),
)
def test_what_is_written_is_read(
    no: int, sub: int, paragraph: int | None, item: int | None, before: str, after: str
) -> None:
    written = f"《兵役法》{place_label(no, sub, paragraph, item)}"
    (read,) = parse(before + written + after)
    assert (read.title, read.no, read.sub) == ("兵役法", no, sub)
    assert (read.paragraph, read.item) == (paragraph, item)
    assert (read.raw, read.start) == (written, len(before))


@given(st.text(alphabet="《》（）第一二三十条款项之至、和法村组根据43４ 年。", max_size=40))
def test_any_text_is_read_without_error(text: str) -> None:
    for citation in parse(text):
        assert text[citation.start :].startswith(citation.raw)
        assert citation.no is None or citation.no >= 0
