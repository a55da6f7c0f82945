"""示例：按钮。"""

from hudong.doors.web.components.button.props import Button

DEMOS = (
    Button("投出这一票", consequence="投出以后不能改。"),
    Button("看两份清单", href="#button", is_second=True),
    Button("先查对依据（另开一页）", is_second=True, sends_to="#button"),
)
