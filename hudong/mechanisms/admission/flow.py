"""准入的流程:申请 → 同意或者不同意。Flow of a request for admission."""

from hudong.ground.kernel.flow import Flow, State, Step

FLOW = Flow(
    "admission_request",
    "准入申请",
    states=[
        State("requested", "已申请，待稳评和决定", "审核中"),
        State("admitted", "已准入", "已准入", final=True),
        State("refused", "不予准入", "不予准入", final=True),
        State("withdrawn", "申请已撤回", "已撤回", final=True),
    ],
    steps=[
        Step("request", "申请准入", (), ("requested",)),
        Step("decide", "决定准入", ("requested",), ("admitted", "refused")),
        Step("withdraw", "撤回准入申请", ("requested",), ("withdrawn",)),
    ],
)
