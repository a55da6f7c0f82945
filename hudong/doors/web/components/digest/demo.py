"""示例：核对码。"""

from hudong.doors.web.components.digest.props import Digest

DEMOS = (
    Digest("7d52c0fe91b42e085fa36cd780b1e94a"),
    Digest("7d52c0fe91b42e085fa36cd780b1e94a", groups=2),
)
