"""规则命令:会前试算一次会议算不算数。The command that tries a meeting out against the rules. No Django apps."""

from __future__ import annotations

from argparse import Namespace

from hudong.doors.cli.answers import CommandError, Exit, Out
from hudong.ground.kernel import clock
from hudong.ground.law.meetings import WrongCount
from hudong.ground.law.preparing import SittingUnclear, try_out
from hudong.ground.law.terms import Sitting, UnknownMeeting


def check(options: Namespace, out: Out) -> int:
    """试算会议 · Quorum, majority and validity by the rule of that day; no rule on that day exits 3.

    Impossible counts, an unknown name, or a way of counting that is missing or not in the law are
    bad input (2).
    """
    try:
        answer = try_out(
            options.meeting,
            on=options.on or clock.today(),
            members=options.members,
            present=options.present,
            for_=options.ayes,
            against=options.against,
            abstain=options.abstain,
            sitting=Sitting(options.sitting) if options.sitting else None,
            place=options.place,
        )
    except (SittingUnclear, UnknownMeeting, WrongCount) as error:
        raise CommandError(error.code, error.message, where=error.where, hint=error.hint) from error
    out.answer(
        {
            "quorum_needed": answer.quorum_needed,
            "quorum_met": answer.quorum_met,
            "majority_needed": answer.majority_needed,
            "adopted": answer.adopted,
            "valid": answer.valid,
            "basis": answer.basis.cite,
            "words": answer.words,
        },
        answer.words,
        f"结论：{'通过' if answer.adopted else '没有通过' if answer.valid else '会议没有效力'}",
    )
    return Exit.ANSWERED
