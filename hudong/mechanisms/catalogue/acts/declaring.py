"""部门申报:一项一项报、按表格报、更正、撤回。Declaring: one by one, by sheet; correcting and taking back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people.permits import is_department, is_office
from hudong.ground.people.queries import Body
from hudong.mechanisms.catalogue.acts.inviting import heard_from, in_time
from hudong.mechanisms.catalogue.acts.keeping import check_list
from hudong.mechanisms.catalogue.facts import (
    DeclarationCorrected,
    DeclarationsWithdrawn,
    SheetDeclared,
    TasksDeclared,
)
from hudong.mechanisms.catalogue.flow import FLOW
from hudong.mechanisms.catalogue.models import Declaration, Review
from hudong.mechanisms.catalogue.permits import (
    may_propose_for_list,
    speaks_for_declarations,
    speaks_for_proposer,
)
from hudong.mechanisms.catalogue.terms import (
    FIELD_WORDS,
    Catalogue,
    DeclarationLine,
    Declared,
    Scope,
    differing,
    sheet_changes,
    tidy,
)

_FIELDS = tuple(FIELD_WORDS)


@act(
    "catalogue.declare_tasks",
    title="申报事项",
    on="review",
    step=FLOW["declare"],
    permit=(is_department | is_office) & speaks_for_proposer & may_propose_for_list,
    basis="local.review",
)
def declare_tasks(
    *,
    at: Moment,
    review: Review,
    proposer: Body,
    lines: Sequence[DeclarationLine],
    catalogue: Catalogue = Catalogue.ASSISTANCE,
) -> TasksDeclared:
    """申报事项 · A department declares what it asks of villages; all lines or none.

    Raises Invalid naming row and column where a line has no title, or after the deadline.
    """
    in_time(review, at.day)
    lines = [tidy(line) for line in lines]
    _check(lines)
    check_list(catalogue, lines)
    heard_from(review, proposer, at.day, declared=True)
    declarations = _declare(review, proposer, catalogue, lines)
    return TasksDeclared(
        review_id=review.pk,
        proposer_id=proposer.pk,
        catalogue=catalogue.value,
        numbers=tuple(item.number for item in declarations),
        titles=tuple(item.title for item in declarations),
        claims=tuple(item.claimed_basis for item in declarations),
    )


@act(
    "catalogue.declare_by_sheet",
    title="按表格申报",
    on="review",
    step=FLOW["declare"],
    permit=(is_department | is_office) & speaks_for_proposer & may_propose_for_list,
    basis="local.review",
)
def declare_by_sheet(
    *,
    at: Moment,
    review: Review,
    proposer: Body,
    lines: Sequence[DeclarationLine],
    sheet: str,
    is_whole: bool = True,
    seen: str = "",
    catalogue: Catalogue = Catalogue.ASSISTANCE,
) -> SheetDeclared:
    """按表格申报 · Makes the department's declarations what the sheet says; all of it or nothing.

    ``sheet`` is the digest of the file. ``is_whole``: what the sheet lacks is taken back. ``seen``
    is the digest of the changes that were shown before. Raises Conflict where nothing would change
    (the sheet was imported before), or where something else would change than was shown.
    """
    in_time(review, at.day)
    lines = [tidy(line) for line in lines]
    _check(lines)
    check_list(catalogue, lines)
    own = {item.pk: item for item in _own(review, proposer, catalogue)}
    changes = sheet_changes(
        [Declared(item.pk, item.number, line_of(item)) for item in own.values()],
        lines,
        is_whole=is_whole,
    )
    if not changes:
        raise Conflict(
            f"这张表已经导入过：{changes.same} 项都和已经申报的一样，没有改动",
            hint="要改，请改好表格再上传；要撤回，请在已申报的事项里办",
        )
    if seen and seen != changes.digest:
        raise Conflict(
            "检查以后，本部门的申报又变过，要改的已经不是刚才看到的那些",
            hint="请把表格重新上传一次，看过再确定",
        )
    heard_from(review, proposer, at.day, declared=bool(lines))
    for gone in changes.removed:
        own[gone.declaration_id].delete()
    changed = [(own[one.before.declaration_id], one) for one in changes.changed]
    for item, one in changed:
        _write(item, one.after)
    if changed:
        Declaration.objects.bulk_update([item for item, _one in changed], _FIELDS)
    added = _declare(review, proposer, catalogue, changes.added)
    return SheetDeclared(
        review_id=review.pk,
        proposer_id=proposer.pk,
        catalogue=catalogue.value,
        sheet=sheet,
        is_whole=is_whole,
        numbers=tuple(item.number for item in added),
        titles=tuple(item.title for item in added),
        claims=tuple(item.claimed_basis for item in added),
        changed={str(item.number): _new_values(one.after, one.differing) for item, one in changed},
        withdrawn={str(gone.number): gone.line.title for gone in changes.removed},
        same=changes.same,
    )


@act(
    "catalogue.correct_declaration",
    title="更正申报",
    on="review",
    locks=("declarations",),
    step=FLOW["correct"],
    permit=(is_department | is_office) & speaks_for_declarations,
    basis="local.review",
)
def correct_declaration(
    *, review: Review, declarations: Sequence[Declaration], line: DeclarationLine
) -> DeclarationCorrected:
    """更正申报 · The one of ``declarations`` gets the values of ``line``; until claims are judged."""
    (item,) = _of_review(review, declarations)
    line = tidy(line)
    _check([line])
    names = differing(line_of(item), line)
    if not names:
        raise Invalid("一个字也没有改", hint="请改好再提交，不改就不用提交")
    _write(item, line)
    item.save()
    return DeclarationCorrected(
        review_id=review.pk,
        proposer_id=item.proposer_id,
        number=item.number,
        title=item.title,
        changed=_new_values(line, names),
    )


@act(
    "catalogue.withdraw_declarations",
    title="撤回申报",
    on="review",
    locks=("declarations",),
    step=FLOW["withdraw"],
    permit=(is_department | is_office) & speaks_for_declarations,
    basis="local.review",
)
def withdraw_declarations(
    *, at: Moment, review: Review, declarations: Sequence[Declaration], reason: str
) -> DeclarationsWithdrawn:
    """撤回申报 · Takes tasks back until claims are judged; their numbers are not given again."""
    items = _of_review(review, declarations)
    if not items:
        raise Invalid("没有选要撤回的事项", hint="请至少选一项")
    if not reason.strip():
        raise Invalid("没有写撤回的理由", fields={"reason": "请写明为什么撤回"})
    proposer = items[0].proposer
    withdrawn = {str(item.number): item.title for item in items}
    for item in items:
        item.delete()
    left = review.declarations.filter(proposer=proposer).exists()
    heard_from(review, proposer, at.day, declared=left)
    return DeclarationsWithdrawn(
        review_id=review.pk,
        proposer_id=proposer.pk,
        withdrawn=withdrawn,
        reason=reason.strip(),
    )


def line_of(item: Declaration) -> DeclarationLine:
    """申报的一行 · A declaration as a line to compare with."""
    return DeclarationLine(
        title=item.title,
        claimed_basis=item.claimed_basis,
        standard=item.standard,
        scope=Scope(item.scope),
        unit=item.unit,
        unit_price_fen=item.unit_price_fen,
        quantity=item.quantity,
    )


def _own(review: Review, proposer: Body, catalogue: Catalogue) -> Iterable[Declaration]:
    own = review.declarations.filter(proposer=proposer, catalogue=catalogue)
    return own.order_by("number")


def _of_review(review: Review, declarations: Sequence[Declaration]) -> list[Declaration]:
    strange = [item for item in declarations if item.review_id != review.pk]
    if strange:
        raise Invalid("有的事项不是这次清理申报的", where=f"事项 {strange[0].pk}")
    return sorted(declarations, key=lambda item: item.number)


def _check(lines: Sequence[DeclarationLine]) -> None:
    for number, line in enumerate(lines, start=1):
        where = f"第 {line.row or number} 行"
        if not line.title:
            raise Invalid(
                "没有写事项名称",
                where=f"{where}“事项名称”",
                hint="请写明要村（居）委会做什么",
                fields={"title": "没有写，请写明要村（居）委会做什么"},
            )
        if line.unit_price_fen < 0:
            raise Invalid("单价不能是负数", where=f"{where}“单价”")


def _declare(
    review: Review, proposer: Body, catalogue: Catalogue, lines: Sequence[DeclarationLine]
) -> list[Declaration]:
    start = review.last_number
    review.last_number = start + len(lines)
    declared: list[Declaration] = Declaration.objects.bulk_create(
        [
            Declaration(
                review=review,
                catalogue=catalogue,
                number=number,
                proposer=proposer,
                reason_code=line.reason_code,
                **{name: getattr(line, name) for name in _FIELDS},
            )
            for number, line in enumerate(lines, start=start + 1)
        ]
    )
    return declared


def _write(item: Declaration, line: DeclarationLine) -> None:
    for name in _FIELDS:
        setattr(item, name, getattr(line, name))


def _new_values(line: DeclarationLine, names: Iterable[str]) -> dict[str, str]:
    def text(value: Any) -> str:
        return value.words if isinstance(value, Scope) else str(value)

    return {name: text(getattr(line, name)) for name in names}
