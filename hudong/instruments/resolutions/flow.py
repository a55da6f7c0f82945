"""会议和议案的流程。Flows of a meeting and of a motion."""

from __future__ import annotations

from hudong.ground.kernel.flow import Flow, State, Step

MEETING = Flow(
    "meeting",
    "代表会议",
    states=(
        State("notified", "已通知", "已通知开会"),
        State("open", "开会中", "正在开会"),
        State("closed", "已闭会", "会议已结束"),
        State("failed", "没有开成", "会议没有开成", final=True),
    ),
    steps=(
        Step("convene", "召集会议", (), ("notified",)),
        Step("sign_in", "签到", ("notified",), ("notified",)),
        Step("open", "宣布开会", ("notified",), ("open", "failed")),
        Step("call_off", "取消会议", ("notified",), ("failed",)),
        Step("close", "宣布闭会", ("open",), ("closed",)),
        Step("publish", "公布决议", ("closed",), ("closed",)),
    ),
)

MOTION = Flow(
    "motion",
    "议案",
    states=(
        State("pending", "待表决", "等待表决"),
        State("open", "表决中", "正在表决"),
        State("adopted", "已通过", "通过", final=True),
        State("rejected", "未通过", "没有通过", final=True),
    ),
    steps=(
        Step("put", "提出议案", (), ("pending",)),
        Step("open", "开始表决", ("pending",), ("open",)),
        Step("vote", "投票", ("open",), ("open",)),
        Step("close", "截止表决", ("open",), ("adopted", "rejected")),
    ),
)
