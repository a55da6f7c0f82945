"""``python -m hudong.doors.cli.reference [--check]`` · Rewrites docs/reference, or names stale pages."""

from __future__ import annotations

import importlib
import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    django.setup()
    # 各室装好以后才读得到登记表,所以到这里才装。
    sys.exit(importlib.import_module("hudong.doors.cli.reference.writing").run(sys.argv[1:]))
