"""摘要与法条判断一致:同样的主张,两边逐项比较。The digest judges the same claims as the statutes do."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from datetime import date

import pytest
from rapidfuzz import fuzz

from hudong.doors.cli.demo.matters import gate_requests, own_duties
from hudong.ground.law import bases
from hudong.ground.law.duties import duty_kinds
from hudong.ground.law.judge import judge_claim, judge_declarations
from hudong.ground.law.library import Library, citations
from hudong.ground.law.library.corpus import check_line, read_lines
from hudong.ground.law.terms import (
    BasisKind,
    BasisVersion,
    ClaimOutcome,
    DutyKind,
    LawError,
    Outcome,
)
from tests.law.judging import (
    CORPUS,
    DIGEST,
    SOME_DAYS,
    count,
    days_of_change,
    declarations,
    judge_all,
    open_corpus,
    open_digest,
)

needs_corpus = pytest.mark.skipif(not CORPUS.is_file(), reason="没有法规语料")

# 故事里的数目:申报、列入协助、退回、履职事项、准入和不准入。
STORY = {"declared": 78, "assistance": 27, "fallen": 51, "own_duties": 10}

# 申报以外,常被引用、容易引错的依据。
TRAPS = (
    "《村民委员会组织法》第六条第二款",
    "《村民委员会组织法》第十一条第二款",
    "《村民委员会组织法》第四十三条第二款",
    "《城市居民委员会组织法》第十条第一款第（五）项",
    "《城市居民委员会组织法》第二十条",
    "《城市居民委员会组织法》第四十三条",
    "《消防法》第三十二条",
    "《国防教育法》第二十四条",
    "《体育法》第二十二条",
    "《未成年人保护法》第四十三条第二款",
    "《未成年人网络保护条例》第四条",
    "《农业技术推广法》第十五条第四款",
    "《传染病防治法》第十五条第三款",
    "《突发事件应对法》第六十条第二款",
)


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = open_digest(tmp_path_factory.mktemp("digest"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = open_corpus(tmp_path_factory.mktemp("corpus"))
    yield opened
    opened.close()


def in_short(outcome: ClaimOutcome) -> object:
    """What must agree: everything but the quoted words of the article."""
    return (
        outcome.outcome,
        outcome.article,
        outcome.payment_mode,
        [
            (
                *(said.instrument, said.article, said.exists, said.in_force, said.kinds),
                *(said.names_committee, said.moved_to, said.payment_mode, said.verdict),
            )
            for said in outcome.judgements
        ],
    )


def check_story(library: Library, day: date) -> None:
    outcomes = judge_declarations(library, declarations(), on=day)
    counts = count(outcomes)
    assert len(outcomes) == STORY["declared"]
    assert counts[Outcome.ASSISTANCE] == STORY["assistance"]
    assert sum(not one.outcome.kept for one in outcomes) == STORY["fallen"]
    assert all(counts[one] for one in Outcome if not one.kept), "每一种退回的理由都有"
    duties = [judge_claim(library, d.basis, title=d.title, on=day) for d in own_duties()]
    assert [d.outcome for d in duties] == [Outcome.OWN_DUTY] * STORY["own_duties"]
    for duty in duties:
        assert all(s.kinds and s.verdict == "supports" for s in duty.judgements), duty.reason
    admitted, refused = (
        judge_claim(library, g.basis, title=g.title, on=day).outcome for g in gate_requests()
    )
    assert (admitted, refused) == (Outcome.ASSISTANCE, Outcome.NOT_NAMED)
    for one in (*outcomes, *duties):
        if one.outcome.kept:
            assert "人工核对" not in one.reason, one.reason


def test_the_story_by_the_digest_on_all_days(digest: Library) -> None:
    for day in days_of_change(digest):
        check_story(digest, day)


@needs_corpus
def test_the_story_by_the_statutes_on_all_days(corpus: Library) -> None:
    for day in days_of_change(corpus):
        check_story(corpus, day)


@needs_corpus
@pytest.mark.parametrize("day", SOME_DAYS, ids=str)
def test_both_judge_every_claim_alike(digest: Library, corpus: Library, day: date) -> None:
    by_digest, by_statute = judge_all(digest, day), judge_all(corpus, day)
    pairs = list(zip(by_digest, by_statute, strict=True))
    pairs += [
        tuple(judge_claim(library, claim, title="", on=day) for library in (digest, corpus))
        for claim in TRAPS
    ]
    differences = [
        f"{a.article}：摘要 {in_short(a)}；法条 {in_short(b)}"
        for a, b in pairs
        if in_short(a) != in_short(b)
    ]
    assert differences == []


# 法条里的禁止和许可:不是职责。
FORBIDDING = (
    ("农业法", 72, DutyKind.NONE),
    ("长江三峡工程建设移民条例", 18, DutyKind.NONE),
    ("村民委员会组织法", 13, DutyKind.RIGHT),
    ("城市居民委员会组织法", 12, DutyKind.RIGHT),
)


@needs_corpus
def test_prohibitions_and_permissions_of_the_statutes_are_no_duties() -> None:
    wanted = {(title, no) for title, no, _ in FORBIDDING}
    newest: dict[tuple[str, int], tuple[str, DutyKind]] = {}
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not any(f'"{title}"' in line for title, _ in wanted):
                continue
            row = json.loads(line)
            for one in row["articles"]:
                place = row["title"], one["no"]
                duties = duty_kinds(one["paragraphs"])
                if place in wanted and duties:
                    found = row["adopted"], duties[0].kind
                    newest[place] = max(newest.get(place, found), found)
    assert {(*place, kind) for place, (_, kind) in newest.items()} == set(FORBIDDING)


def test_every_statute_basis_of_the_rules_is_in_the_digest(digest: Library) -> None:
    statutes = [
        (one.key, version)
        for one in bases()
        if one.kind is BasisKind.STATUTE
        for version in one.versions
        if not version.place
    ]
    assert [f"{key}：{v.instrument}{v.article}" for key, v in statutes if not said(digest, v)] == []


def said(digest: Library, version: BasisVersion) -> str:
    """What the digest says at a rule's article on its first day; empty if it says nothing there."""
    (cited,) = citations.parse(f"《{version.instrument}》{version.article}")
    assert version.in_force_from is not None
    assert cited.no is not None
    try:
        article = digest.article(cited.title, cited.no, cited.sub, on=version.in_force_from)
        words = digest.article_text(article, cited.paragraph, cited.item)
    except LawError:
        return ""
    return words.replace("（本款未摘录。）", "").strip()


