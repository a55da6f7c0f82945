"""示例：链接。"""

from hudong.doors.web.components.link.props import Link

DEMOS = (Link("看全部 27 项", "#link"), Link("没有网址时只是文字", ""))
