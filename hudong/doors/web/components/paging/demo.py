"""示例：翻页。"""

from hudong.doors.web.components.paging.props import Paging

DEMOS = (Paging(before="#paging", after="#paging"), Paging(after="#paging"))
