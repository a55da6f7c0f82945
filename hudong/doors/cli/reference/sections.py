"""参考的七页。The seven pages of the reference, each from its registry."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable
from typing import Any

from django.apps import AppConfig

from hudong.doors.cli.reference.markdown import Row, by_room, table
from hudong.doors.cli.reference.registries import acts_of, citations, first_line, found
from hudong.ground import law
from hudong.ground.kernel.act import ACTS, Act
from hudong.ground.kernel.exempt import COLUMNS, TABLES
from hudong.ground.kernel.fact import Fact
from hudong.ground.kernel.flow import Flow
from hudong.ground.kernel.permit import Permit
from hudong.ground.kernel.reactions import registered
from hudong.ground.kernel.reads import READS
from hudong.ground.law.terms import Basis, BasisKind


def acts() -> list[str]:
    """行为页 · Every act: who may, on what basis, which step, which fact."""

    def rows(config: AppConfig) -> list[str]:
        acts = acts_of(config)
        heads = ("行为", "谁可以", "依据", "流程一步", "留下的事实")
        return table(heads, (_act_row(made) for made in acts)) if acts else []

    return [
        "每个行为都写明名称、许可和依据；缺一样，程序就装不起来。",
        "“对象”是门锁住的那一行；有流程一步的，新状态由门写。",
        "",
        *by_room(rows),
    ]


def _act_row(made: Act) -> Row:
    subject = f"<br>对象：`{made.on}`" if made.on else ""
    step = made.step
    walked = ""
    if step is not None and step.flow is not None:
        flow = step.flow
        sources = "".join(f"“{flow.state(name).label}”" for name in step.sources) or "（新建）"
        targets = "".join(f"“{flow.state(name).label}”" for name in step.targets)
        walked = f"{flow.title}：{sources} → {targets}"
    returned = inspect.signature(made.body).return_annotation
    fact = returned if isinstance(returned, str) else returned.__name__
    return (
        f"**{made.title}**<br>`{made.name}`{subject}",
        made.permit.words(),
        f"{citations(made.basis)}<br>`{made.basis.key}`",
        walked,
        f"`{fact}`",
    )


def flows() -> list[str]:
    """流程页 · Every flow as a Mermaid diagram, with the labels inside and outside."""

    def drawn(config: AppConfig) -> list[str]:
        lines: list[str] = []
        flows = {flow.name: flow for flow in found(config, "flow", _is_flow).values()}
        for flow in flows.values():
            lines += [f"### {flow.title}", "", "```mermaid", flow.mermaid(), "```", ""]
            public = [
                (f"`{state.name}`", state.label, state.public_label, "是" if state.final else "")
                for state in flow.states.values()
            ]
            lines += table(("状态", "内部叫法", "公开叫法", "终结"), public)
        return lines

    return ["状态只由行为改变；一步只能从画出来的状态走。", "", *by_room(drawn)]


def _is_flow(value: Any) -> bool:
    return isinstance(value, Flow)


def facts() -> list[str]:
    """事实页 · Every fact with its fields, and the reactions that answer it."""
    heard: dict[str, list[str]] = {}
    for kind, reactions in registered().items():
        for reaction in reactions:
            room = reaction.__module__.split(".")[-2]
            heard.setdefault(kind.kind(), []).append(f"{room}：{first_line(reaction)}")

    def rows(config: AppConfig) -> list[str]:
        classes = found(config, "facts", _is_fact(config)).values()
        lines: list[str] = []
        for kind in classes:
            about = f"关于 `{kind.ABOUT[0]}`" if kind.ABOUT[0] else "不关于某一个对象"
            fields = "，".join(f"`{item.name}: {item.type}`" for item in dataclasses.fields(kind))
            lines += [f"**`{kind.kind()}`** {first_line(kind)}", "", f"- {about}", f"- {fields}"]
            lines += [f"- 联动 → {words}" for words in heard.get(kind.kind(), [])]
            lines += [""]
        return lines

    return [
        "事实既是行为的返回值，又是存证的条目，又是联动的起因。类型为 `Personal` 的值只以加盐的承诺入证。",
        "",
        *by_room(rows),
    ]


def _is_fact(config: AppConfig) -> Callable[[Any], bool]:
    def test(value: Any) -> bool:
        return (
            isinstance(value, type)
            and issubclass(value, Fact)
            and value.__module__.startswith(f"{config.name}.facts")
        )

    return test


def reads() -> list[str]:
    """查询页 · Every query with its budget of SQL statements."""

    def rows(config: AppConfig) -> list[str]:
        listed = [
            (f"`{name}`", str(READS[f"{config.label}.{name}"]), first_line(query))
            for name, query in found(config, "queries", inspect.isfunction).items()
            if f"{config.label}.{name}" in READS and query.__module__.startswith(config.name)
        ]
        return table(("查询", "最多几条语句", "读什么"), listed) if listed else []

    return [
        "每个查询写明最多用几条 SQL 语句，行数再多也不变；测试里超了就失败。",
        "",
        *by_room(rows),
    ]


def bases() -> list[str]:
    """法据页 · Every basis by kind, with its versions, values and the acts that stand on it."""
    used: dict[str, list[str]] = {}
    for name in sorted(ACTS):
        used.setdefault(ACTS[name].basis.key, []).append(f"`{name}`")
    lines = [
        "法律法规的措辞是我们自己的摘要，非条文原文。地方规定是本县可以改的数和做法，带“示例”的是预设。",
        "",
    ]
    for kind in BasisKind:
        lines += [f"## {kind.words}", ""]
        lines += table(
            (
                "键",
                "说的是什么",
                "出处" if kind is BasisKind.STATUTE else "理由和数值",
                "依它的行为",
            ),
            (_basis_row(basis, used) for basis in law.bases() if basis.kind is kind),
        )
    return lines


def _basis_row(basis: Basis, used: dict[str, list[str]]) -> Row:
    values = "；".join(
        "，".join(f"{name} = {value}" for name, value in version.values.items())
        for version in basis.versions
        if version.values
    )
    source = citations(basis) if basis.kind is BasisKind.STATUTE else basis.reason
    said = "<br>".join(part for part in (source, values) if part)
    return f"`{basis.key}`", basis.words, said, "<br>".join(used.get(basis.key, []))


def permits() -> list[str]:
    """许可页 · Every permit in words, and who may do what."""

    def rows(config: AppConfig) -> list[str]:
        permits = found(config, "permits", lambda value: isinstance(value, Permit))
        own = {
            name: value
            for name, value in permits.items()
            if getattr(value, "test", None) is None or value.test.__module__.startswith(config.name)
        }
        heads = ("许可", "不合时说的话", "看什么")
        return table(heads, (_permit_row(*item) for item in own.items())) if own else []

    may: dict[str, list[str]] = {}
    for name in sorted(ACTS):
        may.setdefault(ACTS[name].permit.words(), []).append(f"{ACTS[name].title} `{name}`")
    return [
        "许可是有名字的小判断，用 `&`（并且）和 `|`（或者）连起来；不准的时候，说的就是这里的话。",
        "",
        *by_room(rows),
        "## 谁可以办什么",
        "",
        *table(("谁", "行为"), ((words, "<br>".join(acts)) for words, acts in sorted(may.items()))),
    ]


def _permit_row(name: str, value: Permit) -> Row:
    looks = "、".join(f"`{item}`" for item in sorted(value.needs())) or "只看身份"
    return f"`{name}`", value.words(), looks


def exempt() -> list[str]:
    """例外页 · Tables and columns that may be written without an act, with reasons."""
    return [
        "除了下面这些，没有一张表能不经行为写入；测试核对这份名单。",
        "",
        *table(("表", "理由"), ((f"`{name}`", why) for name, why in TABLES.items())),
        "另有这些列，由框架在行为之外写：",
        "",
        *table(
            ("列", "理由"), ((f"`{table}.{name}`", why) for (table, name), why in COLUMNS.items())
        ),
    ]
