"""示例：选一项。"""

from hudong.doors.web.components.pick.props import Choice, Pick

DEMOS = (
    Pick(
        "p_vote",
        "你的一票",
        (Choice("yes", "同意"), Choice("no", "反对"), Choice("abstain", "弃权")),
    ),
    Pick(
        "p_reply",
        "你的回复",
        (Choice("agree", "同意这样写"), Choice("counter", "不同意，我来提", is_chosen=True)),
        error="还没有选。请选一项再送出。",
    ),
)
