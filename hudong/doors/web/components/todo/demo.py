"""示例：等你办的。"""

from hudong.doors.web.components.tag.props import Tag
from hudong.doors.web.components.todo.props import Todo, TodoItem

DEMOS = (
    Todo(
        (
            TodoItem(
                Tag("soon", "还剩 2 天"),
                "回复镇政府：补充协议第二条",
                "镇里把“每周一次”改成“每月一次”，等你说行不行。9月18日前不回，算没有谈成。",
                "去回复",
                "#todo",
            ),
            TodoItem(
                Tag("now", "本月内"),
                "三季度村务公开",
                "内容已经从记录里排好，看过没错就可以贴出去。",
                "看一遍",
                "#todo",
            ),
        )
    ),
)
