"""事项的页面 · One matter: whose it is, who pays, on what law, its whole life, which villages do it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Component
from hudong.doors.web.pages.bases import basis_of
from hudong.doors.web.pages.law_changes import changes_of
from hudong.doors.web.pages.lists import (
    fee_words,
    list_address,
    list_title,
    marks_of,
    state_tag,
)
from hudong.doors.web.pages.matter_history import history_of
from hudong.doors.web.pages.matter_life import PUBLISHED, declared_event, matter_events
from hudong.doors.web.pages.proofs import proof_of
from hudong.doors.web.ui import (
    Basis,
    Crumb,
    Empty,
    Fact,
    Facts,
    Life,
    Link,
    News,
    Proof,
    Table,
    TableColumn,
    Tag,
    Yuan,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, asking, crumb, numbered
from hudong.ground import law
from hudong.ground.kernel.reads import reads
from hudong.ground.law.rules.on_day import COMMITTEE_ACTS, RulesOnDay
from hudong.ground.law.terms import CommunityKind
from hudong.ground.record import queries as record
from hudong.ground.record.queries import EntryLine
from hudong.mechanisms.agreements import queries as agreements
from hudong.mechanisms.agreements.queries import ClauseUse
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import (
    DeclarationPage,
    EditionLine,
    LineageLine,
    MatterPage,
    MatterRow,
)
from hudong.mechanisms.catalogue.terms import Catalogue, Scope, Way

_FUNDING = "funding"


@dataclass(frozen=True, slots=True)
class MatterSheet:
    """事项页 · ``villages`` is the table of communities that took the matter on, or says none did."""

    title: str
    crumb: Crumb
    kind: Tag
    marks: tuple[Tag, ...]
    state: Tag
    gone: str
    law_changes: News | None
    place: str
    newer: Link | None
    facts: Facts
    feedback: Link
    bases: tuple[Basis, ...]
    life: Life
    history: Component
    villages: Component
    proof: Proof | None


@reads(budget=18)
def matter_sheet(*, matter_id: int, day: date, origin: str) -> MatterSheet:
    """事项页 · The sum of five rooms' queries; raises NotFound where there is no such matter."""
    page = catalogue.matter_page(matter_id=matter_id)
    matter = page.matter
    newest = catalogue.edition_line(day=day)
    lineage = catalogue.lineage_editions(lineage=matter.lineage)
    declared = _declaration(lineage)
    uses = agreements.clauses_about(lineage=matter.lineage)
    entries = record.entries_about(_subjects(lineage, declared, uses))
    published = _published(entries, page)
    events = (*declared_event(declared), *matter_events(entries, lineage, declared, uses))
    return MatterSheet(
        title=matter.title,
        crumb=crumb(
            _("第 %(number)s 项") % {"number": matter.position},
            Link(_("两份清单"), address("lists")),
            Link(
                f"{list_title(matter.catalogue)}{_('（第 %(number)s 版）') % {'number': page.edition.number}}",
                list_address(page.edition, matter.catalogue),
            ),
        ),
        kind=Tag("plain", said((matter.payment_mode or matter.catalogue).words)),
        marks=_marks(matter),
        state=state_tag(page.edition.number, newest.number if newest else page.edition.number),
        gone=_gone(lineage, newest),
        law_changes=changes_of(catalogue.law_flags(lineage=matter.lineage)),
        place=_("%(list)s第 %(number)s 项")
        % {"list": said(matter.catalogue.short_words), "number": matter.position},
        newer=_newer(lineage, page),
        facts=_facts(matter),
        feedback=Link(_("怎样对这一项提意见"), asking(address("feedback"), about=matter.title)),
        bases=_bases(matter, page.edition.published_on),
        life=Life(tuple(sorted(events, key=lambda event: event.entry)), shows_year=True),
        history=history_of(lineage),
        villages=_villages(uses, matter),
        proof=proof_of(_("这份清单"), published, origin) if published else None,
    )


def _marks(matter: MatterRow) -> tuple[Tag, ...]:
    """标记 · Scope, official assistance, a way that ends: seen here for ever."""
    plain = marks_of(matter.scope, Way.REVIEW, None, matter.official)
    ending = marks_of(Scope.BOTH, matter.way, matter.until_on, "")
    return (*(Tag("plain", mark) for mark in plain), *(Tag("soon", mark) for mark in ending))


def _gone(lineage: tuple[LineageLine, ...], newest: EditionLine | None) -> str:
    """退出没有 · From which edition on the matter is listed no more, and why; empty while it is."""
    last = lineage[-1]
    if newest is None or last.number >= newest.number:
        return ""
    reasons = catalogue.departures(lineages=(last.line.lineage,), upto=newest.number)
    return _("从第 %(number)s 版起退出清单。%(reason)s") % {
        "number": last.number + 1,
        "reason": reasons.get(last.line.lineage, ""),
    }


