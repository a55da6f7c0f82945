"""法规库:建库、坏行、版本、条款项、备库、多线程。Building, reading and keeping the library fresh."""

from __future__ import annotations

import os
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hudong.ground.law.library import Library, build, ensure, find_source
from hudong.ground.law.library.corpus import CARRIED
from hudong.ground.law.terms import (
    AmbiguousVersion,
    InForceSource,
    NoVersionOnDay,
    SourceMissing,
    UnknownArticle,
    UnknownInstrument,
)
from tests.law.corpora import article, law, library, write

VILLAGE = "村民委员会组织法"
NOW = date(2026, 3, 1)
OLD = law(
    VILLAGE,
    "2018-12-29",
    article(1, "旧第一条。"),
    article(2, "旧第二条，村民委员会协助政府工作。"),
    history=["2010年10月28日修订", "2018年12月29日修正"],
)
NEW = law(
    VILLAGE,
    "2025-10-28",
    article(1, "新第一条。", under=["第一章 总则"]),
    article(
        2,
        "新第二条第一款：",
        "（一）第一项；",
        "（二）第二项。",
        "新第二条第二款。",
        "新第二条第三款：",
        "（二）又一个第二项。",
    ),
    article(2, "新第二条之一。", sub=1),
)
FLOOD = law(
    "防汛法",
    "2010-01-01",
    clause="2010-03-01",
)
CODE = law(
    "水法典",
    "2020-01-01",
    article(90, "本法典自2020年5月1日起施行。《中华人民共和国防汛法》、《渡口法》同时废止。"),
    clause="2020-05-01",
)


@pytest.fixture
def laws(tmp_path: Path) -> Library:
    return library(tmp_path, CODE, OLD, NEW, FLOOD, law("无日期法", None))


def test_counts_and_titles(laws: Library) -> None:
    assert (laws.instruments, laws.articles, laws.source) == (4, 8, "corpus")
    assert laws.instrument_titles() == ("无日期法", VILLAGE, "水法典", "防汛法")
    assert [version.adopted for version in laws.versions(VILLAGE)] == [
        date(2018, 12, 29),
        date(2025, 10, 28),
    ]


def test_the_amended_village_act_is_in_force_from_the_deciding_day(laws: Library) -> None:
    old = laws.version_on(VILLAGE, date(2025, 12, 31))
    new = laws.version_on(VILLAGE, date(2026, 1, 1))
    assert (old.in_force_source, old.presumed) == (InForceSource.ADOPTION, True)
    assert (new.in_force_source, new.presumed) == (InForceSource.OVERRIDE, False)
    assert laws.article(VILLAGE, 1, on=date(2025, 12, 31)).text == "旧第一条。"
    assert laws.article(VILLAGE, 1, on=date(2026, 1, 1)).under == ("第一章 总则",)
    assert laws.history_of(old) == ("2010年10月28日修订", "2018年12月29日修正")
    assert laws.history_of(new) == ()
    assert "决定" in laws.force_note(new)
    assert "推定" in laws.force_note(old)
    assert laws.force_note(laws.versions("防汛法")[0]) == "施行日据正文"


def test_names_short_and_whole(laws: Library) -> None:
    for name in (
        "村组法",
        "中华人民共和国村民委员会组织法",
        "《村委会组织法》",
        " 村民委员会组织法 ",
    ):
        assert laws.resolve_title(name) == VILLAGE
    with pytest.raises(UnknownInstrument, match="《防讯法》") as raised:
        laws.resolve_title("防讯法")
    assert "《防汛法》" in raised.value.hint
    with pytest.raises(UnknownInstrument):
        laws.version_on("从来没有的法规", date(2026, 1, 1))


def test_a_repealed_instrument_that_is_not_stored_is_known_as_repealed(laws: Library) -> None:
    with pytest.raises(UnknownInstrument) as raised:
        laws.resolve_title("渡口法")
    assert raised.value.hint == "它已由《水法典》第九十条废止，自2020年5月1日起不再有效"
    (repeal,) = laws.repeals_of("中华人民共和国渡口法")
    assert (repeal.by, repeal.on) == ("水法典", date(2020, 5, 1))


