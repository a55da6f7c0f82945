"""法的错误:每一种都说清是什么、在哪里、怎么办。Errors of the law room, each with where and hint."""

from __future__ import annotations


class LawError(Exception):
    """法库或规则答不出 · Base of every typed error of this room.

    ``code`` is stable for machines; ``message`` says what is wrong; ``where`` names the place;
    ``hint`` says what to do.
    """

    code = "law"

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message, self.where, self.hint = message, where, hint


class UnknownInstrument(LawError):
    """库中没有这部法规 · No instrument of that name."""

    code = "unknown_instrument"


class UnknownArticle(LawError):
    """这部法规没有这一条 · No such article in that version."""

    code = "unknown_article"


class NoVersionOnDay(LawError):
    """库中无当日版本 · The library holds no version for that day (never: it did not exist)."""

    code = "no_version_on_day"


class AmbiguousVersion(LawError):
    """当日有两个版本 · Two versions claim the same day; a person decides by the override table."""

    code = "ambiguous_version"


class RuleMissing(LawError):
    """当日没有这条规则 · No rule on that day; an error, never a guess."""

    code = "rule_missing"


class CalendarMissing(LawError):
    """工作日历不到这一天 · The working-day table ends before that day."""

    code = "calendar_missing"


class UnreadableText(LawError):
    """文本读不出来 · A file or a text that is to be imported cannot be read as a law."""

    code = "unreadable_text"


class ContradictoryText(LawError):
    """和库里的不一样 · Another text of the same instrument and day is stored already."""

    code = "contradictory_text"


class SourceMissing(LawError):
    """语料文件不存在 · A corpus was named but is not there."""

    code = "source_missing"


class UnknownMeeting(LawError):
    """没有这种会议 · No rule of any day knows a meeting of that name."""

    code = "unknown_meeting"
