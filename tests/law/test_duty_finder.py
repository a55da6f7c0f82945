"""职责目录:全部语料上的查全查准,和目录本身。The duty finder: recall, precision, and the index itself."""

from __future__ import annotations

import csv
import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from hudong.ground.law.departments import LeadRule, lead_department, lead_rules
from hudong.ground.law.library import Library, build, form
from hudong.ground.law.library.duty_index import READERS
from hudong.ground.law.terms import DutyKind, DutyLine
from tests.law.corpora import article, law, library
from tests.law.judging import CORPUS

DAY = date(2026, 7, 15)
SAMPLE = Path(__file__).with_name("labelled_duties.csv")
REPORT = Path(__file__).parents[2] / "docs" / "law-duties.md"
BASES = CORPUS.parents[2] / "domain" / "legal_bases.csv"
NAMES = ("民委员会", "民会议", "民代表会议", "基层群众性自治组织", "村委会", "居委会")
KINDS = {
    "协助": DutyKind.ASSISTANCE,
    "自身法定职责": DutyKind.OWN_DUTY,
    "发现报告": DutyKind.REPORT,
    "鼓励引导": DutyKind.ENCOURAGED,
    "经费保障(对政府)": DutyKind.FUNDING,
    "参与/被征求意见权": DutyKind.RIGHT,
    "主体资格与档案": DutyKind.NONE,
}
Place = tuple[str, str]

