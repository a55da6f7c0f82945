"""申报事项的页面 · One declared task: what was asked, what the law says, what everybody thought."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web.component import Component, Content
from hudong.doors.web.pages.bases import basis_of
from hudong.doors.web.pages.review import result_tag
from hudong.doors.web.ui import Basis, Crumb, Empty, Fact, Facts, Link, News, NewsItem, Phrase, Tag
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, crumb, numbered
from hudong.ground.kernel.reads import reads
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import CommentRow, DeclarationPage, OpinionRow


@dataclass(frozen=True, slots=True)
class DeclarationSheet:
    """申报事项页 · What was asked, what the law says, what everybody thought, what was decided."""

    title: str
    crumb: Crumb
    result: Content
    facts: Facts
    basis: Basis | None
    opinions: Component
    comments: Component


@reads(budget=4)
def declaration_sheet(*, declaration_id: int) -> DeclarationSheet:
    """申报事项页 · Raises NotFound where there is no such declaration."""
    page = catalogue.declaration_page(declaration_id=declaration_id)
    row = page.row
    kept = row.outcome is not None and row.outcome.kept
    matter = catalogue.listed_as(declaration_id=declaration_id) if kept else None
    return DeclarationSheet(
        title=row.title,
        crumb=crumb(
            _("第 %(number)s 项") % {"number": row.number},
            Link(_("两份清单"), address("lists")),
            Link(page.review_title, address("review")),
        ),
        result=result_tag(row),
        facts=_facts(page, matter),
        basis=basis_of(_("法据"), row.article, row.result_reason) if row.article else None,
        opinions=_opinions(page.opinions),
        comments=_comments(page.comments),
    )


def _facts(page: DeclarationPage, matter: int | None) -> Facts:
    row = page.row
    facts = [
        Fact(_("谁报的"), row.proposer_name),
        Fact(_("要村里做什么"), row.standard or _("没有写")),
        Fact(_("报来时写的依据"), row.claimed_basis or _("没有写")),
    ]
    if row.machine_outcome:
        facts.append(
            Fact(_("查对的结果"), f"{said(row.machine_outcome.words)}{_('：')}{row.machine_reason}")
        )
    if row.outcome:
        decided: Content = f"{said(row.outcome.words)}{_('：')}{row.reason}"
        if matter is not None:
            way = Link(_("看清单里的这一项"), numbered("matter", matter))
            decided = Phrase((decided, " ", way))
        facts.append(Fact(_("最后的决定"), decided))
    return Facts(tuple(facts))


def _opinions(opinions: tuple[OpinionRow, ...]) -> Component:
    if not opinions:
        return Empty(_("专家还没有提意见。"))
    return News(
        tuple(
            NewsItem(
                f"{one.expert_title}{_('：')}{one.reason or _('没有另外说明')}",
                Tag("done" if one.agrees else "no", _("同意") if one.agrees else _("不同意")),
                one.given_on,
            )
            for one in opinions
        ),
        shows_year=True,
    )


def _comments(comments: tuple[CommentRow, ...]) -> Component:
    if not comments:
        return Empty(_("没有村（居）对这一项另外提意见；没有提的算同意。"))
    return News(
        tuple(
            NewsItem(
                f"{one.community_name}{_('：')}{one.text}",
                Tag("done" if one.agrees else "no", _("同意") if one.agrees else _("不同意")),
            )
            for one in comments
        ),
        is_slim=True,
    )
