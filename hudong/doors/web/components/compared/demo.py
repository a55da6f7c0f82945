"""示例：对照。"""

from hudong.doors.web.components.compared.props import Compared, Part, Side

DEMOS = (
    Compared(
        Side(
            "2018年的文本（示例数据）",
            (
                (
                    Part("same", "村里的大事，"),
                    Part("gone", "报告"),
                    Part("same", "村民会议讨论决定。"),
                ),
            ),
        ),
        Side(
            "2026年的文本（示例数据）",
            (
                (
                    Part("same", "村里的大事，"),
                    Part("new", "提请"),
                    Part("same", "村民会议讨论决定"),
                    Part("new", "，结果在三日内公布"),
                    Part("same", "。"),
                ),
            ),
        ),
        "删去的划线，加上的带底线。",
    ),
    Compared(
        Side("2018年的文本（示例数据）", (), "这一版没有这一条。"),
        Side("2026年的文本（示例数据）", ((Part("new", "新加的一条。"),),)),
    ),
)
