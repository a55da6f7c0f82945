"""示例：办完以后。"""

from hudong.doors.web.components.told.props import Told

DEMOS = (
    Told("done", "已经送给双凤镇人民政府，存证第 1 204 号。"),
    Told("no", "没有送出：这份协议书已经换了一稿。什么都没有改变。"),
)
