"""共决的规则:议案写全了吗,通知够早吗,名册上的人能投吗,票数怎样归总。

Rules of meetings: plain values in, answers out; quorum and majority themselves are the law room's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hudong.ground.kernel.refusals import Conflict, Refused
from hudong.ground.law.days import day_words, earliest_meeting_day, notice_ok
from hudong.ground.law.meetings import majority, quorum
from hudong.ground.law.terms import MeetingRule
from hudong.ground.record.canonical import digest
from hudong.instruments.resolutions.terms import Choice, CountedBy, IrregularityKind, MotionLine

LONGEST_TITLE = 200
LONGEST_PLACE = 200


class NotOnRoll(Refused):
    """不在名册上 · Somebody who is not a member of the meeting tried to vote."""

    code = "not_on_roll"


class NotSignedIn(Refused):
    """没有签到 · A member who did not come to the meeting tried to vote."""

    code = "not_signed_in"
    irregularity = IrregularityKind.NOT_PRESENT


class AlreadyVoted(Conflict):
    """已经投过 · A member tried to vote a second time on a motion."""

    code = "already_voted"
    irregularity = IrregularityKind.SECOND_BALLOT


@dataclass(frozen=True)
class Tally:
    """票数 · Ballots of one motion by choice."""

    for_: int
    against: int
    abstain: int

    @property
    def cast(self) -> int:
        """投了的 · All ballots."""
        return self.for_ + self.against + self.abstain


def tally(choices: Iterable[str]) -> Tally:
    """归总 · Counts choices; anything that is no choice raises ValueError."""
    counted = [Choice(choice) for choice in choices]
    return Tally(
        for_=counted.count(Choice.FOR),
        against=counted.count(Choice.AGAINST),
        abstain=counted.count(Choice.ABSTAIN),
    )


@dataclass(frozen=True)
class AssemblyVote:
    """村(居)民会议的一次表决 · Whether quorum and majority both held, with the arithmetic in words."""

    valid: bool
    words: str


def assembly_vote(
    rule: MeetingRule, counted: CountedBy, total: int, present: int, ayes: int
) -> AssemblyVote:
    """村(居)民会议的表决 · Judges the count of an assembly; raises WrongCount for impossible counts."""
    reached = quorum(rule, total, present, unit=counted.words)
    decided = majority(rule, total, present, ayes, unit=counted.words)
    words = f"{reached.words}{decided.words}"
    return AssemblyVote(reached.met and decided.met, f"{words}依据：{rule.basis.cite}。")


def motion_gaps(motions: Sequence[MotionLine]) -> dict[str, str]:
    """议案还缺什么 · What is missing or doubled, by ``motions.N``; empty when all can be put."""
    if not motions:
        return {"motions": "至少要有一项议案"}
    gaps: dict[str, str] = {}
    seen: dict[tuple[str, str], int] = {}
    for number, line in enumerate(motions, start=1):
        about = (line.subject_kind, str(line.subject_id))
        if not line.title.strip() or not line.text.strip():
            gaps[f"motions.{number}"] = f"第 {number} 项议案没有写标题或者内容"
        elif len(line.title) > LONGEST_TITLE:
            gaps[f"motions.{number}"] = f"第 {number} 项议案的标题太长，最多 {LONGEST_TITLE} 字"
        elif about in seen:
            gaps[f"motions.{number}"] = (
                f"第 {number} 项和第 {seen[about]} 项是同一件事，只能表决一次"
            )
        seen.setdefault(about, number)
    return gaps


def digest_of(line: MotionLine) -> str:
    """议案摘要 · The digest given, else that of title and text."""
    return line.digest or digest([line.title, line.text])


def why_notice_too_short(notified_on: date, meeting_on: date, days: int) -> str:
    """通知为什么不够早 · Empty if ``days`` whole days lie between; else the first day that will do."""
    if notice_ok(notified_on, meeting_on, days):
        return ""
    earliest = earliest_meeting_day(notified_on, days)
    return (
        f"今天（{day_words(notified_on)}）通知，通知日和会议日都不算，中间要满 {days} 日，"
        f"最早{day_words(earliest)}开会"
    )


def why_not_that_day(meeting_on: date, day: date) -> str:
    """今天为什么不能办会上的事 · Empty on the meeting day itself."""
    if day < meeting_on:
        return f"会议定在{day_words(meeting_on)}，还没有到"
    if day > meeting_on:
        return f"会议定在{day_words(meeting_on)}，已经过了，请取消这次会议，重新通知"
    return ""


def refuse_ballot(on_roll: bool, is_present: bool, has_voted: bool) -> None:
    """能不能投 · Raises NotOnRoll, NotSignedIn or AlreadyVoted; returns where the vote may be cast."""
    if not on_roll:
        raise NotOnRoll(
            "不能投票：不在这次会议的名册上",
            hint="名册在通知开会时已经定下；有异议请向会议主持人提出",
        )
    if not is_present:
        raise NotSignedIn("不能投票：没有签到", hint="请先到会场签到")
    if has_voted:
        raise AlreadyVoted(
            "不能投票：这项议案已经投过一票", hint="投出以后不能改；一人一票，重复的不计"
        )
