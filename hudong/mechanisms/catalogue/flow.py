"""清理的流程:部门清理 → 专家审核 → 村居讨论 → 社会公示 → 决定 → 公布。Flow of a review."""

from hudong.ground.kernel.flow import Flow, State, Step

_UNFINISHED = (
    "declaring", "judged", "expert_reviewed", "discussed", "announced", "heard", "decided",
)  # fmt: skip
_LOOKED_AT = ("judged", "expert_reviewed", "discussed", "announced", "heard")

FLOW = Flow(
    "review",
    "清理",
    states=[
        State("declaring", "部门申报中", "部门清理"),
        State("judged", "已查依据，专家审核中", "专家审核"),
        State("expert_reviewed", "专家已审，村居讨论中", "村居讨论"),
        State("discussed", "村居已讨论，待公示", "村居讨论"),
        State("announced", "公示中", "社会公示"),
        State("heard", "公示期满，待决定", "社会公示"),
        State("decided", "已决定，待公布", "待公布"),
        State("published", "已公布", "已公布", final=True),
        State("cancelled", "已撤销", "已撤销", final=True),
    ],
    steps=[
        Step("open", "发起清理", (), ("declaring",)),
        Step("declare", "申报事项", ("declaring",), ("declaring",)),
        Step("invite", "补充邀请部门", ("declaring",), ("declaring",)),
        Step("extend", "延长申报期限", ("declaring",), ("declaring",)),
        Step("declare_nothing", "回复没有申报", ("declaring",), ("declaring",)),
        Step("correct", "更正申报", ("declaring",), ("declaring",)),
        Step("withdraw", "撤回申报", ("declaring",), ("declaring",)),
        Step("judge", "查对法律依据", ("declaring",), ("judged",)),
        Step("mark_alike", "标注相似申报", _LOOKED_AT, _LOOKED_AT),
        Step("name_panel", "指定专家组", ("declaring", "judged"), ("declaring", "judged")),
        Step("clear", "声明回避", ("judged",), ("judged",)),
        Step("advise", "提出专家意见", ("judged",), ("judged",)),
        Step("close_advice", "结束专家审核", ("judged",), ("expert_reviewed",)),
        Step("discuss", "回复村居意见", ("expert_reviewed",), ("expert_reviewed",)),
        Step("answer", "答复意见", ("expert_reviewed",), ("expert_reviewed",)),
        Step("close_discussion", "结束村居讨论", ("expert_reviewed",), ("discussed",)),
        Step("intend", "拟定决定", ("discussed", "heard"), ("discussed", "heard")),
        Step("announce", "社会公示", ("discussed", "heard"), ("announced",)),
        Step("hear", "公示期满", ("announced",), ("heard",)),
        Step("decide", "逐项决定", ("heard",), ("decided",)),
        Step("reopen", "重新打开", ("decided",), ("heard",)),
        Step("publish", "公布清单", ("decided",), ("published",)),
        Step("cancel", "撤销清理", _UNFINISHED, ("cancelled",)),
    ],
)

FLAG_FLOW = Flow(
    "law_flag",
    "法律变动",
    states=[
        State("open", "依据的法律变了，待处理", "依据的法律变了，待处理"),
        State("settled", "已处理", "已处理", final=True),
    ],
    steps=[
        Step("flag", "标出法律变动", (), ("open",)),
        Step("settle", "处理法律变动", ("open",), ("settled",)),
    ],
)

COMMENT = Flow(
    "comment",
    "讨论意见",
    states=[
        State("unanswered", "待答复", "等待答复"),
        State("answered", "已答复", "已经答复", final=True),
    ],
    steps=[
        Step("make", "提出意见", (), ("unanswered",)),
        Step("answer", "答复意见", ("unanswered",), ("answered",)),
    ],
)
