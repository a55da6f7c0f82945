"""示例：还差什么。"""

from hudong.doors.web.components.error_summary.props import ErrorSummary, Problem

DEMOS = (
    ErrorSummary(
        (
            Problem("还没有写理由。请写上你想要的次数或金额。", "f_why"),
            Problem("这份协议书刚刚换了一稿，请先看新的一稿再回复。"),
        )
    ),
)
