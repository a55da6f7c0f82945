"""示例：瘦身。"""

from hudong.doors.web.components.cells.props import Cells
from hudong.doors.web.components.link.props import Link
from hudong.doors.web.components.reduction.props import Reduction

DEMOS = (Reduction(Cells(78, 27), "65.4", Link("退回的每一项，都写着理由", "#reduction")),)
