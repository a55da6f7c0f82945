"""申报表 · An uploaded sheet: read at once, told row by row where it is wrong, kept signed for step two."""

from __future__ import annotations

import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from django.core import signing

from hudong.doors.web import ui
from hudong.doors.web.component import Component
from hudong.doors.web.inputs.plain import Input, Typed, Wrong
from hudong.ground.kernel.refusals import Invalid
from hudong.mechanisms.catalogue.sheets import COLUMNS, read_sheet
from hudong.mechanisms.catalogue.terms import DeclarationLine, Scope

MOST_BYTES: Final = 4 * 1024 * 1024
MOST_LINES: Final = 500
_ENDINGS: Final = (".xlsx", ".xls", ".ods")
_SALT: Final = "hudong.declaration-sheet"
# 读过的表签了名带到第二步，半天以内有效；改过一个字就不认。
_KEPT_SECONDS: Final = 12 * 3600


@dataclass(frozen=True)
class DeclarationSheet(Input):
    """申报表 · Reads the lines of ``department``; any other department's row is refused by its name."""

    department: str = ""

    @property
    def _read_name(self) -> str:
        return f"{self.name}-read"

    def read(self, typed: Typed) -> tuple[DeclarationLine, ...]:
        """The lines of the sheet, or those read in the step before."""
        kept = typed.one(self._read_name)
        return self._unsigned(kept) if kept else self._uploaded(typed)

    def _uploaded(self, typed: Typed) -> tuple[DeclarationLine, ...]:
        file = typed.files.get(self.name)
        if file is None:
            raise Wrong("还没有选文件，请选填好的申报表")
        ending = Path(file.name or "").suffix.lower()
        if ending not in _ENDINGS:
            raise Wrong(f"“{file.name}”不是表格文件，请用 .xlsx、.xls 或者 .ods")
        if (file.size or 0) > MOST_BYTES:
            raise Wrong("文件太大，最多 4 兆；请删去图片和空白的工作表")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"申报表{ending}"
            # 检查时读一次，带到第二步时再读一次。
            file.seek(0)
            path.write_bytes(file.read())
            try:
                departments = read_sheet(path).departments
            except Invalid as fault:
                raise _told(fault) from fault
        return self._own(departments)

    def _own(
        self, departments: dict[str, tuple[DeclarationLine, ...]]
    ) -> tuple[DeclarationLine, ...]:
        strangers = [
            f"第 {lines[0].row} 行“申报部门”列：写的是“{name}”，只能替“{self.department}”申报。"
            "请改成本单位的全称，别的部门的行请删去。"
            for name, lines in departments.items()
            if name != self.department
        ]
        if strangers:
            raise Wrong(strangers[0], more=tuple(strangers[1:]))
        lines = departments.get(self.department, ())
        if not lines:
            raise Wrong("表里一项都没有，请从第 2 行起每行写一项")
        if len(lines) > MOST_LINES:
            raise Wrong(f"一次最多申报 {MOST_LINES} 项，表里有 {len(lines)} 项")
        return lines

    def _unsigned(self, kept: str) -> tuple[DeclarationLine, ...]:
        try:
            rows = signing.loads(kept, salt=_SALT, max_age=_KEPT_SECONDS)
        except signing.BadSignature:
            raise Wrong("这一页放得太久了，请把申报表重新上传一次") from None
        return tuple(DeclarationLine(**{**row, "scope": Scope(row["scope"])}) for row in rows)

    def shown(self, typed: Typed | None, error: str = "") -> Component:
        """A file to pick; a browser never shows the file picked before."""
        return self._field("file", "", error)

    def carried(self, typed: Typed) -> list[tuple[str, str]]:
        """What was read, signed."""
        rows = [asdict(line) for line in self.read(typed)]
        return [(self._read_name, signing.dumps(rows, salt=_SALT, compress=True))]


def _told(fault: Invalid) -> Wrong:
    told = list(fault.fields.values())
    if told:
        return Wrong(told[0], more=tuple(told[1:]))
    where = f"{fault.where}：" if fault.where else ""
    return Wrong(f"{where}{fault.message}。{fault.hint}".rstrip("。") + "。")


def columns_table() -> ui.Table:
    """表头 · The columns of the sheet, and what stands in each."""
    explained = dict(
        zip(
            COLUMNS,
            (
                "本单位的全称",
                "要村（居）委会做什么，一行一项",
                "法律名称和条款，例如：《动物防疫法》第二十五条",
                "做到什么程度、多少次",
                "村、社区，或者村和社区",
                "按什么算钱，例如：户、次、人",
                "一个计费单位多少元，没有就空着",
                "一个村（社区）一年的数量",
            ),
            strict=True,
        )
    )
    return ui.Table(
        "申报表的列（第一行是表头，从第二行起每行一项）",
        (ui.TableColumn("列名"), ui.TableColumn("写什么")),
        tuple(explained.items()),
        stays_table=True,
    )
