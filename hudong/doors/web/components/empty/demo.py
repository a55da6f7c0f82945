"""示例：空。"""

from hudong.doors.web.components.empty.props import Empty
from hudong.doors.web.components.link.props import Link

DEMOS = (Empty("没有亮出的红牌。", Link("遇到清单以外的要求，在这里亮红牌", "#empty")),)
