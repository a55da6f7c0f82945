"""示例：改动。"""

from hudong.doors.web.components.change.props import Change

DEMOS = (
    Change(removed="每月", added="春秋两季"),
    Change(removed="负责到底"),
    Change(added="不能要求拍照打卡"),
)
