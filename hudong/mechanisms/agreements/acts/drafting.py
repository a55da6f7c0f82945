"""起草:一次为一个或者许多村(社区)起草。Drafting for one community or for many in one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from hudong.ground.kernel.act import act
from hudong.ground.kernel.actor import Standing
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people import queries as people
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import BodyKind
from hudong.ground.record.canonical import plain
from hudong.mechanisms.agreements.facts import AgreementsDrafted, Drafted
from hudong.mechanisms.agreements.flow import FLOW
from hudong.mechanisms.agreements.models import Agreement, Clause, Offer
from hudong.mechanisms.agreements.permits import drafts_for_own_side
from hudong.mechanisms.agreements.rules import document_no, problems, term_problem
from hudong.mechanisms.agreements.terms import (
    MUTUAL_TERMS,
    AgreementLine,
    ClauseLine,
    ClauseTerms,
    Party,
)
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import Edition, MatterRow
from hudong.mechanisms.catalogue.terms import Catalogue

BATCH = 500


@act(
    "agreements.draft_agreements",
    title="起草协议书",
    on="town",
    step=FLOW["draft"],
    permit=drafts_for_own_side,
    basis="local.agreement",
)
def draft_agreements(
    *,
    actor: Standing,
    at: Moment,
    town: Body,
    edition: Edition,
    from_on: date,
    to_on: date,
    lines: Sequence[AgreementLine],
) -> AgreementsDrafted:
    """起草协议书 · Drafts one agreement per line between ``town`` and each line's community.

    ``edition`` is the catalogue's edition in force; only its assistance matters can be clauses.
    The drafter's words are the first offer of every clause. Raises Invalid or Conflict with the
    line and clause; nothing is drafted then.
    """
    problem = term_problem(from_on=from_on, to_on=to_on, day=at.day)
    if problem:
        raise Invalid(problem, where="协议期限", fields={"to_on": problem})
    newest = catalogue.edition_on(day=at.day)
    if newest is None or newest.pk != edition.pk:
        raise Conflict("这一版清单不是现行的", hint="请按现行的一版清单起草")
    matters = {row.matter_id: row for row in catalogue.matters_of(edition=edition)}
    communities = {body.pk: body for body in people.communities(town=town)}
    _check(lines, matters, communities, from_on)
    _none_agreed_already(lines, matters, communities, from_on, to_on)
    side = Party.A if actor.body_id == town.pk else Party.B
    serial = Agreement.objects.filter(party_a=town, year=from_on.year).count()
    agreements = Agreement.objects.bulk_create(
        [
            Agreement(
                number=document_no(town.short_name, from_on.year, serial + place),
                title=f"{town.name}和{communities[line.community_id].name}协助政府管理协议书",
                preamble=_preamble(town, communities[line.community_id], edition),
                mutual=[asdict(item) for item in MUTUAL_TERMS],
                party_a=town,
                party_b=communities[line.community_id],
                edition_id=edition.pk,
                year=from_on.year,
                from_on=from_on,
                to_on=to_on,
                drafted_by=side,
                drafted_on=at.day,
                state="negotiating",
            )
            for place, line in enumerate(lines, start=1)
        ]
    )
    clauses = _write_clauses(agreements, lines, matters, town, side)
    _write_offers(clauses, actor, at, side, f"按第 {edition.number} 版协助事项清单起草")
    return AgreementsDrafted(
        town_id=town.pk,
        edition_id=edition.pk,
        drafted_by=side.value,
        from_on=from_on,
        to_on=to_on,
        drafted=_drafted(agreements, clauses),
    )


def _check(
    lines: Sequence[AgreementLine],
    matters: Mapping[int, MatterRow],
    communities: Mapping[int, Body],
    from_on: date,
) -> None:
    if not lines:
        raise Invalid("没有写给哪个村（社区）起草", hint="请至少选一个村（社区）")
    seen = set()
    for line in lines:
        body = communities.get(line.community_id)
        if body is None:
            raise Invalid("乙方不是这个乡镇的村（居）民委员会", where=f"主体 {line.community_id}")
        if line.community_id in seen:
            raise Invalid(f"{body.name}写了两份", where=body.name, hint="请合成一份")
        seen.add(line.community_id)
        if not line.clauses:
            raise Invalid("协议书没有条款", where=body.name, hint="请至少选一个协助事项")
        _check_clauses(line.clauses, matters, body, from_on)


def _check_clauses(
    clauses: Sequence[ClauseLine], matters: Mapping[int, MatterRow], body: Body, from_on: date
) -> None:
    kind = BodyKind(body.kind).community
    assert kind is not None
    seen = set()
    for number, line in enumerate(clauses, start=1):
        where = f"{body.name} 第 {number} 条"
        matter = matters.get(line.matter_id)
        if matter is None or matter.catalogue is not Catalogue.ASSISTANCE:
            raise Invalid(
                "这个事项不在现行的协助事项清单里，不能写进协议书",
                where=where,
                hint="清单以外的事项要先经准入",
            )
        if not matter.scope.covers(kind):
            raise Invalid(
                f"“{matter.title}”只适用于{matter.scope.words}", where=where, hint="请去掉这一条"
            )
        if line.matter_id in seen:
            raise Invalid(f"“{matter.title}”写了两条", where=where, hint="同一事项请写成一条")
        seen.add(line.matter_id)
        wrong = problems(_terms(line, matter), from_on=from_on)
        if wrong:
            raise Invalid(f"{where}：{'；'.join(wrong.values())}", where=where, fields=wrong)


def _terms(line: ClauseLine, matter: MatterRow) -> ClauseTerms:
    price = matter.unit_price_fen if line.unit_price_fen is None else line.unit_price_fen
    return ClauseTerms(
        standard=line.standard.strip() or matter.standard,
        unit=line.unit.strip() or matter.unit,
        quantity=matter.quantity if line.quantity is None else line.quantity,
        unit_price_fen=price,
        due_on=line.due_on,
    )


def _none_agreed_already(
    lines: Sequence[AgreementLine],
    matters: Mapping[int, MatterRow],
    communities: Mapping[int, Body],
    from_on: date,
    to_on: date,
) -> None:
    wanted = {
        (line.community_id, matters[clause.matter_id].lineage)
        for line in lines
        for clause in line.clauses
    }
    standing = (
        Clause.objects.exclude(agreement__state="ended")
        .filter(
            agreement__party_b__in=communities,
            agreement__from_on__lte=to_on,
            agreement__to_on__gte=from_on,
        )
        .values_list("agreement__party_b", "matter__lineage", "title", "agreement__number")
        .order_by("id")
    )
    for community_id, lineage, title, number in standing:
        if (community_id, lineage) in wanted:
            raise Conflict(
                f"“{title}”在这段时间里已经写在协议书 {number} 里",
                where=communities[community_id].name,
                hint="同一事项同一时间只能有一份协议书；要改，请在那一份里协商",
            )


def _preamble(town: Body, community: Body, edition: Edition) -> str:
    return (
        f"甲方{town.name}、乙方{community.name}法律地位平等。双方依据第 {edition.number} 版"
        f"协助政府工作事项清单（{edition.document_no}），就下列协助事项自愿约定。"
    )


def _write_clauses(
    agreements: Sequence[Agreement],
    lines: Sequence[AgreementLine],
    matters: Mapping[int, MatterRow],
    town: Body,
    side: Party,
) -> list[Clause]:
    clauses = []
    for agreement, line in zip(agreements, lines, strict=True):
        for number, one in enumerate(line.clauses, start=1):
            matter = matters[one.matter_id]
            clause = Clause(
                agreement=agreement,
                number=number,
                matter_id=one.matter_id,
                title=matter.title,
                basis_cite=matter.basis_cite,
                official=matter.official,
                # 没有委托部门的,是乡镇自己的事,由乡镇出钱。
                payer_id=matter.payer_id or town.pk,
                offered_by=side,
                state="offered",
            )
            clause.take_terms(_terms(one, matter))
            clauses.append(clause)
    return Clause.objects.bulk_create(clauses, batch_size=BATCH)


def _write_offers(
    clauses: Sequence[Clause], actor: Standing, at: Moment, side: Party, reason: str
) -> None:
    Offer.objects.bulk_create(
        [
            Offer(
                clause=clause,
                number=1,
                party=side,
                mandate_id=actor.mandate_id,
                terms=plain(asdict(clause.terms)),
                changes=[],
                reason=reason,
                made_at=at.at,
            )
            for clause in clauses
        ],
        batch_size=BATCH,
    )


def _drafted(agreements: Sequence[Agreement], clauses: Sequence[Clause]) -> tuple[Drafted, ...]:
    held: dict[int, list[Clause]] = {agreement.pk: [] for agreement in agreements}
    for clause in clauses:
        held[clause.agreement_id].append(clause)
    return tuple(
        Drafted(
            agreement_id=agreement.pk,
            number=agreement.number,
            title=agreement.title,
            community_id=agreement.party_b_id,
            clauses=len(held[agreement.pk]),
            amount_fen=sum(clause.amount_fen for clause in held[agreement.pk]),
            matters=tuple(clause.title for clause in held[agreement.pk]),
        )
        for agreement in agreements
    )
