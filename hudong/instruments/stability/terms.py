"""稳评的词汇:程序、四个方面、风险等级、决定。Vocabulary: tracks, four factors, grades, decisions."""

from __future__ import annotations

from enum import StrEnum


class Track(StrEnum):
    """评估程序 · The short track for ordinary steps, the full one where many people are touched."""

    SIMPLE = "simple"
    FULL = "full"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {Track.SIMPLE: "简易程序", Track.FULL: "普通程序"}[self]


class Factor(StrEnum):
    """评估方面 · The four factors that every assessment answers."""

    LEGALITY = "legality"
    REASONABLENESS = "reasonableness"
    FEASIBILITY = "feasibility"
    CONTROLLABILITY = "controllability"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            Factor.LEGALITY: "合法性",
            Factor.REASONABLENESS: "合理性",
            Factor.FEASIBILITY: "可行性",
            Factor.CONTROLLABILITY: "可控性",
        }[self]

    @property
    def question(self) -> str:
        """What is asked, in one sentence."""
        return {
            Factor.LEGALITY: "有没有权限和依据，内容和程序合不合法？",
            Factor.REASONABLENESS: "是不是为了多数人的利益，负担公不公平？",
            Factor.FEASIBILITY: "人、物、钱够不够，时机合不合适，群众接不接受？",
            Factor.CONTROLLABILITY: "会不会引发矛盾，有没有预警和处置的办法？",
        }[self]


class Grade(StrEnum):
    """风险等级 · How great the risk to social stability is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {Grade.LOW: "低风险", Grade.MEDIUM: "中风险", Grade.HIGH: "高风险"}[self]

    @property
    def meaning(self) -> str:
        """What the grade says, in one sentence."""
        return {
            Grade.LOW: "多数群众理解支持，少数人有意见，做好工作可以化解。",
            Grade.MEDIUM: "部分群众有意见、反应强烈，可能引发矛盾冲突。",
            Grade.HIGH: "大部分群众有意见、反应特别强烈，可能引发大规模群体性事件。",
        }[self]


class Decision(StrEnum):
    """评估决定 · What follows from the grade."""

    CARRY_OUT = "carry_out"
    DEFER = "defer"
    DROP = "drop"

    @property
    def words(self) -> str:
        """The Chinese term."""
        return {
            Decision.CARRY_OUT: "实施",
            Decision.DEFER: "暂缓实施",
            Decision.DROP: "不实施",
        }[self]


GRADE_TABLE: dict[Grade, Decision] = {
    Grade.LOW: Decision.CARRY_OUT,
    Grade.MEDIUM: Decision.DEFER,
    Grade.HIGH: Decision.DROP,
}
