"""示例：计票。"""

from hudong.doors.web.components.tally.props import Count, Tally

DEMOS = (
    Tally((Count("同意", 30), Count("反对", 3), Count("弃权", 4))),
    Tally((Count("同意", 61), Count("反对", 0), Count("弃权", 2))),
)
