"""行为:改变状态的唯一办法。Acts: the only way to change state, and the door each one goes through.

An actor performs an act that is permitted on a basis and leaves a fact in the record. The door does
the same each time: transaction, locks, one instant, permit, flow, body, new state, record,
reactions, outbox.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import models, transaction

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import BALLOT_BOX, Actor, Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.fact import Fact
from hudong.ground.kernel.flow import Step
from hudong.ground.kernel.frame import Frame, current
from hudong.ground.kernel.keys import known, seal
from hudong.ground.kernel.locking import lock
from hudong.ground.kernel.models import KEY_LENGTH, ActKey
from hudong.ground.kernel.outbox import post
from hudong.ground.kernel.permit import GIVEN, Permit
from hudong.ground.kernel.reactions import MAX_DEPTH, reactions_to
from hudong.ground.kernel.refusals import ClockBehind, Invalid, OutOfOrder, Refused
from hudong.ground.kernel.rows import rows_on_record
from hudong.ground.kernel.troubles import TROUBLES, refusal_for, worth_retrying
from hudong.ground.law import basis as find_basis
from hudong.ground.law import for_community
from hudong.ground.law.terms import Basis
from hudong.ground.record.append import append, latest
from hudong.ground.record.models import Entry
from hudong.ground.record.statements import insert
from hudong.ground.record.terms import Draft

TRIES = 3
CLOCK_TOLERANCE = timedelta(seconds=5)

ACTS: dict[str, Act] = {}


@dataclass(frozen=True)
class Act:
    """行为 · A registered act. Call it with ``actor=``, its own arguments and, if wanted, ``key=``.

    ``on`` names the argument that is the subject of the step (locked, and given its new state by
    the door); ``locks`` names further arguments to lock; for a creating act ``on`` is the parent.
    ``sealed`` marks the act by which the ballot box (票箱) writes secret choices as one shuffled
    batch: no other actor, no key and no personal value may stand beside a choice.
    """

    name: str
    title: str
    permit: Permit
    basis: Basis
    step: Step | None
    on: str
    locks: tuple[str, ...]
    sealed: bool
    body: Callable[..., Fact]
    wants: frozenset[str]
    defaults: Mapping[str, Any] = field(compare=False)

    @property
    def room(self) -> str:
        """The room the act belongs to."""
        return self.name.split(".", 1)[0]

    @property
    def subjects(self) -> tuple[str, ...]:
        """Names of the arguments whose rows are locked."""
        return tuple(dict.fromkeys(name for name in (self.on, *self.locks) if name))

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        return self.body.__doc__

    def __call__(self, *, actor: Actor, key: str | None = None, **arguments: Any) -> Any:
        unknown = set(arguments) - (self.wants - {"actor", "at"})
        missing = self.wants - set(self.defaults) - {"actor", "at"} - set(arguments)
        if unknown or missing:
            raise TypeError(
                f"行为 {self.name} 的参数不对：多了 {unknown or '无'}，少了 {missing or '无'}"
            )
        if key is not None and self.sealed:
            raise TypeError(f"行为 {self.name} 是密封的，不能带编号：编号会泄露次序")
        if key is not None and len(key) > KEY_LENGTH:
            raise Invalid(f"提交编号超过 {KEY_LENGTH} 个字符", hint="请刷新页面再提交")
        if current.get() is not None:
            return _perform(self, actor, arguments, key)
        if isinstance(actor, Standing):
            raise Refused("身份要由门当场核实，不能自带")
        return _with_retries(self, actor, arguments, key)


def act(
    name: str,
    *,
    title: str,
    permit: Permit,
    basis: str,
    on: str = "",
    locks: tuple[str, ...] = (),
    step: Step | None = None,
    sealed: bool = False,
) -> Callable[[Callable[..., Fact]], Act]:
    """登记行为 · Registers ``body`` under ``room.verb``; anything missing or unknown fails at import."""
    if not title or not isinstance(permit, Permit) or not basis:
        raise TypeError(f"行为 {name} 必须写明名称、许可和依据")

    def register(body: Callable[..., Fact]) -> Act:
        if name in ACTS:
            raise ValueError(f"行为名重复：{name}")
        parameters = inspect.signature(body).parameters
        wants = frozenset(parameters)
        defaults = {
            parameter.name: parameter.default
            for parameter in parameters.values()
            if parameter.default is not parameter.empty
        }
        strangers = (permit.needs() | {on, *locks} - {""}) - wants
        if strangers:
            raise TypeError(f"行为 {name} 没有这些参数：{strangers}")
        if step is not None and not step.creates and not on:
            raise TypeError(f"行为 {name} 走一步流程，必须用 on= 写明对象")
        made = Act(
            name, title, permit, find_basis(basis), step, on, locks, sealed, body, wants, defaults
        )
        ACTS[name] = made
        return made

    return register


def _with_retries(made: Act, actor: Actor, arguments: dict[str, Any], key: str | None) -> Any:
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                return _perform(made, actor, arguments, key)
        except TROUBLES as error:
            if attempt < TRIES and worth_retrying(error, keyed=key is not None):
                continue
            refusal = refusal_for(error, made.title)
            if refusal is None:
                raise
            raise refusal from error
    raise AssertionError("unreachable")


def _perform(made: Act, actor: Actor, arguments: dict[str, Any], key: str | None) -> Any:
    outer = current.get()
    fresh = lock(made.subjects, arguments)
    frame = _open_frame(actor, outer)
    token = current.set(frame)
    try:
        held = None
        if key is not None:
            held = ActKey(actor_key=frame.actor.key, act=made.name, key=key)
            compared = {**made.defaults, **arguments}
            before = known(held, made.title, compared)
            if before is not None:
                return before
            frame.key = seal(held, compared)
        subject = fresh.get(made.on) if made.on else None
        _check(made, frame, fresh, subject)
        given = {"actor": frame.actor, "at": frame.moment, **fresh}
        fact = made.body(**{name: given[name] for name in given if name in made.wants})
        if frame.spoiled:
            raise RuntimeError(
                f"行为 {made.name} 里面的行为没有办成，却被吞掉了：要么全成，要么全退"
            )
        _advance(made, subject)
        entry = _put_on_record(made, frame, fact)
        if held is not None:
            held.entry = entry
            insert(held)
        _react(frame, fact)
    except BaseException:
        if outer is not None:
            outer.spoiled = True
        raise
    finally:
        current.reset(token)
    post(fact, entry)
    return fact


def _open_frame(actor: Actor, outer: Frame | None) -> Frame:
    if outer is not None:
        standing = actor.standing(outer.moment.day)
        return Frame(
            uuid4(), outer.moment, outer.law, standing, outer, outer.uid, outer.reactions_deep
        )
    at = clock.now()
    last, law = latest()
    if last is not None and at < last:
        if last - at > CLOCK_TOLERANCE:
            raise ClockBehind(
                f"时钟比最近一条存证慢了 {last - at}", hint="请校准服务器时间后再试，存证不能倒着写"
            )
        at = last
    moment = Moment(at, clock.legal_day(at))
    return Frame(uuid4(), moment, law, actor.standing(moment.day), None, None)


def _check(made: Act, frame: Frame, arguments: Mapping[str, Any], subject: Any) -> None:
    case = {"actor": frame.actor, "day": frame.moment.day, **arguments}
    for name in made.permit.needs() - set(case):
        case[name] = made.defaults[name]
    reason = made.permit.reason_against(case)
    if reason is not None:
        raise Refused(f"不能{made.title}：{reason}")
    if made.sealed and frame.actor.kind != BALLOT_BOX.kind:
        raise Refused(f"不能{made.title}：秘密投票的选择只由票箱成批写入")
    step = made.step
    if step is not None and not step.creates and not step.starts_from(subject.state):
        raise OutOfOrder(step.out_of_order(subject.state))


def _advance(made: Act, subject: Any) -> None:
    step = made.step
    if step is None or step.creates:
        return
    if len(step.targets) == 1:
        subject.state = step.targets[0]
    elif subject.state not in step.targets:
        raise ValueError(f"行为 {made.name} 没有从 {step.targets} 里选定新状态")
    subject.save()


def _put_on_record(made: Act, frame: Frame, fact: Fact) -> Entry:
    content, vault = fact.to_record()
    if made.sealed and vault:
        raise TypeError(f"行为 {made.name} 是密封的，事实里不能有个人信息")
    rows, salt = rows_on_record(frame.touched)
    kind, identity = fact.subject()
    draft = Draft(
        uid=frame.uid,
        at=frame.moment.at,
        act=made.name,
        actor=frame.actor.on_record(),
        actor_key=frame.actor.key,
        subject_kind=kind,
        subject_id=identity,
        fact_kind=fact.kind(),
        fact=content,
        basis=for_community(made.basis.key, frame.actor.body_kind),
        rows=rows,
        law=fact.adopts_law() or frame.law,
        cause=frame.cause,
        key=frame.key,
        sealed={"salt": salt, "personal": vault},
    )
    return append(draft, adopts_law=fact.adopts_law())


def _react(frame: Frame, fact: Fact) -> None:
    reactions = reactions_to(fact)
    if not reactions:
        return
    if frame.reactions_deep >= MAX_DEPTH:
        raise RuntimeError(f"联动超过 {MAX_DEPTH} 层：{fact.kind()}")
    frame.reactions_deep += 1
    for reaction in reactions:
        reaction(fact)
    frame.reactions_deep -= 1


@dataclass(frozen=True)
class Available:
    """可办的事 · An act that starts from this subject; ``reason`` is empty when it can be done now."""

    act: Act
    reason: str

    @property
    def can(self) -> bool:
        """能办 · True if it can be done now."""
        return not self.reason


def available_acts(
    actor: Standing, subject: models.Model, day: date, *, room: str = "", **given: Any
) -> list[Available]:
    """现在能办什么 · The acts on ``subject`` that this actor is permitted, each with why not now.

    Acts that the actor is never permitted are left out; acts whose permit needs more than the
    subject are left out unless ``given`` brings the values.
    """
    answers = []
    for made in ACTS.values():
        if room and made.room != room:
            continue
        step = made.step
        if step is None or step.creates or not made.on:
            continue
        if step.flow is None or subject._meta.app_label != made.room:
            continue
        if not hasattr(subject, "FLOW") or subject.FLOW is not step.flow:
            continue
        case = {"actor": actor, "day": day, made.on: subject, **given}
        if made.permit.needs() - set(case):
            continue
        if made.permit.reason_against(case) is not None:
            continue
        reason = "" if step.starts_from(subject.state) else step.out_of_order(subject.state)
        answers.append(Available(made, reason))
    return answers


__all__ = ["ACTS", "GIVEN", "Act", "Available", "act", "available_acts"]
