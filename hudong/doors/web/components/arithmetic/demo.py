"""示例：算给你看。"""

from hudong.doors.web.components.arithmetic.props import Arithmetic

DEMOS = (
    Arithmetic("人够不够", "应到", 47, "三分之二", 2, 3, False, 32, "到会", 36),
    Arithmetic(
        "票够不够", "到会", 38, "过半数", 1, 2, True, 20, "同意", 17,
        unit="票", note="弃权的也算到会的人。",
    ),
)  # fmt: skip
