"""申报表 · An uploaded sheet: read at once, told row by row where it is wrong, kept for step two."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from hudong.doors.web import kept_sheets, ui
from hudong.doors.web.component import Component
from hudong.doors.web.inputs.plain import Input, Typed, Wrong
from hudong.doors.web.kept_sheets import Gone, KeptSheet
from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue.sheets import (
    ENDINGS,
    EXPLAINED,
    MOST_TOLD,
    Fault,
    Faulty,
    Limits,
    letters,
    read_sheet,
)
from hudong.mechanisms.catalogue.terms import DeclarationLine, Declared, SheetChanges, sheet_changes

MOST_LINES: Final = 2_000
LIMITS: Final = Limits(
    bytes=8 * 1024 * 1024, unpacked=160 * 1024 * 1024, rows=20_000, cells=1_000_000
)
WHOLE, MORE = "whole", "more"
_FIRST_TOLD: Final = 10


@dataclass(frozen=True)
class ReadSheet:
    """读到的表 · Its lines, what was noted, its digest, what it would change, and what was seen."""

    lines: tuple[DeclarationLine, ...]
    notes: tuple[str, ...]
    digest: str
    changes: SheetChanges
    seen: str
    is_whole: bool


@dataclass(frozen=True)
class DeclarationSheet(Input):
    """申报表 · Reads the lines of ``department``; any other department's row is refused by its name.

    ``mode_name`` is the field that says whether the sheet is all that the department declares;
    ``declared`` is what it has declared so far.
    """

    department: str = ""
    body_id: int = 0
    mode_name: str = ""
    declared: Sequence[Declared] = ()
    _found: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def _note_name(self) -> str:
        return f"{self.name}-read"

    @property
    def _seen_name(self) -> str:
        return f"{self.name}-seen"

    def read(self, typed: Typed) -> ReadSheet:
        """The sheet, uploaded now or in the step before, with what it would change."""
        if "sheet" not in self._found:
            note = typed.one(self._note_name)
            self._found["sheet"] = self._fetched(note) if note else self._uploaded(typed)
        kept: KeptSheet = self._found["sheet"]
        is_whole = typed.one(self.mode_name) != MORE
        changes = sheet_changes(self.declared, kept.lines, is_whole=is_whole)
        seen = typed.one(self._seen_name)
        if not changes and not seen:
            raise Wrong(
                f"这张表已经导入过：{changes.same} 项都和已经申报的一样，什么也不用改。"
                "要改，请改好表格再上传"
            )
        return ReadSheet(kept.lines, kept.notes, kept.digest, changes, seen, is_whole)

    def _fetched(self, note: str) -> KeptSheet:
        try:
            return kept_sheets.fetch(note, body_id=self.body_id)
        except Gone:
            raise Wrong("这一页放得太久了，或者被改动过，请把申报表重新上传一次") from None

    def _uploaded(self, typed: Typed) -> KeptSheet:
        file = typed.files.get(self.name)
        if file is None:
            raise Wrong("还没有选文件，请选填好的申报表")
        ending = Path(file.name or "").suffix.lower()
        if ending not in ENDINGS:
            raise Wrong(f"“{file.name}”不是表格文件，请用 {'、'.join(ENDINGS)}")
        if (file.size or 0) > LIMITS.bytes:
            raise Wrong("文件太大，最多 8 兆；请删去图片和空白的工作表")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"申报表{ending}"
            with path.open("wb") as held:
                for chunk in file.chunks():
                    held.write(chunk)
            try:
                sheet = read_sheet(path, department=(self.department,), limits=LIMITS)
            except Faulty as faulty:
                self._found["faults"] = faulty.faults
                raise _told(faulty.faults) from faulty
            except Invalid as fault:
                where = f"{fault.where}：" if fault.where else ""
                raise Wrong(f"{where}{fault.message}。{fault.hint}") from fault
        if not sheet.count:
            raise Wrong("表里一项都没有，请从表头下面一行起每行写一项")
        if sheet.count > MOST_LINES:
            raise Wrong(f"一次最多申报 {MOST_LINES} 项，表里有 {sheet.count} 项")
        return KeptSheet(sheet.lines, sheet.notes, sheet.digest)

    def shown(self, typed: Typed | None, error: str = "") -> Component:
        """A file to pick, below the table of faults where there were any."""
        picked = self._field("file", "", error)
        faults: tuple[Fault, ...] = self._found.get("faults", ())
        return ui.Phrase((_faults_table(faults), picked)) if faults else picked

    def carried(self, typed: Typed) -> list[tuple[str, str]]:
        """The signed note to what was read, and what it would change."""
        read = self.read(typed)
        kept: KeptSheet = self._found["sheet"]
        note = typed.one(self._note_name) or kept_sheets.keep(kept, body_id=self.body_id)
        return [(self._note_name, note), (self._seen_name, read.changes.digest)]


def _told(faults: tuple[Fault, ...]) -> Wrong:
    told = [f"{fault.words}。" for fault in faults[:_FIRST_TOLD]]
    if len(faults) > _FIRST_TOLD:
        told.append(f"一共 {len(faults)} 处，逐处列在下面的表里。")
    return Wrong(told[0], more=tuple(told[1:]))


def _faults_table(faults: tuple[Fault, ...]) -> ui.Table:
    several = any(fault.place.sheet for fault in faults)
    shown = faults[:MOST_TOLD]
    more = f"，先列 {len(shown)} 处" if len(faults) > len(shown) else ""
    columns = [ui.TableColumn(words) for words in ("行", "列", "哪里不对", "怎么改")]
    rows = [
        (
            *((fault.place.sheet,) if several else ()),
            f"第 {fault.place.row} 行" if fault.place.row else "",
            f"{letters(fault.place.column)} {fault.place.name}".strip(),
            fault.message,
            fault.hint,
        )
        for fault in shown
    ]
    if several:
        columns.insert(0, ui.TableColumn("工作表"))
    return ui.Table(f"要改的地方，一共 {len(faults)} 处{more}", tuple(columns), tuple(rows))


def columns_table() -> ui.Table:
    """表头 · The columns of the sheet, and what stands in each."""
    return ui.Table(
        "申报表的列（第一行是列名，从第二行起每行一项）",
        (ui.TableColumn("列名"), ui.TableColumn("写什么")),
        tuple(EXPLAINED.items()),
        stays_table=True,
    )
