"""示例：多选。"""

from hudong.doors.web.components.ticks.props import Tick, Ticks

DEMOS = (
    Ticks(
        "t_communities",
        "给哪些村和社区起草",
        (
            Tick("1", "庆丰村", "310 户", is_ticked=True),
            Tick("2", "桥东社区", "1,204 户"),
            Tick("3", "河湾村", "275 户"),
        ),
        hint="可以一次选几个，各起草一份。",
    ),
    Ticks(
        "t_none",
        "同意哪几条",
        (Tick("2", "第二条 消防安全宣传"),),
        error="还没有选。请至少选一条。",
    ),
)
