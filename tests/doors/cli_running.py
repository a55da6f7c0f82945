"""在子进程里跑命令。Runs ``hudong`` as a user would, in a process of its own, with a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hudong.ground.law.library.corpus import CARRIED

PROJECT = Path(__file__).resolve().parents[2]
SETTINGS = "config.settings.prod"
PASSWORD = "一个不短的密码-2026"
OFFICE = "太仓市政社互动工作办公室"
# 建县和开网站都先建法规库:测试用程序自带的摘要,不等全部语料。
LAWS = {"HUDONG_LAWS": str(CARRIED)}
_LEFT_OUT = ("DATABASE_URL", "HUDONG_LAWS", "HUDONG_HOSTS", "HUDONG_SECRET_KEY", "HUDONG_CALENDAR")


@dataclass(frozen=True)
class Ran:
    """跑过的命令 · Exit code and both outputs."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """标准输出必须恰好是一个 JSON · Standard output as the one JSON value it must be."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, str]:
        """错误 · The error in the form that ``--json`` promises."""
        error: dict[str, str] = self.json["error"]
        assert set(error) == {"code", "message", "where", "hint"}
        return error


def environment(home: Path, **named: str) -> dict[str, str]:
    """环境变量 · A clean one for the command, production settings, this home."""
    kept = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "HUDONG_HOME": str(home),
        "PYTHONUTF8": "1",
        **named,
    }


def hudong(home: Path, *words: str, typed: str = "", **named: str) -> Ran:
    """跑一个命令 · ``hudong(home, "verify", "--json")``; ``typed`` is standard input."""
    ran = subprocess.run(
        [sys.executable, "-m", "hudong", *words],
        cwd=PROJECT,
        env=environment(home, **named),
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def found_county(home: Path, *more: str, **named: str) -> Ran:
    """建一个县 · ``hudong init`` with the password on standard input."""
    return hudong(
        home,
        "init",
        "--county",
        "320585",
        "--office",
        OFFICE,
        *more,
        typed=f"{PASSWORD}\n",
        **{**LAWS, **named},
    )
