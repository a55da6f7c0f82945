"""一张表单 · One line of the table: an act, what it is about, its inputs, and what comes after."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404

from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Content
from hudong.doors.web.inputs import Input
from hudong.doors.web.ui import Link
from hudong.doors.web.ways import numbered
from hudong.ground.kernel.act import Act
from hudong.ground.kernel.fact import Fact
from hudong.ground.kernel.refusals import Refused
from hudong.ground.people import queries as people


@dataclass(frozen=True)
class Case:
    """这一件 · What one form is about, read for the one who fills it in.

    ``given`` are the rows by the names of the act's arguments: the permit and the step are judged
    by them, and they go into the act as they are. ``about`` stands above the fields. ``blocked``
    says why it cannot be done now. ``data`` is whatever inputs and arguments need. ``seen`` are
    values that come back unchanged with the form, so that the act knows what its actor saw.
    ``is_wide`` gives long tables the whole width.
    """

    title: str
    given: Mapping[str, Any]
    about: tuple[Content, ...] = ()
    blocked: str = ""
    data: Any = None
    ways: tuple[Link, ...] = ()
    seen: tuple[tuple[str, str], ...] = ()
    is_wide: bool = False


Loader = Callable[[Acting, int, Mapping[str, str]], Case]


@dataclass(frozen=True)
class ActForm:
    """表单 · How one act is done at the desk.

    ``inputs`` and ``arguments`` see the case; ``arguments`` turns the values read into arguments
    beyond ``given``. ``consequence`` says before the button what cannot be taken back.
    ``confirms`` shows a second screen before the act, made by ``summary``. ``name`` is the
    address (``room.verb``; empty: the act's own). ``perform`` calls the act otherwise than plainly.
    ``checks_basis``: the basis typed can be looked up before anything is sent.
    """

    act: Act
    case: Loader
    consequence: str
    inputs: Callable[[Acting, Case], tuple[Input, ...]] = lambda acting, case: ()
    arguments: Callable[[Case, dict[str, Any]], dict[str, Any]] = lambda case, values: values
    button: str = ""
    done: Callable[[Fact], str] | str = ""
    then: Callable[[Case, Fact], str] | None = None
    confirms: bool = False
    summary: Callable[[Case, dict[str, Any]], tuple[Content, ...]] = lambda case, values: ()
    is_ballot: bool = False
    name: str = ""
    title: str = ""
    perform: Callable[..., Fact] | None = None
    takes_files: bool = False
    checks_basis: bool = False

    @property
    def path_name(self) -> str:
        """网址里的名字 · ``room.verb``."""
        return self.name or self.act.name

    @property
    def words(self) -> str:
        """标题 · What is done."""
        return self.title or self.act.title

    def address(self, number: int | str) -> str:
        """网址 · Where this is done for one row."""
        return form_address(self.path_name, number)


FORMS: dict[str, ActForm] = {}


def register(*forms: ActForm) -> None:
    """登记表单 · Each under its own address."""
    for form in forms:
        if form.path_name in FORMS:
            raise ValueError(f"表单重复：{form.path_name}")
        FORMS[form.path_name] = form


def form_address(name: str, number: int | str) -> str:
    """表单的网址 · ``/desk/<room>/<verb>/<number>/``."""
    room, verb = name.split(".", 1)
    return f"/desk/{room}/{verb}/{number}/"


def form_named(room: str, verb: str) -> ActForm:
    """按网址找表单 · Http404 where no such act is done at the desk."""
    form = FORMS.get(f"{room}.{verb}")
    if form is None:
        raise Http404("没有这件事的表单")
    return form


def reason_against(form: ActForm, acting: Acting, case: Case) -> str | None:
    """谁不能办 · The permit's reason against this actor, or None."""
    known = {"actor": acting.standing, "day": acting.day, **case.given}
    for name in form.act.permit.needs() - set(known):
        known[name] = inspect.signature(form.act.body).parameters[name].default
    return form.act.permit.reason_against(known)


def not_yet(form: ActForm, case: Case) -> str:
    """为什么现在不能办 · The flow's reason, else the case's own; empty where it can be done."""
    step = form.act.step
    subject = case.given.get(form.act.on)
    if step is not None and not step.creates and not step.starts_from(subject.state):
        return step.out_of_order(subject.state)
    return case.blocked


@dataclass(frozen=True)
class OwnBody:
    """本单位 · Enough of the actor's own body for a permit; no statement is needed for it."""

    pk: int | None
    kind: str
    parent_id: int | None = None
    short_name: str = field(default="")


def own_body(acting: Acting) -> OwnBody:
    """本单位 · The body in which the mandate is held."""
    line = acting.mandate
    return OwnBody(line.body_id, line.body_kind, line.parent_body_id, line.body_name)


def own_row(acting: Acting, number: int) -> Any:
    """本单位的行 · The row for an act; Refused where ``number`` is another body's."""
    if number != acting.mandate.body_id:
        raise Refused("只能替自己的单位办理")
    return people.body(body_id=number)


def public_page(name: str, number: int | str, words: str) -> Link:
    """公开的那一页 · The page on which everybody can see the thing."""
    return Link(words, numbered(name, number))
