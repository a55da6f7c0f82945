"""相似申报:办公室逐组说明是一件事还是两件事。Look-alikes: the office says, group by group, what they are."""

from __future__ import annotations

from collections.abc import Sequence

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Invalid
from hudong.ground.people.permits import is_office
from hudong.mechanisms.catalogue.facts import LookAlikesMarked
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import Declaration, LookAlikeMark, Review


@act(
    "catalogue.mark_look_alikes",
    title="标注相似申报",
    on="review",
    locks=("first", "others"),
    step=FLOW["mark_alike"],
    permit=is_office,
    basis="local.review",
)
def mark_look_alikes(
    *,
    at: Moment,
    review: Review,
    first: Declaration,
    others: Sequence[Declaration],
    is_same: bool,
    reason: str,
) -> LookAlikesMarked:
    """标注相似申报 · ``others`` are the same task as ``first``, or each another one; with the reason.

    A mark does not change the machine's finding; the decision on each task is taken by
    itself later. Marking again replaces the mark.
    """
    if not others or first in others:
        raise Invalid(
            "没有选与它相似的另一项",
            hint="请至少选一项，不能选它自己",
            fields={"others": "请至少选一项，不能选它自己"},
        )
    strange = [item for item in (first, *others) if item.review_id != review.pk]
    if strange:
        raise Invalid("有的事项不是这次清理申报的", where=f"事项 {strange[0].pk}")
    if not reason.strip():
        raise Invalid("没有写理由", fields={"reason": "请写明为什么是一件事，或者为什么是两件事"})
    held = {
        frozenset((mark.first_id, mark.second_id)): mark
        for mark in LookAlikeMark.objects.filter(first__review=review)
    }
    for item in sorted(set(others), key=lambda one: one.number):
        one, two = sorted((first, item), key=lambda each: each.number)
        mark = held.get(frozenset((one.pk, two.pk))) or LookAlikeMark(first=one, second=two)
        mark.is_same, mark.reason, mark.marked_on = is_same, reason.strip(), at.day
        mark.save()
    return LookAlikesMarked(
        review_id=review.pk,
        first=first.number,
        others=tuple(sorted(item.number for item in set(others))),
        is_same=is_same,
        reason=reason.strip(),
    )
