"""公布清单:每一版写下就不再改。Publishing editions: written once, never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder
from hudong.ground.law.official import official_kind
from hudong.ground.law.terms import PaymentMode
from hudong.ground.people.permits import by_reaction, is_office
from hudong.instruments.stability import queries as stability
from hudong.mechanisms.catalogue.acts.adopting import must_be_adopted
from hudong.mechanisms.catalogue.acts.editions import from_matter, write_edition
from hudong.mechanisms.catalogue.facts import EditionAmended, EditionPublished
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import Declaration, Edition, Review
from hudong.mechanisms.catalogue.permits import within_a_decision
from hudong.mechanisms.catalogue.terms import (
    REVIEW_KIND,
    Catalogue,
    Decision,
    MatterLine,
    Scope,
    Way,
)


@act(
    "catalogue.publish_edition",
    title="公布清单",
    on="review",
    step=FLOW["publish"],
    permit=is_office,
    basis="local.catalogue",
)
def publish_edition(*, at: Moment, review: Review, document_no: str) -> EditionPublished:
    """公布清单 · Publishes both lists as the next edition; immutable from then on.

    A matter that the edition before lists under the same name goes on with its lineage; what came
    through the gate since stays on the list, and so does a list other than the two main ones that
    the review did not touch. Raises OutOfOrder where the office's stability
    assessment of exactly these decisions has not passed.
    """
    must_be_adopted(review.library)
    _assessed(review)
    previous = Edition.objects.order_by("-number").first()
    known = _known(previous)
    kept = review.declarations.kept().select_related("review").order_by("catalogue", "number")
    lists: dict[Catalogue, list[MatterLine]] = {kind: [] for kind in Catalogue}
    for item in kept:
        kind = _list_of(item)
        before = known.pop((kind, item.title), None)
        lists[kind].append(replace(_from_declaration(item), lineage=before and before.lineage))
    reviewed = set(review.declarations.values_list("catalogue", flat=True).distinct())
    for (kind, _), line in known.items():
        if line.declaration_id is None or not (kind.is_main or kind in reviewed):
            lists[kind].append(line)
    edition, content = write_edition(at.day, document_no, lists, review=review, previous=previous)
    return EditionPublished(
        edition_id=edition.pk,
        review_id=review.pk,
        number=edition.number,
        document_no=document_no,
        published_on=at.day,
        digest=edition.digest,
        content=content,
    )


def _assessed(review: Review) -> None:
    found = stability.assessment_of(subject_kind=REVIEW_KIND, subject_id=str(review.pk))
    if found is None or found.subject.digest != review.digest:
        raise OutOfOrder(
            "公布清单以前，要对这些决定做稳评",
            where=review.title,
            hint="请由县级办公室对决定的内容完成社会稳定风险评估",
        )
    if found.organiser != review.office.name:
        raise OutOfOrder(f"稳评要由{review.office.name}组织", where=review.title)
    if not found.passed:
        raise OutOfOrder("稳评的结论不是可以实施，不能公布", where=review.title)


def _known(previous: Edition | None) -> dict[tuple[Catalogue, str], MatterLine]:
    """上一版的事项 · By list and name, in their order."""
    if previous is None:
        return {}
    matters = previous.matters.order_by("catalogue", "position")
    return {(Catalogue(item.catalogue), item.title): from_matter(item) for item in matters}


def _list_of(item: Declaration) -> Catalogue:
    """进哪份清单 · Where the decision puts it, else the list for which it was proposed."""
    return Decision(item.decision).listed_on or Catalogue(item.catalogue)


def _official(item: Declaration) -> str:
    """公务性协助的种类 · By name, standard and the words of the law; empty: it is none."""
    kind = official_kind(item.title, (item.standard, item.reason))
    return kind.value if kind else ""


def _from_declaration(item: Declaration) -> MatterLine:
    own = _list_of(item) is not Catalogue.ASSISTANCE
    return MatterLine(
        title=item.title,
        standard=item.standard,
        payment_mode=PaymentMode(item.payment_mode) if item.payment_mode else None,
        basis_cite=item.article,
        basis_words=item.reason,
        payer_id=None if own else item.proposer_id,
        scope=Scope(item.scope),
        unit="" if own else item.unit,
        unit_price_fen=0 if own else item.unit_price_fen,
        quantity=0 if own else item.quantity,
        origin=f"{item.review.title}第 {item.number} 项",
        declaration_id=item.pk,
        official="" if own else _official(item),
        reason_code=item.reason_code if item.catalogue == Catalogue.NEGATIVE else "",
    )


@act(
    "catalogue.amend_edition",
    title="增补清单",
    on="edition",
    permit=(is_office | by_reaction) & within_a_decision,
    basis="local.catalogue",
)
def amend_edition(
    *,
    at: Moment,
    edition: Edition,
    document_no: str,
    added: Sequence[MatterLine] = (),
    removed: Sequence[UUID] = (),
    rebased: Mapping[UUID, str] | None = None,
    reason: str,
) -> EditionAmended:
    """增补清单 · A new edition: the one in force, without ``removed``, and ``added`` at its end.

    Only within the decision at the gate; ``removed`` names lineages,
    ``rebased`` gives lineages another basis (the law has changed). Raises Conflict where
    ``edition`` is no longer the newest or does not list a lineage, Invalid where a matter lacks
    name, basis, payer, money, its way or its end, or where nothing changes.
    """
    if Edition.objects.filter(number__gt=edition.number).exists():
        raise Conflict("这一版已经不是最新的", hint="请在最新一版上增补")
    if not reason.strip():
        raise Invalid("没有写增补的理由", fields={"reason": "请写明为什么增补或者退出"})
    rebased = rebased or {}
    if not added and not removed and not rebased:
        raise Invalid("没有增加也没有退出的事项", where=edition.document_no)
    lists: dict[Catalogue, list[MatterLine]] = {kind: [] for kind in Catalogue}
    for item in edition.matters.order_by("catalogue", "position"):
        lists[Catalogue(item.catalogue)].append(from_matter(item))
    gone = _take_out(lists, removed)
    changed = _rest_on(lists, rebased, reason)
    for line in added:
        lacking = _lacking(line, at.day)
        if lacking:
            raise Invalid(f"增补的事项没有写全：{'、'.join(lacking)}", where=line.title)
        if any(line.title == other.title for other in lists[Catalogue.ASSISTANCE]):
            raise Conflict(f"“{line.title}”已经在清单上", where=line.title)
        lists[Catalogue.ASSISTANCE].append(line)
    new, content = write_edition(at.day, document_no, lists, previous=edition, amendment=reason)
    return EditionAmended(
        edition_id=new.pk,
        review_id=None,
        number=new.number,
        document_no=document_no,
        published_on=at.day,
        digest=new.digest,
        content=content,
        previous_id=edition.pk,
        added=tuple(line.title for line in added),
        removed=tuple(line.title for line in gone),
        rebased=tuple(line.title for line in changed),
        reason=reason,
    )


def _take_out(
    lists: Mapping[Catalogue, list[MatterLine]], removed: Sequence[UUID]
) -> list[MatterLine]:
    """退出清单 · Takes the lineages out of their lists and gives back what left."""
    gone = []
    for lineage in dict.fromkeys(removed):
        found = [
            (lines, line) for lines in lists.values() for line in lines if line.lineage == lineage
        ]
        if not found:
            raise Conflict("要退出的事项不在这一版清单上", where=str(lineage))
        ((lines, line),) = found
        lines.remove(line)
        gone.append(line)
    return gone


def _rest_on(
    lists: Mapping[Catalogue, list[MatterLine]], rebased: Mapping[UUID, str], reason: str
) -> list[MatterLine]:
    """改用现行依据 · Puts the new basis under lineages in their places; gives back what changed."""
    changed = []
    for lineage, basis in rebased.items():
        found = [
            (lines, place)
            for lines in lists.values()
            for place, line in enumerate(lines)
            if line.lineage == lineage
        ]
        if not found:
            raise Conflict("要改依据的事项不在这一版清单上", where=str(lineage))
        ((lines, place),) = found
        lines[place] = replace(lines[place], basis_cite=basis, basis_words=reason)
        changed.append(lines[place])
    return changed


def _lacking(line: MatterLine, day: date) -> list[str]:
    checks = {
        "名称": line.title.strip(),
        "法律依据": line.basis_cite.strip(),
        "谁出钱": line.payer_id,
        # 应急直通先办后补，金额可以事后按实结算，谁出钱一开始就要写明。
        "经费标准": line.unit_price_fen > 0 or line.way is Way.EMERGENCY,
        "支付方式": line.payment_mode is PaymentMode.PAID_ASSISTANCE,
        "来路（准入、临时准入或者应急直通）": line.way is not Way.REVIEW,
        f"{line.way.words}的止日（不早于今天）": (
            line.until_on is not None and line.until_on >= day
            if line.way.ends
            else line.until_on is None
        ),
    }
    return [name for name, there in checks.items() if not there]
