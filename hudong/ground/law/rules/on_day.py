"""某日的规则 · The rules of one legal day in one place; every answer cites its article.

Which rule applies is read from the data (``form``, ``convenes``), never from a date in code: a new
law is a new line in a TOML file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from hudong.ground.law.terms import (
    Basis,
    BasisOnDay,
    BasisVersion,
    CommunityKind,
    CompositionRule,
    ConveningRule,
    LawError,
    MeetingForm,
    MeetingRule,
    Proposer,
    RuleMissing,
    Share,
    Sitting,
    UnknownMeeting,
)

COMMITTEE_ACTS: Mapping[CommunityKind, str] = MappingProxyType(
    {
        CommunityKind.VILLAGE: "villagers_committee_act",
        CommunityKind.NEIGHBOURHOOD: "residents_committee_act",
    }
)
COLLECTIVE_ACT = "collective_economy_act"


def unknown_key(key: str, known: Mapping[str, Basis]) -> RuleMissing:
    """没有这个键 · The error for a key that no rule file holds, naming keys like it."""
    close = get_close_matches(key, known, n=3, cutoff=0.6)
    hint = f"是不是 {'、'.join(close)}？" if close else "先在 rules 目录的 TOML 文件里写明这条规则"
    return RuleMissing(f"没有名为 {key} 的规则。", where=key, hint=hint)


@dataclass(frozen=True)
class RulesOnDay:
    """某日的规则 · What the law says on ``day`` at ``place`` (a division code or its prefix).

    Every method raises RuleMissing, naming rule and day, where that day has no such rule.
    """

    day: date
    place: str
    known: Mapping[str, Basis]

    def basis(self, key: str) -> BasisOnDay:
        """某键的法据 · The basis of that key as it stands on the day; the nearest place wins."""
        found = self.known.get(key)
        if found is None:
            raise unknown_key(key, self.known)
        version = self._version(found)
        if version is None:
            raise self._missing(key, _periods(found))
        return BasisOnDay(found, version, self.day)

    def has(self, key: str) -> bool:
        """当日有没有 · True if the key exists and has a version on the day."""
        found = self.known.get(key)
        return found is not None and self._version(found) is not None

    def of(self, kind: CommunityKind, name: str) -> BasisOnDay:
        """村或社区的法据 · ``name`` in the committee law of that kind, e.g. ``"funding"``."""
        return self.basis(f"{COMMITTEE_ACTS[kind]}.{name}")

    def meeting(self, kind: CommunityKind, form: MeetingForm | str) -> MeetingRule:
        """会议规则 · Quorum and majority of that form of meeting; ``key`` tells which rule."""
        return self._meeting(COMMITTEE_ACTS[kind], form)

    def collective_assembly(self) -> MeetingRule:
        """成员大会规则 · Quorum and majority of a collective's assembly: both of all members."""
        return self._meeting(COLLECTIVE_ACT, MeetingForm.COLLECTIVE_MEMBERS)

    def meetings_named(self, name: str) -> tuple[tuple[Sitting, MeetingRule], ...]:
        """叫这个名称的会议 · Its rules on the day, one for each way in which the law lets it sit.

        ``name`` is the name in the law (村民会议), without what stands in brackets behind it.
        Raises RuleMissing where the day knows no such meeting, UnknownMeeting where no day does.
        """
        found = [
            (sitting, _meeting_rule(basis))
            for basis in self._bases_of("")
            if _plain_name(basis.version.values) == name
            for sitting in _sittings(basis.version.values)
        ]
        if found:
            return tuple(found)
        names = self.meeting_names()
        if name not in names:
            raise UnknownMeeting(
                f"没有“{name}”这种会议的规则", where=name, hint=f"可以查的是：{'、'.join(names)}"
            )
        raise self._missing(name, "")

    def meeting_names(self) -> tuple[str, ...]:
        """有规则的会议名称 · Every name that any day's rules know, in the order of the files."""
        versions = (version for basis in self.known.values() for version in basis.versions)
        return tuple(dict.fromkeys(filter(None, (_plain_name(v.values) for v in versions))))

    def convening(self, kind: CommunityKind, form: MeetingForm | str) -> ConveningRule:
        """召集规则 · Who can force that meeting, how often it is held and how it is announced."""
        wanted = _form(form)
        for basis in self._bases_of(COMMITTEE_ACTS[kind]):
            values = basis.version.values
            if wanted in values.get("convenes", ()):
                return _convening_rule(basis, values)
        raise self._missing(f"{COMMITTEE_ACTS[kind]} {wanted.words}的召集", "")

    def convening_threshold(
        self, kind: CommunityKind, form: MeetingForm | str, by: Proposer
    ) -> tuple[Share, BasisOnDay]:
        """提议门槛 · The share of those proposers at which the meeting must be called."""
        rule = self.convening(kind, form)
        if by not in rule.thresholds:
            raise self._missing(f"{rule.basis.key} {by.words}提议", "")
        return rule.thresholds[by], rule.basis

    def notice_days(self, kind: CommunityKind, form: MeetingForm | str) -> tuple[int, BasisOnDay]:
        """会前通知 · Full calendar days of notice: by the law, else by the county's own rule."""
        rule = self.convening(kind, form)
        if rule.notice_days is not None:
            return rule.notice_days, rule.basis
        meeting = _form(form)
        own = "representatives" if meeting is MeetingForm.REPRESENTATIVES else "assembly"
        local = self.basis(f"local.{own}_notice")
        return int(local.version.values["days"]), local

    def composition(self, kind: CommunityKind) -> CompositionRule:
        """代表会议的组成 · Shares of representatives and women, households per representative."""
        basis = self.of(kind, "representatives_composition")
        values = basis.version.values
        election = f"{COMMITTEE_ACTS[kind]}.representatives_election"
        chosen = self.basis(election).version.values if self.has(election) else {}
        return CompositionRule(
            representatives_share=values.get("representatives_share"),
            women_share=values.get("women_share"),
            households_per_representative=chosen.get("households_per_representative"),
            representatives_per_group=values.get("representatives_per_group"),
            basis=basis,
        )

    def party_study_required(self, kind: CommunityKind) -> BasisOnDay | None:
        """党组织先行研究 · The basis where the law demands it on the day, else None."""
        key = f"{COMMITTEE_ACTS[kind]}.party_first"
        return self.basis(key) if self.has(key) else None

    def authorisation(self, kind: CommunityKind) -> BasisOnDay:
        """授权 · The basis on which the assembly lets its representatives decide."""
        return self.of(kind, "authorisation")

    def authorisation_required(self, kind: CommunityKind) -> BasisOnDay | None:
        """要不要授权 · The basis, or None where the meeting of representatives is the assembly.

        So it was under the residents' committee law before 2026, which knew no 居民代表会议.
        """
        meeting = self.meeting(kind, MeetingForm.REPRESENTATIVES)
        if meeting.basis.version.values.get("is_assembly", False):
            return None
        return self.authorisation(kind)

    def disclosure_days(self, kind: CommunityKind) -> tuple[int, BasisOnDay]:
        """公开期限 · Least calendar days of disclosure by the law; RuleMissing if it is silent."""
        basis = self.of(kind, "disclosure")
        days = basis.version.values.get("days")
        if days is None:
            raise self._missing(f"{basis.key} 的公布期限", "法律当日没有规定期限，可用本县规定")
        return int(days), basis

    def publication_days(self, kind: CommunityKind) -> tuple[int, BasisOnDay]:
        """决议公布期限 · By the law where it says, else by the county's own rule."""
        try:
            return self.disclosure_days(kind)
        except RuleMissing:
            local = self.basis("local.resolution_publication")
            return int(local.version.values["days"]), local

    def _meeting(self, act: str, form: MeetingForm | str) -> MeetingRule:
        wanted = _form(form)
        for basis in self._bases_of(act):
            values = basis.version.values
            if values.get("form") == wanted:
                return _meeting_rule(basis)
        raise self._missing(f"{act} 的{wanted.words}", "")

    def _bases_of(self, act: str) -> Iterator[BasisOnDay]:
        for key, basis in self.known.items():
            is_of_act = not act or key.startswith(f"{act}.")
            version = self._version(basis) if is_of_act else None
            if version is not None:
                yield BasisOnDay(basis, version, self.day)

    def _version(self, basis: Basis) -> BasisVersion | None:
        fitting = (
            version
            for version in basis.versions
            if version.covers(self.day) and self.place.startswith(version.place)
        )
        return max(fitting, key=lambda version: len(version.place), default=None)

    def _missing(self, rule: str, hint: str) -> RuleMissing:
        place = f"（{self.place}）" if self.place else ""
        return RuleMissing(
            f"{self.day.isoformat()} 这一天{place}没有规则：{rule}。",
            where=f"{rule} {self.day.isoformat()}",
            hint=hint or "核对日期；确有规定的，在规则文件里补上这一版",
        )