def test_every_line_is_marked_as_a_digest() -> None:
    for number, line in read_lines(DIGEST):
        row = check_line(line)
        assert not isinstance(row, str), f"第{number}行：{row}"
        assert row.digest
        assert "摘要，非条文原文" in row.source


@needs_corpus
def test_no_sentence_is_copied_from_a_statute(digest: Library, corpus: Library) -> None:
    copied = []
    for title in digest.instrument_titles():
        for version in digest.versions(title):
            statute = next(v for v in corpus.versions(title) if v.adopted == version.adopted)
            assert (version.in_force_from, version.in_force_to, version.level) == (
                statute.in_force_from,
                statute.in_force_to,
                statute.level,
            ), f"{title} {version.adopted} 的起止日不同"
            for article in digest.articles_of(version):
                original = corpus.article_of(statute, article.no, article.sub)
                copied += too_near(article.paragraphs, original.paragraphs, title, article.label)
    assert copied == []


def too_near(ours: tuple[str, ...], theirs: tuple[str, ...], title: str, label: str) -> list[str]:
    """Sentences of ours that are a statute's own (short ones cannot be told apart)."""
    return [
        f"{title}{label}：{mine}"
        for mine in sentences(ours)
        if len(mine) >= 12
        for other in sentences(theirs)
        if fuzz.ratio(mine, other) >= 90
    ]


def sentences(paragraphs: tuple[str, ...]) -> list[str]:
    return [
        re.sub(r"^[（(][^）)]+[）)]", "", one)
        for paragraph in paragraphs
        for one in re.split(r"[。；]", paragraph)
        if one
    ]
