"""示例：表。"""

from hudong.doors.web.components.link.props import Link
from hudong.doors.web.components.table.props import Table, TableColumn
from hudong.doors.web.components.tag.props import Tag
from hudong.doors.web.components.yuan.props import Yuan

DEMOS = (
    Table(
        "双凤镇，9 个村里 2 个村已签",
        (
            TableColumn("村"),
            TableColumn("户数"),
            TableColumn("全年经费", is_number=True),
            TableColumn("状态"),
        ),
        (
            (Link("庆丰村", "#table"), "42 户", Yuan(504_000), Tag("done", "按时拨付")),
            (Link("新湖村", "#table"), "35 户", Yuan(420_000), Tag("no", "拖欠 11 天")),
        ),
        total=("合计", "77 户", Yuan(924_000), ""),
    ),
)
