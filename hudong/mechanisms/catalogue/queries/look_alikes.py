"""相似的读法:一次清理里的各组,和从前的全部事项。Look-alikes within a review; every earlier task."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from hudong.ground.kernel.reads import reads
from hudong.ground.law.judge.duplicates import Earlier, cited_bases, group_alike
from hudong.ground.law.terms import Outcome
from hudong.mechanisms.catalogue.models import Declaration, Edition, LookAlikeMark, Matter
from hudong.mechanisms.catalogue.terms import Catalogue, Decision


@dataclass(frozen=True)
class AlikeTask:
    """像的一项 · One task of a group."""

    declaration_id: int
    number: int
    title: str
    proposer_name: str
    claimed_basis: str


@dataclass(frozen=True)
class AlikePair:
    """像的一对 · Numbers of two tasks, why they are held to be alike, and what the office said."""

    one: int
    other: int
    reason: str
    is_same: bool | None = None
    mark_reason: str = ""

    @property
    def mark_words(self) -> str:
        """办公室怎么说 · 同一件事, 两件事, or nothing yet."""
        return {True: "同一件事", False: "两件事", None: ""}[self.is_same]


@dataclass(frozen=True)
class AlikeGroup:
    """像的一组 · Tasks that look alike, joined pair by pair."""

    tasks: tuple[AlikeTask, ...]
    pairs: tuple[AlikePair, ...]

    @property
    def is_settled(self) -> bool:
        """都说明了 · True where the office has said of every pair what it is."""
        return all(pair.is_same is not None for pair in self.pairs)


@dataclass(frozen=True)
class EarlierTask:
    """从前的一项 · A task declared or listed: what became of it, when, and why.

    ``id`` is ``declaration:12`` or ``matter:7``; ``is_kept`` True where it stands on a list.
    """

    id: str
    title: str
    bases: frozenset[str]
    outcome: str
    is_kept: bool
    day: date
    reason: str
    proposer_name: str
    origin: str

    @property
    def earlier(self) -> Earlier:
        """拿来比 · As look-alikes are searched among."""
        return Earlier(self.id, self.title, self.bases)


@reads(budget=2)
def look_alike_groups(*, review_id: int) -> tuple[AlikeGroup, ...]:
    """相似的各组 · Departments' tasks of a review that look alike, across departments and within one."""
    rows = Declaration.objects.filter(review_id=review_id, catalogue=Catalogue.ASSISTANCE)
    tasks = {
        str(number): AlikeTask(pk, number, title, name, claim)
        for pk, number, title, name, claim in rows.order_by("number").values_list(
            "id", "number", "title", "proposer__name", "claimed_basis"
        )
    }
    found = group_alike(
        [Earlier(mark, task.title, cited_bases(task.claimed_basis)) for mark, task in tasks.items()]
    )
    if not found:
        return ()
    marked = LookAlikeMark.objects.filter(first__review_id=review_id)
    said = {
        (one, other): (is_same, reason)
        for one, other, is_same, reason in marked.values_list(
            "first__number", "second__number", "is_same", "reason"
        )
    }
    return tuple(
        AlikeGroup(
            tuple(tasks[mark] for mark in group.members),
            tuple(
                AlikePair(
                    int(pair.one),
                    int(pair.other),
                    pair.reason,
                    *said.get((int(pair.one), int(pair.other)), (None, "")),
                )
                for pair in group.pairs
            ),
        )
        for group in found
    )


@reads(budget=3)
def earlier_tasks() -> tuple[EarlierTask, ...]:
    """从前的全部事项 · Every task of the newest edition, and every declared one that is on no list.

    For the look-alike search at the gate; tasks still under review are in it with what is known.
    """
    newest = Edition.objects.aggregate(newest=Max("number"))["newest"]
    return (*_listed(newest), *_declared())


def _listed(newest: int | None) -> list[EarlierTask]:
    if newest is None:
        return []
    rows = Matter.objects.filter(edition__number=newest).order_by("id")
    return [
        EarlierTask(
            id=f"matter:{pk}",
            title=title,
            bases=cited_bases(cite),
            outcome=f"列在{Catalogue(kind).short_words}清单上",
            is_kept=True,
            day=day,
            reason=words,
            proposer_name=payer or "",
            origin=origin,
        )
        for pk, title, cite, kind, day, words, payer, origin in rows.values_list(
            "id", "title", "basis_cite", "catalogue", "edition__published_on", "basis_words",
            "payer__name", "origin",
        )
    ]  # fmt: skip


def _declared() -> list[EarlierTask]:
    kept = [item for item in Decision if item.kept]
    rows = Declaration.objects.exclude(decision__in=kept).exclude(review__state="cancelled")
    columns = rows.order_by("id").values_list(
        "id", "title", "claimed_basis", "decision", "reason", "machine_outcome", "machine_reason",
        "review__decided_on", "review__opened_on", "review__title", "proposer__name",
    )  # fmt: skip
    found = []
    for pk, title, claim, decision, reason, outcome, told, decided, opened, review, name in columns:
        words = "正在清理"
        if decision:
            words = Decision(decision).words
        elif outcome:
            words = f"机器结论：{Outcome(outcome).words}"
        found.append(
            EarlierTask(
                id=f"declaration:{pk}",
                title=title,
                bases=cited_bases(claim),
                outcome=words,
                is_kept=False,
                day=decided or opened,
                reason=reason or told,
                proposer_name=name,
                origin=review,
            )
        )
    return found
