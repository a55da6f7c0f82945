"""协商和表决的示例。What the parties offer and how the representatives vote, from ``negotiation.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).with_name("negotiation.toml")


@dataclass(frozen=True)
class Offered:
    """一次提出 · Another price for one matter, with the reason."""

    matter: str
    unit_price_fen: int
    reason: str


@dataclass(frozen=True)
class Split:
    """票数 · Against and abstain; everybody else who is present is for."""

    against: int
    abstain: int


@dataclass(frozen=True)
class Bargain:
    """一份协议的协商和表决 · Offers of both sides, the clause that fails, and the second meeting."""

    committee: str
    place: str
    present: int
    usual: Split
    offer_b: Offered
    offer_a: Offered
    rejected_matter: str
    rejected: Split
    again: Offered
    again_present: int
    again_split: Split


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def _offered(row: dict[str, Any], matter: str) -> Offered:
    return Offered(matter, row["unit_price_yuan"] * 100, row["reason"])


def bargains() -> tuple[Bargain, ...]:
    """协商和表决 · One per pilot community, in the order of the data."""
    return tuple(
        Bargain(
            committee=row["committee"],
            place=row["place"],
            present=row["present"],
            usual=Split(**row["usual"]),
            offer_b=_offered(row["offer_b"], row["offer_b"]["matter"]),
            offer_a=_offered(row["offer_a"], row["offer_a"]["matter"]),
            rejected_matter=row["rejected"]["matter"],
            rejected=Split(row["rejected"]["against"], row["rejected"]["abstain"]),
            again=_offered(row["again"], row["rejected"]["matter"]),
            again_present=row["again"]["present"],
            again_split=Split(row["again"]["against"], row["again"]["abstain"]),
        )
        for row in _data()["agreement"]
    )


def assessment_words(what: str) -> dict[str, str]:
    """稳评的文字 · Answers of the four factors, measures and who was heard."""
    return dict(_data()["assessment"][what])


def authorised_by(households: int) -> tuple[int, int]:
    """授权的到会和赞成 · Households present and in favour, of all households."""
    said = _data()["authorisation"]
    (here, of_all), (yes, of_present) = said["present"], said["ayes"]
    present = households * here // of_all
    return present, present * yes // of_present


def study_words() -> str:
    """党组织研究的文字 · What the Party organisations concluded."""
    return str(_data()["study"]["text"])
