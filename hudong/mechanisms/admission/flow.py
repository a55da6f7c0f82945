"""准入的流程。Flows of a request for admission and of an emergency matter."""

from hudong.ground.kernel.flow import Flow, State, Step

_REVIEWING = ("requested", "legality", "money", "meeting")
_RUNNING = (*_REVIEWING, "noticed", "entering", "supplementing", "paused")

FLOW = Flow(
    "admission_request",
    "准入申请",
    states=[
        State("requested", "待受理", "待受理"),
        State("legality", "合法性审核中", "合法性审核中"),
        State("money", "经费审核中", "经费审核中"),
        State("meeting", "待联席会议研究", "待联席会议研究"),
        State("noticed", "公示中", "拟准入公示中"),
        State("entering", "待决定列入清单", "待决定"),
        State("supplementing", "退回部门补正", "退回补正"),
        State("paused", "暂停计时", "暂停办理"),
        State("approved", "已决定准入，正在列入清单", "已决定准入"),
        State("admitted", "已准入", "已准入"),
        State("refused", "不予准入", "不予准入"),
        State("reconsidering", "复核中", "复核中"),
        State("upheld", "复核维持不予准入", "复核维持不予准入", final=True),
        State("withdrawn", "申请已撤回", "已撤回", final=True),
        State("lapsed", "逾期没有补正，申请失效", "已失效", final=True),
        State("exited", "已退出清单", "已退出清单", final=True),
    ],
    steps=[
        Step("request", "申请准入", (), ("requested",)),
        Step(
            "rule",
            "出具审核意见",
            _REVIEWING,
            (*_REVIEWING[1:], "noticed", "entering", "supplementing", "refused"),
        ),
        Step("skip", "跳过这个环节", ("legality", "money"), ("money", "meeting")),
        Step("supplement", "补正申请", ("supplementing",), _REVIEWING),
        Step("lapse", "申请失效", ("supplementing",), ("lapsed",)),
        Step("pause", "暂停计时", (*_REVIEWING, "entering"), ("paused",)),
        Step("resume", "恢复计时", ("paused",), (*_REVIEWING, "entering")),
        Step("hear", "公示期满", ("noticed",), ("entering",)),
        Step("decide", "决定准入", ("entering",), ("approved", "refused")),
        Step("enter", "列入清单", ("approved",), ("admitted",)),
        Step("ask_again", "申请复核", ("refused",), ("reconsidering",)),
        Step(
            "reconsider",
            "复核决定",
            ("reconsidering",),
            ("upheld", *_REVIEWING[1:], "noticed", "entering"),
        ),
        Step("withdraw", "撤回准入申请", _RUNNING, ("withdrawn",)),
        Step("exit", "退出清单", ("admitted",), ("exited",)),
    ],
)

EMERGENCY_FLOW = Flow(
    "admission_emergency",
    "应急直通",
    states=[
        State("declared", "应急事项已登记，正在列入清单", "正在列入清单"),
        State("running", "应急办理中", "应急办理中"),
        State("ended", "应急办理已结束，待复盘", "已结束，待复盘"),
        State("reviewed", "已复盘", "已复盘", final=True),
    ],
    steps=[
        Step("declare", "启动应急直通", (), ("declared",)),
        Step("enter", "应急事项列入清单", ("declared",), ("running",)),
        Step("end", "应急办理结束", ("running",), ("ended",)),
        Step("register", "补办准入手续", ("running", "ended"), ("running", "ended")),
        Step("review", "应急事项复盘", ("ended",), ("reviewed",)),
    ],
)
