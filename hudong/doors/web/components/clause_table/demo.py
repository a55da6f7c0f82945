"""示例：条款和经费。"""

from hudong.doors.web.components.clause_table.props import ClauseRow, ClauseTable
from hudong.doors.web.components.link.props import Link
from hudong.doors.web.components.tag.props import Tag
from hudong.doors.web.components.yuan.props import Yuan

DEMOS = (
    ClauseTable(
        (
            ClauseRow(
                1,
                Link("社会救助入户走访和申请", "#clause_table"),
                "春秋两次，42 户",
                "42 户 × 2 次 × 60 元",
                "市民政局",
                Yuan(504_000),
            ),
            ClauseRow(
                2,
                Link("社区矫正帮教", "#clause_table"),
                "每月见面一次，3 人",
                "3 人 × 12 月 × 100 元",
                "市司法局",
                Yuan(360_000),
                Tag("no", "没有通过"),
            ),
        ),
        Yuan(864_000, binds=True),
    ),
)
