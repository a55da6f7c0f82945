"""检查命令。The start-up check as a command."""

from __future__ import annotations

from argparse import Namespace

from hudong.doors.cli.answers import Exit, Out
from hudong.doors.cli.startup.looking import look
from hudong.doors.cli.startup.note import Note, refusals


def run(options: Namespace, out: Out) -> int:
    """检查 · Every note; exit 3 where the site may not start."""
    notes = look()
    refused = refusals(notes)
    out.answer(
        {
            "ok": not refused,
            "checks": [
                {"name": note.name, "level": note.level, "what": note.what, "hint": note.hint}
                for note in notes
            ],
        },
        *(line_of(note) for note in notes),
        "不能启动" if refused else "可以启动",
    )
    return Exit.ENVIRONMENT if refused else Exit.ANSWERED


def line_of(note: Note) -> str:
    """一行 · 正常　时区：Asia/Shanghai."""
    hint = f"（{note.hint}）" if note.hint else ""
    return f"{note.level.words}　{note.name}：{note.what}{hint}"
