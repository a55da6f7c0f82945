"""核对 · Entry number, digest and a QR code; anyone can check, nothing imitates a seal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hudong.doors.web.component import Component
from hudong.doors.web.components.digest.props import Digest


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
