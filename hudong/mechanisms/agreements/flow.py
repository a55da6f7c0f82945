"""协议书和条款的流程。Flows of an agreement and of each of its clauses."""

from hudong.ground.kernel.flow import Flow, State, Step

_AT_THE_TABLE = ("negotiating", "renegotiating")

FLOW = Flow(
    "agreement",
    "协议书",
    states=[
        State("negotiating", "协商中", "协商中"),
        State("agreed", "文本已定，待提请表决", "文本已定"),
        State("voting", "代表会议表决中", "表决中"),
        State("renegotiating", "有条款没有通过，重新协商", "重新协商"),
        State("resolved", "全部条款通过，决议公布中", "决议公布中"),
        State("cleared", "决议公布期满，待签署", "待签署"),
        State("signing", "一方已签，等另一方", "签署中"),
        State("in_force", "已生效", "已生效"),
        State("ended", "协商已终止", "协商已终止", final=True),
    ],
    steps=[
        Step("draft", "起草协议书", (), ("negotiating",)),
        Step("offer", "提出条款", (*_AT_THE_TABLE, "agreed"), _AT_THE_TABLE),
        Step("accept", "同意条款", _AT_THE_TABLE, _AT_THE_TABLE),
        Step("confirm", "确认文本", _AT_THE_TABLE, (*_AT_THE_TABLE, "agreed")),
        Step("submit", "提请代表会议表决", ("agreed",), ("voting",)),
        Step("count", "记下一条的表决结果", ("voting",), ("voting", "renegotiating", "resolved")),
        Step("recall", "会议没有开成，收回条款", ("voting",), ("agreed",)),
        Step("clear", "决议公布期满", ("resolved",), ("cleared",)),
        Step("sign", "签署协议书", ("cleared", "signing"), ("signing",)),
        Step("enter_force", "协议书生效", ("signing",), ("in_force",)),
        Step(
            "end",
            "终止协商",
            (*_AT_THE_TABLE, "agreed", "resolved", "cleared", "signing"),
            ("ended",),
        ),
    ],
)

CLAUSE_FLOW = Flow(
    "clause",
    "条款",
    states=[
        State("offered", "一方已提出，等对方答复", "协商中"),
        State("agreed", "双方一致", "双方一致"),
        State("voting", "代表会议表决中", "表决中"),
        State("returned", "没有通过，退回重谈", "退回重谈"),
        State("resolved", "表决通过", "表决通过", final=True),
    ],
    steps=[
        Step("draft", "写进草案", (), ("offered",)),
        Step("offer", "提出内容", ("offered", "agreed", "returned"), ("offered",)),
        Step("accept", "同意", ("offered",), ("agreed",)),
        Step("submit", "提请表决", ("agreed",), ("voting",)),
        Step("resolve", "记为通过", ("voting",), ("resolved",)),
        Step("return", "退回重谈", ("voting",), ("returned",)),
        Step("recall", "收回", ("voting",), ("agreed",)),
    ],
)
