"""部门清理:采用法库、发起清理、申报、查对依据。Clearing: adopt the law, open a review, declare, judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder
from hudong.ground.law.judge import Declaration as Claimed
from hudong.ground.law.judge import find_duplicates, judge_claim
from hudong.ground.law.library import Library
from hudong.ground.law.terms import ClaimOutcome
from hudong.ground.people.permits import by_setup, is_department, is_office
from hudong.ground.people.queries import Body, County
from hudong.ground.record.canonical import plain
from hudong.mechanisms.catalogue.facts import (
    DeclarationsJudged,
    LawEditionAdopted,
    ReviewOpened,
    TasksDeclared,
)
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import Declaration, LawEdition, Review
from hudong.mechanisms.catalogue.permits import may_propose_for_list, speaks_for_proposer
from hudong.mechanisms.catalogue.rules import find_outcomes
from hudong.mechanisms.catalogue.terms import Catalogue, DeclarationLine


@act(
    "catalogue.adopt_law_edition",
    title="采用法库",
    on="county",
    permit=is_office | by_setup,
    basis="catalogue.edition_adoption",
)
def adopt_law_edition(*, at: Moment, county: County, library: Library) -> LawEditionAdopted:
    """采用法库 · From now on the county judges by this edition; its digest stands in every entry.

    Raises Conflict where the same edition is adopted already.
    """
    latest = LawEdition.objects.order_by("-id").first()
    if latest is not None and latest.digest == library.digest:
        raise Conflict("已经采用了这一版法库", hint="法库没有变化，不用再采用")
    edition = LawEdition.objects.create(
        digest=library.digest,
        source=library.source,
        instruments=library.instruments,
        articles=library.articles,
        adopted_on=at.day,
    )
    return LawEditionAdopted(
        law_edition_id=edition.pk,
        digest=edition.digest,
        source=edition.source,
        instruments=edition.instruments,
        articles=edition.articles,
    )


@act(
    "catalogue.open_review",
    title="发起清理",
    on="office",
    step=FLOW["open"],
    permit=is_office,
    basis="local.review",
)
def open_review(*, at: Moment, office: Body, title: str, deadline_on: date) -> ReviewOpened:
    """发起清理 · Invites the departments to declare until ``deadline_on`` (inclusive)."""
    running = Review.objects.exclude(state__in=("published", "cancelled")).first()
    if running is not None:
        raise Conflict(
            f"“{running.title}”还没有办完", hint="同一时间只办一次清理，办完或者撤销再发起"
        )
    if deadline_on < at.day:
        raise Invalid(
            "申报截止日已经过了",
            fields={"deadline_on": f"请选 {at.day} 或者以后的日子"},
        )
    review = Review.objects.create(
        title=title, office=office, opened_on=at.day, deadline_on=deadline_on, state="declaring"
    )
    return ReviewOpened(review_id=review.pk, title=title, deadline_on=deadline_on)


@act(
    "catalogue.declare_tasks",
    title="申报事项",
    on="review",
    step=FLOW["declare"],
    permit=(is_department | is_office) & speaks_for_proposer & may_propose_for_list,
    basis="local.review",
)
def declare_tasks(
    *,
    at: Moment,
    review: Review,
    proposer: Body,
    lines: Sequence[DeclarationLine],
    catalogue: Catalogue = Catalogue.ASSISTANCE,
) -> TasksDeclared:
    """申报事项 · A department declares what it asks of villages; all lines or none.

    Raises Invalid naming row and column where a line has no title, and Refused after the deadline.
    """
    if at.day > review.deadline_on:
        raise Invalid(f"申报已于 {review.deadline_on} 截止", hint="请联系县级办公室，看能不能延期")
    for number, line in enumerate(lines, start=1):
        if not line.title.strip():
            raise Invalid(
                "没有写事项名称",
                where=f"第 {line.row or number} 行“事项名称”",
                hint="请写明要村（居）委会做什么",
            )
        if line.unit_price_fen < 0:
            raise Invalid("单价不能是负数", where=f"第 {line.row or number} 行“单价”")
    start = review.declarations.count()
    declarations = Declaration.objects.bulk_create(
        [
            Declaration(
                review=review,
                catalogue=catalogue,
                number=start + position,
                proposer=proposer,
                title=line.title.strip(),
                claimed_basis=line.claimed_basis.strip(),
                standard=line.standard.strip(),
                scope=line.scope,
                unit=line.unit.strip(),
                unit_price_fen=line.unit_price_fen,
                quantity=line.quantity,
            )
            for position, line in enumerate(lines, start=1)
        ]
    )
    return TasksDeclared(
        review_id=review.pk,
        proposer_id=proposer.pk,
        catalogue=catalogue.value,
        numbers=tuple(item.number for item in declarations),
        titles=tuple(item.title for item in declarations),
        claims=tuple(item.claimed_basis for item in declarations),
    )


@act(
    "catalogue.judge_declarations",
    title="查对法律依据",
    on="review",
    step=FLOW["judge"],
    permit=is_office,
    basis="villagers_committee_act.funding",
)
def judge_declarations(*, at: Moment, review: Review, library: Library) -> DeclarationsJudged:
    """查对法律依据 · The library judges every claim as of today; the office cannot steer it.

    Raises Conflict where ``library`` is not the edition that the county has adopted.
    """
    if at.day <= review.deadline_on:
        raise OutOfOrder(
            f"申报到 {review.deadline_on} 截止，还没有到，不能查对",
            hint="部门还可以申报，请在截止以后查对",
        )
    must_be_adopted(library.digest)
    review.library = library.digest
    declarations = list(review.declarations.select_related("proposer").order_by("number"))
    judged = {
        item.number: judge_claim(library, item.claimed_basis, title=item.title, on=at.day)
        for item in declarations
    }
    duplicates = _duplicates([item for item in declarations if _for_assistance(item)], judged)
    findings = find_outcomes(
        judged,
        {item.number: Catalogue(item.catalogue) for item in declarations},
        duplicates,
        {item.number: item.title for item in declarations},
    )
    by_number = {item.number: item for item in declarations}
    for number, found in findings.items():
        item = by_number[number]
        item.machine_outcome = found.outcome
        item.machine_reason = found.reason
        item.machine_article = found.article
        item.payment_mode = found.payment_mode or ""
        item.judgements = [plain(asdict(one)) for one in judged[number].judgements]
        if found.duplicate_of is not None:
            item.duplicate_of = by_number[found.duplicate_of]
    Declaration.objects.bulk_update(
        declarations,
        [
            "machine_outcome",
            "machine_reason",
            "machine_article",
            "payment_mode",
            "judgements",
            "duplicate_of",
        ],
    )
    return DeclarationsJudged(
        review_id=review.pk,
        library=library.digest,
        outcomes={str(item.number): item.machine_outcome for item in declarations},
    )


def _for_assistance(item: Declaration) -> bool:
    return item.catalogue == Catalogue.ASSISTANCE


def _duplicates(
    declarations: list[Declaration], judged: Mapping[int, ClaimOutcome]
) -> dict[int, int]:
    """重复的编号对到先报的编号 · Repeats among the departments' tasks."""
    groups = find_duplicates(
        [Claimed(item.title, item.claimed_basis, item.proposer.name) for item in declarations],
        [judged[item.number] for item in declarations],
    )
    return {
        declarations[place].number: declarations[group.first].number
        for group in groups
        for place in group.repeats
    }


def must_be_adopted(library: str) -> None:
    """必须是采用的法库 · Conflict where the library of that digest is not the county's edition."""
    adopted = LawEdition.objects.order_by("-id").first()
    if adopted is None or adopted.digest != library:
        raise Conflict(
            "据以查对的法库不是本县现在采用的那一版",
            hint="还没有查对的，请先采用新的法库；已经查对的，请撤销这次清理重新发起",
        )
