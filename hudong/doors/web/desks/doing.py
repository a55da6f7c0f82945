"""办一件事 · The page of one act: what it is about, what to fill in, what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web import ui
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Content
from hudong.doors.web.forms.form import FORMS, ActForm, Case, form_address, not_yet, reason_against
from hudong.doors.web.inputs import Input, Typed, Wrong
from hudong.doors.web.pages.bases import basis_of, local_basis
from hudong.doors.web.ways import address, crumb
from hudong.ground import law
from hudong.ground.kernel.act import available_acts
from hudong.ground.law.terms import BasisKind, BasisOnDay, CommunityKind, LawError
from hudong.ground.people.terms import BodyKind

CONFIRMED = "confirmed"
AGAIN = "again"
KEY = "key"
VILLAGE_ACT = "villagers_committee_act"


@dataclass(frozen=True, slots=True)
class DoingPage:
    """办事页 · Fields, or the second screen that asks once more (``asks_again``).

    ``hidden`` go back with the form: the key that makes a second click harmless, what was seen,
    and on the second screen everything typed on the first.
    """

    title: str
    crumb: ui.Crumb
    who: str
    case_title: str
    about: tuple[Content, ...]
    problems: ui.ErrorSummary
    fields: tuple[Content, ...]
    hidden: tuple[tuple[str, str], ...]
    button: ui.Button
    again: ui.Button
    check: ui.Button | None
    consequence: str
    blocked: ui.Blocked | None
    basis: ui.Basis | None
    ways: tuple[ui.Link, ...]
    not_now: tuple[ui.Blocked, ...]
    ways_title: str
    asks_again: bool
    takes_files: bool
    is_ballot: bool
    is_wide: bool


@dataclass(frozen=True)
class Doing:
    """正在办 · A form, who fills it in, what it is about, and its inputs."""

    form: ActForm
    acting: Acting
    case: Case
    inputs: tuple[Input, ...]

    @property
    def blocked(self) -> str:
        """现在不能办的原因 · Empty where it can be done."""
        return not_yet(self.form, self.case)


def doing_page(
    doing: Doing, key: str, *, typed: Typed | None = None, wrong: dict[str, Wrong] | None = None
) -> DoingPage:
    """办事页 · The first screen, with the words typed before where something was wrong."""
    faults = wrong or {}
    shown = () if doing.blocked else doing.inputs
    fields = tuple(
        one.shown(typed, faults[one.name].words if one.name in faults else "") for one in shown
    )
    return _page(doing, key, fields=fields, problems=_problems(faults), seen=doing.case.seen)


def confirming_page(
    doing: Doing, key: str, typed: Typed, summary: tuple[Content, ...]
) -> DoingPage:
    """再看一遍 · The second screen: what will be done, and what was typed carried along."""
    carried = tuple(pair for one in doing.inputs for pair in one.carried(typed))
    seen = tuple((name, typed.one(name)) for name, _value in doing.case.seen)
    return _page(doing, key, fields=summary, seen=(*seen, *carried), asks_again=True)


def _problems(faults: dict[str, Wrong]) -> ui.ErrorSummary:
    told = []
    for name, wrong in faults.items():
        told += [ui.Problem(words, wrong.where or name) for words in (wrong.words, *wrong.more)]
    return ui.ErrorSummary(tuple(told))


def _page(
    doing: Doing,
    key: str,
    *,
    fields: tuple[Content, ...],
    seen: tuple[tuple[str, str], ...],
    problems: ui.ErrorSummary = ui.ErrorSummary(()),  # noqa: B008  不可变
    asks_again: bool = False,
) -> DoingPage:
    form, case = doing.form, doing.case
    ways, not_now = _others(doing)
    reason = doing.blocked
    confirm = ui.Button(f"确定{form.act.title}", name=CONFIRMED, value="1")
    return DoingPage(
        title=form.words,
        crumb=crumb(form.words, ui.Link("工作台", address("desk"))),
        who=doing.acting.standing.label,
        case_title=case.title if case.title != form.words else "",
        about=() if asks_again else case.about,
        problems=problems,
        fields=fields,
        hidden=((KEY, key), *seen),
        button=confirm if asks_again else ui.Button(form.button or form.words),
        again=ui.Button("回去改", is_second=True, name=AGAIN, value="1"),
        check=_check(form) if not asks_again else None,
        consequence=form.consequence,
        blocked=ui.Blocked(form.words, reason) if reason else None,
        basis=None if form.is_ballot else act_basis(doing),
        ways=() if asks_again else (*case.ways, *ways),
        not_now=() if asks_again or form.is_ballot else not_now,
        ways_title="接着可以" if form.is_ballot else "还可以办的、可以看的",
        asks_again=asks_again,
        takes_files=form.takes_files,
        is_ballot=form.is_ballot,
        is_wide=case.is_wide and not asks_again,
    )


def _check(form: ActForm) -> ui.Button | None:
    """先查对 · Looks the basis up on a page of its own; nothing is sent in."""
    if not form.checks_basis:
        return None
    return ui.Button("先查对依据（另开一页）", is_second=True, sends_to=address("check"))


def act_basis(doing: Doing) -> ui.Basis | None:
    """凭什么办 · The basis of the act as it stands today; None where no law of today says it."""
    found = doing.form.act.basis
    if found.kind is BasisKind.INTERNAL:
        return ui.Basis("办事规则", "系统内部规则", found.words, is_own=True)
    try:
        today = _today(found.key, doing.acting)
    except LawError:
        return None
    if found.kind is BasisKind.LOCAL:
        return local_basis(today.words)
    return basis_of("法据", today.cite, today.words, on=doing.acting.day)


def _today(key: str, acting: Acting) -> BasisOnDay:
    """当日的法据 · For a neighbourhood the same rule of its own law, where the key is the village's."""
    rules = law.at(acting.day)
    act, _dot, name = key.partition(".")
    kind = BodyKind(acting.mandate.body_kind).community
    if act == VILLAGE_ACT and kind is CommunityKind.NEIGHBOURHOOD:
        try:
            return rules.of(kind, name)
        except LawError:
            return rules.basis(key)
    return rules.basis(key)


