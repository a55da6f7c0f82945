"""示例：填一栏。"""

from hudong.doors.web.components.field.props import Field, Option

DEMOS = (
    Field("f_village", "村名、社区名或者镇名", hint="比如：庆丰、双凤、县府社区"),
    Field(
        "f_why",
        "你想怎么写，为什么",
        kind="textarea",
        hint="镇里会看到这段话。写清次数或金额就行。",
        error="还没有写。请写上你想要的次数或金额。",
    ),
    Field(
        "f_payer",
        "谁出钱",
        kind="select",
        options=(Option("mz", "市民政局"), Option("sf", "市司法局")),
        value="sf",
    ),
    Field("f_on", "开会的日子", kind="date", value="2026-05-10", is_required=True),
)
