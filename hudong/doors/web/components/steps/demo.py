"""示例：走到哪一步。"""

from hudong.doors.web.components.steps.props import Step, Steps

STEPS = (
    Step("done", "镇里提出", "9月7日，一共 3 条。"),
    Step("now", "逐条商量", "谈妥 2 条，还差第二条。轮到你。"),
    Step("wait", "代表会议表决", blocked="第二条没有谈妥。谈妥后要提前 10 天通知代表。"),
    Step("wait", "双方签署", blocked="要等表决通过、稳评结论出来、公示期满。"),
)
DEMOS = (Steps(STEPS), Steps(STEPS, is_wide=True))