def _meeting_rule(basis: BasisOnDay) -> MeetingRule:
    values = basis.version.values
    return MeetingRule(basis.key, values["meeting"], values["quorum"], values["majority"], basis)


def _plain_name(values: Mapping[str, Any]) -> str:
    """居民会议（户的代表参加） is a 居民会议."""
    return str(values.get("meeting", "")).partition("（")[0] if "form" in values else ""


def _sittings(values: Mapping[str, Any]) -> tuple[Sitting, ...]:
    if "counts" in values:
        return tuple(Sitting(one) for one in values["counts"])
    form = MeetingForm(values["form"])
    if form is MeetingForm.REPRESENTATIVES:
        return (Sitting.REPRESENTATIVES,)
    by_households = form is MeetingForm.ASSEMBLY_BY_HOUSEHOLDS
    return (Sitting.HOUSEHOLDS if by_households else Sitting.PERSONS,)


def _form(form: MeetingForm | str) -> MeetingForm:
    try:
        return MeetingForm(form)
    except ValueError as error:
        known = "、".join(member.value for member in MeetingForm)
        raise LawError(
            f"没有 {form} 这种会议形式。", where=str(form), hint=f"只能是 {known}"
        ) from error


def _convening_rule(basis: BasisOnDay, values: Mapping[str, Any]) -> ConveningRule:
    thresholds = {by: values[by.value] for by in Proposer if by.value in values}
    return ConveningRule(
        thresholds=MappingProxyType(thresholds),
        notice_days=values.get("notice_days"),
        short_notice=values.get("short_notice", False),
        months=values.get("months"),
        basis=basis,
    )


def _periods(basis: Basis) -> str:
    spans = [
        f"{version.in_force_from or '…'} 至 {version.in_force_to or '今'}"
        + (f"（{version.place}）" if version.place else "")
        for version in basis.versions
    ]
    return f"这条规则只管 {'，'.join(spans)}"
