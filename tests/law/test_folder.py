"""文件夹:两种排法都读得出。A folder of Markdown laws in either layout; all texts are invented."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from hudong.ground.law.library.importing import Draft, LeftOut, limits, read_folder
from hudong.ground.law.library.importing import folder as folders
from hudong.ground.law.terms import InForceSource, Level, UnreadableText

HEADED = """---
sidebar: auto
---

# 中华人民共和国示例防汛法

2010年3月4日第一届全国人民代表大会常务委员会第二次会议通过

## 第一章　总则

**第一条**　为了防汛，制定本法。

村民委员会协助做好[防汛](../x.md)工作。

**第二条**　依照第一条办理。

**第二条之一**　另有规定的除外。

## 第二章　附则

**第三条**　本法自2010年5月1日起施行。
"""
NAMED = """# 中华人民共和国示例渡口法

1999年1月2日 第一届全国人民代表大会常务委员会第一次会议通过

<!-- INFO END -->

## 第一章　总　　则

第一条 为了渡口安全，制定本法。

第二条 本法自1999年5月1日起施行。
"""


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def read(folder: Path) -> tuple[dict[str, Draft], dict[str, str]]:
    found = list(read_folder(folder, "自编"))
    drafts = [one for one in found if isinstance(one, Draft)]
    return (
        {f"{one.title} {one.adopted}": one for one in drafts},
        {one.file: one.why for one in found if isinstance(one, LeftOut)},
    )


def test_days_in_the_head(tmp_path: Path) -> None:
    put(tmp_path, {"social/flood-law/README.md": HEADED})
    drafts, left_out = read(tmp_path)
    draft = drafts["示例防汛法 2010-03-04"]
    assert [one.label for one in draft.text.articles] == [
        "第一条",
        "第二条",
        "第二条之一",
        "第三条",
    ]
    assert draft.text.articles[0].paragraphs[1] == "村民委员会协助做好防汛工作。"
    assert draft.text.articles[3].under == ("第二章 附则",)
    assert (draft.level, draft.text.clause) == (Level.LAW, date(2010, 5, 1))
    assert left_out == {}


def test_days_in_the_name_of_the_file(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "行政法规/示例渡口条例(2001-02-03).md": NAMED.replace("渡口法", "渡口条例").replace(
                "1999年1月2日", "2001年2月3日"
            ),
            "社会法/示例渡口法(1999-01-02).md": NAMED,
            "社会法/_index.md": "---\nbookCollapseSection: true\n---",
        },
    )
    drafts, left_out = read(tmp_path)
    assert set(drafts) == {"示例渡口法 1999-01-02", "示例渡口条例 2001-02-03"}
    assert drafts["示例渡口条例 2001-02-03"].level is Level.REGULATION
    law = drafts["示例渡口法 1999-01-02"]
    assert law.level is Level.LAW
    assert law.text.articles[0].under == ("第一章 总则",)
    assert law.text.head == ["1999年1月2日 第一届全国人民代表大会常务委员会第一次会议通过"]
    assert left_out == {}


def test_the_name_of_the_file_wins_and_says_so(tmp_path: Path) -> None:
    put(tmp_path, {"社会法/示例渡口法(2003-04-05).md": NAMED})
    (draft,) = read(tmp_path)[0].values()
    assert draft.adopted == date(2003, 4, 5)
    assert "2003-04-05" in draft.notes[0] and "1999-01-02" in draft.notes[0]


def test_a_long_law_in_numbered_parts(tmp_path: Path) -> None:
    """README.md 是标头；00 是最后的附则；修正案从头编号，排在后面。"""
    put(
        tmp_path,
        {
            "civil/code/README.md": "# 中华人民共和国示例法典\n\n2020年5月6日第一届全国人民代表大会通过\n",
            "civil/code/00-supplementary.md": "# 附则\n\n**第五条**　本法自2021年1月1日起施行。\n",
            "civil/code/01-general.md": "# 第一编　总则\n\n## 第一章　规定\n\n**第一条**　甲。\n\n**第二条**　乙。\n",
            "civil/code/02-rights.md": "# 第二编　权利\n\n**第三条**　丙。\n\n**第四条**　丁。\n",
            "civil/code/09-amendment.md": "# 修正案\n\n**第一条**　第二条改为戊。\n",
        },
    )
    drafts, left_out = read(tmp_path)
    code = drafts["示例法典 2020-05-06"]
    assert [(one.label, one.under) for one in code.text.articles] == [
        ("第一条", ("第一编 总则", "第一章 规定")),
        ("第二条", ("第一编 总则", "第一章 规定")),
        ("第三条", ("第二编 权利",)),
        ("第四条", ("第二编 权利",)),
        ("第五条", ("附则",)),
        ("第一条", ("修正案",)),
    ]
    assert (len(drafts), left_out) == (1, {})


def test_a_long_law_as_files_that_repeat_the_title(tmp_path: Path) -> None:
    head = "# 中华人民共和国示例法典\n\n# {}\n\n2020年5月6日 第一届全国人民代表大会通过\n\n<!-- INFO END -->\n\n"
    put(
        tmp_path,
        {
            "示例法典/附则.md": head.format("附则") + "第三条 本法自2021年1月1日起施行。\n",
            "示例法典/总则.md": head.format("第一编 总则") + "第一条 甲。\n\n第二条 乙。\n",
        },
    )
    (code,) = read(tmp_path)[0].values()
    assert [(one.label, one.under) for one in code.text.articles] == [
        ("第一条", ("第一编 总则",)),
        ("第二条", ("第一编 总则",)),
        ("第三条", ("附则",)),
    ]


def test_later_versions_in_a_folder_of_their_own(tmp_path: Path) -> None:
    later = HEADED.replace("2010年3月4日", "2026年6月7日").replace(
        "自2010年5月1日起施行", "施行日另行公布"
    )
    put(
        tmp_path,
        {
            "x/flood/README.md": HEADED,
            "x/flood/versions/2027-01-01/README.md": later,
            "x/flood/versions.json": '{"versions": [{"entry": "README.md", "effectiveFrom": "2010-05-01"}]}',
        },
    )
    drafts, _ = read(tmp_path)
    old, new = drafts["示例防汛法 2010-03-04"], drafts["示例防汛法 2026-06-07"]
    assert old.stated == date(2010, 5, 1)
    assert (new.stated, new.preview().in_force_source) == (date(2027, 1, 1), InForceSource.STATED)


def test_what_holds_no_law_is_named(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "README.md": "# 法规集\n\n欢迎使用。\n",
            "司法解释/某解释(2020-01-01).md": NAMED,
            "宪法/宪法修正案（1999年）.md": "# 中华人民共和国宪法修正案（1999年）\n\n第一条 甲。\n",
        },
    )
    (tmp_path / "坏.md").write_bytes(b"\x00\x01\xff\xff\x81")
    drafts, left_out = read(tmp_path)
    assert drafts == {}
    assert left_out["README.md"] == "没有条文"
    assert "司法解释" in left_out["司法解释/某解释(2020-01-01).md"]
    assert "修正案" in left_out["宪法/宪法修正案（1999年）.md"]
    assert "编码" in left_out["坏.md"]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside", {"示例渡口法(1999-01-02).md": NAMED})
    inside = put(tmp_path / "inside", {"示例防汛法.md": HEADED})
    os.symlink(outside, inside / "链接")
    os.symlink(outside / "示例渡口法(1999-01-02).md", inside / "链接.md")
    assert set(read(inside)[0]) == {"示例防汛法 2010-03-04"}


def test_too_many_and_too_large_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {f"{n}.md": HEADED for n in range(4)})
    monkeypatch.setattr(folders, "MOST_BYTES", 10)
    assert set(read(tmp_path)[1].values()) == {"文件太大"}
    monkeypatch.setattr(folders, "MOST_FILES", 3)
    with pytest.raises(UnreadableText, match="太多"):
        read(tmp_path)
    assert limits.MOST_FILES > 3
