"""示例：标志。"""

from hudong.doors.web.components.mark.props import Mark

DEMOS = (Mark(),)
