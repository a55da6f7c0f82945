"""依据查对的页面 · A claimed basis in free text, held against the library: one answer per citation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web import laws, words
from hudong.doors.web.component import State
from hudong.doors.web.pages.bases import cite_link
from hudong.doors.web.ui import (
    Button,
    Crumb,
    ErrorSummary,
    Fact,
    Facts,
    Field,
    Link,
    Problem,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, crumb
from hudong.ground.law.judge import judge_claim
from hudong.ground.law.payment import payment_mode, who_pays
from hudong.ground.law.terms import (
    ClaimOutcome,
    ClaimVerdict,
    CommunityKind,
    Judgement,
    PaymentMode,
    SourceMissing,
)

LONGEST = 2000
LONGEST_TITLE = 120

_STATES: dict[ClaimVerdict, State] = {
    ClaimVerdict.SUPPORTS: "done",
    ClaimVerdict.NOT_FOR_COMMITTEE: "no",
    ClaimVerdict.NOT_IN_FORCE: "no",
    ClaimVerdict.NO_SUCH_ARTICLE: "no",
    ClaimVerdict.UNKNOWN_INSTRUMENT: "wait",
    ClaimVerdict.UNCERTAIN: "wait",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """问的是什么 · What was typed: the claimed basis, the task's name, the day."""

    basis: str = ""
    title: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """一条的答复 · One citation: what it is, whether it stands, why."""

    cite: str
    state: Tag
    reason: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """依据查对 · The form, and the answers once something was asked; ``whole`` sums them up."""

    title: str
    crumb: Crumb
    action: str
    problems: ErrorSummary
    basis: Field
    name: Field
    on: Field
    button: Button
    answers: tuple[Answered, ...]
    whole: Facts | None
    note: str

    @property
    def is_refused(self) -> bool:
        """没有查成 · True where something has to be mended first."""
        return bool(self.problems.problems)


def check_sheet(*, asked: Asked, day: dt.date, is_sent: bool) -> CheckSheet:
    """依据查对 · Judges what was asked by the law of its day; what was typed stays in the fields."""
    on, wrong = _day(asked.on, day)
    wrong = wrong or (_wrong_text(asked) if is_sent or asked.basis else ())
    found = None
    if asked.basis and not wrong:
        try:
            found = judge_claim(laws.library(), asked.basis, title=asked.title, on=on)
            if not found.judgements:
                told = _("%(reason)s请写法规名称和条号，例如：《传染病防治法》第十五条第二款。")
                wrong = (Problem(told % {"reason": found.reason}, "basis"),)
        except SourceMissing as missing:
            wrong = (Problem(f"{missing.message}{_('。')}{missing.hint}"),)
    judged = found if found and not wrong else None
    return CheckSheet(
        title=_("依据查对"),
        crumb=crumb(_("依据查对"), Link(_("查法条"), address("law"))),
        action=address("check"),
        problems=ErrorSummary(wrong),
        **_fields(asked, on, wrong),
        button=Button(_("查对")),
        answers=tuple(_answered(one, on) for one in judged.judgements) if judged else (),
        whole=_whole(judged, on) if judged else None,
        note=_("这里的库是摘要，只收有关的条文；正式的结论以条文为准。")
        if laws.is_digest()
        else "",
    )


def _fields(asked: Asked, on: dt.date, wrong: tuple[Problem, ...]) -> dict[str, Field]:
    errors = {one.field: one.words for one in wrong}
    return {
        "basis": Field(
            "basis",
            _("依据"),
            kind="textarea",
            value=asked.basis,
            hint=_("照文件上写的贴进来，几条一起也可以；简称、旧条号都认。"),
            error=errors.get("basis", ""),
            is_required=True,
        ),
        "name": Field(
            "title",
            _("要办的事"),
            value=asked.title,
            hint=_("可以不写。写了，就一起看条文说的是不是这件事。"),
            error=errors.get("title", ""),
            autocomplete="off",
        ),
        "on": Field(
            "on",
            _("按哪一天的法"),
            kind="date",
            value=asked.on if "on" in errors else on.isoformat(),
            error=errors.get("on", ""),
        ),
    }


