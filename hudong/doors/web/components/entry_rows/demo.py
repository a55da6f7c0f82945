"""示例：逐项填写。"""

from hudong.doors.web.components.entry_rows.props import EntryRow, EntryRows
from hudong.doors.web.components.field.props import Field
from hudong.doors.web.components.tag.props import Tag

DEMOS = (
    EntryRows(
        "逐项看一遍",
        (
            EntryRow(
                "e_1",
                "第 1 项 动物强制免疫的组织",
                "机器查对：条文写明由村（居）民委员会协助。",
                (Field("e_reason_1", "不同意的理由", kind="textarea"),),
                tag=Tag("done", "列入协助事项"),
                summary="我有不同意见",
            ),
            EntryRow(
                "e_2",
                "第 2 项 环境卫生考核排名",
                "机器查对：所引条文说的是部门自己的职责。",
                (Field("e_reason_2", "不同意的理由", kind="textarea", error="请写明理由。"),),
                tag=Tag("no", "退回部门"),
                summary="我有不同意见",
                is_open=True,
            ),
        ),
        hint="没有展开的，就是同意机器的结论。",
    ),
)