def _newer(lineage: tuple[LineageLine, ...], page: MatterPage) -> Link | None:
    """现行的一项 · The same matter in the newest edition that lists it, where this is an older one."""
    newest = lineage[-1]
    if newest.number <= page.edition.number:
        return None
    here = _("看第 %(number)s 版里的这一项") % {"number": newest.number}
    return Link(here, numbered("matter", newest.matter_id))


def _declaration(lineage: tuple[LineageLine, ...]) -> DeclarationPage | None:
    numbers = [line.declaration_id for line in lineage if line.declaration_id]
    return catalogue.declaration_page(declaration_id=numbers[0]) if numbers else None


def _subjects(
    lineage: tuple[LineageLine, ...], declared: DeclarationPage | None, uses: tuple[ClauseUse, ...]
) -> list[tuple[str, str]]:
    subjects = [("catalogue.Edition", str(line.edition_id)) for line in lineage]
    if declared is not None:
        subjects.append(("catalogue.Review", str(declared.review_id)))
    shown = dict.fromkeys(use.agreement_id for use in uses)
    return subjects + [("agreements.Agreement", str(number)) for number in shown]


def _published(entries: tuple[EntryLine, ...], page: MatterPage) -> EntryLine | None:
    wanted = str(page.edition.edition_id)
    return next(
        (one for one in entries if one.fact_kind in PUBLISHED and one.subject_id == wanted), None
    )


def _facts(matter: MatterRow) -> Facts:
    is_own = matter.catalogue is Catalogue.DUTIES
    rows = [
        Fact(
            _("这是谁的事"),
            _("村（居）民委员会自己的事") if is_own else (matter.payer_name or _("政府")),
        ),
        Fact(_("哪些地方有"), said(matter.scope.words)),
        Fact(_("做到什么"), matter.standard or _("按法律规定办")),
    ]
    if is_own:
        rows.append(Fact(_("谁出钱"), _("法律规定的本职，不另外付钱；政府给予指导和支持")))
        return Facts(tuple(rows))
    who = _("（哪个部门委托，哪个部门承担）")
    rows.append(
        Fact(_("谁出钱"), f"{matter.payer_name}{who}" if matter.payer_name else _("委托的部门"))
    )
    if matter.unit_price_fen:
        rows.append(Fact(_("怎么算"), _reckoning(matter)))
    return Facts(tuple(rows))


def _reckoning(matter: MatterRow) -> str:
    if not matter.quantity:
        return fee_words(matter)
    return _("%(fee)s，一个村（社区）一年按 %(count)s 计，共 %(sum)s。签协议时双方再商量。") % {
        "fee": fee_words(matter),
        "count": f"{matter.quantity:,}",
        "sum": words.yuan(matter.unit_price_fen * matter.quantity),
    }


def _bases(matter: MatterRow, on: date) -> tuple[Basis, ...]:
    own = basis_of(_("法据"), matter.basis_cite, matter.basis_words, on=on)
    if matter.catalogue is Catalogue.DUTIES:
        return (own,)
    return own, *_paid(matter, on)


def _paid(matter: MatterRow, on: date) -> tuple[Basis, ...]:
    """谁出钱的法据 · What the committee law of that day says of the money, for each kind concerned."""
    rules = law.at(on)
    kinds = [kind for kind in CommunityKind if matter.scope.covers(kind)]
    found = [rules.of(kind, _FUNDING) for kind in kinds if _knows(rules, kind)]
    return tuple(basis_of(_("经费"), each.cite, each.words, on=on) for each in found)


def _knows(rules: RulesOnDay, kind: CommunityKind) -> bool:
    return rules.has(f"{COMMITTEE_ACTS[kind]}.{_FUNDING}")


def _villages(uses: tuple[ClauseUse, ...], matter: MatterRow) -> Component:
    if matter.catalogue is Catalogue.DUTIES:
        return Empty(_("这是每个村、每个社区自己的事，不用签协议。"))
    if not uses:
        return Empty(_("还没有村（居）签这一项。没有签协议、没有给足经费的，村里可以不做。"))
    rows = tuple(
        (
            Link(use.community, numbered("agreement", use.agreement_id)),
            use.agreement_number,
            Yuan(use.amount_fen),
            Tag(_use_state(use), said(use.agreement_state_label)),
        )
        for use in uses
    )
    total = sum(use.amount_fen for use in uses if use.agreement_state == "in_force")
    return Table(
        "",
        (
            TableColumn(_("村（社区）")),
            TableColumn(_("协议书")),
            TableColumn(_("全年经费"), is_number=True),
            TableColumn(_("状态")),
        ),
        rows,
        (_("已生效的合计"), "", Yuan(total), ""),
    )


def _use_state(use: ClauseUse) -> str:
    return {"in_force": "done", "ended": "wait"}.get(use.agreement_state, "now")
