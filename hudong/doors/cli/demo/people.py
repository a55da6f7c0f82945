"""示例人员:按数据取名、配代表。Invented people: names drawn in a fixed order, rolls built from figures in TOML.

Every invented name has 例 in the middle, so that nobody takes it for a real person.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

from hudong.doors.cli.demo.place import bodies
from hudong.ground.people.terms import BodyKind, HouseholdLine, MemberLine, Role, Sex

DATA: Final = Path(__file__).with_name("people.toml")

# 户主中女性的间隔:每三户一位,只为名册看着自然。
EVERY_THIRD: Final = 3


@dataclass(frozen=True)
class Roll:
    """花名册 · All households of one community, and everybody with a mandate there."""

    committee: str
    members: tuple[MemberLine, ...]
    representatives: tuple[MemberLine, ...]
    households: tuple[HouseholdLine, ...]
    party: str
    party_members: tuple[MemberLine, ...]
    supervision: str
    supervision_members: tuple[MemberLine, ...]


@dataclass(frozen=True)
class Term:
    """任期 · First and last day of every mandate."""

    from_on: date
    to_on: date


class Names:
    """取名 · Invented names, never the same twice, always in the same order."""

    def __init__(self, data: Mapping[str, str]) -> None:
        self._pools = {
            sex: _combinations(data["surnames"], data["middle"], data[sex.value]) for sex in Sex
        }

    def next(self, sex: Sex) -> str:
        """The next unused name; StopIteration once the pool is empty."""
        return next(self._pools[sex])


def _combinations(surnames: str, middle: str, given: str) -> Iterator[str]:
    """Every surname with every given name once, neighbours differing in both."""
    for shift in range(len(given)):
        for place, surname in enumerate(surnames):
            yield surname + middle + given[(place + shift) % len(given)]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def staff(term: Term) -> dict[str, tuple[MemberLine, ...]]:
    """工作人员 · Body name → its people: office, experts, towns, departments, town Party committees."""
    return _everybody(term)[0]


def rolls(term: Term) -> tuple[Roll, ...]:
    """花名册 · The full rolls of the pilot communities."""
    return _everybody(term)[1]


def pilot_committees() -> tuple[str, ...]:
    """试点村居 · The committees that have a full roll, in the order of the data."""
    return tuple(row["committee"] for row in _data()["roll"])


def _everybody(term: Term) -> tuple[dict[str, tuple[MemberLine, ...]], tuple[Roll, ...]]:
    # 一次取完,姓名才不会重复;次序固定,每次运行都一样。
    data = _data()
    names = Names(data["names"])
    people = {
        row["body"]: tuple(_member(line, names, term) for line in row["members"])
        for row in data["staff"]
    }
    people |= _department_staff(data["department"], names, term)
    return people, tuple(_roll(row, names, term) for row in data["roll"])


def _department_staff(
    data: Mapping[str, Any], names: Names, term: Term
) -> dict[str, tuple[MemberLine, ...]]:
    departments = [body.name for body in bodies() if body.kind is BodyKind.DEPARTMENT]
    sexes = cycle(Sex)
    people = {}
    for name in departments:
        lines = [{**line, "sex": next(sexes).value} for line in data["members"]]
        lines[0]["title"] = data["titles"].get(name, lines[0]["title"])
        people[name] = tuple(_member(line, names, term) for line in lines)
        next(sexes)
    return people


def _member(
    line: Mapping[str, Any], names: Names, term: Term, group_no: int | None = None
) -> MemberLine:
    sex = Sex(line["sex"])
    return MemberLine(
        name=names.next(sex),
        sex=sex,
        role=Role(line["role"]),
        title=line["title"],
        from_on=term.from_on,
        to_on=term.to_on,
        is_legal_representative=line.get("legal", False),
        group_no=group_no,
    )


def _roll(row: Mapping[str, Any], names: Names, term: Term) -> Roll:
    members = tuple(_member(line, names, term) for line in row["members"])
    party = tuple(_member(line, names, term) for line in row["party_members"])
    supervision = tuple(_member(line, names, term) for line in row["supervision_members"])
    return Roll(
        committee=row["committee"],
        members=members,
        representatives=_representatives(row, names, term),
        households=_households(row, names),
        party=row["party"],
        party_members=party,
        supervision=row["supervision"],
        supervision_members=supervision,
    )


def _representatives(row: Mapping[str, Any], names: Names, term: Term) -> tuple[MemberLine, ...]:
    """Representatives of each group, women spread evenly to the number that the data demands."""
    total = row["groups"] * row["representatives_per_group"]
    women = _spread(row["women_representatives"], total)
    return tuple(
        _member(
            {
                "title": f"第{place // row['representatives_per_group'] + 1}小组代表",
                "role": Role.REPRESENTATIVE.value,
                "sex": (Sex.FEMALE if is_woman else Sex.MALE).value,
            },
            names,
            term,
            group_no=place // row["representatives_per_group"] + 1,
        )
        for place, is_woman in enumerate(women)
    )


def _spread(count: int, total: int) -> Sequence[bool]:
    """``count`` times True among ``total``, as evenly as whole numbers allow."""
    return [(place + 1) * count // total > place * count // total for place in range(total)]


def _households(row: Mapping[str, Any], names: Names) -> tuple[HouseholdLine, ...]:
    """Households numbered through, in groups of nearly the same size."""
    total, groups = row["households"], row["groups"]
    adults = islice(cycle(row["adults"]), total)
    lines = []
    for place, count in enumerate(adults):
        sex = Sex.FEMALE if place % EVERY_THIRD == 0 else Sex.MALE
        lines.append(
            HouseholdLine(
                number=place + 1,
                group_no=place * groups // total + 1,
                head_name=names.next(sex),
                head_sex=sex,
                adults=count,
            )
        )
    return tuple(lines)
