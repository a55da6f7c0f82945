"""办一件事 · One view for all acts of the desk: show the form, ask again where it matters, do it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hudong.doors.web.acting import Acting, acting_by
from hudong.doors.web.answer import answer
from hudong.doors.web.desks.doing import (
    AGAIN,
    CONFIRMED,
    KEY,
    Doing,
    DoingPage,
    confirming_page,
    doing_page,
)
from hudong.doors.web.forms import form_named, reason_against
from hudong.doors.web.inputs import Typed, Wrong
from hudong.doors.web.views.errors import refused
from hudong.ground.kernel.fact import Fact
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder, Refused

SEE_OTHER = 303


@require_http_methods(["GET", "HEAD", "POST"])
@acting_by
def doing(request: HttpRequest, acting: Acting, room: str, verb: str, number: int) -> HttpResponse:
    """办一件事 · GET shows the form of one act on one row; POST does it, or says what is missing."""
    at_hand = _at_hand(request, acting, room, verb, number)
    if request.method != "POST":
        return _shown(request, doing_page(at_hand, uuid4().hex))
    typed = Typed(request.POST, request.FILES)
    key = typed.one(KEY) or uuid4().hex
    if typed.one(AGAIN):
        return _shown(request, doing_page(at_hand, key, typed=typed))
    return _done(request, at_hand, key, typed)


def _at_hand(request: HttpRequest, acting: Acting, room: str, verb: str, number: int) -> Doing:
    form = form_named(room, verb)
    case = form.case(acting, number, request.GET)
    reason = reason_against(form, acting, case)
    if reason is not None:
        raise Refused(f"不能{form.act.title}：{reason}")
    return Doing(form, acting, case, form.inputs(acting, case))


def _shown(request: HttpRequest, page: DoingPage, status: int = 200) -> HttpResponse:
    template = "desk/ballot.html" if page.is_ballot else "desk/doing.html"
    return answer(request, template, page, status=status)


def _done(request: HttpRequest, at_hand: Doing, key: str, typed: Typed) -> HttpResponse:
    form = at_hand.form
    # 投票除外：不该投的票也要交给票箱，由它拒绝并且留痕。
    if at_hand.case.blocked and form.perform is None:
        return _refused(request, at_hand, OutOfOrder(at_hand.case.blocked))
    values, wrong = _read(at_hand, typed)
    if wrong:
        return _shown(request, doing_page(at_hand, key, typed=typed, wrong=wrong), 400)
    if form.confirms and not typed.one(CONFIRMED) and not at_hand.blocked:
        summary = form.summary(at_hand.case, values)
        return _shown(request, confirming_page(at_hand, key, typed, summary))
    try:
        fact = _perform(at_hand, values, key)
    except Invalid as invalid:
        page = doing_page(at_hand, key, typed=typed, wrong=_from_act(invalid, at_hand))
        return _shown(request, page, 400)
    except (Conflict, OutOfOrder) as late:
        return _refused(request, at_hand, late)
    done = form.done(fact) if callable(form.done) else form.done
    messages.success(request, done or f"{form.act.title}办好了。")
    to = form.then(at_hand.case, fact) if form.then else reverse("web:desk")
    return HttpResponseRedirect(to, status=SEE_OTHER)


def _read(at_hand: Doing, typed: Typed) -> tuple[dict[str, Any], dict[str, Wrong]]:
    values: dict[str, Any] = {}
    wrong: dict[str, Wrong] = {}
    for one in at_hand.inputs:
        try:
            values[one.name] = one.read(typed)
        except Wrong as found:
            wrong[one.name] = found
    values.update({name: typed.one(name) for name, _value in at_hand.case.seen})
    return values, wrong


def _perform(at_hand: Doing, values: dict[str, Any], key: str) -> Fact:
    form = at_hand.form
    arguments = {**at_hand.case.given, **form.arguments(at_hand.case, values)}
    act: Any = form.perform or form.act
    fact: Fact = act(actor=at_hand.acting.actor, key=key, **arguments)
    return fact


def _from_act(invalid: Invalid, at_hand: Doing) -> dict[str, Wrong]:
    """行为说的错,落到对应的栏上 · Whatever names no field of the form stands above all of them."""
    names = {one.name for one in at_hand.inputs}
    told = {name: Wrong(words) for name, words in invalid.fields.items() if name in names}
    if told:
        return told
    where = f"{invalid.where}：" if invalid.where else ""
    hint = f"。{invalid.hint}" if invalid.hint else ""
    return {"": Wrong(f"{where}{invalid.message}{hint}")}


def _refused(request: HttpRequest, at_hand: Doing, late: Conflict | OutOfOrder) -> HttpResponse:
    """晚了一步 · The page of the refusal, with everything typed under the names of the fields."""
    names = {name: words for one in at_hand.inputs for name, words in one.words_for().items()}
    asked = {one.name: one for one in at_hand.inputs}

    def said(name: str, text: str) -> str:
        return asked[name].said(text) if name in asked else text

    return refused(request, late, names, said)
