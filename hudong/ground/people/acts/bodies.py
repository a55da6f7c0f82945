"""主体:登记、更正、撤销。Bodies: enrolled, corrected, closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict, Invalid
from hudong.ground.people.facts import BodiesEnrolled, BodyClosed, BodyCorrected
from hudong.ground.people.models import Body, County, Division, Mandate
from hudong.ground.people.permits import by_importer, by_setup, is_office
from hudong.ground.people.rules import COLUMN_WORDS, Fault, Listed, Register, faults_of
from hudong.ground.people.terms import DIVISION_LEVELS, ONLY_ONE, BodyKind, BodyLine


@act(
    "people.enrol_bodies",
    title="登记主体",
    on="county",
    permit=by_setup | by_importer | is_office,
    basis="people.enrol",
)
def enrol_bodies(*, at: Moment, county: County, lines: Sequence[BodyLine]) -> BodiesEnrolled:
    """登记主体 · Enrols bodies, all or none; parents may stand anywhere in the same list.

    Raises Invalid that names row and column where a name, a kind, a parent or a code does not fit.
    """
    lines = [_tidy(line) for line in lines]
    if not lines:
        raise Invalid("一个主体也没有写", hint="请至少写一个")
    _refuse(faults_of(lines, _register(county, lines)), alone=len(lines) == 1)
    known = {body.name: body for body in Body.objects.filter(name__in=_names(lines))}
    bodies = []
    for wave in _waves(lines, set(known)):
        made = Body.objects.bulk_create([_body(line, known, at.day) for line in wave])
        known.update({body.name: body for body in made})
        bodies.extend(made)
    return BodiesEnrolled(
        county_id=county.pk,
        body_ids=tuple(body.pk for body in bodies),
        names=tuple(body.name for body in bodies),
    )


def _tidy(line: BodyLine) -> BodyLine:
    return replace(
        line,
        name=line.name.strip(),
        short_name=line.short_name.strip(),
        division_code=line.division_code.strip(),
        parent=line.parent.strip(),
        uscc=line.uscc.strip(),
    )


def _names(lines: Sequence[BodyLine]) -> set[str]:
    return {line.name for line in lines} | {line.parent for line in lines if line.parent}


def _register(county: County, lines: Sequence[BodyLine], but: Body | None = None) -> Register:
    """登记簿 · What the lines touch of it; ``but`` is the body that is being corrected."""
    others = Body.objects.exclude(pk=but.pk) if but else Body.objects.all()
    named = others.filter(name__in=_names(lines)).order_by("id")
    codes = {line.division_code for line in lines if line.division_code}
    open_ones = others.open().order_by("id")
    held = open_ones.filter(division_code__in=codes, kind__in=DIVISION_LEVELS) if codes else ()
    only = open_ones.filter(kind__in=ONLY_ONE)
    return Register(
        county_code=county.code,
        bodies={
            body.name: Listed(BodyKind(body.kind), body.closed_on is not None) for body in named
        },
        codes={body.division_code: body.name for body in held},
        only={BodyKind(body.kind): body.name for body in only},
        divisions=_divisions(codes) if codes else None,
    )


def _divisions(codes: set[str]) -> dict[str, int] | None:
    """Levels of the codes in the divisions imported last; None where none were imported."""
    edition = Division.objects.order_by("-id").values_list("edition", flat=True).first()
    if edition is None:
        return None
    found = Division.objects.filter(edition=edition, code__in=codes).order_by("id")
    return dict(found.values_list("code", "level"))


def _refuse(faults: Sequence[Fault], *, alone: bool) -> None:
    if not faults:
        return
    first, more = faults[0], len(faults) - 1
    raise Invalid(
        first.words + (f"（另外还有 {more} 处不对）" if more else ""),
        where=f"“{COLUMN_WORDS[first.column]}”" if alone else first.where,
        hint=first.hint,
        fields={
            fault.column if alone else fault.where: f"{fault.words}。{fault.hint}"
            for fault in reversed(faults)
        },
    )


def _waves(lines: Sequence[BodyLine], have: set[str]) -> list[list[BodyLine]]:
    """上级在前:每一批的上级都已经登记。"""
    pending, waves = list(lines), []
    while pending:
        wave = [line for line in pending if not line.parent or line.parent in have]
        waves.append(wave)
        have |= {line.name for line in wave}
        pending = [line for line in pending if line not in wave]
    return waves


def _body(line: BodyLine, known: dict[str, Body], day: date) -> Body:
    return Body(
        kind=line.kind,
        name=line.name,
        short_name=line.short_name,
        division_code=line.division_code,
        uscc=line.uscc,
        enrolled_on=day,
        parent=known[line.parent] if line.parent else None,
    )


@act(
    "people.correct_body",
    title="更正主体",
    on="body",
    locks=("county",),
    permit=is_office,
    basis="people.enrol",
)
def correct_body(
    *,
    county: County,
    body: Body,
    name: str,
    short_name: str,
    division_code: str = "",
    parent: Body | None = None,
    reason: str,
) -> BodyCorrected:
    """更正主体 · Other name, code or parent, by the rules of enrolment; the reason is public.

    What was signed and recorded under the old name stays as it is.
    """
    _must_be_open(body)
    if not reason.strip():
        raise Invalid("没有写更正的原因", fields={"reason": "请写明凭什么更正，比如批准文件的文号"})
    line = _tidy(
        BodyLine(
            BodyKind(body.kind),
            name,
            short_name,
            division_code,
            parent.name if parent else "",
            body.uscc,
        )
    )
    before = _public(body)
    _refuse(faults_of([line], _register(county, [line], but=body)), alone=True)
    body.name, body.short_name = line.name, line.short_name
    body.division_code, body.parent = line.division_code, parent
    after = _public(body)
    if before == after:
        raise Invalid("和现在登记的一样，没有要更正的", hint="请改好再提交，不改就不用提交")
    body.save()
    return BodyCorrected(
        body_id=body.pk,
        before={column: before[column] for column in before if before[column] != after[column]},
        after={column: after[column] for column in before if before[column] != after[column]},
        reason=reason.strip(),
    )


def _public(body: Body) -> dict[str, str]:
    return {
        "name": body.name,
        "short_name": body.short_name,
        "division_code": body.division_code,
        "parent": body.parent.name if body.parent else "",
    }


@act(
    "people.close_body",
    title="撤销主体",
    on="body",
    permit=is_office,
    basis="people.enrol",
)
def close_body(*, at: Moment, body: Body, reason: str) -> BodyClosed:
    """撤销主体 · The body is no more (merged, abolished); all its mandates end with it.

    What it signed stays public under its name. Raises Conflict while others belong to it.
    """
    _must_be_open(body)
    if not reason.strip():
        raise Invalid("没有写撤销的原因", fields={"reason": "请写明凭什么撤销，比如批准文件的文号"})
    if body.kind in ONLY_ONE:
        raise Conflict(f"{body.name}不能撤销", hint="名称变了的，请办更正")
    left = list(body.children.open().order_by("id").values_list("name", flat=True))
    if left:
        raise Conflict(
            f"还有 {len(left)} 个主体属于{body.name}：{'、'.join(left[:3])}{'等' if left[3:] else ''}",
            hint="请先撤销它们，或者更正它们的所属",
        )
    mandates = list(Mandate.objects.filter(body=body, ended_on=None, to_on__gte=at.day))
    for mandate in mandates:
        mandate.ended_on = at.day
    Mandate.objects.bulk_update(mandates, ["ended_on"])
    body.closed_on = at.day
    body.save()
    return BodyClosed(
        body_id=body.pk,
        closed_on=at.day,
        reason=reason.strip(),
        mandate_ids=tuple(sorted(mandate.pk for mandate in mandates)),
    )


def _must_be_open(body: Body) -> None:
    if body.closed_on is not None:
        raise Conflict(f"{body.name}已于 {body.closed_on} 撤销")
