"""命令行入口。Entry of the command line: ``hudong`` and ``python -m hudong``."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

from hudong.doors.cli.answers import Exit, Out
from hudong.doors.cli.arguments import Parser, find_command, overview
from hudong.doors.cli.environment import prepare
from hudong.doors.cli.failures import answered


def main(words: Sequence[str] | None = None) -> int:
    """办一个命令 · Runs the command of ``words`` (default: the process's own); gives the exit code."""
    given = list(sys.argv[1:] if words is None else words)
    if not given or given[0] in ("-h", "--help", "help"):
        print(overview())
        return Exit.ANSWERED if given else Exit.BAD_INPUT
    out = Out(as_json="--json" in given)
    try:
        return int(answered(lambda: _run(given, out), out))
    except BrokenPipeError:
        # 读的人先走了(比如接了 head):不再写,也不报错。
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.ANSWERED


def _run(given: list[str], out: Out) -> int:
    command, rest = find_command(given)
    options = Parser(command).parse_args(rest)
    prepare(command.needs)
    # 命令的模块到用时才装:查法规的不装数据库,建县的先要有密钥。
    module, function = command.run.split(":")
    return int(getattr(importlib.import_module(module), function)(options, out))
