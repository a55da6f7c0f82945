"""示例：查找。"""

from hudong.doors.web.components.button.props import Button
from hudong.doors.web.components.field.props import Field
from hudong.doors.web.components.search_box.props import SearchBox

DEMOS = (
    SearchBox(
        "#search_box",
        Field("s_q", "村名、社区名或者镇名", kind="search", hint="比如：庆丰、双凤、县府社区"),
        Button("查找"),
    ),
)
