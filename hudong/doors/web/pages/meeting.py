"""一次会议的页面 · One meeting: notice, roll, quorum, and every vote with its sum."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Component, Content, State
from hudong.doors.web.pages.bases import basis_of, cite_link
from hudong.doors.web.pages.meetings import meeting_tag
from hudong.doors.web.pages.proofs import last_of, proof_of
from hudong.doors.web.pages.subjects import subject_link
from hudong.doors.web.ui import (
    Arithmetic,
    Basis,
    Count,
    Crumb,
    Empty,
    Fact,
    Facts,
    Gauge,
    Link,
    Phrase,
    Proof,
    Quorum,
    Tag,
    Tally,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, crumb, numbered
from hudong.ground import law
from hudong.ground.kernel.reads import reads
from hudong.ground.law.meetings import share_name
from hudong.ground.law.terms import MeetingForm, MeetingRule, Share, ShareBase
from hudong.ground.record import queries as record
from hudong.instruments.resolutions import queries as resolutions
from hudong.instruments.resolutions.queries import MeetingLine, MeetingPage, MotionCard, ResultLine


@dataclass(frozen=True, slots=True)
class MotionSheet:
    """一项议案 · What was asked; once decided the strokes, the sums and the line to reach."""

    number: int
    title: str
    text: str
    tag: Tag
    tally: Tally | None
    reckoning: Arithmetic | None
    gauge: Gauge | None
    cast: str


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """会议页 · ``wall`` leads to the page for the screen in the hall."""

    title: str
    crumb: Crumb
    state: Tag
    about: str
    facts: Facts
    quorum: Component
    counted: str
    motions: tuple[MotionSheet, ...]
    irregularities: tuple[str, ...]
    bases: tuple[Basis, ...]
    wall: Link
    figures: Link | None
    proof: Proof | None


@reads(budget=4)
def meeting_sheet(*, meeting_id: int, origin: str) -> MeetingSheet:
    """会议页 · Raises NotFound where there is no such meeting."""
    page = resolutions.meeting_page(meeting_id=meeting_id)
    line = page.line
    rule = rule_of(page)
    entries = record.entries_about([("resolutions.Meeting", str(meeting_id))])
    newest = last_of(entries, "resolutions.MeetingClosed", "resolutions.MeetingConvened")
    return MeetingSheet(
        title=f"{line.community}{line.name}",
        crumb=crumb(words.day(line.meeting_on), *way_to(line)),
        state=meeting_tag(line),
        about=about_meeting(line),
        facts=_facts(page),
        quorum=quorum_of(page, rule),
        counted=_counted(page),
        motions=tuple(_motion(card, rule) for card in page.motions),
        irregularities=tuple(
            _("第 %(number)s 项：%(what)s") % {"number": one.motion_number, "what": one.words}
            for one in page.irregularities
        ),
        bases=_bases(page),
        wall=Link(_("会场大屏"), f"{numbered('meeting', meeting_id)}wall/"),
        figures=_figures(line),
        proof=proof_of(_("这次会议的记录"), newest, origin) if newest else None,
    )


def _figures(line: MeetingLine) -> Link | None:
    """结果的数字 · The file from which anybody can count again, once the meeting is over."""
    if line.state != "closed":
        return None
    return Link(_("下载结果的全部数字"), f"{numbered('meeting', line.meeting_id)}result.json")


def way_to(line: MeetingLine) -> tuple[Link, ...]:
    """位置 · What stands above the page of a meeting."""
    return (
        Link(_("会议表决"), address("meetings")),
        Link(line.community, numbered("community", line.community_id)),
    )


def about_meeting(line: MeetingLine) -> str:
    """何时何地 · Day, weekday and place."""
    return _("%(day)s（%(weekday)s），%(place)s") % {
        "day": words.day(line.meeting_on),
        "weekday": words.weekday(line.meeting_on),
        "place": line.place,
    }


def _facts(page: MeetingPage) -> Facts:
    facts = [
        Fact(_("议什么"), subject_link(page.line.subject)),
        Fact(_("怎样通知的"), Phrase((page.notice_words, cite_link(page.notice_basis)))),
        Fact(_("谁来参加"), page.composition_words),
    ]
    if page.authorisation is not None:
        given = page.authorisation
        facts.append(
            Fact(
                _("凭什么由代表决定"),
                _("%(day)s村（居）民会议授权：%(scope)s。%(words)s")
                % {
                    "day": words.day(given.decided_on),
                    "scope": given.scope.rstrip("。"),
                    "words": given.words,
                },
            )
        )
    if page.study_held_on is not None:
        facts.append(
            Fact(_("党组织先研究"), f"{words.day(page.study_held_on)}{_('：')}{page.study_text}")
        )
    if page.reason:
        facts.append(Fact(_("没有开成的原因"), page.reason))
    if page.notice_id is not None:
        facts.append(Fact(_("结果公布"), _published(page)))
    return Facts(tuple(facts))


def _published(page: MeetingPage) -> Content:
    until = words.day(page.notice_ends_on) if page.notice_ends_on else ""
    said_on = _("公布到 %(day)s。") % {"day": until} if until else ""
    return Phrase((said_on, Link(_("看公示"), numbered("notice", page.notice_id or 0))))


def rule_of(page: MeetingPage) -> MeetingRule:
    """当日的规则 · Quorum and majority as the law of the meeting day sets them."""
    rules = law.at(page.line.meeting_on, page.law_place)
    return rules.meeting(page.kind, MeetingForm.REPRESENTATIVES)


def _share_words(share: Share) -> str:
    if share.strict and (share.numerator, share.denominator) == (1, 2):
        return _("过半数")
    return said(share_name(share).removesuffix("以上"))


def quorum_sum(rule: MeetingRule, members: int, present: int, unit: str = "人") -> Arithmetic:
    """人够不够 · The sum of the quorum; ``unit`` is 人 or 户."""
    return _arithmetic(_("人够不够"), rule.quorum, members, _("到会"), present, unit)


def majority_sum(
    rule: MeetingRule, members: int, present: int, ayes: int, unit: str = "人"
) -> Arithmetic:
    """票够不够 · The sum of the majority, over those present or over all as the rule says."""
    base = members if rule.majority.of is ShareBase.MEMBERS else present
    return _arithmetic(_("票够不够"), rule.majority, base, _("同意"), ayes, unit)


def _arithmetic(  # noqa: PLR0917  只在这里用
    question: str, share: Share, base: int, got_words: str, got: int, unit: str
) -> Arithmetic:
    of_all = share.of is ShareBase.MEMBERS
    return Arithmetic(
        question,
        _("应到") if of_all else _("到会"),
        base,
        _share_words(share),
        share.numerator,
        share.denominator,
        share.strict,
        share.needed(base),
        got_words,
        got,
        base_unit=said(unit),
        unit=said(unit),
    )


def quorum_of(page: MeetingPage, rule: MeetingRule) -> Component:
    """到会人数 · Who must come, who came, and what follows."""
    line = page.line
    if line.state == "notified":
        least = rule.quorum.needed(line.members)
        return Empty(
            _("会议还没有开。应到 %(members)s 人，至少要到 %(needed)s 人才能开。")
            % {"members": line.members, "needed": least}
        )
    if line.present is None:
        return Empty(page.reason or _("会议没有开成。"))
    reckoning = quorum_sum(rule, line.members, line.present)
    if reckoning.is_enough:
        return Quorum(reckoning, Tag("done", _("人数够，可以开会")))
    return Quorum(reckoning, Tag("no", _("人数不够，不能开会")))


def motion_tag(card: MotionCard) -> Tag:
    """议案的结果 · Adopted, rejected, open or still to come."""
    states: dict[str, State] = {"adopted": "done", "rejected": "no", "open": "now"}
    return Tag(states.get(card.state, "wait"), said(card.state_label))


def _counted(page: MeetingPage) -> str:
    """一共几项 · How many passed, and by name which did not."""
    rejected = [card for card in page.motions if card.state == "rejected"]
    adopted = sum(card.state == "adopted" for card in page.motions)
    if not rejected and not adopted:
        return _("共 %(count)s 项。") % {"count": len(page.motions)}
    counted = _("共 %(count)s 项：通过 %(adopted)s 项，没有通过 %(rejected)s 项") % {
        "count": len(page.motions),
        "adopted": adopted,
        "rejected": len(rejected),
    }
    names = _("、").join(card.title for card in rejected)
    return f"{counted}{_('：') if names else ''}{names}{_('。')}"


def _motion(card: MotionCard, rule: MeetingRule) -> MotionSheet:
    result = card.result
    return MotionSheet(
        number=card.number,
        title=card.title,
        text=card.text,
        tag=motion_tag(card),
        tally=tally_of(result) if result else None,
        reckoning=_majority(result, rule) if result else None,
        gauge=Gauge(_base(result, rule), result.majority_needed, result.for_) if result else None,
        cast=_("已投 %(count)s 票") % {"count": card.cast} if card.state == "open" else "",
    )


def tally_of(result: ResultLine) -> Tally:
    """计票 · For, against, abstained, in strokes of 正."""
    return Tally(
        (
            Count(_("同意"), result.for_),
            Count(_("反对"), result.against),
            Count(_("弃权"), result.abstain),
        )
    )


def _base(result: ResultLine, rule: MeetingRule) -> int:
    return result.members if rule.majority.of is ShareBase.MEMBERS else result.present


def _majority(result: ResultLine, rule: MeetingRule) -> Arithmetic:
    return majority_sum(rule, result.members, result.present, result.for_)


def _bases(page: MeetingPage) -> tuple[Basis, ...]:
    on = page.line.meeting_on
    return (basis_of(_("法据"), page.basis, page.rule_words, on=on),)
