"""登录的页面 · Signing in, choosing a mandate, changing the password, trying on a place in the demo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from hudong.doors.web import ui, words
from hudong.doors.web.ways import address, crumb
from hudong.ground.people.queries import MandateLine
from hudong.ground.people.terms import BodyKind, Role


@dataclass(frozen=True, slots=True)
class SignInPage:
    """登录页 · ``to`` is where to go afterwards; ``way`` leads to the demo's places, or nowhere."""

    title: str
    lead: str
    problems: ui.ErrorSummary
    fields: tuple[ui.Field, ...]
    button: ui.Button
    notes: tuple[str, ...]
    to: str


WRONG = "账号或者密码不对。请看看大小写，再试一次。"


def sign_in_page(*, to: str, username: str = "", is_wrong: bool = False) -> SignInPage:
    """登录页 · What was wrong is never told more exactly than ``WRONG``."""
    problems = (ui.Problem(WRONG, "username"),) if is_wrong else ()
    return SignInPage(
        title="登录",
        lead="办事的人在这里登录。看清单、协议书、公示，提异议，都不用登录。",
        problems=ui.ErrorSummary(problems),
        fields=(
            ui.Field("username", "账号", value=username, is_required=True, autocomplete="username"),
            ui.Field(
                "password",
                "密码",
                kind="password",
                is_required=True,
                autocomplete="current-password",
            ),
        ),
        button=ui.Button("登录"),
        notes=(
            "连续输错 10 次，要停十分钟再试。",
            "没有账号、忘了密码：请打页脚的电话，由工作人员当面核对以后办理。",
        ),
        to=to,
    )


@dataclass(frozen=True, slots=True)
class MandateChoice:
    """一项任职 · What stands on its button and beside it."""

    number: int
    label: str
    term: str


@dataclass(frozen=True, slots=True)
class MandatePage:
    """选任职页 · By which of several mandates to act."""

    title: str
    lead: str
    choices: tuple[MandateChoice, ...]
    act: str
    empty: ui.Empty | None
    sign_out: str


def mandate_page(*, held: Sequence[MandateLine]) -> MandatePage:
    """选任职页 · Without any mandate there is nothing to act by, and the page says whom to ask."""
    empty = None
    if not held:
        empty = ui.Empty(
            "你的账号现在没有有效的任职。", "换届、调动以后要重新登记，请打页脚的电话。"
        )
    return MandatePage(
        title="你用哪项任职办事" if held else "没有可以用的任职",
        lead="你有几项任职。选一项，办的事都记在这一项名下；随时可以换。" if held else "",
        choices=tuple(
            MandateChoice(
                line.mandate_id, f"{line.body_name}{line.title}", f"任期到{words.day(line.to_on)}"
            )
            for line in held
        ),
        act="用这一项",
        empty=empty,
        sign_out="退出登录",
    )


@dataclass(frozen=True, slots=True)
class PasswordPage:
    """改密码页 · Nothing typed is ever written back."""

    title: str
    lead: str
    crumb: ui.Crumb
    problems: ui.ErrorSummary
    fields: tuple[ui.Field, ...]
    button: ui.Button
    note: str


def password_page(
    *, wrong: Mapping[str, str] | None = None, is_temporary: bool = False
) -> PasswordPage:
    """改密码页 · ``wrong`` are the words beside the fields refused.

    ``is_temporary``: somebody else chose the password in use, so it must be changed first.
    """
    said = dict(wrong or {})
    if "password" in said:
        said["new"] = said.pop("password")
    asked = (
        ("old", "办公室给的一次性密码" if is_temporary else "原来的密码", "current-password", ""),
        ("new", "新密码", "new-password", "至少 10 个字符，不能全是数字，不能是常见的密码。"),
        ("again", "新密码再写一次", "new-password", ""),
    )
    return PasswordPage(
        title="先换成自己的密码" if is_temporary else "更改密码",
        lead="现在的密码是办公室给的，别人知道。换成只有你自己知道的，再办事。"
        if is_temporary
        else "",
        crumb=crumb("更改密码", ui.Link("工作台", address("desk"))),
        problems=ui.ErrorSummary(tuple(ui.Problem(told, name) for name, told in said.items())),
        fields=tuple(
            ui.Field(
                name,
                label,
                kind="password",
                is_required=True,
                autocomplete=fills,
                hint=hint,
                error=said.get(name, ""),
            )
            for name, label, fills, hint in asked
        ),
        button=ui.Button("更改密码"),
        note="改过以后，用旧密码登录的其他设备都要重新登录。存证里只记改过密码，不记密码。",
    )


