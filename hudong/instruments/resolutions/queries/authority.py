"""凭什么决定:授权和通知的规则。What a meeting rests on: authorisations, and the rule of notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hudong.ground import law
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import Invalid
from hudong.ground.law.days import earliest_meeting_day
from hudong.ground.law.terms import BasisKind, BasisOnDay, CommunityKind, MeetingForm, RuleMissing
from hudong.ground.people.queries import Body, local_value
from hudong.ground.people.terms import BodyKind
from hudong.instruments.resolutions.models import Authorisation
from hudong.instruments.resolutions.queries.lines import AuthorisationLine, authorisation_line


@dataclass(frozen=True)
class DayRule:
    """几日的规则 · A number of whole days, and what it rests on, ready to be cited."""

    days: int
    key: str
    cite: str


@reads(budget=1)
def notice_rule(*, kind: CommunityKind, day: date, place: str = "") -> DayRule:
    """提前几日通知代表 · By the law of the day where it says, else by the county's own rule."""
    rules = law.at(day, place)
    return _own(*rules.notice_days(kind, MeetingForm.REPRESENTATIVES), "代表会议提前 {} 日通知")


@reads(budget=1)
def publication_rule(*, kind: CommunityKind, day: date, place: str = "") -> DayRule:
    """决议公布几日 · By the law of the day where it says, else by the county's own rule."""
    return _own(*law.at(day, place).publication_days(kind), "会议决议公布不少于 {} 日")


def _own(days: int, basis: BasisOnDay, words: str) -> DayRule:
    """地方规定以县里登记的数为准;没有登记的,用规则文件随附的示例。"""
    if basis.basis.kind is BasisKind.STATUTE:
        return DayRule(days, basis.key, basis.cite)
    try:
        own = local_value(key=basis.key, day=basis.day)
    except RuleMissing:
        own = days
    if own == days:
        return DayRule(days, basis.key, basis.cite)
    return DayRule(own, basis.key, f"{BasisKind.LOCAL.words}：{words.format(own)}")


@reads(budget=1)
def earliest_meeting_on(*, community: Body, notified_on: date) -> date:
    """最早开会日 · The first day on which a representatives' meeting notified that day may be held."""
    kind = BodyKind(community.kind).community
    if kind is None:
        raise Invalid(f"{community.name}不是村（居）民委员会，没有代表会议", where=community.name)
    rule = notice_rule(kind=kind, day=notified_on, place=community.division_code)
    return earliest_meeting_day(notified_on, rule.days)


@reads(budget=1)
def authorisation_for(*, community: Body, scope_kind: str, day: date) -> AuthorisationLine | None:
    """当日管得到的授权 · The latest authorisation for that kind of subject on the day, or None."""
    found = Authorisation.objects.filter(community=community).covering(scope_kind, day)
    row = found.order_by("-decided_on", "-pk").first()
    return authorisation_line(row) if row else None


@reads(budget=1)
def authorisations_of(*, community: Body) -> tuple[AuthorisationLine, ...]:
    """一个村(社区)的授权 · All authorisations, newest first."""
    found = Authorisation.objects.filter(community=community).order_by("-decided_on", "-pk")
    return tuple(authorisation_line(row) for row in found)
