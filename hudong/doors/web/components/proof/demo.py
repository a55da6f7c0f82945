"""示例：核对。"""

import datetime as dt

from hudong.doors.web.components.digest.props import Digest
from hudong.doors.web.components.proof.props import Proof

DEMOS = (
    Proof(
        "这份协议书",
        1204,
        dt.datetime(2026, 5, 15, 1, 24, tzinfo=dt.UTC),
        Digest("7d52c0fe91b42e085fa36cd780b1e94a"),
        "https://example.invalid/record/1204/",
        check_href="#proof",
    ),
)
