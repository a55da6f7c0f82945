"""村和社区的页面 · Villages and communities: by town, by name, and one with all it signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Component, Content
from hudong.doors.web.pages.agreements import agreement_table
from hudong.doors.web.pages.meetings import meeting_news
from hudong.doors.web.ui import (
    Button,
    Crumb,
    Empty,
    Fact,
    Facts,
    Field,
    Link,
    News,
    NewsItem,
    Paging,
    Phrase,
    SearchBox,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import PAGE_ROWS, address, asking, crumb, numbered, paging
from hudong.ground.kernel.reads import reads
from hudong.ground.people import queries as people
from hudong.ground.people.queries import MandateLine, RollTotals, TownLine
from hudong.ground.people.terms import BodyKind, Role
from hudong.instruments.resolutions import queries as resolutions
from hudong.mechanisms.agreements import queries as agreements


@dataclass(frozen=True, slots=True)
class CommunitiesPage:
    """村和社区 · ``towns`` lead to the villages of one town each; ``about`` says what is listed."""

    title: str
    crumb: Crumb
    search: SearchBox
    towns: tuple[Link, ...]
    about: str
    rows: Component
    paging: Paging


@reads(budget=3)
def communities_page(*, town_id: int | None, text: str, page: int) -> CommunitiesPage:
    """村和社区 · Those of one town, or those with ``text`` in their name or their town's name."""
    towns = people.towns()
    found = people.communities_on_page(
        town_id=town_id, words=text, first=(page - 1) * PAGE_ROWS, limit=PAGE_ROWS + 1
    )
    here = address("communities")
    items = tuple(
        NewsItem(
            Phrase((Link(each.name, numbered("community", each.pk)), _town_note(each, town_id))),
            Tag("plain", said(BodyKind(each.kind).words)),
        )
        for each in found[:PAGE_ROWS]
    )
    return CommunitiesPage(
        title=_("村和社区"),
        crumb=crumb(_("村和社区")),
        search=_search(text),
        towns=tuple(
            Link(f"{each.short_name} {each.communities}", asking(here, town=each.town_id))
            for each in towns
        ),
        about=_about(towns, town_id, text),
        rows=News(items, is_slim=True) if items else _none(text, here),
        paging=paging(here, page, len(found) > PAGE_ROWS, town=town_id, q=text),
    )


def _search(text: str) -> SearchBox:
    field = Field(
        "q", _("村名、社区名或者镇名"), value=text, hint=_("写两个字就行"), autocomplete="off"
    )
    return SearchBox(address("communities"), field, Button(_("查找")))


def _town_note(each: people.Body, town_id: int | None) -> str:
    return "" if town_id or each.parent is None else f"{_('，')}{each.parent.short_name}"


def _about(towns: tuple[TownLine, ...], town_id: int | None, text: str) -> str:
    if text:
        return _("名字里有“%(words)s”的") % {"words": text}
    for each in towns:
        if each.town_id == town_id:
            return _("%(town)s，%(count)s 个村和社区") % {
                "town": each.short_name,
                "count": each.communities,
            }
    count = people.community_count()
    return _("全部 %(count)s 个村和社区") % {"count": count}


def _none(text: str, here: str) -> Empty:
    if text:
        return Empty(
            _("没有找到名字里有“%(words)s”的村或社区。") % {"words": text},
            Link(_("看全部"), here),
        )
    return Empty(_("还没有登记村和社区。"))


@dataclass(frozen=True, slots=True)
class CommunitySheet:
    """一个村（社区） · Its committee, its numbers, what it signed, what it decided."""

    title: str
    crumb: Crumb
    kind: Tag
    facts: Facts
    agreements: Component
    meetings: Component


@reads(budget=6)
def community_sheet(*, community_id: int, day: date) -> CommunitySheet:
    """一个村（社区） · Raises NotFound where none is enrolled under that number."""
    community = people.community(community_id=community_id)
    members = people.members_of(body=community, day=day)
    totals = people.roll_totals(community=community)
    signed = agreements.agreements(body=community)
    held = resolutions.meetings_of(community=community)
    town = community.parent
    way = [Link(_("村和社区"), address("communities"))]
    if town is not None:
        way.append(Link(town.short_name, asking(address("communities"), town=town.pk)))
    return CommunitySheet(
        title=community.name,
        crumb=crumb(community.short_name, *way),
        kind=_kind(community),
        facts=_facts(town.name if town else "", members, totals),
        agreements=agreement_table(signed, day)
        if signed
        else Empty(_("还没有签过协议书。没有签协议的事，村里可以不做。")),
        meetings=meeting_news(held) if held else Empty(_("还没有开过代表会议。")),
    )


def _kind(community: people.Body) -> Tag:
    words_of = said(BodyKind(community.kind).words)
    if community.closed_on is None:
        return Tag("plain", words_of)
    return Tag(
        "no", f"{words_of}{_('，')}{_('%(day)s撤销') % {'day': words.day(community.closed_on)}}"
    )


def _facts(town: str, members: tuple[MandateLine, ...], totals: RollTotals) -> Facts:
    committee = [one for one in members if one.role in (Role.HEAD, Role.MEMBER)]
    count = sum(one.role == Role.REPRESENTATIVE for one in members)
    facts = [Fact(_("在哪个镇"), town)] if town else []
    for line in committee:
        if line.is_legal_representative:
            facts.append(Fact(_("法定代表人"), f"{line.person_name}{_('（')}{line.title}{_('）')}"))
    others: Content = _("、").join(
        one.person_name for one in committee if not one.is_legal_representative
    )
    if others:
        facts.append(Fact(_("委员"), others))
    said_of = _("%(count)s 人") % {"count": count} if count else _("还没有登记")
    facts.append(Fact(_("代表"), said_of))
    if totals.households:
        facts.append(
            Fact(
                _("户册"),
                _("%(households)s 户，十八周岁以上 %(adults)s 人")
                % {"households": totals.households, "adults": totals.adults},
            )
        )
    return Facts(tuple(facts))
