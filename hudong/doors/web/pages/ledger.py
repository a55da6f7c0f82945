"""存证的页面 · The record: its size and root, its entries, and one entry with its proof."""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import gettext as _

from hudong.doors.web import words
from hudong.doors.web.component import Component
from hudong.doors.web.pages.bases import cite_link
from hudong.doors.web.pages.subjects import subject_address
from hudong.doors.web.ui import (
    Crumb,
    Digest,
    Empty,
    Fact,
    Facts,
    How,
    HowStep,
    Link,
    News,
    NewsItem,
    Paging,
    Phrase,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import PAGE_ROWS, address, asking, crumb, numbered
from hudong.ground import law
from hudong.ground.kernel.act import ACTS
from hudong.ground.kernel.clock import legal_day
from hudong.ground.kernel.reads import reads
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.law.terms import BasisKind, RuleMissing
from hudong.ground.record import queries as record
from hudong.ground.record.queries import EntryLine, EntryPage

_BYTES_SHOWN = 2000


@dataclass(frozen=True, slots=True)
class RecordPage:
    """存证总账 · Totals, and the entries newest first."""

    title: str
    crumb: Crumb
    facts: Facts
    rows: Component
    paging: Paging


@reads(budget=4)
def record_page(*, before: int | None) -> RecordPage:
    """存证总账 · ``before`` continues the list below the entry of that number."""
    totals = record.totals()
    found = record.recent_entries(before=before, limit=PAGE_ROWS + 1)
    shown = found[:PAGE_ROWS]
    here = address("record")
    more = asking(here, before=shown[-1].number) if len(found) > PAGE_ROWS else ""
    anchored = _("还没有锚定")
    if totals.anchored_at is not None:
        anchored = _("前 %(size)s 条，%(at)s") % {
            "size": totals.anchored,
            "at": words.instant(totals.anchored_at),
        }
    facts = [Fact(_("存证"), _("%(count)s 条") % {"count": totals.entries})]
    facts.append(Fact(_("已锚定"), anchored))
    if totals.root:
        facts.append(Fact(_("树根"), Digest(totals.root)))
    if totals.law:
        facts.append(Fact(_("采用的法库"), Digest(totals.law, 8)))
    items = tuple(_item(entry) for entry in shown)
    return RecordPage(
        title=_("存证"),
        crumb=crumb(_("存证")),
        facts=Facts(tuple(facts)),
        rows=News(items, shows_year=True) if items else Empty(_("还没有存证。")),
        paging=Paging(here if before else "", more),
    )


def act_title(name: str) -> str:
    """行为的名称 · The title of an act by its name; the name itself where it is no longer known."""
    act = ACTS.get(name)
    return said(act.title) if act else name


def _item(entry: EntryLine) -> NewsItem:
    number = _("第 %(number)s 号") % {"number": words.ledger_number(entry.number)}
    return NewsItem(
        Phrase((Link(f"{number} {act_title(entry.act)}", numbered("entry", entry.number)),)),
        Digest(entry.digest, 2),
        entry.at,
    )


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """一条存证 · ``canonical`` is the beginning of the bytes; ``rest`` how many more there are."""

    title: str
    crumb: Crumb
    state: Tag
    facts: Facts
    how: How
    canonical: str
    rest: int
    download: Link
    proof: tuple[Digest, ...]


# 树的证明要读全部叶子：三条语句，与条数无关。
@reads(budget=3)
def entry_sheet(*, number: int) -> EntrySheet:
    """一条存证 · Raises NotFound where the record holds no such number."""
    page = record.entry_page(number)
    if page is None:
        raise NotFound(f"没有第 {number} 号存证", hint="请从存证总账里打开")
    line = page.line
    size = len(page.canonical.encode())
    return EntrySheet(
        title=_("存证第 %(number)s 号") % {"number": words.ledger_number(number)},
        crumb=crumb(
            _("第 %(number)s 号") % {"number": words.ledger_number(number)},
            Link(_("存证"), address("record")),
        ),
        state=_state(page),
        facts=_facts(page),
        how=_how(page),
        canonical=page.canonical[:_BYTES_SHOWN],
        rest=max(0, len(page.canonical) - _BYTES_SHOWN),
        download=Link(
            _("下载原样字节（%(size)s 字节）") % {"size": size},
            f"{numbered('entry', line.number)}canonical.json",
        ),
        proof=tuple(Digest(node) for node in page.proof),
    )


def _state(page: EntryPage) -> Tag:
    if page.index is not None and page.index < page.size:
        return Tag("done", _("已锚定"))
    return Tag("wait", _("还没有锚定"))


def _facts(page: EntryPage) -> Facts:
    line, content = page.line, page.content
    actor = content.get("actor") or {}
    way = subject_address(line.subject_kind, line.subject_id)
    facts = [
        Fact(_("做了什么"), act_title(line.act)),
        Fact(_("谁做的"), str(actor.get("label", ""))),
        Fact(_("什么时候"), words.instant(line.at)),
        Fact(_("对什么"), Link(_subject(line), way)),
        Fact(_("凭什么"), _basis(str(content.get("basis", "")), line)),
        Fact(_("核对码"), Digest(line.digest)),
    ]
    if page.index is not None:
        place = _("第 %(index)s 片叶子（从 0 数起）") % {"index": page.index}
        facts.append(Fact(_("在树里的位置"), place))
    if page.root:
        facts.append(Fact(_("树根"), Digest(page.root)))
    return Facts(tuple(facts))


def _subject(line: EntryLine) -> str:
    """对什么 · The kind of thing by its Chinese name, and its number."""
    try:
        name = str(apps.get_model(line.subject_kind)._meta.verbose_name)
    except (LookupError, ValueError):
        name = line.subject_kind
    return _("%(kind)s %(number)s 号") % {"kind": said(name), "number": line.subject_id}


def _basis(key: str, entry: EntryLine) -> Component | str:
    """凭什么 · The citation of the basis as it stood on the day of the entry."""
    try:
        found = law.at(legal_day(entry.at)).basis(key)
    except RuleMissing:
        return key
    if found.basis.kind is not BasisKind.STATUTE:
        return found.cite
    return Phrase((cite_link(found.cite, on=found.day), _("。"), found.words))


def _how(page: EntryPage) -> How:
    steps = [
        HowStep(
            _("下载原样字节"),
            _("就是当时算过的那一串字节，一个字也没有动。"),
        ),
        HowStep(
            _("自己算一遍"),
            _("前面加一个零字节，再算 SHA-256，应当等于上面的核对码。"),
        ),
    ]
    if page.proof:
        steps.append(
            HowStep(
                _("一路算到树根"),
                _("按位置把下面的节点依次合进去（前面加一个 01 字节），最后应当等于树根。"),
            )
        )
    steps.append(
        HowStep(_("和外面的树根比"), _("树根公开，也存在数据库以外；两边一样，就没有人改过。"))
    )
    return How(tuple(steps))
