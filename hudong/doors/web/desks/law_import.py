"""导入法规的页面 · Importing one law at the desk: paste or upload, look at what was read, then keep it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from hudong.doors.web import laws, ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.form import FORMS, form_address
from hudong.doors.web.pages.law_parts import instrument_address
from hudong.doors.web.ways import crumb
from hudong.ground.kernel.refusals import Refused
from hudong.ground.law.library.importing import (
    AddedText,
    Draft,
    Preview,
    Said,
    draft_of,
    joined_labels,
)
from hudong.ground.law.terms import InForceSource, LawError, Level

ADOPT: Final = "catalogue.adopt_law_edition"
ADDRESS: Final = "/desk/law/"
LOOK, KEEP = "look", "keep"
_UNREAD: Final = 30
_SOURCES: Final = {
    InForceSource.OVERRIDE: "据校正表",
    InForceSource.STATED: "据写明的",
    InForceSource.CLAUSE: "据正文",
    InForceSource.ADOPTION: "按通过日推定",
    InForceSource.NONE: "没有日期，收进库里，但不据以判断",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """填写的内容 · What came with the form, as it was typed; kept where it is refused."""

    text: str = ""
    source: str = ""
    title: str = ""
    level: str = ""
    adopted: str = ""
    in_force: str = ""


@dataclass(frozen=True, slots=True)
class PastePage:
    """第一步 · Paste or upload; below it what was added before and what the library is doing."""

    title: str
    crumb: ui.Crumb
    who: str
    lead: str
    problems: ui.ErrorSummary
    fields: tuple[ui.Field, ...]
    button: ui.Button
    told: str
    adopt: ui.Button | None
    added: ui.Table | ui.Empty


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """第二步 · What was read; title, level and days can still be put right."""

    title: str
    crumb: ui.Crumb
    who: str
    lead: str
    problems: ui.ErrorSummary
    facts: ui.Facts
    fields: tuple[ui.Field, ...]
    hidden: tuple[tuple[str, str], ...]
    text: str
    buttons: tuple[ui.Button, ...]
    headings: tuple[str, ...]
    unread: ui.Table | None
    articles: ui.Table


def demand_office(acting: Acting) -> None:
    """只有办公室 · Reference data is no act of the county, but not everybody may change it."""
    permit = FORMS[ADOPT].act.permit
    reason = permit.reason_so_far({"actor": acting.standing, "day": acting.day})
    if reason is not None:
        raise Refused(f"不能导入法规：{reason}")


def may_import(acting: Acting) -> bool:
    """可以导入 · True for the people of the office."""
    try:
        demand_office(acting)
    except Refused:
        return False
    return True


def said_of(typed: Typed) -> tuple[Said, dict[str, str]]:
    """另写的 · What the office says of the text, and what of it cannot be read, by field."""
    wrong: dict[str, str] = {}
    days: dict[str, date | None] = {}
    for name, label in (("adopted", "通过日"), ("in_force", "施行日")):
        text = getattr(typed, name)
        try:
            days[name] = date.fromisoformat(text) if text else None
        except ValueError:
            days[name], wrong[name] = None, f"{label}“{text}”不是日子，请写成 2026-01-01"
    level = Level(typed.level) if typed.level in list(Level) else None
    return Said(typed.title, level, days["adopted"], days["in_force"], typed.source), wrong


def paste_page(
    *, acting: Acting, added: Sequence[AddedText], typed: Typed, error: LawError | None = None
) -> PastePage:
    """第一步 · ``error`` says why the last text could not be read."""
    problems: tuple[ui.Problem, ...] = ()
    if error is not None:
        problems = (ui.Problem(_full(error), "text"),)
    return PastePage(
        title="导入法规",
        crumb=crumb("导入法规", ui.Link("工作台", "/desk/")),
        who=acting.standing.label,
        lead="一次导入一部。先看读到了什么，核对以后再存。导入只添进法规库，不改动清单；"
        "新的法库要由办公室采用，才按它查对依据。",
        problems=ui.ErrorSummary(problems),
        fields=(
            ui.Field("file", "上传文件", kind="file", hint="Word 的 .docx，或者 .txt"),
            ui.Field(
                "text",
                "或者粘贴全文",
                kind="textarea",
                value=typed.text,
                rows=10,
                hint="第一行是名称，下面是通过、修正的日子，再下面是条文，每条另起一行",
            ),
        ),
        button=ui.Button("看看读到什么", name="step", value=LOOK),
        told=laws.renewal_words(),
        adopt=_adopt(acting),
        added=_added_table(added),
    )


def _adopt(acting: Acting) -> ui.Button | None:
    """A newer library waits: adopting it is an act with a page of its own."""
    if not laws.waits_for_adoption():
        return None
    address = form_address(ADOPT, str(acting.mandate.body_id))
    return ui.Button("采用新的法库", address, is_second=True)


def _added_table(added: Sequence[AddedText]) -> ui.Table | ui.Empty:
    if not added:
        return ui.Empty("还没有单独导入过法规。")
    return ui.Table(
        "单独导入的法规",
        (
            ui.TableColumn("名称"),
            ui.TableColumn("通过"),
            ui.TableColumn("条文", is_number=True),
            ui.TableColumn("从哪里来"),
        ),
        tuple(
            (
                ui.Link(f"《{one.title}》", instrument_address(one.title)),
                words.day(one.adopted) if one.adopted else "没有日期",
                f"{one.articles} 条",
                one.source,
            )
            for one in added
        ),
    )


def preview_page(
    *, acting: Acting, typed: Typed, wrong: Mapping[str, str], error: LawError | None = None
) -> PreviewPage:
    """第二步 · What was read of ``typed.text`` with what the office says of it."""
    said, _ = said_of(typed)
    draft = draft_of(typed.text, said)
    preview = draft.preview()
    problems = [ui.Problem(words_, field) for field, words_ in wrong.items()]
    if error is not None:
        problems.append(ui.Problem(_full(error), "level" if preview.level is None else "adopted"))
    return PreviewPage(
        title=f"读到 {preview.articles} 条",
        crumb=crumb("核对", ui.Link("工作台", "/desk/"), ui.Link("导入法规", ADDRESS)),
        who=acting.standing.label,
        lead=_lead(preview),
        problems=ui.ErrorSummary(tuple(problems)),
        facts=_facts(preview),
        fields=_fields(draft, preview, typed, wrong),
        hidden=(("source", typed.source),),
        text=typed.text,
        buttons=(
            ui.Button("存进法规库", name="step", value=KEEP),
            ui.Button("改了，再看一遍", is_second=True, name="step", value=LOOK),
        ),
        headings=preview.headings,
        unread=_unread(preview),
        articles=_articles(preview),
    )


def _lead(preview: Preview) -> str:
    if not preview.articles:
        return "一条也没有读到。条文要各起一行，以“第一条”这样的条号开头；Word 自动编号的，请先转为文字。"
    whole = f"{preview.first}到{preview.last}"
    wrong = "、".join(
        words_
        for words_, found in (("有缺的条号", preview.gaps), ("有重的条号", preview.repeated))
        if found
    )
    if wrong:
        return f"{whole}，{wrong}，请对照原件核对。"
    return f"{whole}，条号连着，没有缺的。"


def _facts(preview: Preview) -> ui.Facts:
    start = words.day(preview.in_force_from) if preview.in_force_from else "没有读到"
    facts = [
        ui.Fact("条文", f"{preview.articles} 条"),
        ui.Fact("缺的条号", joined_labels(preview.gaps) or "没有"),
        ui.Fact("重的条号", joined_labels(preview.repeated) or "没有"),
        ui.Fact("从哪天起施行", f"{start}（{_SOURCES[preview.in_force_source]}）"),
        ui.Fact(
            "找到的日子",
            "；".join(dict.fromkeys(day.words for day in preview.days)) or "标头里没有日子",
        ),
    ]
    if preview.clause:
        facts.append(ui.Fact("正文写的施行日", words.day(preview.clause)))
    return ui.Facts(tuple(facts))


def _fields(
    draft: Draft, preview: Preview, typed: Typed, wrong: Mapping[str, str]
) -> tuple[ui.Field, ...]:
    options = (ui.Option("", "请选一项"), *(ui.Option(one.value, one.value) for one in Level))
    return (
        ui.Field("title", "名称", value=preview.title, is_required=True),
        ui.Field(
            "level",
            "位阶",
            kind="select",
            value=preview.level.value if preview.level else "",
            options=options,
            is_required=True,
        ),
        ui.Field(
            "adopted",
            "通过日",
            kind="date",
            value=typed.adopted or (preview.adopted.isoformat() if preview.adopted else ""),
            hint="这个文本通过、公布或者最后一次修正的那一天",
            error=wrong.get("adopted", ""),
        ),
        ui.Field(
            "in_force",
            "施行日",
            kind="date",
            value=typed.in_force or (draft.stated.isoformat() if draft.stated else ""),
            hint="正文写明了就不用写；修改决定另定的，写在这里",
            error=wrong.get("in_force", ""),
        ),
    )


def _unread(preview: Preview) -> ui.Table | None:
    if not preview.unread:
        return None
    rows = tuple(
        (f"第 {one.place} 行" if one.place else "", one.words, one.why)
        for one in preview.unread[:_UNREAD]
    )
    more = len(preview.unread) - _UNREAD
    return ui.Table(
        "没有读出来的" + (f"（只列前 {_UNREAD} 行，还有 {more} 行）" if more > 0 else ""),
        (ui.TableColumn("在哪里"), ui.TableColumn("开头的字"), ui.TableColumn("为什么")),
        rows,
    )


def _articles(preview: Preview) -> ui.Table:
    return ui.Table(
        "读到的条文",
        (ui.TableColumn("条"), ui.TableColumn("第一款")),
        preview.lines,
        stays_table=True,
    )


def _full(error: LawError) -> str:
    return f"{error.message}。{error.hint}。" if error.hint else f"{error.message}。"


def with_text(typed: Typed, text: str, source: str) -> Typed:
    """换上文字 · The same form, with the words of an uploaded file."""
    return replace(typed, text=text, source=source)
