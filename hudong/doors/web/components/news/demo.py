"""示例：列表。"""

import datetime as dt

from hudong.doors.web.components.link.props import Link
from hudong.doors.web.components.news.props import News, NewsItem
from hudong.doors.web.components.tag.props import Tag

DEMOS = (
    News(
        (
            NewsItem(
                Link("庆丰村：补充协议（第二次商量稿）", "#news"),
                Tag("soon", "还剩 3 天"),
                dt.date(2026, 9, 14),
            ),
            NewsItem(
                Link("拒绝准入：电商数据报表代填（没有法律依据）", "#news"),
                Tag("no", "不准入"),
                dt.date(2026, 9, 3),
            ),
        )
    ),
    News((NewsItem(Link("调解邻里纠纷", "#news"), Tag("plain", "无偿履职")),), is_slim=True),
)
