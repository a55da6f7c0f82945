"""示例：会场大屏。"""

from hudong.doors.web.components.arithmetic.props import Arithmetic
from hudong.doors.web.components.cells.props import Cells
from hudong.doors.web.components.quorum.props import Quorum
from hudong.doors.web.components.tag.props import Tag
from hudong.doors.web.components.tally.props import Count, Tally
from hudong.doors.web.components.wall.props import Wall, WallMotion

DEMOS = (
    Wall(
        Quorum(
            Arithmetic("人够不够", "应到", 47, "三分之二", 2, 3, False, 32, "到会", 38),
            Tag("done", "人数够，可以开会"),
        ),
        WallMotion(
            Tag("now", "正在表决"),
            4,
            6,
            "第四条 动物强制免疫的组织",
            "春秋两季各组织一次，310 户，每户 15 元，由市农业农村局出钱。",
            Cells(38, 33, kept_words="已投", fallen_words="没投", per_row=38),
        ),
        "第三条 消防安全宣传",
        (
            Tag("done", "通过"),
            Tally((Count("同意", 34), Count("反对", 2), Count("弃权", 2))),
        ),
    ),
)
