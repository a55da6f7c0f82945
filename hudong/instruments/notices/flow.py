"""公示和异议的流程。Flows of a notice and of an objection."""

from __future__ import annotations

from hudong.ground.kernel.flow import Flow, State, Step

NOTICE = Flow(
    "notice",
    "公示",
    states=(
        State("open", "公示中", "正在公示"),
        State("closed", "已届满", "公示已结束", final=True),
    ),
    steps=(
        Step("publish", "公示", (), ("open",)),
        Step("close", "结束公示", ("open",), ("closed",)),
    ),
)

OBJECTION = Flow(
    "objection",
    "异议",
    states=(
        State("unanswered", "待答复", "等待答复"),
        State("answered", "已答复", "已经答复", final=True),
    ),
    steps=(
        Step("make", "提出异议", (), ("unanswered",)),
        Step("answer", "答复异议", ("unanswered",), ("answered",)),
    ),
)
