"""限度:多大的文件、多少行、多少格。Limits: how large a file may be, packed and unpacked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hudong.ground.kernel.refusals import Invalid


@dataclass(frozen=True)
class Limits:
    """限度 · Bytes of the file, bytes once unpacked, rows, columns, and cells of the used area."""

    bytes: int = 64 * 1024 * 1024
    unpacked: int = 320 * 1024 * 1024
    rows: int = 200_000
    columns: int = 256
    cells: int = 6_000_000

    def area(self, rows: int, columns: int, sheet: str) -> None:
        """用到的范围 · Invalid where a sheet reaches too far down, right, or is too large in all."""
        if rows > self.rows or columns > self.columns or rows * columns > self.cells:
            raise Invalid(
                f"工作表“{sheet}”太大：用到了 {rows} 行、{columns} 列",
                hint=f"最多 {self.rows} 行、{self.columns} 列；"
                "请删去数据右边和下边多余的格子，或者分成几份上传",
            )


WHOLE: Final = Limits()


def mb(size: int) -> str:
    """多少兆 · Bytes in words."""
    return f"{size / 1024 / 1024:.0f} 兆"
