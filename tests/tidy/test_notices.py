"""第三方声明与锁文件、随代码分发的文件对得上。Third-party notices agree with locks and vendored files."""

from __future__ import annotations

import hashlib
import re
from importlib.metadata import metadata
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
NOTICES = (PROJECT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
LOCKED = re.findall(r"^([a-z0-9-]+)==", (PROJECT / "requirements/base.lock").read_text(), re.M)
LISTED = dict(re.findall(r"^\| ([a-z0-9-]+) \| ([^|]+?) \|", NOTICES, re.M))


def test_every_runtime_dependency_is_listed_and_no_other() -> None:
    assert sorted(LISTED) == sorted(LOCKED)


@pytest.mark.parametrize("name", LOCKED)
def test_the_licence_is_the_one_that_the_package_names(name: str) -> None:
    held = metadata(name)
    named = held.get("License-Expression") or held.get("License") or ""
    if named:
        assert LISTED[name] == named
    else:
        assert any("BSD License" in line for line in held.get_all("Classifier", []))
        assert LISTED[name].startswith("BSD")


def test_every_vendored_file_is_listed_with_its_hash() -> None:
    vendored = sorted((PROJECT / "hudong/doors/web/static/vendor").glob("*"))
    assert vendored
    for path in vendored:
        assert f"`{path.relative_to(PROJECT)}`" in NOTICES
        assert hashlib.sha256(path.read_bytes()).hexdigest() in NOTICES


def test_the_licence_is_the_one_in_pyproject() -> None:
    text = (PROJECT / "LICENSE").read_text(encoding="utf-8")
    assert 'license = "MulanPSL-2.0"' in (PROJECT / "pyproject.toml").read_text()
    assert text.startswith("木兰宽松许可证, 第2版")
    assert "END OF THE TERMS AND CONDITIONS" in text