# 依据表里没有查到的,各有缘由。
NOT_FOUND = {
    ("流动人口计划生育工作条例", "第十四条"): "2021年9月9日起已废止，当日没有效力",
}
# 查到了,种类和依据表不同的,各有缘由。
OTHER_KIND = {
    ("民法典", "第一百零一条"): "法人资格：需求里列在权利，依据表归入主体资格",
    ("物业管理条例", "第二十条"): "依据表只看第一款的相互协作；后两款要听取居委会的建议，是权利",
}


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Of the corpus every text that names a committee or repeals another by name."""
    if not CORPUS.is_file():
        pytest.skip("没有 ../shared/data：这一项要真实的法规库")
    folder = tmp_path_factory.mktemp("finder")
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        kept = [one for one in lines if "废止" in one or any(name in one for name in NAMES)]
    (folder / "part.jsonl").write_text("".join(kept), encoding="utf-8")
    build(folder / "part.jsonl", folder / "laws.sqlite3")
    opened = Library.open(folder / "laws.sqlite3")
    yield opened
    opened.close()


# --- 依据表:查全 ---


def known_bases() -> dict[Place, DutyKind]:
    with BASES.open(encoding="utf-8-sig", newline="") as file:
        return {(row["law"], row["article"]): KINDS[row["kind"]] for row in csv.DictReader(file)}


def test_the_known_bases_are_found_with_their_kind(finder: Library) -> None:
    known = known_bases()
    found = {(line.instrument, line.article): line.kinds[0] for line in finder.duties(DAY)}
    absent = [place for place in known if place not in found]
    other = [place for place, kind in known.items() if found.get(place, kind) is not kind]
    assert all(finder.versions(title) for title, _ in known), "依据表里的法规都在语料里"
    assert set(absent) == set(NOT_FOUND)
    assert set(other) == set(OTHER_KIND)
    assert (len(known) - len(absent)) / len(known) >= 0.97
    assert (len(known) - len(absent) - len(other)) / len(known) >= 0.97


def test_what_was_repealed_is_found_on_its_own_days(finder: Library) -> None:
    (line,) = finder.duties(date(2021, 9, 8), words="流动人口计划生育工作条例 第十四条")
    assert line.kinds[0] is DutyKind.ASSISTANCE


# --- 手工标的样本:查准查全 ---


@dataclass(frozen=True)
class Labelled:
    """One article of the sample: what a person read in it, main kind first; empty for none."""

    place: tuple[str, str, str]
    kinds: tuple[str, ...]

    @property
    def is_tuned(self) -> bool:
        """By a hash of the place, so that nobody chooses the half."""
        return hashlib.sha256("|".join(self.place).encode()).digest()[0] % 2 == 0


def sample() -> list[Labelled]:
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Labelled(
            (row["instrument"], row["adopted"], row["article"]),
            tuple(kind for kind in row["kinds"].split("|") if kind != "none"),
        )
        for row in rows
    ]


# 主要的种类与手工标的不同的:(法规, 条) → 手工, 规则。
MISSES = {
    True: {
        ("乡村振兴促进法", "第四十八条"): ("none", "encouraged"),
        ("人民陪审员法", "第二十七条"): ("none", "right"),
        ("村民委员会组织法", "第四十二条"): ("funding", "own_duty"),
    },
    False: {
        ("城市居民委员会组织法", "第四十六条"): ("right", "own_duty"),
        ("村民委员会组织法", "第二条"): ("own_duty", "assistance"),
        ("海域使用管理法", "第二十二条"): ("right", "own_duty"),
        ("地名管理条例", "第十一条"): ("right", "own_duty"),
        ("治安保卫委员会暂行组织条例", "第八条"): ("own_duty", "none"),
        ("生态保护补偿条例", "第二条"): ("right", "own_duty"),
    },
}


def test_the_sample_is_as_it_was_labelled() -> None:
    rows = sample()
    assert len({one.place for one in rows}) == len(rows) == 230
    assert sum(one.is_tuned for one in rows) == 115
    allowed = {kind.value for kind in DutyKind}
    assert all(set(one.kinds) <= allowed for one in rows)
    with SAMPLE.open(encoding="utf-8") as file:
        assert max(map(len, file)) < 90, "样本里只有条号和标注，没有条文"


@pytest.mark.parametrize("is_tuned", [True, False], ids=["tune", "hold-out"])
def test_precision_and_recall_on_the_sample(finder: Library, is_tuned: bool) -> None:
    half = [one for one in sample() if one.is_tuned is is_tuned]
    found = {
        (line.instrument, str(line.adopted), line.article): [
            kind.value for kind in line.kinds if kind is not DutyKind.NONE
        ]
        for line in finder.duties(DAY)
    }
    pairs = [(one, found.get(one.place, [])) for one in half]
    said, meant = sum(bool(f) for _, f in pairs), sum(bool(one.kinds) for one, _ in pairs)
    both = sum(bool(f and one.kinds) for one, f in pairs)
    wrong = {
        (one.place[0], one.place[2]): (main(one.kinds), main(f))
        for one, f in pairs
        if main(one.kinds) != main(f)
    }
    figures = (
        f"查准 {both}/{said}（{both / said:.1%}），查全 {both}/{meant}（{both / meant:.1%}），"
        f"主要的种类相同 {len(half) - len(wrong)}/{len(half)}"
    )
    print("调规则的一半" if is_tuned else "留作检验的一半", figures)
    assert wrong == MISSES[is_tuned]
    assert figures in REPORT.read_text(encoding="utf-8"), f"文档里的数要改成：{figures}"


def main(kinds: list[str] | tuple[str, ...]) -> str:
    return kinds[0] if kinds else "none"


def test_every_miss_stands_in_the_report() -> None:
    said = REPORT.read_text(encoding="utf-8")
    places = [*NOT_FOUND, *OTHER_KIND, *MISSES[True], *MISSES[False]]
    assert [f"《{t}》{label}" for t, label in places if f"《{t}》{label}" not in said] == []


# --- 目录 ---

OLD = law(
    "示例救助法",
    "2000-01-01",
    article(3, "村民委员会协助镇人民政府做好救助。"),
)
NEW = law(
    "示例救助法",
    "2020-01-01",
    article(
        3,
        "县级人民政府民政部门负责救助工作。",
        "居民委员会应当协助人民政府做好救助。",
        "镇人民政府对居民委员会的救助工作应当提供经费。",
    ),
    article(4, "登记证写明村民委员会的地址。"),
    article(5, "公民应当互助。"),
    article(6, "村民委员会成员应当廉洁。"),
    article(7, "村民委员会发现有人受灾的，应当报告镇人民政府。", sub=1),
)


@pytest.fixture
def small(tmp_path: Path) -> Library:
    return library(tmp_path, OLD, NEW, law("示例无期法", None, article(1, "居委会应当调解。")))


def at(lines: tuple[DutyLine, ...]) -> list[str]:
    return [f"{line.article} {line.kind}" for line in lines]


def test_all_that_names_a_committee_on_the_day_in_the_order_of_the_law(small: Library) -> None:
    assert at(small.duties(date(2024, 1, 1))) == [
        "第三条 assistance|funding",
        "第四条 none",
        "第七条之一 report",
    ]
    assert at(small.duties(date(2010, 1, 1))) == ["第三条 assistance"]
    assert small.duties(date(1999, 1, 1)) == ()


def test_a_line_says_who_leads_and_in_which_words(small: Library) -> None:
    (line,) = small.duties(date(2024, 1, 1), kinds=[DutyKind.ASSISTANCE])
    assert line == DutyLine(
        instrument="示例救助法",
        adopted=date(2020, 1, 1),
        article="第三条",
        no=3,
        sub=0,
        kinds=(DutyKind.ASSISTANCE, DutyKind.FUNDING),
        sentence="居民委员会应当协助人民政府做好救助",
        department="县级人民政府民政部门",
    )


def test_a_kind_that_is_asked_for_gives_its_own_sentence(small: Library) -> None:
    (line,) = small.duties(date(2024, 1, 1), kinds=[DutyKind.FUNDING])
    assert line.sentence == "镇人民政府对居民委员会的救助工作应当提供经费"
    assert line.kinds == (DutyKind.ASSISTANCE, DutyKind.FUNDING)
    assert line.department == "镇人民政府"
    assert at(small.duties(date(2024, 1, 1), kinds=[])) == []


def test_every_word_must_stand_in_the_title_or_the_article(small: Library) -> None:
    day = date(2024, 1, 1)
    assert at(small.duties(day, words="救助法 受灾")) == ["第七条之一 report"]
    assert at(small.duties(day, words="第四条")) == ["第四条 none"]
    assert at(small.duties(day, words="受灾 经费")) == []
    assert at(small.duties(day, words="%")) == []
    assert len(small.duties(day, words="  ")) == 3


def test_short_names_are_known(tmp_path: Path) -> None:
    text = law("村民委员会组织法", "2020-01-01", article(6, "村民委员会协助镇人民政府工作。"))
    assert at(library(tmp_path, text).duties(date(2024, 1, 1), words="村组法")) == [
        "第六条 assistance"
    ]


def test_a_text_that_repeats_a_number_is_left_out(tmp_path: Path) -> None:
    text = law(
        "示例宪法",
        "2020-01-01",
        article(1, "居民委员会办理公益事业。"),
        article(2, "公民平等。"),
        article(1, "村民委员会应当协助征粮。"),
    )
    assert len(library(tmp_path, text).duties(date(2024, 1, 1))) == 1


def test_a_changed_rule_makes_another_library(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {path.name for path in READERS}
    assert {"duties.py", "duties.toml", "departments.py"} <= files
    before = form.form()
    form.form.cache_clear()
    monkeypatch.setattr(form, "DUTY_READERS", READERS[:-1])
    assert form.form() != before
    form.form.cache_clear()


# --- 牵头部门 ---

SAID = [(rule, *example) for rule in lead_rules().said for example in rule.examples]
BESIDE = [(rule, *example) for rule in lead_rules().beside for example in rule.examples]


@pytest.mark.parametrize(("rule", "sentence", "body"), SAID, ids=[r.name for r, *_ in SAID])
def test_the_sentence_itself_names_the_department(rule: LeadRule, sentence: str, body: str) -> None:
    assert lead_department([sentence], sentence) == body, rule.name


@pytest.mark.parametrize(("rule", "beside", "body"), BESIDE, ids=[r.name for r, *_ in BESIDE])
def test_another_sentence_names_the_department(rule: LeadRule, beside: str, body: str) -> None:
    said = "居民委员会应当协助登记"
    assert lead_department([beside, f"{said}。"], said) == body, rule.name


def test_the_nearest_and_the_local_department_lead() -> None:
    said = "村民委员会协助做好普查"
    text = [
        "国务院统计部门负责全国的普查。县级人民政府统计部门负责本地的普查。",
        "镇人民政府主管本镇的普查。村民委员会协助做好普查。",
        "县级人民政府财政部门负责普查的经费。",
    ]
    assert lead_department(text, said) == "镇人民政府"
    assert lead_department([text[0], f"{said}。"], said) == "县级人民政府统计部门"
    assert lead_department(["国务院统计部门负责普查。", f"{said}。"], said) == "国务院统计部门"


def test_a_vague_body_gives_way_to_one_by_name() -> None:
    said = "居民委员会应当协助人民政府和有关部门做好救助"
    named = ["县级人民政府民政部门负责救助工作。", f"{said}。"]
    assert lead_department(named, said) == "县级人民政府民政部门"
    assert lead_department([f"{said}。"], said) == "人民政府和有关部门"


def test_nothing_is_guessed() -> None:
    said = "村民委员会设立人民调解委员会"
    assert lead_department([f"{said}。"], said) == ""
    outside = ["医疗机构应当配备人员。", "村民委员会应当开展宣传。"]
    assert lead_department(outside, "村民委员会应当开展宣传") == ""