@dataclass(frozen=True, slots=True)
class Place:
    """一个身份 · A person of the demo who may be tried on."""

    number: int
    name: str
    office: str


@dataclass(frozen=True, slots=True)
class Places:
    """一个主体的人 · Folded away where there are many."""

    title: str
    places: tuple[Place, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class SwitchPage:
    """换身份页 · First a few places worth trying, then everybody, body by body."""

    title: str
    lead: str
    first_title: str
    first: tuple[Place, ...]
    all_title: str
    bodies: tuple[Places, ...]
    act: str
    stranger: str
    empty: ui.Empty | None


# 故事里出场的先后：从这几种人里各挑一位。
_FIRST: tuple[tuple[BodyKind, Role], ...] = (
    (BodyKind.OFFICE, Role.HEAD),
    (BodyKind.DEPARTMENT, Role.OFFICER),
    (BodyKind.OFFICE, Role.EXPERT),
    (BodyKind.TOWN, Role.HEAD),
    (BodyKind.TOWN, Role.OFFICER),
    (BodyKind.PARTY, Role.SECRETARY),
    (BodyKind.VILLAGE, Role.HEAD),
    (BodyKind.NEIGHBOURHOOD, Role.HEAD),
    (BodyKind.VILLAGE, Role.REPRESENTATIVE),
    (BodyKind.NEIGHBOURHOOD, Role.REPRESENTATIVE),
)


def switch_page(*, everyone: Sequence[MandateLine]) -> SwitchPage:
    """换身份页 · Of the demo only; the caller has asked whether this is one."""
    village_parties = [
        line
        for line in everyone
        if (line.body_kind, line.role) == (BodyKind.PARTY, Role.SECRETARY)
        and _is_local(line, everyone)
    ]
    found = [
        next((line for line in everyone if (line.body_kind, line.role) == wanted), None)
        for wanted in _FIRST
    ]
    if village_parties:
        found = [village_parties[0] if one and one.role == Role.SECRETARY else one for one in found]
    bodies = tuple(
        Places(f"{name}（{len(lines)} 人）", tuple(map(_place, lines)), False)
        for name, lines in (
            (name, list(group)) for name, group in groupby(everyone, lambda line: line.body_name)
        )
    )
    return SwitchPage(
        title="换个身份看",
        lead="示例站里的人都是编的。选一个人，就能用他的工作台办事；办的事会写进示例站的存证。",
        first_title="从这几位开始",
        first=tuple(_place(line) for line in found if line),
        all_title="示例站里的每一个人",
        bodies=bodies,
        act="换上",
        stranger="不换，当一个不登录的居民看看",
        empty=None if everyone else ui.Empty("这个示例站里还没有人。", "请先运行示例故事。"),
    )


def _is_local(line: MandateLine, everyone: Sequence[MandateLine]) -> bool:
    communities = {
        one.body_id
        for one in everyone
        if one.body_kind in (BodyKind.VILLAGE, BodyKind.NEIGHBOURHOOD)
    }
    return line.parent_body_id in communities


def _place(line: MandateLine) -> Place:
    return Place(line.mandate_id, line.person_name, f"{line.body_name}{line.title}")
