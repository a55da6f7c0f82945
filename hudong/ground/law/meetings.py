"""会议的算术 · Arithmetic of meetings: quorum, majority, validity, composition. Integers only.

Plain values in, answers out, each with words that a villager can follow on the notice board.
Legal source of every comparison: 民法典第一千二百五十九条 (以上 includes, 超过 and 过半数 exclude).
"""

from __future__ import annotations

from dataclasses import dataclass

from hudong.ground.law.terms import (
    BasisOnDay,
    CompositionRule,
    LawError,
    MeetingRule,
    Share,
    ShareBase,
)

DIGITS = "零一二三四五六七八九十"


class WrongCount(LawError, ValueError):
    """人数不对 · Counts that no meeting can have, e.g. more votes than people present."""

    code = "wrong_count"


@dataclass(frozen=True)
class QuorumAnswer:
    """到会够不够 · ``needed`` is the least number of people present, ``met`` whether they are."""

    needed: int
    met: bool
    words: str


@dataclass(frozen=True)
class MajorityAnswer:
    """赞成够不够 · ``needed`` is the least number of ayes, ``met`` whether they were given."""

    needed: int
    met: bool
    words: str


@dataclass(frozen=True)
class ValidityAnswer:
    """会议和决议的效力 · ``valid``: the meeting could decide at all; ``adopted``: and it said yes.

    A meeting without quorum adopts nothing, whatever its vote. ``words`` gives the arithmetic,
    ``basis`` the article of the meeting day.
    """

    quorum_needed: int
    quorum_met: bool
    majority_needed: int
    adopted: bool
    valid: bool
    words: str
    basis: BasisOnDay


@dataclass(frozen=True)
class CompositionAnswer:
    """组成合不合法 · Whether representatives and women are enough, with the least numbers.

    ``None`` where the law of the day sets no such share. Both are counted over all members.
    """

    members: int
    representatives_needed: int | None
    representatives_met: bool
    women_needed: int | None
    women_met: bool
    words: str
    basis: BasisOnDay

    @property
    def met(self) -> bool:
        """True if every share that the law sets is reached."""
        return self.representatives_met and self.women_met


def quorum(rule: MeetingRule, members: int, present: int, *, unit: str = "人") -> QuorumAnswer:
    """法定人数 · Is the meeting quorate? ``members`` ≥ 1 are entitled, ``present`` of them came.

    ``unit`` is what the words count: 人, or 户 where households sit together.

    Raises WrongCount for negative numbers, an empty roll, or more present than entitled.
    """
    _check_roll(members, present)
    needed = rule.quorum.needed(members)
    met = rule.quorum.met(present, members)
    verdict = "够了" if met else f"还差 {needed - present} {unit}，不能开会表决"
    demand = _share_words(rule.quorum, members, unit)
    words = f"应到 {members} {unit}，{demand}。到会 {present} {unit}，{verdict}。"
    return QuorumAnswer(needed, met, words)


def majority(
    rule: MeetingRule, members: int, present: int, ayes: int, *, unit: str = "人"
) -> MajorityAnswer:
    """表决多数 · Are the ayes enough? The rule says whether of those present or of all members.

    Abstentions and silence count in the base. Raises WrongCount as ``quorum`` does, and for more
    ayes than people present.
    """
    _check_roll(members, present)
    _check_votes(present, ayes)
    by_attendees = rule.majority.of is ShareBase.ATTENDEES
    total = present if by_attendees else members
    needed = rule.majority.needed(total)
    met = rule.majority.met(ayes, total)
    verdict = "通过" if met else "没有通过"
    base = f"到会 {total} {unit}" if by_attendees else f"全体 {total} {unit}"
    demand = _share_words(rule.majority, total, unit)
    words = f"{base}，{demand}赞成。赞成 {ayes} {unit}，{verdict}。"
    return MajorityAnswer(needed, met, words)


def certificate(  # noqa: PLR0917  票数的次序就是票面的次序
    rule: MeetingRule,
    members: int,
    present: int,
    for_: int,
    against: int,
    abstain: int,
    *,
    unit: str = "人",
) -> ValidityAnswer:
    """效力证明 · Quorum and majority of one vote in one answer, ready to be printed.

    ``for_ + against + abstain`` may be less than ``present`` (the silent are named), never more.
    Raises WrongCount for impossible counts.
    """
    reached = quorum(rule, members, present, unit=unit)
    _check_votes(present, for_, against, abstain)
    decided = majority(rule, members, present, for_, unit=unit)
    adopted = reached.met and decided.met
    words = reached.words + (
        decided.words + _other_votes(present - for_, against, abstain, unit)
        if reached.met
        else "到会人数不够，表决不论结果都没有效力。"
    )
    return ValidityAnswer(
        quorum_needed=reached.needed,
        quorum_met=reached.met,
        majority_needed=decided.needed,
        adopted=adopted,
        valid=reached.met,
        words=f"{words}依据：{rule.basis.cite.rstrip('。')}。",
        basis=rule.basis,
    )


