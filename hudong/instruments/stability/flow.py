"""稳评的流程。Flow of an assessment."""

from __future__ import annotations

from hudong.ground.kernel.flow import Flow, State, Step

FLOW = Flow(
    "stability_assessment",
    "稳评",
    states=(
        State("opened", "评估中", "正在评估"),
        State("concluded", "已评定", "评估已作出", final=True),
    ),
    steps=(
        Step("open", "启动稳评", (), ("opened",)),
        Step("conclude", "评定风险等级", ("opened",), ("concluded",)),
    ),
)
