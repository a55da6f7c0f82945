"""判断测试的工具:示例的主张,摘要库,语料库。Claims of the demo and the two libraries to judge them by."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

from hudong.doors.cli.demo.matters import gate_requests, own_duties
from hudong.doors.cli.demo.tasks import declared_tasks
from hudong.ground.law.judge import Declaration, judge_claim, judge_declarations
from hudong.ground.law.library import Library, build
from hudong.ground.law.library.corpus import BESIDE, CARRIED
from hudong.ground.law.terms import ClaimOutcome, Outcome

CORPUS = Path(__file__).resolve().parents[3] / BESIDE
DIGEST = CARRIED

# 整个故事都落在 2026 年法律之下的日子:每一个版本更替日都在中间试一次(见 days_of_change)。
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
SOME_DAYS = (FIRST, date(2026, 4, 1), date(2026, 7, 15), date(2026, 8, 20), LAST)


def declarations() -> list[Declaration]:
    return [
        Declaration(line.title, line.claimed_basis, department)
        for department, line in declared_tasks()
    ]


def open_digest(folder: Path, *, without: tuple[str, str] | None = None) -> Library:
    """The carried digest as a library; ``without`` (title, adopted) leaves one version out."""
    source = DIGEST
    if without is not None:
        rows = [json.loads(line) for line in DIGEST.read_text(encoding="utf-8").splitlines()]
        kept = [row for row in rows if (row["title"], row["adopted"]) != without]
        assert len(kept) == len(rows) - 1, f"摘要里没有这个版本：{without}"
        source = folder / "without.jsonl"
        source.write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept), encoding="utf-8"
        )
    build(source, folder / "laws.sqlite3")
    return Library.open(folder / "laws.sqlite3")


def open_corpus(folder: Path) -> Library:
    """The statutes themselves: of the corpus every instrument that the digest has, in all versions,
    and every other one that ends one of them by name.
    """
    titles = {json.loads(line)["title"] for line in DIGEST.read_text("utf-8").splitlines()}
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        kept = [
            line
            for line in lines
            if json.loads(line)["title"] in titles
            or ("废止" in line and any(f"{title}》" in line for title in titles))
        ]
    (folder / "part.jsonl").write_text("".join(kept), encoding="utf-8")
    build(folder / "part.jsonl", folder / "laws.sqlite3")
    return Library.open(folder / "laws.sqlite3")


def days_of_change(library: Library) -> list[date]:
    """Every day of the year on which a version of the library begins, and the given days."""
    begins = {
        version.in_force_from
        for title in library.instrument_titles()
        for version in library.versions(title)
        if version.in_force_from is not None and FIRST <= version.in_force_from <= LAST
    }
    return sorted(begins | set(SOME_DAYS))


def judge_all(library: Library, on: date) -> tuple[ClaimOutcome, ...]:
    """The whole review, the own duties and the gate, in that order."""
    others = [(one.title, one.basis) for one in (*own_duties(), *gate_requests())]
    return (
        *judge_declarations(library, declarations(), on=on),
        *(judge_claim(library, basis, title=title, on=on) for title, basis in others),
    )


def count(outcomes: tuple[ClaimOutcome, ...]) -> dict[Outcome, int]:
    return {one: sum(said.outcome is one for said in outcomes) for one in Outcome}
