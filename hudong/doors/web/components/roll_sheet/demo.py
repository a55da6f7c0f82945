"""示例：名册表。"""

from hudong.doors.web.components.roll_sheet.props import RollColumn, RollRow, RollSheet

DEMOS = (
    RollSheet(
        "第 4 项 动物强制免疫的组织",
        "名册",
        (RollColumn("for", "赞成"), RollColumn("against", "反对"), RollColumn("abstain", "弃权")),
        (
            RollRow(1, "沈例根", "主任", "r_1", chosen="for"),
            RollRow(2, "顾例珍", "第3小组代表", "r_2"),
            RollRow(3, "陆例明", "第1小组代表", "r_3", fixed="没有签到"),
        ),
    ),
    RollSheet(
        "谁到会了",
        "名册",
        (RollColumn("here", "到会"),),
        (
            RollRow(1, "沈例根", "主任", "r_member", chosen="here", value="11"),
            RollRow(2, "顾例珍", "第3小组代表", "r_member", value="12"),
        ),
        is_single=False,
    ),
)
