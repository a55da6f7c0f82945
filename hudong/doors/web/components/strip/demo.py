"""示例：示例条。"""

from hudong.doors.web.components.strip.props import Strip

DEMOS = (Strip(),)
