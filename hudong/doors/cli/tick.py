"""时钟走一步:到期的事由时钟办理,再送达等着的通知。The clock's command: what is due is done by its acts.

A refusal (for instance unanswered objections) holds up nothing else; it is reported and comes up
again with the next tick. Run it from cron or a timer, several times a day.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hudong.doors.cli.answers import Exit, Out
from hudong.doors.cli.laws import open_library
from hudong.ground.kernel import clock
from hudong.ground.kernel.act import Act
from hudong.ground.kernel.actor import CLOCK
from hudong.ground.kernel.outbox import deliver
from hudong.ground.kernel.refusals import Refusal
from hudong.instruments.notices import acts as notices
from hudong.instruments.notices import queries as notices_read
from hudong.mechanisms.admission import acts as admission
from hudong.mechanisms.admission import queries as gate_read
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries as catalogue_read


@dataclass(frozen=True)
class Deadline:
    """到期的事 · What is due on a day, and the act of the clock that does it with ``argument``."""

    act: Act
    argument: str
    due: Callable[[date], Iterable[Any]]


# 一个室有了到期要办的事,就在这里加一行。
DEADLINES = (
    Deadline(notices.close_notice, "notice", lambda day: notices_read.due_to_close(day=day)),
    Deadline(admission.lapse_request, "request", lambda day: gate_read.requests_to_lapse(day=day)),
    Deadline(admission.end_matter, "request", lambda day: gate_read.matters_to_end(day=day)),
    Deadline(
        admission.end_emergency, "emergency", lambda day: gate_read.emergencies_to_end(day=day)
    ),
)


def run(options: Namespace, out: Out) -> int:
    """走一步 · Does what is due today; says what was done and what still waits, and why."""
    day = clock.today()
    done: list[dict[str, str]] = []
    waiting: list[dict[str, str]] = []
    for deadline in DEADLINES:
        for subject in deadline.due(day):
            line = {"act": deadline.act.name, "title": str(subject)}
            try:
                deadline.act(actor=CLOCK, **{deadline.argument: subject})
            except Refusal as refusal:
                waiting.append({**line, "reason": refusal.message})
            else:
                done.append(line)
    done += _law_watch(day, out)
    delivered = deliver()
    out.answer(
        {"day": day.isoformat(), "done": done, "waiting": waiting, "delivered": delivered},
        f"{day} 到期的事：办了 {len(done)} 件，等着 {len(waiting)} 件；送达 {delivered} 件",
        *(f"已办　{line['title']}" for line in done),
        *(f"等着　{line['title']}：{line['reason']}" for line in waiting),
    )
    return Exit.ANSWERED


def _law_watch(day: date, out: Out) -> list[dict[str, str]]:
    """查对法律变动 · Once there is a list: what it stands on may change with the day alone."""
    if catalogue_read.edition_on(day=day) is None:
        return []
    library = open_library(out)
    edition = catalogue_read.law_news(library=library, day=day)
    if edition is None:
        return []
    watched = catalogue.watch_law(actor=CLOCK, edition=edition, library=library)
    title = f"查对了清单依据的法律，标出 {len(watched.flagged)} 项变动"
    return [{"act": catalogue.watch_law.name, "title": title}]
