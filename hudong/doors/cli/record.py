"""存证命令:立锚、核对。Record commands: anchor and verify."""

from __future__ import annotations

from argparse import Namespace
from typing import Any, Final

from django.apps import apps
from django.conf import settings

from hudong.doors.cli.answers import CommandError, Exit, Out
from hudong.ground.kernel import clock
from hudong.ground.kernel.verify import verify
from hudong.ground.record.anchors import anchor
from hudong.ground.record.terms import Finding, NotAnchored, VerifyReport

_TABLES: Final = {
    "anchors": "库外的锚",
    "record_entry": "存证条目",
    "record_sealed": "存证的封存",
    "record_leaf": "存证的树叶",
    "record_checkpoint": "检查点",
    "record_adopted_law": "采用的法库",
}


def anchor_now(options: Namespace, out: Out) -> int:
    """立锚 · Size and Merkle root of the record, also kept in ``HUDONG_HOME/anchors``."""
    try:
        mark = anchor(home=settings.HUDONG_HOME, at=clock.now())
    except NotAnchored as damage:
        raise CommandError(
            "record_damaged",
            f"没有立锚：{damage}",
            where=str(settings.HUDONG_HOME / "anchors"),
            hint="请先不要再办事，运行 hudong verify 看清楚，再由备份恢复",
            exit_code=Exit.FINDING,
        ) from damage
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
    return f"{entry}{called(found.table, found.row)}　{found.what}"


def called(table: str, row: str) -> str:
    """叫什么 · 版次第 3 行（catalogue_edition）: the words of the house first, the table's name after."""
    words = _TABLES.get(table) or next(
        (
            str(model._meta.verbose_name)
            for model in apps.get_models()
            if model._meta.db_table == table
        ),
        "",
    )
    place = f"第 {row} 行" if row else ""
    if table == "anchors":
        return f"{words}{f'（{row} 条）' if row else ''}"
    return f"{words}{place}（{table}）" if words else f"{table} {place}"


def _sum(report: VerifyReport) -> str:
    if report.ok:
        return (
            f"核对完毕：存证 {report.entries} 条，其中 {report.anchored} 条有库外的锚，没有发现改动"
        )
    return f"核对完毕：存证 {report.entries} 条，发现 {len(report.findings)} 处不符"