def _day(text: str, today: dt.date) -> tuple[dt.date, tuple[Problem, ...]]:
    if not text:
        return today, ()
    try:
        return dt.date.fromisoformat(text), ()
    except ValueError:
        return today, (Problem(_("日期不对，请写成 2026-07-15 这样"), "on"),)


def _wrong_text(asked: Asked) -> tuple[Problem, ...]:
    if not asked.basis:
        return (Problem(_("没有写依据，请写法规名称和条号"), "basis"),)
    if len(asked.basis) > LONGEST:
        told = _("依据太长：最多 %(most)s 字，请分几次查") % {"most": LONGEST}
        return (Problem(told, "basis"),)
    if len(asked.title) > LONGEST_TITLE:
        return (Problem(_("事项名称太长：最多 %(most)s 字") % {"most": LONGEST_TITLE}, "title"),)
    return ()


def _answered(one: Judgement, on: dt.date) -> Answered:
    stands = one.verdict is ClaimVerdict.SUPPORTS
    facts = [Fact(_("查了什么"), _checked(one))]
    if one.kinds:
        kinds = _("、").join(said(kind.words) for kind in one.kinds)
        facts.append(Fact(_("是哪一种"), kinds))
    if one.moved_to:
        facts.append(Fact(_("现在在哪一条"), _moved(one, on)))
    if stands and one.payment_mode:
        facts.append(Fact(_("支付方式"), said(one.payment_mode.words)))
    if one.instrument and one.article:
        place = f"《{one.instrument}》{one.article}"
        facts.append(Fact(_("看条文"), cite_link(place, on=on)))
    return Answered(
        cite=one.citation,
        state=Tag(_STATES[one.verdict], said(one.verdict.words)),
        reason=one.reason,
        facts=Facts(tuple(facts)),
    )


def _moved(one: Judgement, on: dt.date) -> Link:
    moved = one.moved_to or ""
    place = moved if moved.startswith("《") else f"《{one.instrument}》{moved}"
    return cite_link(place, on=on)


def _checked(one: Judgement) -> str:
    """三样 · Is it there, is it in force, does it name the committee: in one line."""
    told = {
        (_("有这一条"), _("没有这一条")): one.exists,
        (_("当日有效"), _("当日无效")): one.in_force,
        (_("提到了村（居）委会"), _("没有提到村（居）委会")): one.names_committee,
    }
    known = [
        words[0] if answer else words[1] for words, answer in told.items() if answer is not None
    ]
    return _("；").join(known) or _("查不出")


def _whole(found: ClaimOutcome, on: dt.date) -> Facts:
    """合起来 · Where the claim leads, how it would be paid, and who bears the cost on that day."""
    facts = [Fact(_("合起来"), f"{said(found.outcome.words)}{_('。')}{found.reason}")]
    if found.payment_mode is not None:
        facts.append(Fact(_("支付方式"), f"{said(found.payment_mode.words)}{_('。')}{_why(found)}"))
        facts += _bearers(found.payment_mode, on)
    facts.append(Fact(_("按哪一天的法"), words.day(on)))
    return Facts(tuple(facts))


def _why(found: ClaimOutcome) -> str:
    """为什么这样付 · By the duties of the articles that stand, or that nothing stands."""
    standing = [one for one in found.judgements if one.verdict is ClaimVerdict.SUPPORTS]
    kinds = [kind for one in standing or found.judgements for kind in one.kinds]
    return said(payment_mode(kinds).reason)


def _bearers(mode: PaymentMode, on: dt.date) -> list[Fact]:
    rows: dict[str, list[str]] = {}
    for kind in CommunityKind:
        bearer = who_pays(mode, kind, on=on)
        cites = _("、").join(dict.fromkeys(each.cite for each in bearer.bases))
        rows.setdefault(f"{said(bearer.words)}（{cites}）", []).append(said(kind.words))
    return [
        Fact(_("谁承担经费（%(where)s）") % {"where": _("、").join(kinds)}, told)
        for told, kinds in rows.items()
    ]
