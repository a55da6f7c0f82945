"""make 自己列出目标,脚本都能跑。``make`` lists itself, and the scripts behind it are sound."""

from __future__ import annotations

import os
import re
import subprocess

import pytest

from tests.tidy.sources import PROJECT

SCRIPTS = sorted((PROJECT / ".ci").iterdir())
TARGETS = {
    "setup",
    "demo",
    "test",
    "check",
    "bench",
    "docs",
    "lock",
    "messages",
    "migrations-check",
}


def test_make_alone_prints_every_target_in_both_languages() -> None:
    done = subprocess.run(["make"], cwd=PROJECT, capture_output=True, text=True, check=True)
    lines = {
        line.split()[0]: line for line in done.stdout.splitlines() if re.match(r"  [a-z-]+ ", line)
    }
    assert set(lines) >= TARGETS
    for name, line in lines.items():
        assert re.search(r"[\u4e00-\u9fff].* · [a-z\u0060]", line), name


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_run_and_stops_at_the_first_error(script: object) -> None:
    text = script.read_text(encoding="utf-8")
    assert os.access(script, os.X_OK)
    assert text.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in text
    subprocess.run(["bash", "-n", script], check=True)


def test_ci_demands_both_engines() -> None:
    text = (PROJECT / ".ci/run").read_text(encoding="utf-8")
    assert re.search(r"HUDONG_REQUIRE_PG=1\n.*make check\n.*make test\n", text, re.S)
