"""核对 · Entry number, digest and a QR code; anyone can check, nothing imitates a seal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

import segno

from hudong.doors.web.component import Component
from hudong.doors.web.components.digest.props import Digest


@lru_cache(maxsize=512)
def _symbol_of(address: str) -> segno.QRCode:
    """The code of an address; a page of one thing is read again and again."""
    return segno.make_qr(address, error="m")


@dataclass(frozen=True, slots=True)
class Proof(Component):
    """核对 · ``thing`` names what is proved (这份协议书); ``address`` is the full URL in the code.

    ``entry`` is the number of the record entry, ``at`` its instant, ``digest`` its hex digest;
    ``check_href`` leads to the page where a file in hand can be checked, empty for none;
    ``href`` to the entry.
    """

    thing: str
    entry: int
    at: dt.datetime
    digest: Digest
    address: str
    check_href: str = ""
    href: str = ""

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
