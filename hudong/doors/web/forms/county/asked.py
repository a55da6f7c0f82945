"""本县表单共用的栏 · Inputs and rows that several forms of the county ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Component
from hudong.doors.web.forms.form import Case
from hudong.doors.web.inputs import Input, Line, OneOf, Text
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.people import queries

NOBODY = ("", "（不属于哪个主体）")


@dataclass(frozen=True)
class Secret(Line):
    """密码栏 · A line that is never shown again."""

    def control(self, text: str, error: str) -> Component:
        """A password field, always empty."""
        return self._field("password", "", error, autocomplete="new-password")


@dataclass(frozen=True)
class MaybeOne(OneOf):
    """可以不选 · One row of several, or none."""

    def parse(self, text: str) -> int:  # type: ignore[override]
        """The number of the row."""
        return int(super().parse(text))

    def nothing(self) -> None:
        """No row."""
        return None


def the_county() -> Any:
    """本县的行 · The row for an act; raises NotFound before the county is founded."""
    found = queries.county()
    if found is None:
        raise NotFound("还没有建立县级站点", hint="请先运行 hudong init")
    return found


def why(acting: Acting, case: Case) -> tuple[Input, ...]:
    """为什么 · The reason, which is public."""
    return (Text("reason", "为什么", "会写进存证，公开。"),)


def words_of(kinds: Any) -> tuple[tuple[str, str], ...]:
    """几样的叫法 · (value, words) of every member of an enum."""
    return tuple((kind.value, kind.words) for kind in kinds)
