"""拨付的流程:提出 → 批准 → 到账。Flow of a disbursement: proposed, approved by others, received."""

from hudong.ground.kernel.flow import Flow, State, Step

FLOW = Flow(
    "disbursement",
    "拨付",
    states=[
        State("proposed", "已提出，待批准", "办理中"),
        State("endorsed", "第一人已批准，待第二人批准", "办理中"),
        State("approved", "已批准拨出，待确认到账", "已拨出"),
        State("declined", "没有批准", "没有批准", final=True),
        State("received", "已到账", "已到账", final=True),
    ],
    steps=[
        Step("propose", "提出拨付", (), ("proposed",)),
        Step("endorse", "第一人批准拨付", ("proposed",), ("endorsed",)),
        Step("approve", "批准拨付", ("proposed", "endorsed"), ("approved",)),
        Step("decline", "不批准拨付", ("proposed", "endorsed"), ("declined",)),
        Step("receive", "确认到账", ("approved",), ("received",)),
    ],
)

# 提出了、还没有拨出也没有作废的:占着经费行里的钱。
PENDING = ("proposed", "endorsed")