def test_a_named_repeal_ends_the_last_version(laws: Library) -> None:
    flood = laws.version_on("防汛法", date(2020, 4, 30))
    assert (flood.in_force_to, flood.repealed_by) == (date(2020, 4, 30), "水法典")
    with pytest.raises(NoVersionOnDay) as raised:
        laws.version_on("防汛法", date(2020, 5, 1))
    assert "《水法典》废止" in raised.value.hint


def test_days_without_a_version(laws: Library) -> None:
    with pytest.raises(NoVersionOnDay, match="库中无"):
        laws.version_on("防汛法", date(2010, 2, 28))
    with pytest.raises(NoVersionOnDay) as raised:
        laws.version_on("无日期法", date(2026, 1, 1))
    assert "没有日期" in raised.value.hint
    assert [version.title for version in laws.undated()] == ["无日期法"]


def test_ambiguity_is_an_error(tmp_path: Path) -> None:
    twice = library(
        tmp_path,
        law("甲法", "2020-01-01", article(1, "一")),
        law("甲法", "2020-01-01", article(1, "二")),
    )
    with pytest.raises(AmbiguousVersion) as raised:
        twice.version_on("甲法", date(2021, 1, 1))
    assert "校正表" in raised.value.hint


def test_articles_paragraphs_and_items(laws: Library) -> None:
    on = date(2026, 3, 1)
    second = laws.article("村组法", 2, on=on)
    assert second.label == "第二条"
    assert laws.article(VILLAGE, 2, 1, on=on).label == "第二条之一"
    assert laws.article_text(second) == second.text
    assert laws.article_text(second, 1) == "新第二条第一款：\n（一）第一项；\n（二）第二项。"
    assert laws.article_text(second, 2) == "新第二条第二款。"
    assert laws.article_text(second, 1, 2) == "（二）第二项。"
    assert laws.article_text(second, item=1) == "（一）第一项；"
    with pytest.raises(UnknownArticle, match="没有第二条第四款") as raised:
        laws.article_text(second, 4)
    assert "只有 3 款" in raised.value.hint
    with pytest.raises(UnknownArticle, match="第二条第二款第（一）项"):
        laws.article_text(second, 2, 1)
    with pytest.raises(UnknownArticle) as raised:
        laws.article_text(second, item=2)
    assert "不止一款" in raised.value.hint
    with pytest.raises(UnknownArticle, match="没有第三条") as raised:
        laws.article(VILLAGE, 3, on=on)
    assert "到第二条为止" in raised.value.hint
    found = laws.articles_of(laws.version_on(VILLAGE, on))
    assert [(one.no, one.sub) for one in found] == [(1, 0), (2, 0), (2, 1)]


def test_a_repeated_number_means_the_article_in_sequence(tmp_path: Path) -> None:
    repeated = library(
        tmp_path,
        law(
            "根本法",
            "1982-12-04",
            article(2, "前言里像条文的一行。"),
            article(1, "正文一。"),
            article(2, "正文二。"),
            article(1, "修正案一。", under=["修正案（1988年）"]),
            *(article(number, f"正文{number}。") for number in range(2, 4)),
        ),
    )
    on = date(2000, 1, 1)
    assert repeated.article("根本法", 1, on=on).text == "正文一。"
    texts = [one.text for one in repeated.articles_of(repeated.version_on("根本法", on))]
    assert texts[:3] == ["正文一。", "正文二。", "正文3。"]
    assert set(texts[3:]) == {"前言里像条文的一行。", "修正案一。", "正文2。"}


def test_closing_articles_that_stand_first_are_put_in_order(tmp_path: Path) -> None:
    mixed = library(tmp_path, law("甲法", "2020-01-01", *(article(n, "甲") for n in (3, 1, 2))))
    version = mixed.version_on("甲法", date(2021, 1, 1))
    assert [one.no for one in mixed.articles_of(version)] == [1, 2, 3]


BAD = [
    ("{", "不是 JSON"),
    (b"\xff\xfe", "不是 UTF-8"),
    ("[]", "不是一部法规"),
    (law("", "2020-01-01"), "缺少 title"),
    (law("甲法", "2020-01-01", level="通知"), "位阶“通知”"),
    (law("甲法", "2020-02-30"), "adopted 不是日期"),
    (law("甲法", "2020-01-01", clause="明年"), "commencement_clause 不是日期"),
    (law("甲法", "2020-01-01") | {"articles": []}, "没有条文"),
    (law("甲法", "2020-01-01", article(0, "一")), "第 1 个条文的条号不对"),
    (law("甲法", "2020-01-01", article(1, "一"), article(2)), "第 2 个条文没有正文"),
    (law("甲法", "2020-01-01") | {"articles": ["一"]}, "第 1 个条文不是对象"),
    (law("甲法", "2020-01-01") | {"history": "一"}, "不是文字列表"),
]


