"""示例：要点。"""

from hudong.doors.web.components.facts.props import Fact, Facts
from hudong.doors.web.components.phrase.props import Phrase
from hudong.doors.web.components.yuan.props import Yuan

DEMOS = (
    Facts(
        (
            Fact("这是谁的事", "市民政局、镇政府"),
            Fact("谁出钱", "市民政局（哪个部门委托，哪个部门承担）"),
            Fact("怎么算", Phrase(("每户每次 ", Yuan(6_000), "，按协议一次拨付"))),
            Fact("不能要求村里", "拍照打卡、重复填表、代替镇里审核、为结果担责"),
        )
    ),
)
