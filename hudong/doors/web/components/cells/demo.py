"""示例：方格。"""

from hudong.doors.web.components.cells.props import Cells

DEMOS = (
    Cells(declared=78, kept=27),
    Cells(declared=38, kept=33, kept_words="已投", fallen_words="没投", per_row=38),
)
