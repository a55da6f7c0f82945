"""回答和出错:结果在标准输出,进展和错误说明在标准错误。What a command says, and with which exit code.

With ``--json`` standard output holds one JSON value and nothing else, errors included; progress
always goes to standard error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from enum import IntEnum
from typing import Any


class Exit(IntEnum):
    """退出码 · 0 answered, 1 a finding, 2 bad input, 3 environment or rule missing."""

    ANSWERED = 0
    FINDING = 1
    BAD_INPUT = 2
    ENVIRONMENT = 3


class CommandError(Exception):
    """命令办不成 · What is wrong, where, what to do, and the exit code."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        where: str = "",
        hint: str = "",
        exit_code: Exit = Exit.BAD_INPUT,
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.where, self.hint = code, message, where, hint
        self.exit_code = exit_code


class Out:
    """回答 · Where a command writes: one JSON value or Chinese lines."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def answer(self, value: Any, *lines: str) -> None:
        """作答 · ``value`` as JSON, or the ``lines`` for a person."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, indent=2), flush=True)
            return
        for line in lines:
            print(line, flush=True)

    def tell(self, line: str) -> None:
        """讲述 · A line for a person as it happens; beside the JSON where there is one."""
        print(line, file=sys.stderr if self.as_json else sys.stdout, flush=True)

    def progress(self, line: str) -> None:
        """进展 · A line on standard error."""
        print(line, file=sys.stderr, flush=True)

    def counted(self, what: str, every: int) -> Counted:
        """报数 · A progress function that speaks at every ``every``-th step."""
        return Counted(self, what, every)

    def failed(self, error: Mapping[str, str]) -> None:
        """出错 · The error as JSON on standard output, or as Chinese text on standard error."""
        if self.as_json:
            print(json.dumps({"error": dict(error)}, ensure_ascii=False, indent=2), flush=True)
            return
        self.progress(f"错误：{error['message']}")
        if error["where"]:
            self.progress(f"位置：{error['where']}")
        if error["hint"]:
            self.progress(f"办法：{error['hint']}")


class Counted:
    """报数 · Called with the number done so far; prints every so often, and remembers."""

    def __init__(self, out: Out, what: str, every: int) -> None:
        self._out, self._what, self._every = out, what, every

    def __call__(self, done: int) -> None:
        if done % self._every == 0:
            self._out.progress(f"{self._what} {done}")
