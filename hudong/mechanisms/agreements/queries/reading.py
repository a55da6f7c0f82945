"""协议书怎样读:一份、一览、一页、某事项用在哪里。Reading agreements: rows, lists, the page, uses of a matter."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Sum

from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.people.queries import Body
from hudong.mechanisms.agreements.flow import CLAUSE_FLOW, FLOW
from hudong.mechanisms.agreements.models import (
    Agreement,
    AgreementQuerySet,
    Clause,
    ClauseVote,
    Offer,
    Signature,
)
from hudong.mechanisms.agreements.queries.views import (
    AgreementCard,
    AgreementPage,
    ClauseUse,
    ClauseView,
    OfferLine,
    SignatureLine,
    VoteLine,
)
from hudong.mechanisms.agreements.terms import Change, ClauseTerms, Mutual, Party


def _card(row: Agreement, clauses: int, amount_fen: int) -> AgreementCard:
    return AgreementCard(
        agreement_id=row.pk,
        number=row.number,
        title=row.title,
        party_a_id=row.party_a_id,
        party_a=row.party_a.name,
        party_b_id=row.party_b_id,
        party_b=row.party_b.name,
        from_on=row.from_on,
        to_on=row.to_on,
        year=row.year,
        state=row.state,
        state_label=FLOW.state(row.state).public_label,
        digest=row.digest,
        in_force_on=row.in_force_on,
        clauses=clauses,
        amount_fen=amount_fen,
    )


def _cards(found: AgreementQuerySet) -> tuple[AgreementCard, ...]:
    rows = found.select_related("party_a", "party_b").annotate(
        clause_count=Count("clauses"), total_fen=Sum("clauses__amount_fen")
    )
    return tuple(
        _card(row, row.clause_count, row.total_fen or 0) for row in rows.order_by("-year", "-pk")
    )


@reads(budget=1)
def agreement(*, agreement_id: int) -> Agreement:
    """协议书的行 · The row for an act; raises NotFound."""
    found = Agreement.objects.filter(pk=agreement_id).first()
    if found is None:
        raise NotFound("没有这份协议书", where=str(agreement_id), hint="请从协议书列表里打开")
    return found


@reads(budget=1)
def agreements(
    *, body: Body | None = None, year: int | None = None, state: str = ""
) -> tuple[AgreementCard, ...]:
    """协议书一览 · All, or those of one body on either side, of one year, in one state; newest first."""
    found = Agreement.objects.all()
    if body is not None:
        found = found.of_body(body.pk)
    if year is not None:
        found = found.filter(year=year)
    return _cards(found.filter(state=state) if state else found)


@reads(budget=2)
def agreements_on_page(*, first: int = 0, limit: int = 30) -> tuple[AgreementCard, ...]:
    """协议书的一页 · Agreements of all bodies, newest first, from the ``first`` (0) on."""
    wanted = Agreement.objects.order_by("-year", "-pk").values_list("pk", flat=True)
    return _cards(Agreement.objects.filter(pk__in=list(wanted[first : first + limit])))


@reads(budget=1)
def agreements_in_force(*, day: date, body: Body | None = None) -> tuple[AgreementCard, ...]:
    """当日有效的协议书 · Signed by both, and the day lies within the term."""
    found = Agreement.objects.in_force_on(day)
    return _cards(found.of_body(body.pk) if body is not None else found)


@reads(budget=5)
def agreement_page(*, agreement_id: int) -> AgreementPage:
    """协议书页 · The whole agreement with offers, votes and signatures; raises NotFound."""
    row = Agreement.objects.select_related("party_a", "party_b").filter(pk=agreement_id).first()
    if row is None:
        raise NotFound("没有这份协议书", where=str(agreement_id), hint="请从协议书列表里打开")
    clauses = list(
        row.clauses.in_order().prefetch_related(
            Prefetch("offers", Offer.objects.order_by("number")),
            Prefetch("votes", ClauseVote.objects.order_by("id")),
        )
    )
    signatures = row.signatures.select_related("person").order_by("id")
    return AgreementPage(
        card=_card(row, len(clauses), sum(clause.amount_fen for clause in clauses)),
        preamble=row.preamble,
        mutual=tuple(Mutual(**item) for item in row.mutual),
        edition_id=row.edition_id,
        drafted_by=Party(row.drafted_by),
        drafted_on=row.drafted_on,
        text_no=row.text_no,
        confirmed_by=Party(row.confirmed_by) if row.confirmed_by else None,
        agreed_on=row.agreed_on,
        resolved_on=row.resolved_on,
        cleared_on=row.cleared_on,
        ended_on=row.ended_on,
        end_reason=row.end_reason,
        text_digest=row.text_digest(clauses),
        clauses=tuple(_clause_view(row, clause) for clause in clauses),
        signatures=tuple(_signature_line(item) for item in signatures),
    )


def _clause_view(agreement_row: Agreement, clause: Clause) -> ClauseView:
    return ClauseView(
        clause_id=clause.pk,
        number=clause.number,
        matter_id=clause.matter_id,
        title=clause.title,
        basis_cite=clause.basis_cite,
        official=clause.official,
        payer_id=clause.payer_id,
        payer=clause.payer.name,
        terms=clause.terms,
        state=clause.state,
        state_label=CLAUSE_FLOW.state(clause.state).public_label,
        offered_by=Party(clause.offered_by),
        digest=clause.text.digest(agreement_row.number),
        offers=tuple(_offer_line(offer) for offer in clause.offers.all()),
        votes=tuple(
            VoteLine(
                vote.meeting_id,
                vote.motion_id,
                vote.adopted,
                vote.words,
                vote.digest,
                vote.decided_on,
            )
            for vote in clause.votes.all()
        ),
    )


def _offer_line(offer: Offer) -> OfferLine:
    terms = {**offer.terms, "due_on": date.fromisoformat(offer.terms["due_on"])}
    return OfferLine(
        number=offer.number,
        party=Party(offer.party),
        terms=ClauseTerms(**terms),
        changes=tuple(Change(**change) for change in offer.changes),
        reason=offer.reason,
        made_at=offer.made_at,
    )


def _signature_line(item: Signature) -> SignatureLine:
    return SignatureLine(
        party=Party(item.party),
        label=item.label,
        person_name=item.person.name,
        seal=item.seal,
        digest=item.digest,
        basis_cite=item.basis_cite,
        signed_at=item.signed_at,
    )


@reads(budget=1)
def clauses_about(*, lineage: UUID) -> tuple[ClauseUse, ...]:
    """某事项的条款 · Every clause about a matter, through all editions of the list."""
    found = (
        Clause.objects.filter(matter__lineage=lineage)
        .select_related("agreement__party_b")
        .order_by("-agreement__year", "agreement_id", "number")
    )
    return tuple(
        ClauseUse(
            agreement_id=clause.agreement_id,
            agreement_number=clause.agreement.number,
            clause_id=clause.pk,
            clause_number=clause.number,
            community_id=clause.agreement.party_b_id,
            community=clause.agreement.party_b.name,
            state=clause.state,
            state_label=CLAUSE_FLOW.state(clause.state).public_label,
            agreement_state=clause.agreement.state,
            agreement_state_label=FLOW.state(clause.agreement.state).public_label,
            amount_fen=clause.amount_fen,
        )
        for clause in found
    )