def composition(
    rule: CompositionRule, committee: int, representatives: int, women: int
) -> CompositionAnswer:
    """代表会议的组成 · Do representatives, and women among them, have their shares of all members?

    ``committee`` members plus ``representatives`` are all members; ``women`` are the women among
    the representatives. Raises WrongCount for negative numbers, no member, or more women than
    representatives.
    """
    if min(committee, representatives, women) < 0 or women > representatives:
        raise WrongCount(
            f"人数不对：委员 {committee}，代表 {representatives}，其中妇女 {women}。",
            where="代表会议的组成",
            hint="人数不能是负数，妇女代表不能多于代表",
        )
    members = committee + representatives
    _check_roll(members, 0)
    enough, least, first = _part(rule.representatives_share, "代表", representatives, members)
    fair, fewest, second = _part(rule.women_share, "妇女代表", women, members)
    words = f"全体组成人员 {members} 人。{first}{second}依据：{rule.basis.cite}。"
    return CompositionAnswer(members, least, enough, fewest, fair, words, rule.basis)


def fewest_representatives(rule: CompositionRule, committee: int) -> int:
    """最少代表人数 · The least number of representatives beside ``committee`` members.

    From n/(n + committee) ≥ share, so 7 members and four fifths need 28. At least 1.
    """
    if committee < 0:
        raise WrongCount(
            f"委员人数不能是 {committee}。", where="代表会议的组成", hint="填不小于零的人数"
        )
    share = rule.representatives_share
    if share is None:
        return 1
    left, right = share.denominator - share.numerator, share.numerator * committee
    return max(1, right // left + 1 if share.strict else -(-right // left))


def share_name(share: Share) -> str:
    """份额的说法 · 三分之二以上, 过半数, 超过三分之二."""
    if share.strict and (share.numerator, share.denominator) == (1, 2):
        return "过半数"
    fraction = f"{_numeral(share.denominator)}分之{_numeral(share.numerator)}"
    return f"超过{fraction}" if share.strict else f"{fraction}以上"


def _share_words(share: Share, total: int, unit: str = "人") -> str:
    """三分之二是 31.33 人，至少要 32 人 · one clause of arithmetic."""
    part = _decimal(share.numerator * total, share.denominator)
    least = f"至少要 {share.needed(total)} {unit}"
    if share.strict:
        half = (share.numerator, share.denominator) == (1, 2)
        return f"{'过半数' if half else share_name(share)}要多于 {part} {unit}，{least}"
    return f"{share_name(share).removesuffix('以上')}是 {part} {unit}，{least}"


def _part(share: Share | None, who: str, count: int, members: int) -> tuple[bool, int | None, str]:
    if share is None:
        return True, None, ""
    met = share.met(count, members)
    verdict = "够了" if met else "不够"
    words = f"{who}{_share_words(share, members)}，现有 {count} 人，{verdict}。"
    return met, share.needed(members), words


def _other_votes(rest: int, against: int, abstain: int, unit: str) -> str:
    if rest == 0:
        return ""
    parts = [f"反对 {against} {unit}", f"弃权 {abstain} {unit}"]
    if silent := rest - against - abstain:
        parts.append(f"没有表态 {silent} {unit}")
    return "，".join(parts) + "，都不算赞成。"


def _check_roll(members: int, present: int) -> None:
    if members < 1 or not 0 <= present <= members:
        raise WrongCount(
            f"人数不对：应到 {members} 人，到会 {present} 人。",
            where="到会人数",
            hint="应到至少一人，到会不能多于应到",
        )


def _check_votes(present: int, *votes: int) -> None:
    if min(votes) < 0 or sum(votes) > present:
        raise WrongCount(
            f"票数不对：到会 {present} 人，票数合计 {sum(votes)}。",
            where="表决票数",
            hint="票数不能是负数，合计不能多于到会人数",
        )


def _decimal(numerator: int, denominator: int) -> str:
    """Two decimals, rounded half up, by integers; whole numbers without decimals."""
    if numerator % denominator == 0:
        return str(numerator // denominator)
    hundredths = (200 * numerator + denominator) // (2 * denominator)
    return f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")


def _numeral(number: int) -> str:
    return DIGITS[number] if number < len(DIGITS) else str(number)
