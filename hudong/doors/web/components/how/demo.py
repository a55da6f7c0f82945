"""示例：怎样办。"""

from hudong.doors.web.components.how.props import How, HowStep

DEMOS = (
    How(
        (
            HowStep("先写进清单", "没有法律依据、没有经费的，进不了清单。"),
            HowStep("再平等签约", "镇政府是甲方，村委会是乙方，逐条商量。"),
            HowStep("代表来表决", "村民代表一条一条投票，不同意就重谈。"),
            HowStep("钱跟着事走", "谁委托谁出钱；年底两边互相评。"),
        )
    ),
)
