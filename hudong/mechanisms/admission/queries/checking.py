"""机器的回答。The machine's answer: the library, the lists in force, the earlier tasks, together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hudong.ground.kernel.reads import reads
from hudong.ground.law.judge import judge_claim
from hudong.ground.law.judge.look_alikes import Earlier, LookAlikes, bases_of
from hudong.ground.law.judge.look_alikes import Likeness as Found
from hudong.ground.law.judge.titles import essence
from hudong.ground.law.library import Library
from hudong.mechanisms.admission.flow import FLOW
from hudong.mechanisms.admission.models import AdmissionRequest
from hudong.mechanisms.admission.rules import answer
from hudong.mechanisms.admission.terms import REQUEST_KIND, Likeness, MachineAnswer, RequestLine
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.terms import Catalogue, Decision

# 名称像到这个数(百分比),又引同一条的,就是清单上的同一件事;不引同一条的,名称要几乎一样。
SAME_SHARED = 85
SAME_APART = 95
_FATES = ("refused", "upheld")
# 清理里没有留下的;并入别的一项的,不算没有通过。
_FALLEN = frozenset(item.words for item in Decision if not item.kept and item is not Decision.MERGE)


@dataclass(frozen=True)
class Standing:
    """清单上有没有 · The same matter on the lists in force, and on the negative list with its code."""

    title: str
    listed: Likeness | None
    negative: tuple[Likeness, str] | None

    def is_same(self, other: str) -> bool:
        """是不是同一件事 · By the essence of the names."""
        found = LookAlikes([Earlier("1", other)]).like(self.title)
        return essence(other) == essence(self.title) or any(
            one.score_percent >= SAME_APART for one in found
        )


@reads(budget=2)
def standing_matters(*, title: str, bases: frozenset[str] = frozenset()) -> Standing:
    """现行清单上有没有这件事 · Both main lists and the negative one, in the edition in force."""
    edition = catalogue.edition_on(day=date.max)
    rows = catalogue.matters_of(edition=edition) if edition is not None else ()
    by_mark = {str(row.matter_id): row for row in rows}
    listed: Likeness | None = None
    negative: tuple[Likeness, str] | None = None
    for kinds in (Catalogue.main(), (Catalogue.NEGATIVE,)):
        known = LookAlikes(
            [
                Earlier(str(row.matter_id), row.title, _cited(row.basis_cite))
                for row in rows
                if row.catalogue in kinds
            ]
        )
        one = next((one for one in known.like(title, bases) if _is_same(one, title)), None)
        if one is None:
            continue
        row = by_mark[one.earlier.id]
        found = Likeness(
            kind="catalogue.Matter",
            number=row.matter_id,
            title=row.title,
            score_percent=one.score_percent,
            shared_bases=one.shared_bases,
            fate=f"已经在{row.catalogue.short_words}清单上（第 {row.position} 项）",
            is_refused=False,
        )
        if kinds == (Catalogue.NEGATIVE,):
            negative = (found, row.reason_code)
        else:
            listed = found
    return Standing(title, listed, negative)


def _cited(cite: str) -> frozenset[str]:
    """清单上写的依据 · 《法名》第几条, without 款 and 项, as the look-alikes know it."""
    name, _mark, article = cite.removeprefix("《").partition("》")
    judged = {"instrument": name, "article": article}
    return bases_of([judged]) if name and article else frozenset()


def _is_same(found: Found, title: str) -> bool:
    least = SAME_SHARED if found.shared_bases else SAME_APART
    return found.score_percent >= least or essence(found.earlier.title) == essence(title)


@reads(budget=6)
def check_request(
    *, line: RequestLine, library: Library, day: date, besides: int | None = None
) -> MachineAnswer:
    """机器的回答 · What the machine says of a request as it is written, before and when it is sent.

    ``besides`` leaves out the request itself, when its supplement is judged anew.
    """
    judged = judge_claim(library, line.legal_basis, title=line.title, on=day)
    bases = bases_of(judged.judgements)
    standing = standing_matters(title=line.title, bases=bases)
    return answer(
        judged,
        listed=standing.listed,
        negative=standing.negative,
        earlier=_earlier(line.title, bases, besides),
    )


def _earlier(title: str, bases: frozenset[str], besides: int | None) -> tuple[Likeness, ...]:
    """从前相像的 · Declared tasks that fell, and requests that were refused or are on their way."""
    known: dict[str, Likeness] = {}
    tasks: list[Earlier] = []
    for mark, one, cited in (*_declared(), *_requested(besides)):
        known[mark] = one
        tasks.append(Earlier(mark, one.title, cited))
    return tuple(
        Likeness(
            kind=known[found.earlier.id].kind,
            number=known[found.earlier.id].number,
            title=found.earlier.title,
            score_percent=found.score_percent,
            shared_bases=found.shared_bases,
            fate=known[found.earlier.id].fate,
            is_refused=known[found.earlier.id].is_refused,
            decided_on=known[found.earlier.id].decided_on,
        )
        for found in LookAlikes(tasks).like(title, bases)
    )


_Row = tuple[str, Likeness, frozenset[str]]


def _declared() -> Sequence[_Row]:
    """清理里没有留下的 · Matters that are listed are asked for by themselves (``standing_matters``)."""
    return [
        (
            task.id,
            Likeness(
                kind="catalogue.Declaration",
                number=int(task.id.rpartition(":")[2]),
                title=task.title,
                score_percent=0,
                shared_bases=(),
                fate=f"{task.outcome}。{task.reason}",
                is_refused=task.outcome in _FALLEN,
                decided_on=task.day,
            ),
            task.bases,
        )
        for task in catalogue.earlier_tasks()
        if not task.is_kept
    ]


def _requested(besides: int | None) -> Sequence[_Row]:
    found = AdmissionRequest.objects.exclude(state__in=("admitted", "exited", "withdrawn"))
    if besides is not None:
        found = found.exclude(pk=besides)
    rows = found.order_by("-id").values_list(
        "id", "title", "state", "reason", "decided_on", "judgements"
    )
    return [
        (
            f"r{number}",
            Likeness(
                kind=REQUEST_KIND,
                number=number,
                title=title,
                score_percent=0,
                shared_bases=(),
                fate=reason if state in _FATES else FLOW.state(state).public_label,
                is_refused=state in _FATES,
                decided_on=decided_on,
            ),
            bases_of(judgements),
        )
        for number, title, state, reason, decided_on, judgements in rows
    ]
