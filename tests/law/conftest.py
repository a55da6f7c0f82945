"""法的测试:性质测试不限每例时长,机器忙时不误报。No deadline per example in property tests."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("law", deadline=None)
settings.load_profile("law")
