"""建库和备库:坏行、摘要、来源、重新建库。Building a library and keeping it fresh."""

from __future__ import annotations

import os
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from hudong.ground.law.library import Library, build, ensure, find_source
from hudong.ground.law.library.corpus import CARRIED
from hudong.ground.law.terms import SourceMissing, UnknownArticle
from tests.law.corpora import article, law, write
from tests.law.sample_laws import CODE, FLOOD, NEW, OLD, VILLAGE

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
    # 夹着一条摘要的库,整部按摘要提醒;真正的条文自己不是摘要。
    assert build(write(tmp_path / "b.jsonl", digest, FLOOD), target).source == "digest"
    mixed = Library.open(target)
    assert [mixed.versions(title)[0].is_digest for title in ("甲法", "防汛法")] == [True, False]
    assert build(write(tmp_path / "c.jsonl", FLOOD), target).source == "corpus"


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
