"""示例：商量的经过。"""

import datetime as dt

from hudong.doors.web.components.change.props import Change
from hudong.doors.web.components.phrase.props import Phrase
from hudong.doors.web.components.talk.props import Move, Talk

DEMOS = (
    Talk(
        (
            Move("a", "甲方提出", dt.date(2026, 3, 25), "每月组织一次，每户 15 元。"),
            Move(
                "b",
                "乙方还价",
                dt.date(2026, 3, 30),
                Phrase(
                    (Change("每月", "春秋两季"), "组织一次，每户 ", Change("15", "25"), " 元。")
                ),
                "疫苗一年只打两季；去年每户实际花了 19 元误工。",
            ),
            Move(
                "ab",
                "代表会议没有通过第四条",
                dt.date(2026, 4, 25),
                "到会 38 人，要 20 票，只有 17 票。回来重谈。",
            ),
            Move(
                "b",
                "乙方再提",
                dt.date(2026, 4, 27),
                Phrase(("春秋两季各组织一次，每户 ", Change("25", "20"), " 元。")),
            ),
            Move("ab", "双方一致", dt.date(2026, 4, 29), "全文第 3 稿。"),
        )
    ),
)
