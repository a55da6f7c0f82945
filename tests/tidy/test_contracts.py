"""引用合同真的管用:每一份都先守得住,埋一处违例就破。Each import contract holds, and breaks on a planted fault."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]

# 合同、埋在哪个文件、埋什么。
FAULTS = [
    ("floors", "ground/people/queries.py", "import hudong.mechanisms.catalogue.queries"),
    ("floors", "stray.py", ""),
    ("ground", "ground/kernel/act.py", "import hudong.ground.people.queries"),
    ("ground", "ground/record/append.py", "import hudong.ground.kernel.clock"),
    ("ground", "ground/law/days.py", "import hudong.ground.record.tree"),
    ("ground", "ground/cellar/__init__.py", ""),
    ("instruments", "instruments/notices/acts.py", "import hudong.instruments.opinions.queries"),
    ("instruments", "instruments/notices/acts.py", "import hudong.instruments.resolutions.queries"),
    ("mechanisms", "mechanisms/admission/acts.py", "import hudong.mechanisms.agreements.queries"),
    (
        "mechanisms",
        "mechanisms/catalogue/acts/__init__.py",
        "import hudong.mechanisms.admission.acts",
    ),
    ("doors", "doors/cli/__init__.py", "import hudong.doors.web.urls"),
    ("doors", "doors/papers/letterhead.py", "import hudong.doors.web.site"),
    ("furniture", "mechanisms/catalogue/models.py", "import hudong.mechanisms.catalogue.acts"),
    ("furniture", "ground/people/terms.py", "import hudong.ground.people.models"),
    ("furniture", "instruments/opinions/helpers.py", ""),
    ("pure", "ground/law/days.py", "import django.conf"),
    ("pure", "mechanisms/catalogue/rules.py", "import hudong.ground.people.models"),
    ("pure", "instruments/resolutions/facts.py", "import django.db"),
    ("doors-and-models", "doors/cli/__init__.py", "import hudong.ground.people.models"),
    ("no-cycles", "ground/kernel/frame.py", "import hudong.ground.kernel.table"),
]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """一份只有 Python 文件的源码 · A copy of the sources without anything but Python."""
    copy = tmp_path_factory.mktemp("source")
    for path in (PROJECT / "hudong").rglob("*.py"):
        target = copy / path.relative_to(PROJECT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    shutil.copy(PROJECT / ".importlinter", copy)
    return copy


def broken(source: Path, *contracts: str) -> str:
    """破了就回报告,守住就回空 · The linter's report where a contract breaks, else empty."""
    lint = Path(sys.executable).with_name("lint-imports")
    chosen = [part for name in contracts for part in ("--contract", name)]
    done = subprocess.run(
        [lint, "--no-cache", "--no-logo", *chosen],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return "" if done.returncode == 0 else done.stdout


def test_every_contract_is_kept(source: Path) -> None:
    assert broken(source) == ""


def test_every_contract_has_a_planted_fault() -> None:
    lines = (PROJECT / ".importlinter").read_text().splitlines()
    declared = {line.split(":")[-1].rstrip("]") for line in lines if ":contract:" in line}
    assert declared == {contract for contract, _, _ in FAULTS}


@pytest.mark.parametrize(("contract", "file", "line"), FAULTS)
def test_a_planted_fault_breaks_its_contract(
    source: Path, contract: str, file: str, line: str
) -> None:
    path = source / "hudong" / file
    before = path.read_text() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{before or ''}\n{line}\n")
    try:
        report = broken(source, contract)
    finally:
        if before is None:
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
        else:
            path.write_text(before)
    assert "BROKEN" in report
