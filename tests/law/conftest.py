"""法规库测试共用的小库。The small library that several tests read."""

from __future__ import annotations

from pathlib import Path

import pytest

from hudong.ground.law.library import Library
from tests.law.corpora import law, library
from tests.law.sample_laws import CODE, FLOOD, NEW, OLD


@pytest.fixture
def laws(tmp_path: Path) -> Library:
    return library(tmp_path, CODE, OLD, NEW, FLOOD, law("无日期法", None))
