"""示例：甲乙双方。"""

from hudong.doors.web.components.parties.props import Parties, PartyRow
from hudong.doors.web.components.phrase.props import Phrase
from hudong.doors.web.components.tag.props import Tag

SIGNED = Tag("done", "已签")
DEMOS = (
    Parties(
        "双凤镇人民政府",
        "庆丰村村民委员会",
        (
            PartyRow("法定代表人", "陆建平", "顾秀珍"),
            PartyRow("答应做到", "出钱、指导、给条件，不加清单以外的事", "按条款协助，经费公开"),
            PartyRow("没做到怎么办", "晚付一天，按约定补", "先说明，限期补做"),
            PartyRow("签署", Phrase(("陆建平 ", SIGNED)), Phrase(("顾秀珍 ", SIGNED))),
        ),
    ),
)
