"""会前试算的页面 · A meeting that is only planned: how many must come, how many must say yes, by which article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web.pages.bases import basis_of, local_basis
from hudong.doors.web.pages.meeting import majority_sum, quorum_sum
from hudong.doors.web.ui import (
    Arithmetic,
    Basis,
    Button,
    Crumb,
    ErrorSummary,
    Field,
    Link,
    Option,
    Problem,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, crumb
from hudong.ground import law
from hudong.ground.law.meetings import ValidityAnswer, WrongCount, certificate
from hudong.ground.law.preparing import SittingUnclear, meeting_rule
from hudong.ground.law.terms import BasisKind, LawError, MeetingRule, Sitting

COUNTS = ("members", "present", "for", "against", "abstain")
LONGEST_COUNT = 6
FIRST_NAME = "村民代表会议"


@dataclass(frozen=True, slots=True)
class Tried:
    """试算的结果 · The verdict, both sums, and the article."""

    state: Tag
    words: str
    sums: tuple[Arithmetic, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class TryingSheet:
    """会前试算 · The form, and the answer once something was asked."""

    title: str
    crumb: Crumb
    action: str
    problems: ErrorSummary
    fields: tuple[Field, ...]
    counts: tuple[Field, ...]
    button: Button
    tried: Tried | None


@dataclass(frozen=True, slots=True)
class _Read:
    """读成的值 · What was typed, as values; ``wrong`` by field."""

    name: str
    on: dt.date
    sitting: Sitting | None
    counts: dict[str, int]
    wrong: dict[str, str]


def trying_sheet(*, asked: Mapping[str, str], day: dt.date, place: str) -> TryingSheet:
    """会前试算 · Computes once all counts are there; what was typed stays in the fields."""
    is_asked = "members" in asked
    read = _read(asked, day)
    wrong = dict(read.wrong) if is_asked else {}
    tried = None
    if is_asked and not wrong:
        try:
            tried = _tried(read, place)
        except SittingUnclear as error:
            wrong = {"sitting": f"{error.message}{_('。')}{error.hint}"}
        except WrongCount as error:
            wrong = {"present": f"{error.message}{error.hint}"}
        except LawError as error:
            wrong = {"on": f"{error.message}{error.hint}"}
    return TryingSheet(
        title=_("会前试算"),
        crumb=crumb(_("会前试算"), Link(_("会议表决"), address("meetings"))),
        action=address("trying"),
        problems=ErrorSummary(tuple(Problem(told, name) for name, told in wrong.items())),
        fields=_fields(asked, read, wrong, place),
        counts=_counts(asked, wrong),
        button=Button(_("算一算")),
        tried=tried,
    )


def _read(asked: Mapping[str, str], day: dt.date) -> _Read:
    wrong: dict[str, str] = {}
    on = day
    if asked.get("on", ""):
        try:
            on = dt.date.fromisoformat(asked["on"])
        except ValueError:
            wrong["on"] = _("日期写成 2026-03-01 的样子")
    counts = {}
    for name in COUNTS:
        text = asked.get(name, "").strip() or ("" if name in COUNTS[:2] else "0")
        if text.isdecimal() and len(text) <= LONGEST_COUNT:
            counts[name] = int(text)
        else:
            wrong[name] = _("请写 0 或者更大的整数")
    chosen = asked.get("sitting", "")
    known = {one.value for one in Sitting}
    sitting = Sitting(chosen) if chosen in known else None
    return _Read(asked.get("meeting", "") or FIRST_NAME, on, sitting, counts, wrong)


def _tried(read: _Read, place: str) -> Tried:
    sitting, rule = meeting_rule(read.name, on=read.on, sitting=read.sitting, place=place)
    counts = read.counts
    answer = certificate(
        rule,
        counts["members"],
        counts["present"],
        counts["for"],
        counts["against"],
        counts["abstain"],
        unit=sitting.unit,
    )
    return Tried(
        state=_verdict(answer),
        words=answer.words,
        sums=_sums(rule, answer, counts, sitting),
        basis=_basis(rule, read.on),
    )


def _basis(rule: MeetingRule, on: dt.date) -> Basis:
    if rule.basis.basis.kind is BasisKind.STATUTE:
        return basis_of(_("法据"), rule.basis.cite, rule.basis.words, on=on)
    return local_basis(rule.basis.words)


def _verdict(answer: ValidityAnswer) -> Tag:
    if not answer.valid:
        return Tag("no", _("人不够，会议没有效力"))
    return Tag("done", _("通过")) if answer.adopted else Tag("no", _("没有通过"))


def _sums(
    rule: MeetingRule, answer: ValidityAnswer, counts: Mapping[str, int], sitting: Sitting
) -> tuple[Arithmetic, ...]:
    members, present = counts["members"], counts["present"]
    came = quorum_sum(rule, members, present, sitting.unit)
    if not answer.valid:
        return (came,)
    return came, majority_sum(rule, members, present, counts["for"], sitting.unit)


def _fields(
    asked: Mapping[str, str], read: _Read, wrong: Mapping[str, str], place: str
) -> tuple[Field, ...]:
    names = law.at(read.on, place).meeting_names()
    return (
        Field(
            "meeting",
            _("什么会"),
            kind="select",
            value=read.name,
            options=tuple(Option(name, said(name)) for name in names),
            error=wrong.get("meeting", ""),
        ),
        Field(
            "sitting",
            _("怎样计人"),
            kind="select",
            value=read.sitting.value if read.sitting else "",
            hint=_("村（居）民会议和小组会议按人、按户都能开，要选一种；别的会不用选。"),
            options=(
                Option("", _("不用选")),
                *(Option(one.value, said(one.words)) for one in Sitting),
            ),
            error=wrong.get("sitting", ""),
        ),
        Field(
            "on",
            _("哪一天开"),
            kind="date",
            value=asked.get("on", "") if "on" in wrong else read.on.isoformat(),
            hint=_("按开会那一天的法律算。"),
            error=wrong.get("on", ""),
        ),
    )


def _counts(asked: Mapping[str, str], wrong: Mapping[str, str]) -> tuple[Field, ...]:
    labels = {
        "members": _("应到"),
        "present": _("到会"),
        "for": _("赞成"),
        "against": _("反对"),
        "abstain": _("弃权"),
    }
    return tuple(
        Field(
            name,
            label,
            kind="number",
            value=asked.get(name, ""),
            error=wrong.get(name, ""),
            is_required=name in COUNTS[:2],
        )
        for name, label in labels.items()
    )
