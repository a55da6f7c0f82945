"""示例：法据。"""

import datetime as dt

from hudong.doors.web.components.basis.props import Basis

DEMOS = (
    Basis(
        "法据",
        "《村民委员会组织法》第三十条第二款",
        "大意：三分之二以上的组成人员到会才能开；到会的人过半数同意才算数。",
        dt.date(2026, 1, 1),
        href="#basis",
    ),
    Basis("地方规定", "通知提前十日（示例）", "大意：开会前十个整天通知到每位代表。"),
)
