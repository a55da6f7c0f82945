"""示例：一句话。"""

from hudong.doors.web.components.change.props import Change
from hudong.doors.web.components.phrase.props import Phrase
from hudong.doors.web.components.yuan.props import Yuan

DEMOS = (
    Phrase(("春秋两季各组织一次，每户 ", Change(removed="25", added="20"), " 元。")),
    Phrase(("全年一笔 ", Yuan(150_000), "，签署后拨付。")),
)
