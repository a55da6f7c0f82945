"""示例：日历。"""

import datetime as dt

from hudong.doors.web.components.cal.props import Cal, CalMark

DEMOS = (
    Cal(
        dt.date(2026, 9, 1),
        (
            CalMark(dt.date(2026, 9, 14), "done", "已公示"),
            CalMark(dt.date(2026, 9, 16), "now", "今天"),
            CalMark(dt.date(2026, 9, 18), "soon", "到期"),
            CalMark(dt.date(2026, 9, 25), "wait", "会议"),
        ),
    ),
)
