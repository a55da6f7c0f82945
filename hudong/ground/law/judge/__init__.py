"""依据判断:主张的依据站不站得住。Judges claimed bases against the library, by the articles' own words.

``judge_citation`` answers for one citation, ``judge_claim`` for one declaration,
``judge_declarations`` for a whole review, where repeats of an earlier task are found too.
"""

from hudong.ground.law.judge.citation import judge_citation
from hudong.ground.law.judge.claim import judge_claim
from hudong.ground.law.judge.duplicates import (
    Declaration,
    DuplicateGroup,
    find_duplicates,
    judge_declarations,
    normalise_title,
)

__all__ = [
    "Declaration",
    "DuplicateGroup",
    "find_duplicates",
    "judge_citation",
    "judge_claim",
    "judge_declarations",
    "normalise_title",
]
