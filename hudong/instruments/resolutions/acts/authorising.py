"""授权:村(居)民会议把决定权交给代表会议。Authorising: what the assembly let its representatives decide."""

from __future__ import annotations

from datetime import date

from hudong.ground import law
from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid
from hudong.ground.law.days import day_words
from hudong.ground.law.meetings import WrongCount
from hudong.ground.law.terms import BasisOnDay
from hudong.ground.people.queries import Body, RollTotals, roll_totals
from hudong.ground.people.terms import BodyKind
from hudong.instruments.resolutions.facts import AssemblyAuthorised
from hudong.instruments.resolutions.models import Authorisation
from hudong.instruments.resolutions.permits import heads_community
from hudong.instruments.resolutions.rules import AssemblyVote, assembly_vote
from hudong.instruments.resolutions.terms import CountedBy


@act(
    "resolutions.record_authorisation",
    title="登记授权",
    on="community",
    permit=heads_community,
    basis="villagers_committee_act.authorisation",
)
def record_authorisation(
    *,
    at: Moment,
    community: Body,
    scope: str,
    scope_kind: str,
    decided_on: date,
    from_on: date,
    to_on: date,
    present: int,
    total: int,
    ayes: int,
    counted: CountedBy,
) -> AssemblyAuthorised:
    """登记授权 · Records that the assembly authorised its representatives, with the count of its vote.

    ``present``, ``total`` and ``ayes`` are persons or households as ``counted`` says. Quorum and
    majority must hold by the law of ``decided_on``, else Invalid with the arithmetic; RuleMissing
    where that day's law knows no authorisation.
    """
    _refuse_wrong_terms(at.day, scope, scope_kind, decided_on, from_on, to_on)
    counted = CountedBy(counted)
    basis, answer = _judge(community, decided_on, counted, total, present, ayes)
    on_roll = _on_roll(roll_totals(community=community), counted)
    words = answer.words + _roll_words(on_roll, total, counted)
    made = Authorisation.objects.create(
        community=community,
        assembly_kind=counted.form,
        scope=scope.strip(),
        scope_kind=scope_kind,
        decided_on=decided_on,
        from_on=from_on,
        to_on=to_on,
        counted=counted,
        total=total,
        roll_total=on_roll,
        present=present,
        ayes=ayes,
        words=words,
        basis_key=basis.key,
        basis_cite=basis.cite,
        recorded_on=at.day,
    )
    return AssemblyAuthorised(
        authorisation_id=made.pk,
        community_id=community.pk,
        assembly_kind=made.assembly_kind,
        scope=made.scope,
        scope_kind=scope_kind,
        decided_on=decided_on,
        from_on=from_on,
        to_on=to_on,
        counted=counted,
        total=total,
        roll_total=on_roll,
        present=present,
        ayes=ayes,
        words=words,
        basis=basis.cite,
    )


def _refuse_wrong_terms(  # noqa: PLR0917  日子的次序就是先后的次序
    day: date, scope: str, scope_kind: str, decided_on: date, from_on: date, to_on: date
) -> None:
    wrong = {}
    if not scope.strip() or not scope_kind.strip():
        wrong["scope"] = "请写明授权代表会议决定哪些事"
    if decided_on > day:
        wrong["decided_on"] = f"{day_words(decided_on)}还没有到，会议开过以后再登记"
    if from_on < decided_on:
        wrong["from_on"] = "授权不能早于作出决定的那一天"
    if to_on < from_on:
        wrong["to_on"] = "授权的止日早于起日"
    if wrong:
        raise Invalid("授权没有写对", hint="；".join(wrong.values()), fields=wrong)


def _judge(  # noqa: PLR0917  人数的次序就是会议记录的次序
    community: Body, day: date, counted: CountedBy, total: int, present: int, ayes: int
) -> tuple[BasisOnDay, AssemblyVote]:
    """按作出决定那一天的法,看会议开成没有、通过没有。"""
    kind = BodyKind(community.kind).community
    assert kind is not None
    rules = law.at(day, community.division_code)
    basis = rules.authorisation(kind)
    try:
        answer = assembly_vote(rules.meeting(kind, counted.form), counted, total, present, ayes)
    except WrongCount as error:
        raise Invalid(error.message, where=error.where, hint=error.hint) from error
    if not answer.valid:
        raise Invalid(
            f"授权没有效力：{answer.words}",
            where=community.name,
            hint="村（居）民会议到会够数并且过半数赞成，授权才算数",
            fields={"ayes": answer.words},
        )
    return basis, answer


def _on_roll(totals: RollTotals, counted: CountedBy) -> int:
    return totals.households if counted is CountedBy.HOUSEHOLDS else totals.adults


def _roll_words(on_roll: int, total: int, counted: CountedBy) -> str:
    """会上的总数和现在的户册对不上,不改会上的数,但要写明。"""
    if on_roll in (0, total):
        return ""
    return f"（登记时户册上是 {on_roll} {counted.words}，会上按 {total} {counted.words}计算。）"