@pytest.mark.parametrize(("bad", "what"), BAD, ids=[what for _, what in BAD])
def test_a_bad_line_is_named_and_the_rest_stored(tmp_path: Path, bad: object, what: str) -> None:
    source = write(tmp_path / "corpus.jsonl", FLOOD, "", bad, CODE)  # type: ignore[arg-type]
    report = build(source, tmp_path / "laws.sqlite3")
    (skipped,) = report.skipped
    assert skipped.line == 3
    assert what in skipped.what
    assert (report.instruments, report.versions, report.articles) == (2, 2, 2)
    assert Library.open(tmp_path / "laws.sqlite3").skipped == report.skipped


def test_the_same_line_twice_is_stored_once(tmp_path: Path) -> None:
    report = build(write(tmp_path / "a.jsonl", FLOOD, FLOOD), tmp_path / "laws.sqlite3")
    assert report.versions == 1
    assert report.skipped[0].what == "与第 1 行完全相同"


def test_gzipped_and_broken_off(tmp_path: Path) -> None:
    rows = [law(f"第{n}号法", "2020-01-01", article(1, os.urandom(400).hex())) for n in range(50)]
    whole = write(tmp_path / "a.jsonl.gz", *rows)
    assert build(whole, tmp_path / "laws.sqlite3").versions == 50
    whole.write_bytes(whole.read_bytes()[:-4000])
    report = build(whole, tmp_path / "laws.sqlite3")
    assert 0 < report.versions < 50
    assert "损坏" in report.skipped[-1].what


def test_the_digest_is_of_the_content_not_of_the_file(tmp_path: Path) -> None:
    target = tmp_path / "laws.sqlite3"
    one = build(write(tmp_path / "a.jsonl", OLD, NEW, CODE), target)
    other = build(write(tmp_path / "b.jsonl.gz", CODE, NEW, OLD), target)
    less = build(write(tmp_path / "c.jsonl", CODE, NEW), target)
    assert one.digest == other.digest != less.digest
    assert Library.open(target).digest == less.digest


def test_the_kind_of_source(tmp_path: Path) -> None:
    digest = law("甲法", "2020-01-01", digest=True)
    target = tmp_path / "laws.sqlite3"
    assert build(write(tmp_path / "a.jsonl", digest), target).source == "digest"
    with pytest.raises(UnknownArticle) as raised:
        Library.open(target).article("甲法", 7, on=date(2021, 1, 1))
    assert "摘要" in raised.value.hint
    assert build(write(tmp_path / "b.jsonl", digest, FLOOD), target).source == "corpus"


def test_progress_counts_versions(tmp_path: Path) -> None:
    seen: list[int] = []
    build(write(tmp_path / "a.jsonl", OLD, NEW, CODE), tmp_path / "l", progress=seen.append)
    assert seen == [1, 2, 3]


def test_a_failed_build_leaves_the_old_library(tmp_path: Path) -> None:
    target = tmp_path / "laws.sqlite3"
    build(write(tmp_path / "a.jsonl", OLD), target)

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(write(tmp_path / "b.jsonl", NEW, CODE), target, progress=stop)
    assert Library.open(target).instrument_titles() == (VILLAGE,)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "b.jsonl", target.name]


def test_ensure_builds_once_and_again_when_the_source_changed(tmp_path: Path) -> None:
    home, built = tmp_path / "home", []
    source = write(tmp_path / "a.jsonl", OLD)
    first = ensure(home, source, progress=built.append)
    assert first.instruments == len(built) == 1

    ensure(home, source, progress=built.append)
    os.utime(source, (1, 1))
    ensure(home, source, progress=built.append)
    assert len(built) == 1

    write(source, OLD, CODE)
    again = ensure(home, source, progress=built.append)
    assert (again.instruments, len(built)) == (2, 3)
    assert first.article(VILLAGE, 1, on=date(2020, 1, 1)).text == "旧第一条。"


