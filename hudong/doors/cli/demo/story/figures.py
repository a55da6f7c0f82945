"""故事的数字:每一个都从库里数出来。The figures of ``story.json``, each counted from the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudong.doors.cli.demo.timeline import Timeline
from hudong.ground.law.library import Library
from hudong.ground.people import queries as people
from hudong.ground.people.terms import BodyKind
from hudong.ground.record import queries as record
from hudong.instruments.resolutions import queries as resolutions
from hudong.mechanisms.admission import queries as admission
from hudong.mechanisms.agreements import queries as agreements
from hudong.mechanisms.agreements.queries import AgreementCard
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.terms import Catalogue, Reduction
from hudong.mechanisms.funding import queries as funding


def figures(*, timeline: Timeline | None, library: Library) -> Mapping[str, Any]:
    """故事的数字 · Zeros where nothing has happened; ``timeline`` gives the first and last day."""
    county = people.county()
    totals = record.totals()
    return {
        "county": county.name if county else "",
        "towns": len(people.bodies(kind=BodyKind.TOWN)),
        "communities": len(people.communities()),
        "review": _review(),
        "admission": _admission(),
        "agreements": [_agreement(card) for card in agreements.agreements()],
        "record": {"entries": totals.entries, "root": totals.root, "anchored": totals.anchored},
        "law": {
            "source": library.source,
            "instruments": library.instruments,
            "articles": library.articles,
        },
        "first_day": timeline.founded.isoformat() if timeline else None,
        "last_day": timeline.signed.isoformat() if timeline else None,
    }


def _review() -> dict[str, Any]:
    page = catalogue.review_page()
    editions = catalogue.editions()
    first = next((line for line in editions if line.number == 1), None)
    reduction = page.reduction if page else Reduction(0, 0)
    assert page is None or len(page.on_list(Catalogue.ASSISTANCE)) == reduction.declared
    return {
        "declared": reduction.declared,
        "assistance": first.assistance if first else 0,
        "duties": first.duties if first else 0,
        "fallen": reduction.fallen,
        "reduction_percent": reduction.percent,
    }


def _admission() -> dict[str, int]:
    states = [card.state for card in admission.requests()]
    return {"admitted": states.count("admitted"), "refused": states.count("refused")}


def _agreement(card: AgreementCard) -> dict[str, Any]:
    page = agreements.agreement_page(agreement_id=card.agreement_id)
    (community,) = [body for body in people.communities() if body.pk == card.party_b_id]
    kind = BodyKind(community.kind).community
    meetings = resolutions.meetings_about(
        subject_kind=page.subject.kind, subject_id=page.subject.id
    )
    held = [resolutions.meeting_page(meeting_id=line.meeting_id) for line in meetings]
    first = held[-1] if held else None
    package = funding.package_of(agreement_id=card.agreement_id)
    return {
        "community": card.party_b,
        "kind": kind.value if kind else "",
        "clauses": card.clauses,
        "members": first.line.members if first else 0,
        "present": first.line.present if first else 0,
        "quorum_rule": first.rule_key if first else "",
        "adopted": sum(any(vote.adopted for vote in clause.votes) for clause in page.clauses),
        "signatures": len(page.signatures),
        "state": card.state,
        "package_fen": package.amount_fen if package else 0,
    }
