"""二维码 · A code that leads from paper back to an address; one path, no picture file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import segno

from hudong.doors.web.component import Component


@lru_cache(maxsize=512)
def _symbol_of(address: str) -> segno.QRCode:
    """The code of an address; a page of one thing is read again and again."""
    return segno.make_qr(address, error="m")


@dataclass(frozen=True, slots=True)
class Qr(Component):
    """二维码 · ``address`` is the full URL that the code holds."""

    address: str

    def _symbol(self) -> segno.QRCode:
        return _symbol_of(self.address)

    @property
    def squares(self) -> str:
        """方格 · The SVG path of the dark modules, run by run."""
        rows = enumerate(self._symbol().matrix)
        return "".join(self._runs(y, row) for y, row in rows)

    @staticmethod
    def _runs(y: int, row: bytearray) -> str:
        path, start = "", None
        for x, dark in enumerate((*row, 0)):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                path += f"M{start} {y}h{x - start}v1h-{x - start}z"
                start = None
        return path

    @property
    def side(self) -> int:
        """边长 · Modules on one side, without the quiet zone of four."""
        return self._symbol().symbol_size(border=0)[0]