def test_ensure_builds_again_when_the_file_is_no_library(tmp_path: Path) -> None:
    source = write(tmp_path / "a.jsonl", OLD)
    ensure(tmp_path, source)
    (tmp_path / "laws.sqlite3").write_text("不是库")
    with pytest.raises(SourceMissing, match="打不开"):
        Library.open(tmp_path / "laws.sqlite3")
    assert ensure(tmp_path, source).instruments == 1


def test_a_library_of_another_form_is_refused_and_built_again(tmp_path: Path) -> None:
    source = write(tmp_path / "a.jsonl", OLD)
    ensure(tmp_path, source)
    with sqlite3.connect(tmp_path / "laws.sqlite3") as database:
        database.execute("UPDATE meta SET value = 'old' WHERE key = 'form'")
    database.close()
    with pytest.raises(SourceMissing, match="旧的形制"):
        Library.open(tmp_path / "laws.sqlite3")
    assert ensure(tmp_path, source).instruments == 1


def test_a_named_but_absent_source_is_an_error(tmp_path: Path) -> None:
    absent = tmp_path / "absent.jsonl"
    with pytest.raises(SourceMissing, match="不存在"):
        find_source({"HUDONG_LAWS": str(absent)}, tmp_path)
    ensure(tmp_path, write(tmp_path / "a.jsonl", OLD))
    with pytest.raises(SourceMissing):
        ensure(tmp_path, absent)
    with pytest.raises(SourceMissing):
        build(absent, tmp_path / "laws.sqlite3")
    with pytest.raises(SourceMissing):
        Library.open(tmp_path / "absent.sqlite3")


def test_where_the_source_is_found(tmp_path: Path) -> None:
    project = tmp_path / "checkout"
    beside = tmp_path / "shared" / "data" / "laws" / "corpus.jsonl.gz"
    beside.parent.mkdir(parents=True)
    named = write(tmp_path / "named.jsonl", OLD)
    if CARRIED.exists():
        assert find_source({}, project) == CARRIED
    write(beside, OLD)
    assert find_source({"HUDONG_LAWS": " "}, project) == beside
    assert find_source({"HUDONG_LAWS": str(named)}, project) == named


def test_the_library_cannot_be_written(laws: Library) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        laws._connection.execute("DELETE FROM article")


def test_many_threads_read_at_once(laws: Library) -> None:
    def read(number: int) -> tuple[str, int]:
        on = date(2025, 12, 31) if number % 2 else date(2026, 1, 1)
        found = laws.search("村民委员会", on=on)
        return laws.article(VILLAGE, 1, on=on).text, len(found)

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(read, range(400)))
    assert set(answers[1::2]) == {("旧第一条。", 2)}
    assert set(answers[0::2]) == {("新第一条。", 3)}


class OneAtATime:
    """A connection that notices when two threads are inside it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection, self.inside, self.overlaps = connection, 0, 0

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        self.inside += 1
        self.overlaps += self.inside > 1
        time.sleep(0.001)
        self.inside -= 1
        return self.connection.execute(*arguments)


def test_threads_take_turns(laws: Library) -> None:
    # Whether SQLite itself serialises depends on how it was compiled.
    watched = OneAtATime(laws._connection)
    laws._connection = watched  # type: ignore[assignment]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: laws.article(VILLAGE, 1, on=NOW), range(40)))
    assert watched.overlaps == 0


def test_a_library_replaced_under_a_reader_stays_whole(laws: Library, tmp_path: Path) -> None:
    assert not laws.replaced
    build(write(tmp_path / "other.jsonl", CODE, FLOOD), laws.path)
    assert laws.replaced
    with ThreadPoolExecutor(4) as threads:
        texts = set(threads.map(lambda no: laws.article(VILLAGE, no, on=NOW).text, [1] * 20))
    assert texts == {"新第一条。"}
    assert laws.search("新第一条")


def test_a_forked_child_reads_through_its_own_connection(laws: Library) -> None:
    reader, writer = os.pipe()
    inherited = laws._connection
    child = os.fork()
    if child == 0:
        try:
            text = laws.article(VILLAGE, 1, on=NOW).text
            os.write(writer, b"shared" if laws._connection is inherited else text.encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        assert answer.read().decode() == "新第一条。"
    os.waitpid(child, 0)


def test_a_closed_library_answers_nothing(laws: Library) -> None:
    laws.close()
    with pytest.raises(sqlite3.ProgrammingError):
        laws.article(VILLAGE, 1, on=NOW)
