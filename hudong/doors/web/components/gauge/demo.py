"""示例：通过线。"""

from hudong.doors.web.components.gauge.props import Gauge

DEMOS = (Gauge(base=36, needed=19, got=30), Gauge(base=38, needed=20, got=17))
