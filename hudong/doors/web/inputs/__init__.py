"""填的栏 · What may be filled in: each input shows itself, and turns what was typed into a value."""

from hudong.doors.web.inputs.plain import (
    Count,
    Day,
    Input,
    Line,
    Many,
    Money,
    One,
    OneOf,
    Text,
    Typed,
    Wrong,
    Yes,
)
from hudong.doors.web.inputs.roll import Calls, Present
from hudong.doors.web.inputs.rows import Row, Rows
from hudong.doors.web.inputs.sheet import DeclarationSheet

__all__ = [
    "Calls",
    "Count",
    "Day",
    "DeclarationSheet",
    "Input",
    "Line",
    "Many",
    "Money",
    "One",
    "OneOf",
    "Present",
    "Row",
    "Rows",
    "Text",
    "Typed",
    "Wrong",
    "Yes",
]
