"""工作台 · The desk: what awaits me, what cannot be done yet and why, the next step, the days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.desks.law_import import ADDRESS as LAW_IMPORT
from hudong.doors.web.desks.law_import import may_import
from hudong.doors.web.desks.setting_up import with_law_to_adopt
from hudong.doors.web.desks.steps import steps_of
from hudong.doors.web.desks.waiting import waiting_items
from hudong.doors.web.forms.form import FORMS, OwnBody, form_address, own_body
from hudong.ground.kernel.act import ACTS
from hudong.ground.kernel.desk import DeskItem, desk_items
from hudong.ground.kernel.reads import reads
from hudong.ground.people.terms import AGENCY_KINDS, COMMUNITY_KINDS, BodyKind, Role

SOON_DAYS = 7
# 不是等人办的事，是随时可以反悔的事：放在“等别人的”里。
_OPTIONAL = frozenset({"admission.withdraw_request", "catalogue.withdraw_declarations"})
# 一次会议几十项议案：工作台上并成一条，从第一项开始。
_FOLDED = frozenset({"resolutions.cast_ballot", "resolutions.close_motion"})
# 待办说的是最后一步，页面先带到它前面的那一步。
_FIRST = {
    "resolutions.close_motion": "resolutions.record_roll_call",
    "resolutions.open_meeting": "resolutions.record_attendance",
}
# 随时可以办的，对象是本单位。
_STARTS = (
    "admission.request_admission",
    "admission.save_draft",
    "admission.exit_matter",
    "admission.declare_emergency",
    "admission.set_route",
    "resolutions.record_authorisation",
    "people.enrol_bodies",
    "people.set_local_rule",
    "people.set_contact",
    "catalogue.adopt_law_edition",
    "catalogue.configure_lists",
)


@dataclass(frozen=True, slots=True)
class DeskPage:
    """工作台 · ``todo`` can be done now; ``blocked`` cannot, each with its reason."""

    title: str
    who: str
    term: str
    lead: str
    todo: ui.Todo | ui.Empty
    todo_title: str
    blocked: tuple[ui.Blocked, ...]
    blocked_title: str
    steps: ui.Steps | None
    steps_title: str
    steps_of: str
    cal: ui.Cal
    days: ui.News | None
    others: ui.News | ui.Empty
    others_title: str
    starts: tuple[ui.Link, ...]
    starts_title: str
    ways: tuple[ui.Link, ...]
    may_sign_out: bool
    sign_out: str


@reads(budget=16)
def desk_page(*, acting: Acting) -> DeskPage:
    """工作台 · Composed of every room's desk; the person's account and mandates are read before."""
    found = waiting_items(acting, desk_items(viewer=acting.standing, day=acting.day))
    items = _for_me(acting, with_law_to_adopt(acting, found))
    mine = [item for item in items if not item.blocked and item.act not in _OPTIONAL]
    todo = tuple(_todo_item(item, acting.day) for item in _folded(mine))
    about, steps = steps_of(items)
    line = acting.mandate
    return DeskPage(
        title=f"今天有 {len(todo)} 件事等你" if todo else "今天没有等你办的事",
        who=f"{line.person_name} · {acting.standing.label}"
        + ("（法定代表人）" if line.is_legal_representative else ""),
        term=f"任期到 {words.month(line.to_on)}",
        lead=f"{words.day(acting.day)}，{words.weekday(acting.day)}。",
        todo=ui.Todo(todo) if todo else _nothing(items),
        todo_title="等我办的",
        blocked=tuple(_blocked(item) for item in items if item.blocked),
        blocked_title="现在还不能办的",
        steps=steps,
        steps_title="走到哪一步",
        steps_of=about,
        cal=ui.Cal(acting.day, _marks(items, acting.day)),
        days=_days(items, acting.day),
        others=_others(items),
        others_title="等别人的",
        starts=tuple(_starts(acting, items)),
        starts_title="随时可以办的",
        ways=_ways(acting),
        may_sign_out=True,
        sign_out="退出换身份" if acting.is_played else "退出登录",
    )


def _for_me(acting: Acting, items: Iterable[DeskItem]) -> list[DeskItem]:
    """许可已经看得出不准的,不摆在桌上。"""
    case = {"actor": acting.standing, "day": acting.day}

    def is_mine(item: DeskItem) -> bool:
        form = FORMS.get(item.act)
        made = form.act if form else ACTS.get(item.act)
        return made is not None and made.permit.reason_so_far(case) is None

    return [item for item in items if item.blocked or is_mine(item)]


def _is_reviewing(items: Sequence[DeskItem]) -> bool:
    return any(item.subject.kind == "catalogue.Review" for item in items)


def _folded(items: Sequence[DeskItem]) -> list[DeskItem]:
    shown: dict[str, DeskItem] = {}
    counts: dict[str, int] = {}
    listed: list[DeskItem] = []
    for item in items:
        if item.act not in _FOLDED:
            listed.append(item)
            continue
        counts[item.act] = counts.get(item.act, 0) + 1
        if item.act not in shown:
            shown[item.act] = item
            listed.append(item)
    return [
        replace(item, detail=f"{item.detail}。一共 {counts[item.act]} 项，一项一项来。")
        if counts.get(item.act, 0) > 1
        else item
        for item in listed
    ]


def _todo_item(item: DeskItem, day: date) -> ui.TodoItem:
    name = _FIRST.get(item.act, item.act)
    form = FORMS.get(name)
    act = form.words if form else item.title
    return ui.TodoItem(
        due_tag(item.due_on, day),
        item.title,
        item.detail,
        "去办" if act == item.title else act,
        form_address(name, item.subject.id) if form else "",
    )


def due_tag(due_on: date | None, day: date) -> ui.Tag:
    """还剩几天 · How many days are left, in words and shape."""
    if due_on is None:
        return ui.Tag("now", "等你办")
    left = (due_on - day).days
    if left < 0:
        return ui.Tag("red", f"过期 {-left} 天")
    if left == 0:
        return ui.Tag("soon", "今天到期")
    return ui.Tag("soon" if left <= SOON_DAYS else "now", f"还剩 {left} 天")


def _nothing(items: Sequence[DeskItem]) -> ui.Empty:
    if any(item.blocked for item in items):
        return ui.Empty("现在没有轮到你的事。", "还不能办的和原因写在下面，轮到你时会出现在这里。")
    return ui.Empty("没有等你办的事。", "有事轮到你时，会出现在这里。")


def _blocked(item: DeskItem) -> ui.Blocked:
    reason = item.blocked.rstrip("。")
    return ui.Blocked(item.title, ui.Phrase((f"{reason}。", f"（{item.detail}）")))


def _marks(items: Sequence[DeskItem], day: date) -> tuple[ui.CalMark, ...]:
    due = (item for item in items if item.due_on and item.due_on != day)
    marks = tuple(
        ui.CalMark(item.due_on, "wait" if item.blocked else "soon", item.title)
        for item in due
        if item.due_on
    )
    return (ui.CalMark(day, "now", "今天"), *marks)


def _days(items: Sequence[DeskItem], day: date) -> ui.News | None:
    """有日子的事 · The next days on which something falls due, nearest first."""
    found = sorted({(item.due_on, _in_short(item)) for item in items if item.due_on})
    rows = tuple(
        ui.NewsItem(f"{words.short_day(on)} {about}", due_tag(on, day)) for on, about in found[:6]
    )
    return ui.News(rows, is_slim=True) if rows else None


def _in_short(item: DeskItem) -> str:
    return item.title if item.title == item.subject.title else f"{item.title}：{item.subject.title}"


def _others(items: Sequence[DeskItem]) -> ui.News | ui.Empty:
    asked = [item for item in items if item.act in _OPTIONAL]
    if not asked:
        return ui.Empty("没有在等别人办的事。")
    return ui.News(
        tuple(
            ui.NewsItem(
                ui.Phrase(
                    (
                        item.detail,
                        "。",
                        ui.Link(item.title, form_address(item.act, item.subject.id)),
                    )
                ),
                ui.Tag("wait", "等决定"),
            )
            for item in asked
        ),
        is_slim=True,
    )


def _starts(acting: Acting, items: Sequence[DeskItem]) -> Iterable[ui.Link]:
    """随时可以办的 · Acts that bring something new into being, as far as the permit can tell."""
    own, kind = own_body(acting), acting.mandate.body_kind
    parent = OwnBody(acting.mandate.parent_body_id, "")
    drafts_with = own if kind == BodyKind.TOWN else parent if kind in COMMUNITY_KINDS else None
    offered: list[tuple[str, OwnBody | None]] = [(name, own) for name in _STARTS]
    if not _is_reviewing(items):
        offered.insert(0, ("catalogue.open_review", own))
    for name, body in (*offered, ("agreements.draft_agreements", drafts_with)):
        form = FORMS[name]
        case = {"actor": acting.standing, "day": acting.day, form.act.on: body, "lines": ()}
        if body is not None and form.act.permit.reason_so_far(case) is None:
            yield ui.Link(form.words, form_address(name, str(body.pk)))
    if may_import(acting):
        yield ui.Link("导入法规", LAW_IMPORT)


def _ways(acting: Acting) -> tuple[ui.Link, ...]:
    ways: list[ui.Link] = []
    if (
        acting.mandate.role in (Role.HEAD, Role.OFFICER)
        and acting.mandate.body_kind in AGENCY_KINDS
    ):
        ways.append(ui.Link("准入队列", "/desk/admissions/"))
    if acting.is_played:
        return (*ways, ui.Link("换一个人", "/demo/switch/"))
    if acting.others:
        ways.append(ui.Link("换一项任职", "/desk/mandate/"))
    return (*ways, ui.Link("更改密码", "/desk/password/"))
