"""示例：两份清单。"""

from hudong.doors.web.components.link.props import Link
from hudong.doors.web.components.pair.props import Half, Pair

DEMOS = (
    Pair(
        Half(
            "村（居）自己的事",
            10,
            "项 · 无偿履职",
            "法律写明由村委会、居委会自己做的事。政府指导、支持，不包办，也不拿它考核村里。",
            (Link("调解邻里纠纷", "#pair"), Link("公开村务，每季度至少一次", "#pair")),
            Link("看全部 10 项", "#pair"),
        ),
        Half(
            "政府请村里帮的事",
            27,
            "项 · 支付协助",
            "本来是政府的事，依法请村里协助。哪个部门委托，哪个部门出钱。",
            (Link("社会救助入户走访和申请", "#pair"), Link("社区矫正帮教", "#pair")),
            Link("看全部 27 项", "#pair"),
        ),
    ),
)
