"""示例：位置。"""

from hudong.doors.web.components.crumb.props import Crumb
from hudong.doors.web.components.link.props import Link

DEMOS = (Crumb((Link("首页", "/"), Link("双凤镇", "#crumb")), "庆丰村"),)
