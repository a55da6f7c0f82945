"""拨付的流程:提出 → 批准 → 到账。Flow of a disbursement: proposed, approved by another, received."""

from hudong.ground.kernel.flow import Flow, State, Step

FLOW = Flow(
    "disbursement",
    "拨付",
    states=[
        State("proposed", "已提出，待批准", "办理中"),
        State("approved", "已批准拨出，待确认到账", "已拨出"),
        State("declined", "没有批准", "没有批准", final=True),
        State("received", "已到账", "已到账", final=True),
    ],
    steps=[
        Step("propose", "提出拨付", (), ("proposed",)),
        Step("approve", "批准拨付", ("proposed",), ("approved",)),
        Step("decline", "不批准拨付", ("proposed",), ("declined",)),
        Step("receive", "确认到账", ("approved",), ("received",)),
    ],
)
