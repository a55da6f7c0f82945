"""示例：还不能办。"""

from hudong.doors.web.components.blocked.props import Blocked

DEMOS = (Blocked("签署协议书", "代表会议还没有表决。表决通过、公示期满以后就可以签。"),)
