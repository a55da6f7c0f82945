"""公示的词汇:种类、怎样数日子。Vocabulary of notices: kinds and how days are counted."""

from __future__ import annotations

from enum import StrEnum


class NoticeKind(StrEnum):
    """公示种类 · What a notice is about."""

    LIST = "list"
    ADMISSION = "admission"
    RESOLUTION = "resolution"
    AGREEMENT = "agreement"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            NoticeKind.LIST: "清单公示",
            NoticeKind.ADMISSION: "准入公示",
            NoticeKind.RESOLUTION: "决议公示",
            NoticeKind.AGREEMENT: "协议公开",
        }[self]


class Counted(StrEnum):
    """怎样数日子 · Calendar days, or working days with 调休."""

    CALENDAR = "calendar"
    WORKING = "working"

    @property
    def words(self) -> str:
        """日 or 个工作日, to stand after a number."""
        return {Counted.CALENDAR: "日", Counted.WORKING: "个工作日"}[self]
