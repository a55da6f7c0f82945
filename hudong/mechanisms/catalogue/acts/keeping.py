"""其他清单的设置。Which lists the county keeps, what it calls them, and the reasons that it uses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people.permits import is_office
from hudong.ground.people.queries import County
from hudong.mechanisms.catalogue.facts import ListsConfigured
from hudong.mechanisms.catalogue.models import Declaration, ListReason, ListSetting
from hudong.mechanisms.catalogue.queries.kept import list_lines, reason_codes
from hudong.mechanisms.catalogue.terms import Catalogue, DeclarationLine, ListLine, ReasonCode

_CODE = re.compile(r"[a-z][a-z0-9_]{1,19}")


@act(
    "catalogue.configure_lists",
    title="设置清单",
    on="county",
    permit=is_office,
    basis="local.other_lists",
)
def configure_lists(
    *,
    at: Moment,
    county: County,
    lists: Sequence[ListLine],
    reasons: Sequence[ReasonCode] = (),
) -> ListsConfigured:
    """设置清单 · Which lists are kept from today on, their official names, and the reason codes.

    The two main lists are always kept. A code that is not named any more goes out of use; what
    was published under it stays. Raises Conflict where a running review has matters on a list
    that is to be given up, or where nothing changes.
    """
    _check_lists(lists)
    _check_reasons(reasons)
    before = {line.kind: line for line in list_lines()}
    changed = [line for line in lists if line != before[line.kind]]
    codes = {one.code: one for one in reason_codes(only_used=False)}
    gone = {code for code, one in codes.items() if one.is_used} - {one.code for one in reasons}
    if not changed and (not reasons or (tuple(reasons) == tuple(codes.values()))):
        raise Conflict("和现在的设置一样，没有改动")
    ListSetting.objects.bulk_create(
        [
            ListSetting(
                catalogue=line.kind, name=line.name.strip(), is_kept=line.is_kept, from_on=at.day
            )
            for line in changed
        ]
    )
    if reasons:
        _write_reasons(reasons, [codes[code] for code in sorted(gone)])
    return ListsConfigured(
        county_id=county.pk,
        kept={line.kind.value: line.is_kept for line in changed},
        names={line.kind.value: line.name.strip() for line in changed},
        reasons={one.code: one.words.strip() for one in reasons if one.is_used},
        unused=tuple(sorted(gone)) if reasons else (),
    )


def check_list(catalogue: Catalogue, lines: Sequence[DeclarationLine]) -> None:
    """能不能提给这份清单 · Invalid where the county does not keep it, or a reason code is missing."""
    # 两份清单总是设着的,不用去问。
    if not catalogue.is_main and catalogue not in {
        line.kind for line in list_lines() if line.is_kept
    }:
        raise Invalid(
            f"本县没有设立{catalogue.short_words}清单",
            hint="要设立的，请县级办公室先在“设置清单”里设立",
        )
    codes = {one.code for one in reason_codes()} if catalogue is Catalogue.NEGATIVE else {""}
    for place, line in enumerate(lines, start=1):
        if line.reason_code not in codes:
            where = f"第 {line.row or place} 行“理由”"
            if catalogue is Catalogue.NEGATIVE:
                raise Invalid("负面事项要选一个在用的理由", where=where, hint="请从理由代码里选")
            raise Invalid("只有负面事项才写理由代码", where=where)


def _check_lists(lists: Sequence[ListLine]) -> None:
    for line in lists:
        if not line.name.strip():
            raise Invalid(
                "没有写清单的正式名称",
                where=line.kind.short_words,
                fields={f"name_{line.kind.value}": "请写正式名称"},
            )
        if line.kind.is_main and not line.is_kept:
            raise Invalid("两份清单不能不设", where=line.kind.short_words)
        running = Declaration.objects.filter(catalogue=line.kind).exclude(
            review__state__in=("published", "cancelled")
        )
        if not line.is_kept and running.exists():
            raise Conflict(
                f"正在办的清理里有{line.kind.short_words}，现在不能停用这份清单",
                hint="请等这次清理办完",
            )


def _check_reasons(reasons: Sequence[ReasonCode]) -> None:
    seen: set[str] = set()
    for place, one in enumerate(reasons, start=1):
        where = f"第 {place} 条理由"
        if not _CODE.fullmatch(one.code):
            raise Invalid(
                f"代码“{one.code}”不能用",
                where=where,
                hint="请用小写字母开头，小写字母、数字、下划线，2 到 20 个字符",
            )
        if one.code in seen:
            raise Invalid(f"代码“{one.code}”写了两次", where=where)
        if not one.words.strip() or not one.source.strip():
            raise Invalid(
                "理由和出处都要写", where=where, hint="出处例如：山西版指导目录、本县规定"
            )
        seen.add(one.code)


def _write_reasons(reasons: Sequence[ReasonCode], gone: Sequence[ReasonCode]) -> None:
    rows = {row.code: row for row in ListReason.objects.order_by("id")}
    kept: list[ListReason] = []
    new: list[ListReason] = []
    for place, one in enumerate((*reasons, *gone), start=1):
        row = rows.get(one.code)
        (new if row is None else kept).append(row or ListReason(code=one.code))
        row = row or new[-1]
        row.position, row.words, row.source = place, one.words.strip(), one.source.strip()
        row.is_used = one.is_used and one not in gone
    ListReason.objects.bulk_create(new)
    if kept:
        ListReason.objects.bulk_update(kept, ["position", "words", "source", "is_used"])
