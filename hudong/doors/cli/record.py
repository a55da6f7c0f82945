"""存证命令:立锚、核对。Record commands: anchor and verify."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from django.conf import settings

from hudong.doors.cli.answers import Exit, Out
from hudong.ground.kernel import clock
from hudong.ground.kernel.verify import verify
from hudong.ground.record.anchors import anchor
from hudong.ground.record.terms import Finding, VerifyReport


def anchor_now(options: Namespace, out: Out) -> int:
    """立锚 · Size and Merkle root of the record, also kept in ``HUDONG_HOME/anchors``."""
    mark = anchor(home=settings.HUDONG_HOME, at=clock.now())
    out.answer(
        {"size": mark.size, "root": mark.root, "at": mark.at.isoformat()},
        f"存证 {mark.size} 条，树根 {mark.root}",
        f"立锚时刻 {mark.at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M:%S}（北京时间）",
        f"已留在 {settings.HUDONG_HOME / 'anchors'}；请再抄送一份到别处保存",
    )
    return Exit.ANSWERED


def verify_all(options: Namespace, out: Out) -> int:
    """核对 · Recomputes entries, tree and rows against the outside anchors; findings exit 1."""
    report = verify(home=settings.HUDONG_HOME)
    out.answer(as_json(report), *(_line(found) for found in report.findings), _sum(report))
    if report.beyond:
        out.progress(f"还没有立锚的存证：{spans(report.beyond)}，请运行 hudong anchor")
    if report.unsealed:
        out.progress(f"封存已经销毁的存证：{spans(report.unsealed)}，它们最后写过的行没有核对")
    return Exit.ANSWERED if report.ok else Exit.FINDING


def as_json(report: VerifyReport) -> dict[str, Any]:
    """核对报告的 JSON · ``anchored`` counts the entries that an outside anchor confirms."""
    return {
        "ok": report.ok,
        "entries": report.entries,
        "anchored": report.anchored,
        "findings": [
            {"entry": found.entry, "table": found.table, "row": found.row, "what": found.what}
            for found in report.findings
        ],
    }


def spans(numbers: tuple[int, ...]) -> str:
    """连号并写 · (3, 4, 5, 9) → 第 3–5 号、第 9 号."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(
        f"第 {first} 号" if first == last else f"第 {first}–{last} 号" for first, last in runs
    )


def _line(found: Finding) -> str:
    entry = f"第 {found.entry} 号存证　" if found.entry is not None else ""
    return f"{entry}{found.table} {found.row}　{found.what}"


def _sum(report: VerifyReport) -> str:
    if report.ok:
        return (
            f"核对完毕：存证 {report.entries} 条，其中 {report.anchored} 条有库外的锚，没有发现改动"
        )
    return f"核对完毕：存证 {report.entries} 条，发现 {len(report.findings)} 处不符"
