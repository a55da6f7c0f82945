"""共决的词汇:议案行、选择、投票方式、异常。Vocabulary: motions to put, choices, channels, irregularities."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hudong.ground.law.terms import MeetingForm


class CountedBy(StrEnum):
    """村(居)民会议怎样计人 · How an assembly was counted: by adults, or by household."""

    PERSONS = "persons"
    HOUSEHOLDS = "households"

    @property
    def words(self) -> str:
        """人 or 户, to stand after a number."""
        return {CountedBy.PERSONS: "人", CountedBy.HOUSEHOLDS: "户"}[self]

    @property
    def form(self) -> MeetingForm:
        """会议形式 · The form of assembly by which the law knows it."""
        return {
            CountedBy.PERSONS: MeetingForm.ASSEMBLY_BY_PERSONS,
            CountedBy.HOUSEHOLDS: MeetingForm.ASSEMBLY_BY_HOUSEHOLDS,
        }[self]


class Choice(StrEnum):
    """选择 · What a member says to a motion."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {Choice.FOR: "赞成", Choice.AGAINST: "反对", Choice.ABSTAIN: "弃权"}[self]


class Channel(StrEnum):
    """投票方式 · How a ballot came in; both are open votes."""

    ROLL_CALL = "roll_call"
    OWN_ACCOUNT = "own_account"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {Channel.ROLL_CALL: "点名表决", Channel.OWN_ACCOUNT: "本人账号"}[self]


class IrregularityKind(StrEnum):
    """表决异常 · What was refused but has to stay on record."""

    NOT_ON_ROLL = "not_on_roll"
    NOT_PRESENT = "not_present"
    SECOND_BALLOT = "second_ballot"
    AFTER_CLOSING = "after_closing"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            IrregularityKind.NOT_ON_ROLL: "名册以外的人投票",
            IrregularityKind.NOT_PRESENT: "没有签到的人投票",
            IrregularityKind.SECOND_BALLOT: "重复投票",
            IrregularityKind.AFTER_CLOSING: "截止以后投票",
        }[self]


@dataclass(frozen=True)
class MotionLine:
    """议案行 · One motion to put to the vote: its words, their digest, and what they are about.

    ``digest`` empty: the door computes it over title and text.
    """

    title: str
    text: str
    subject_kind: str
    subject_id: str
    digest: str = ""