def _others(doing: Doing) -> tuple[tuple[ui.Link, ...], tuple[ui.Blocked, ...]]:
    """同一个对象上还能办什么 · Links to what can be done, and reasons for what cannot yet."""
    form, acting = doing.form, doing.acting
    subject = doing.case.given.get(form.act.on)
    if form.is_ballot or subject is None or not hasattr(subject, "FLOW"):
        return (), ()
    can, cannot = [], []
    for found in available_acts(acting.standing, subject, acting.day):
        other = FORMS.get(found.act.name)
        if other is None or other.path_name == form.path_name or found.act is form.act:
            continue
        if found.can:
            can.append(ui.Link(other.words, form_address(other.path_name, subject.pk)))
        elif not _is_past(found.act.step, subject):
            cannot.append(ui.Blocked(other.words, f"{found.reason}。"))
    known = {link.href for link in doing.case.ways}
    return tuple(link for link in can if link.href not in known), tuple(cannot)


def _is_past(step: object, subject: object) -> bool:
    """已经走过的步骤不再列 · True where the flow can never come back to the step."""
    flow = step.flow  # type: ignore[attr-defined]
    reached, fresh = set(), {subject.state}  # type: ignore[attr-defined]
    while fresh:
        reached |= fresh
        fresh = {
            target
            for each in flow.steps.values()
            # 起讫是同一批状态的步骤,办完还在原来的状态。
            if set(each.sources) & fresh and set(each.sources) != set(each.targets)
            for target in each.targets
        } - reached
    return not set(step.sources) & reached  # type: ignore[attr-defined]


__all__ = ["Doing", "DoingPage", "act_basis", "confirming_page", "doing_page", "reason_against"]
