"""示例：到会人数。"""

from hudong.doors.web.components.arithmetic.props import Arithmetic
from hudong.doors.web.components.quorum.props import Quorum
from hudong.doors.web.components.tag.props import Tag

DEMOS = (
    Quorum(
        Arithmetic("人够不够", "应到", 47, "三分之二", 2, 3, False, 32, "到会", 38),
        Tag("done", "人数够，可以开会"),
    ),
    Quorum(
        Arithmetic("人够不够", "应到", 47, "三分之二", 2, 3, False, 32, "到会", 29),
        Tag("no", "人数不够，不能开会"),
    ),
)
