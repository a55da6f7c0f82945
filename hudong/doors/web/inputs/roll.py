"""名册的栏 · The roll of a meeting on one page: who has come, and what each one called said."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web import ui
from hudong.doors.web.component import Component
from hudong.doors.web.inputs.plain import Input, Typed, Wrong
from hudong.instruments.resolutions.queries import RollLine
from hudong.instruments.resolutions.terms import Choice

HERE = "here"


@dataclass(frozen=True)
class Present(Input):
    """签到 · One box for each member; the value read is the ids of those who are here."""

    roll: tuple[RollLine, ...] = ()

    def read(self, typed: Typed) -> tuple[int, ...]:
        """The ids of the members ticked."""
        ticked = [text for text in typed.all(self.name) if text]
        if not ticked:
            raise Wrong("还没有登记一个人到会")
        if not all(text.isascii() and text.isdigit() for text in ticked):
            raise Wrong("名册上没有这个人，请刷新页面")
        return tuple(dict.fromkeys(int(text) for text in ticked))

    def shown(self, typed: Typed | None, error: str = "") -> Component:
        """The roll with a box in each row."""
        ticked = set(typed.all(self.name)) if typed else set()
        return ui.RollSheet(
            self.label,
            "名册",
            (ui.RollColumn(HERE, "到会"),),
            tuple(
                ui.RollRow(
                    line.number,
                    line.name,
                    line.title,
                    self.name,
                    value=str(line.member_id),
                    chosen=HERE
                    if (str(line.member_id) in ticked if typed else line.present)
                    else "",
                )
                for line in self.roll
            ),
            is_single=False,
        )


@dataclass(frozen=True)
class Calls(Input):
    """点名 · One mark for each member called; the value read maps ids to choices.

    Who has not signed in, or has voted already, can only be looked at.
    """

    roll: tuple[RollLine, ...] = ()

    def _name(self, line: RollLine) -> str:
        return f"{self.name}-{line.member_id}"

    def read(self, typed: Typed) -> dict[int, Choice]:
        """Id → choice, of those with a mark."""
        said = {line.member_id: typed.one(self._name(line)) for line in self.roll}
        marked = {member_id: text for member_id, text in said.items() if text}
        if not marked:
            raise Wrong("还没有登记一个人的表决")
        if not set(marked.values()) <= {choice.value for choice in Choice}:
            raise Wrong("只能是赞成、反对、弃权")
        return {member_id: Choice(text) for member_id, text in marked.items()}

    def shown(self, typed: Typed | None, error: str = "") -> Component:
        """The roll with three marks in each row."""
        return ui.RollSheet(
            self.label,
            "名册",
            tuple(ui.RollColumn(choice.value, choice.words) for choice in Choice),
            tuple(self._row(line, typed) for line in self.roll),
        )

    def _row(self, line: RollLine, typed: Typed | None) -> ui.RollRow:
        fixed = "" if line.present else "没有签到，不能表决"
        if line.choice is not None:
            fixed = f"已经登记：{line.choice.words}"
        chosen = typed.one(self._name(line)) if typed else ""
        return ui.RollRow(line.number, line.name, line.title, self._name(line), chosen, fixed)

    def carried(self, typed: Typed) -> list[tuple[str, str]]:
        """The marks."""
        return [
            (self._name(line), text)
            for line in self.roll
            for text in typed.all(self._name(line))
            if text
        ]

    def words_for(self) -> dict[str, str]:
        """By the members' names."""
        return {self._name(line): f"{line.number} 号 {line.name}" for line in self.roll}
