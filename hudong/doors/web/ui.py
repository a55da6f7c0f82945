"""组件总表 · Every props class in one place: ``ui.Tag(...)`` in Python and in templates."""

from hudong.doors.web.components.arithmetic.props import Arithmetic
from hudong.doors.web.components.basis.props import Basis
from hudong.doors.web.components.blocked.props import Blocked
from hudong.doors.web.components.button.props import Button
from hudong.doors.web.components.cal.props import Cal, CalMark
from hudong.doors.web.components.cells.props import Cells
from hudong.doors.web.components.change.props import Change
from hudong.doors.web.components.clause_table.props import ClauseRow, ClauseTable
from hudong.doors.web.components.compared.props import Compared, Part, Side
from hudong.doors.web.components.crumb.props import Crumb
from hudong.doors.web.components.digest.props import Digest
from hudong.doors.web.components.empty.props import Empty
from hudong.doors.web.components.entry_rows.props import EntryRow, EntryRows
from hudong.doors.web.components.error_summary.props import ErrorSummary, Problem
from hudong.doors.web.components.facts.props import Fact, Facts
from hudong.doors.web.components.field.props import Field, Option
from hudong.doors.web.components.foot.props import Foot
from hudong.doors.web.components.gauge.props import Gauge
from hudong.doors.web.components.head.props import Head
from hudong.doors.web.components.how.props import How, HowStep
from hudong.doors.web.components.life.props import Life, LifeEvent
from hudong.doors.web.components.link.props import Link
from hudong.doors.web.components.mark.props import Mark
from hudong.doors.web.components.news.props import News, NewsItem
from hudong.doors.web.components.paging.props import Paging
from hudong.doors.web.components.pair.props import Half, Pair
from hudong.doors.web.components.parties.props import Parties, PartyRow
from hudong.doors.web.components.phrase.props import Phrase
from hudong.doors.web.components.pick.props import Choice, Pick
from hudong.doors.web.components.proof.props import Proof
from hudong.doors.web.components.qr.props import Qr
from hudong.doors.web.components.quorum.props import Quorum
from hudong.doors.web.components.reduction.props import Reduction
from hudong.doors.web.components.roll_sheet.props import RollColumn, RollRow, RollSheet
from hudong.doors.web.components.search_box.props import SearchBox
from hudong.doors.web.components.steps.props import Step, Steps
from hudong.doors.web.components.strip.props import Strip
from hudong.doors.web.components.table.props import Table, TableColumn
from hudong.doors.web.components.tag.props import Tag
from hudong.doors.web.components.talk.props import Move, Talk
from hudong.doors.web.components.tally.props import Count, Tally
from hudong.doors.web.components.ticks.props import Tick, Ticks
from hudong.doors.web.components.todo.props import Todo, TodoItem
from hudong.doors.web.components.told.props import Told
from hudong.doors.web.components.typed.props import Typed, TypedField
from hudong.doors.web.components.wall.props import Wall, WallMotion
from hudong.doors.web.components.yuan.props import Yuan

__all__ = [
    "Arithmetic",
    "Basis",
    "Blocked",
    "Button",
    "Cal",
    "CalMark",
    "Cells",
    "Change",
    "Choice",
    "ClauseRow",
    "ClauseTable",
    "Compared",
    "Count",
    "Crumb",
    "Digest",
    "Empty",
    "EntryRow",
    "EntryRows",
    "ErrorSummary",
    "Fact",
    "Facts",
    "Field",
    "Foot",
    "Gauge",
    "Half",
    "Head",
    "How",
    "HowStep",
    "Life",
    "LifeEvent",
    "Link",
    "Mark",
    "Move",
    "News",
    "NewsItem",
    "Option",
    "Paging",
    "Pair",
    "Part",
    "Parties",
    "PartyRow",
    "Phrase",
    "Pick",
    "Problem",
    "Proof",
    "Qr",
    "Quorum",
    "Reduction",
    "RollColumn",
    "RollRow",
    "RollSheet",
    "SearchBox",
    "Side",
    "Step",
    "Steps",
    "Strip",
    "Table",
    "TableColumn",
    "Tag",
    "Talk",
    "Tally",
    "Tick",
    "Ticks",
    "Todo",
    "TodoItem",
    "Told",
    "Typed",
    "TypedField",
    "Wall",
    "WallMotion",
    "Yuan",
]
