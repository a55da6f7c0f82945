"""示例：来龙去脉。"""

import datetime as dt

from hudong.doors.web.components.life.props import Life, LifeEvent

DEMOS = (
    Life(
        (
            LifeEvent(
                "done",
                "市民政局申报",
                dt.date(2026, 1, 12),
                words="报来的名称是“社会救助工作任务”，要求村里“负责到底”。",
                entry=214,
                digest="9f3c21ab",
                href="#life",
            ),
            LifeEvent(
                "done",
                "查法律依据：成立，但要改写",
                dt.date(2026, 1, 20),
                words="法律只让村里协助，不让村里负责。",
                entry=1265,
                digest="b07e5d10",
                href="#life",
            ),
            LifeEvent("now", "秋季走访进行中", when="今天", words="42 户已走访 29 户。"),
            LifeEvent("wait", "年底双向评估", when="12月", words="评的是单位，不评人。"),
        )
    ),
)
