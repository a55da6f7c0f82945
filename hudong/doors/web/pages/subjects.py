"""对象在哪一页 · Where the thing is shown that a notice, a meeting or an entry is about."""

from __future__ import annotations

from typing import Final

from hudong.doors.web.ui import Link
from hudong.doors.web.ways import address, numbered
from hudong.ground.kernel.subject import Subject

# 对象种类 → 那一页的网址名字；有号码的页面按编号打开。
_NUMBERED: Final = {
    "agreements.Agreement": "agreement",
    "admission.AdmissionRequest": "admission",
    "admission.Emergency": "emergency",
    "catalogue.Declaration": "declaration",
    "notices.Notice": "notice",
    "resolutions.Meeting": "meeting",
}
_FIXED: Final = {"catalogue.Review": "review"}


def subject_address(kind: str, identity: str) -> str:
    """对象的网址 · Empty where the thing has no public page of its own."""
    if kind in _FIXED:
        return address(_FIXED[kind])
    if kind in _NUMBERED and identity.isdigit():
        return numbered(_NUMBERED[kind], identity)
    return ""


def subject_link(subject: Subject) -> Link:
    """对象 · Its title, leading to its page."""
    return Link(subject.title, subject_address(subject.kind, subject.id))
