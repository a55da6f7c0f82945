"""少了多少 · Before and after, by department and by village: counted anew each time, nobody ranked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hudong.doors.web.component import Component
from hudong.doors.web.language import gettext as _
from hudong.doors.web.ui import Crumb, Empty, Link, Paging, Table, TableColumn
from hudong.doors.web.ways import PAGE_ROWS, address, crumb, numbered, paging
from hudong.ground.kernel.reads import reads
from hudong.ground.law.terms import CommunityKind
from hudong.ground.people import queries as people
from hudong.ground.people.queries import Body
from hudong.ground.people.terms import BodyKind
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import KindCount, ReductionCounts
from hudong.mechanisms.catalogue.terms import Reduction


@dataclass(frozen=True, slots=True)
class ReductionPage:
    """少了多少 · One sentence, then departments, kinds of community, and every community."""

    title: str
    crumb: Crumb
    sentence: str
    departments: Component
    kinds: Component
    communities: Component
    paging: Paging


@reads(budget=7)
def reduction_page(*, day: date, page: int) -> ReductionPage:
    """少了多少 · Of the last decided review; says so where there is none yet."""
    counts = catalogue.reduction_counts(day=day)
    listed = people.communities_on_page(first=(page - 1) * PAGE_ROWS, limit=PAGE_ROWS + 1)
    title = _("清理前后，各少了多少")
    nothing = Empty(_("还没有一次清理作出决定。"), Link(_("看清理走到哪一步"), address("review")))
    return ReductionPage(
        title=title,
        crumb=crumb(title, Link(_("两份清单"), address("lists"))),
        sentence=_sentence(counts) if counts else "",
        departments=_departments(counts) if counts else nothing,
        kinds=_kinds(counts) if counts else nothing,
        communities=_communities(counts, listed[:PAGE_ROWS]) if counts else nothing,
        paging=paging(address("reduction"), page, len(listed) > PAGE_ROWS),
    )


def _sentence(counts: ReductionCounts) -> str:
    return _(
        "%(review)s：各部门申报 %(declared)s 项，保留 %(kept)s 项，少了 %(fallen)s 项（%(percent)s%%）。"
        "现行清单上的协助事项 %(now)s 项。"
    ) % {
        "review": counts.review_title,
        "declared": counts.total.declared,
        "kept": counts.total.kept,
        "fallen": counts.total.fallen,
        "percent": _percent(counts.total),
        "now": counts.listed_now,
    }


def _percent(found: Reduction) -> str:
    return f"{found.percent:.1f}"


def _figures(found: Reduction) -> tuple[str, str, str, str]:
    share = f"{_percent(found)}%" if found.declared else "—"
    return str(found.declared), str(found.kept), str(found.fallen), share


def _columns(first: str) -> tuple[TableColumn, ...]:
    figures = (_("清理前"), _("保留"), _("少了"), _("减少的比例"), _("现行清单上"))
    return (TableColumn(first), *(TableColumn(name, is_number=True) for name in figures))


def _departments(counts: ReductionCounts) -> Component:
    rows = tuple(
        (each.name, *_figures(each.reduction), str(each.listed_now)) for each in counts.departments
    )
    total = (_("合计"), *_figures(counts.total), str(counts.listed_now))
    return Table("", _columns(_("部门")), rows, total)


def _kinds(counts: ReductionCounts) -> Component:
    rows = tuple(
        (_one(each.kind), *_figures(each.reduction), str(each.listed_now)) for each in counts.kinds
    )
    return Table("", _columns(_("要办这些事的")), rows)


def _one(kind: CommunityKind) -> str:
    return _("一个村") if kind is CommunityKind.VILLAGE else _("一个社区")


def _communities(counts: ReductionCounts, listed: tuple[Body, ...]) -> Component:
    if not listed:
        return Empty(_("还没有登记村和社区。"))
    by_kind: dict[CommunityKind | None, KindCount] = {each.kind: each for each in counts.kinds}
    rows = []
    for body in listed:
        found = by_kind[BodyKind(body.kind).community]
        rows.append(
            (
                Link(body.short_name, numbered("community", body.pk)),
                body.parent.short_name if body.parent else "",
                str(found.reduction.declared),
                str(found.listed_now),
            )
        )
    columns = (
        TableColumn(_("村（社区）")),
        TableColumn(_("乡镇（街道）")),
        TableColumn(_("清理前要办"), is_number=True),
        TableColumn(_("现行清单上"), is_number=True),
    )
    return Table("", columns, tuple(rows), stays_table=True)
