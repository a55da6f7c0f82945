"""查对依据的命令:一段话里引了哪几条,逐条站不站得住。The command that judges a claimed basis. No Django apps."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from hudong.doors.cli.answers import CommandError, Exit, Out
from hudong.doors.cli.laws import open_library
from hudong.ground.kernel import clock
from hudong.ground.law.judge import judge_claim
from hudong.ground.law.terms import ClaimOutcome, Judgement


def judge(options: Namespace, out: Out) -> int:
    """查对依据 · One answer per citation in the order of the claim; a bad basis is answered too (0).

    Text in which nothing is cited exits 2 and says what to write.
    """
    claim = " ".join(options.claim)
    library = open_library(out)
    on = options.on or clock.today()
    found = judge_claim(library, claim, title=options.title, on=on)
    if not found.judgements:
        raise CommandError(
            "no_citation",
            found.reason.rstrip("。"),
            where=claim or "（空）",
            hint="请写法规名称和条号，例如：《传染病防治法》第十五条第二款",
        )
    out.answer([as_json(said) for said in found.judgements], *_lines(found, on.isoformat()))
    return Exit.ANSWERED


def as_json(said: Judgement) -> dict[str, Any]:
    """一条判断的 JSON · null where it cannot be determined.

    ``kind`` joins several by ``|``, the main one first; ``none`` where the place exists and asks
    nothing. ``payment_mode`` is the name in the glossary (``PAID_ASSISTANCE``).
    """
    return {
        "citation": said.citation,
        "instrument": said.instrument,
        "article": said.article,
        "exists": said.exists,
        "in_force": said.in_force,
        "names_committee": said.names_committee,
        "kind": _kind(said),
        "moved_to": said.moved_to,
        "payment_mode": said.payment_mode.name if said.payment_mode else None,
        "verdict": said.verdict.value,
        "reason": said.reason,
    }


def _kind(said: Judgement) -> str | None:
    if said.kinds:
        return "|".join(kind.value for kind in said.kinds)
    return "none" if said.names_committee is False else None


def _lines(found: ClaimOutcome, day: str) -> list[str]:
    lines = []
    for number, said in enumerate(found.judgements, start=1):
        lines.append(f"{number}. {said.citation}　{said.verdict.words}")
        lines.append(f"   {said.reason}")
    mode = f"；支付方式：{found.payment_mode.words}" if found.payment_mode else ""
    lines.append(f"合起来：{found.outcome.words}{mode}（按 {day} 的法）")
    return lines
