"""稳评的规则:四个方面答齐,按等级表得出决定。Rules of an assessment: what must be answered, what follows."""

from __future__ import annotations

from collections.abc import Mapping

from hudong.instruments.stability.terms import GRADE_TABLE, Decision, Factor, Grade, Track


def decision_for(grade: Grade) -> Decision:
    """决定 · What follows from the grade, by the table of grades."""
    return GRADE_TABLE[grade]


def gaps(
    track: Track, answers: Mapping[Factor, str], consulted: str, grade: Grade, measures: str
) -> dict[str, str]:
    """还缺什么 · Field by field what is missing; empty when the assessment can be concluded.

    The full track says how people were heard. Measures are due unless the subject is dropped:
    low risk is carried out with them, medium risk is brought down by them.
    """
    missing = {
        factor.value: f"请回答{factor.words}：{factor.question}"
        for factor in Factor
        if not answers.get(factor, "").strip()
    }
    if track is Track.FULL and not consulted.strip():
        missing["consulted"] = "普通程序要写明怎样听取意见（走访、问卷、座谈、听证）、听了多少人"
    if decision_for(grade) is not Decision.DROP and not measures.strip():
        missing["measures"] = f"{grade.words}也要写明防范和化解的措施"
    return missing
