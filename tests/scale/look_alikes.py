"""在两万项里找相似:一次要多久。Looking for the like of a task among twenty thousand earlier ones."""

from __future__ import annotations

from statistics import median
from typing import Final

from hudong.ground.law.judge.duplicates import Earlier, LookAlikes
from tests.scale.ratio import seconds, waited
from tests.scale.result import Result, duration

EARLIER: Final = 20_000
ASKED: Final = 40
GOAL_SECONDS: Final = 0.1
_WHOM: Final = (
    "老年人", "残疾人", "未成年人", "退役军人", "流动人口", "河道", "农田", "出租房", "商户",
    "森林", "学校", "村道", "古树", "文物", "困难家庭", "企业", "小区", "养殖户",
)  # fmt: skip
_WHAT: Final = (
    "家庭", "信息", "隐患", "数据", "台账", "设施", "对象", "资格", "政策", "安全", "环境",
    "健康", "档案", "用电",
)  # fmt: skip
_HOW: Final = (
    "走访", "登记", "排查", "填报", "巡查", "宣传", "核查", "录入", "摸底", "更新", "维护",
    "上报", "统计", "整治",
)  # fmt: skip
_WHERE: Final = ("东", "南", "西", "北", "中", "城区", "沿江", "山区", "园区", "老街")


def measure() -> list[Result]:
    """量找相似 · The median and the slowest of forty titles, and once the preparation."""
    earlier = [a_task(number) for number in range(EARLIER)]
    prepared = waited(lambda: LookAlikes(earlier))
    again = waited(lambda: LookAlikes(earlier))
    known = LookAlikes(earlier)
    asked = [a_task(number * 497 + 13, renamed=True) for number in range(ASKED)]
    found = sum(bool(known.like(one.title, one.bases)) for one in asked)
    times = [seconds(lambda one=one: known.like(one.title, one.bases)) for one in asked]
    slowest = max(times)
    note = (
        f"最慢 {duration(slowest)}；{ASKED} 个换了说法的名称找到 {found} 个；"
        f"头一次准备 {duration(prepared)}，再准备 {duration(again)}"
    )
    return [
        Result(
            f"在 {EARLIER} 项里找相似的",
            duration(median(times)),
            f"≤ {duration(GOAL_SECONDS)}",
            slowest <= GOAL_SECONDS,
            note,
            {"median": median(times), "slowest": slowest, "found": found, "prepared": prepared},
        )
    ]


def a_task(number: int, *, renamed: bool = False) -> Earlier:
    """一个事项 · Numbered, so that all differ; ``renamed`` says the same in other words."""
    rest, whom = divmod(number, len(_WHOM))
    rest, what = divmod(rest, len(_WHAT))
    rest, how = divmod(rest, len(_HOW))
    where = _WHERE[rest % len(_WHERE)]
    title = f"{where}片{_WHOM[whom]}{_WHAT[what]}{_HOW[how]}"
    if renamed:
        title = f"协助做好{where}片{_WHOM[whom]}的{_WHAT[what]}{_HOW[how]}工作"
    return Earlier(str(number), title, frozenset({f"《示例法》第{number % 300 + 1}条"}))
