"""示例：页头。"""

from hudong.doors.web.components.head.props import Head
from hudong.doors.web.site import Around, Column, Reader, Site

SITE = Site(
    county_name="太仓市",
    host_name="太仓市人民政府",
    office_name="市政社互动工作办公室",
    phone="0512-0000 0000",
    hours="工作日 8:30—17:30",
    site_code="示例",
    record_code="示例",
    is_demo=True,
)
STRANGER = Reader(
    path="/components/",
    is_elder=False,
    language="zh-hans",
    name="",
    around=Around(
        home="#head",
        desk="#head",
        sign_in="#head",
        sign_out="#head",
        columns=(Column("两份清单", "#head"), Column("协议书", "#head", is_current=True)),
        helps=(Column("看不懂？一页纸说明", "#foot"), Column("无障碍和大字版", "#foot")),
        oversees=(Column("提意见、提诉求", "#foot"), Column("开放数据", "#foot")),
    ),
    elder_href="#head",
    language_href="#head",
)
DEMOS = (Head(SITE, STRANGER),)
