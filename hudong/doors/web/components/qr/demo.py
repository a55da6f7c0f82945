"""示例：二维码。"""

from hudong.doors.web.components.qr.props import Qr

DEMOS = (Qr("https://example.invalid/lists/2/"),)
