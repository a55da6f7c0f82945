"""示例：金额。"""

from hudong.doors.web.components.yuan.props import Yuan

DEMOS = (Yuan(504_000), Yuan(2_914_000, binds=True), Yuan(1_000_705, binds=True))
