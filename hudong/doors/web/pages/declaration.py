"""申报事项的页面 · One declared task: what was asked, what the law says, what everybody thought and was told."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from django.core.signing import TimestampSigner

from hudong.doors.web import words
from hudong.doors.web.component import Component, Content
from hudong.doors.web.language import gettext as _
from hudong.doors.web.pages.bases import basis_of
from hudong.doors.web.pages.review import result_tag
from hudong.doors.web.ui import (
    Basis,
    Button,
    Crumb,
    Empty,
    ErrorSummary,
    Fact,
    Facts,
    Field,
    Link,
    Option,
    Phrase,
    Problem,
    Table,
    TableColumn,
    Tag,
)
from hudong.doors.web.vocabulary import said
from hudong.doors.web.ways import address, crumb, numbered
from hudong.ground.kernel.reads import reads
from hudong.mechanisms.catalogue import queries as catalogue
from hudong.mechanisms.catalogue.queries import CommentRow, DeclarationPage, DeclarationRow
from hudong.mechanisms.catalogue.terms import Catalogue, Stance

# 表单什么时候给出去的：签了名，改不了。
SHOWN = TimestampSigner(salt="hudong.comment")


@dataclass(frozen=True, slots=True)
class CommentForm:
    """提意见的表 · Stance, text and an optional name; ``shown`` says when it was handed out."""

    action: str
    key: str
    shown: str
    problems: ErrorSummary
    stance: Field
    text: Field
    name: Field
    button: Button


@dataclass(frozen=True, slots=True)
class DeclarationSheet:
    """申报事项页 · What was asked, what the law says, what everybody thought, what was decided."""

    title: str
    crumb: Crumb
    result: Content
    facts: Facts
    basis: Basis | None
    views: Component
    comments: Component
    form: CommentForm | None


@dataclass(frozen=True, slots=True)
class Said:
    """填过的意见 · Stance, text and name as they came, for a form that was refused."""

    stance: str = ""
    text: str = ""
    name: str = ""


@reads(budget=6)
def declaration_sheet(
    *, declaration_id: int, problems: tuple[Problem, ...] = (), typed: Said | None = None
) -> DeclarationSheet:
    """申报事项页 · Raises NotFound where there is no such declaration."""
    page = catalogue.declaration_page(declaration_id=declaration_id)
    row = page.row
    kept = row.is_decided and row.decision is not None and row.decision.kept
    matter = catalogue.listed_as(declaration_id=declaration_id) if kept else None
    form = _form(declaration_id, problems, typed or Said()) if page.may_comment else None
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
        views=_views(page),
        comments=_comments(page.comments, may_comment=page.may_comment),
        form=form,
    )


def _facts(page: DeclarationPage, matter: int | None) -> Facts:
    row = page.row
    facts = [
        Fact(_("谁报的"), row.proposer_name),
        Fact(_("提给哪份清单"), said(row.catalogue.short_words)),
        Fact(_("要村里做什么"), row.standard or _("没有写")),
        Fact(_("报来时写的依据"), row.claimed_basis or _("没有写")),
    ]
    if row.reason_code:
        facts.append(_negative(row))
    if row.is_decided and row.announced is not None and row.announced is not row.decision:
        facts.append(Fact(_("公示时的决定"), said(row.announced.words)))
    if row.decision:
        title = _("最后的决定") if row.is_decided else _("拟定的决定，还没有最后定")
        facts.append(Fact(title, _decided(row, matter)))
    return Facts(tuple(facts))


def _negative(row: DeclarationRow) -> Fact:
    codes = {one.code: one for one in catalogue.reason_codes(only_used=False)}
    known = codes.get(row.reason_code)
    why = f"{known.words}{_('（')}{known.source}{_('）')}" if known else row.reason_code
    if row.catalogue is Catalogue.NEGATIVE:
        return Fact(_("列为负面事项的理由"), why)
    return Fact(_("在负面事项上"), Phrase((Tag("red", _("负面事项")), " ", why)))


def _decided(row: DeclarationRow, matter: int | None) -> Content:
    assert row.decision is not None
    parts: list[Content] = [f"{said(row.decision.words)}{_('：')}{row.reason}"]
    if row.merged_into is not None:
        host = f"{row.merged_into.number}. {row.merged_into.title}"
        way = Link(host, numbered("declaration", row.merged_into.declaration_id))
        parts += [" ", _("并入："), way]
    if matter is not None:
        parts += [" ", Link(_("看清单里的这一项"), numbered("matter", matter))]
    return Phrase(tuple(parts))


def _views(page: DeclarationPage) -> Component:
    """各方怎样看 · The machine's finding and every expert's opinion, side by side in one table."""
    row = page.row
    rows: list[tuple[Content, ...]] = []
    if row.machine_reason:
        found = row.machine_outcome
        tag = Tag("done" if found.kept else "no", said(found.words)) if found else ""
        rows.append((_("机器按法条查对"), tag, row.machine_reason))
    for one in page.opinions:
        stance = Tag("done" if one.agrees else "no", _("同意") if one.agrees else _("不同意"))
        reason = one.reason or _("没有另外说明")
        if one.is_set_aside:
            stance, reason = Tag("plain", _("回避，不计")), _("声明回避以后，这条意见不再算数。")
        rows.append((said(one.expert_title), stance, reason))
    heard = {one.expert_title for one in page.opinions}
    rows += [
        (said(one.expert_title), Tag("plain", _("回避")), said(one.kind.words))
        for one in page.conflicts
        if one.expert_title not in heard
    ]
    if not page.opinions and not page.conflicts:
        rows.append((_("专家"), "", _("专家还没有提意见。")))
    columns = (TableColumn(_("谁")), TableColumn(_("怎样看")), TableColumn(_("理由")))
    return Table("", columns, tuple(rows))


def _comments(comments: tuple[CommentRow, ...], *, may_comment: bool) -> Component:
    if not comments:
        if may_comment:
            return Empty(_("还没有人对这一项提意见。"))
        return Empty(_("没有人对这一项另外提意见；没有提的算同意。"))
    return Table(
        "",
        (TableColumn(_("谁提的")), TableColumn(_("意见")), TableColumn(_("答复"))),
        tuple((_author(one), _text(one), _answer(one)) for one in comments),
    )


def _author(one: CommentRow) -> str:
    return f"{_('居民') if one.is_resident else one.author}{_('，')}{words.day(one.made_on)}"


def _text(one: CommentRow) -> Phrase:
    tag = Tag("done" if one.agrees else "no", _("同意") if one.agrees else _("不同意"))
    return Phrase((tag, " ", one.text))


def _answer(one: CommentRow) -> Content:
    if one.answered_on is None:
        return Tag("wait", _("等待答复"))
    signed = f"{_('（')}{one.answered_by}{_('，')}{words.day(one.answered_on)}{_('）')}"
    return Phrase((one.answer, signed))


def _form(declaration_id: int, problems: tuple[Problem, ...], typed: Said) -> CommentForm:
    wrong = {problem.field: problem.words for problem in problems}
    stances = tuple(Option(one.value, said(one.words)) for one in Stance)
    return CommentForm(
        action=numbered("declaration", declaration_id),
        key=str(uuid4()),
        shown=SHOWN.sign(str(declaration_id)),
        problems=ErrorSummary(problems),
        stance=Field(
            "stance",
            _("对上面的结论"),
            kind="select",
            value=typed.stance,
            options=(Option("", _("（请选）")), *stances),
            error=wrong.get("stance", ""),
            is_required=True,
        ),
        text=Field(
            "text",
            _("你的意见"),
            kind="textarea",
            value=typed.text,
            hint=_("写明你怎么看、为什么。会公开，请不要写别人的隐私。"),
            error=wrong.get("text", ""),
            is_required=True,
            rows=4,
        ),
        name=Field(
            "name",
            _("署名（可以不写）"),
            value=typed.name,
            hint=_("只给答复的单位看，不公开。"),
            error=wrong.get("name", ""),
            autocomplete="name",
        ),
        button=Button(
            _("提出意见"), consequence=_("提出以后不能改；县级办公室要逐条答复，答复也公开。")
        ),
    )
