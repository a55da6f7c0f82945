"""示例：页脚。"""

from hudong.doors.web.components.foot.props import Foot
from hudong.doors.web.components.head.demo import SITE, STRANGER

DEMOS = (Foot(SITE, STRANGER),)
