"""示例：标签。"""

from hudong.doors.web.components.tag.props import Tag

DEMOS = (
    Tag("done", "已生效"),
    Tag("now", "正在表决"),
    Tag("wait", "还没到期"),
    Tag("soon", "还剩 2 天"),
    Tag("no", "没有通过"),
    Tag("red", "红牌"),
    Tag("plain", "支付协助"),
)
