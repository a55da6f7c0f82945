"""公开页面比裸 WSGI:三十行的一页,同一个工人,同样的字节。A public page against raw WSGI.

Over HTTP on one kept connection, nothing compressed, load and server on different cores. Besides
the time that a reader waits, the processor time of the server is compared: it does not depend on
who else uses the machine.
"""

from __future__ import annotations

from http.client import HTTPConnection
from statistics import median
from typing import Final

from django.test import Client

from hudong.doors.cli.serve import THREADS
from hudong.ground.kernel import clock
from hudong.ground.kernel.reads import counting
from tests.rooms.agreements.builders_agreements import a_published_edition
from tests.scale.home import make_database
from tests.scale.lists import FIRST_DAY, LIST, fill_list
from tests.scale.ratio import Ratio, in_turn, waited
from tests.scale.result import Result, of_ratio, range_words
from tests.scale.serving import AS_IS, Server, keep_apart, one_worker

GOAL: Final = 8
MOST_STATEMENTS: Final = 4
MATTERS: Final = 3_000
WARM_UP: Final = 50
PAGES: Final = 40
SERVED_BY: Final = {
    "DJANGO_SETTINGS_MODULE": "config.settings.prod",
    "HUDONG_PLAIN_HTTP": "1",
    "HUDONG_HOSTS": "127.0.0.1",
}


def measure() -> list[Result]:
    """量页面 · The first page of a list of ``MATTERS`` matters, 30 rows, as in production."""
    make_database()
    with clock.clock_at(clock.instant_on(FIRST_DAY)):
        fill_list(a_published_edition(), MATTERS)
    with one_worker(SERVED_BY, threads=THREADS) as server:
        apart = keep_apart(server)
        reader = _Reader(server)
        size = reader.check_equal()
        waiting, working = reader.compare()
    note = "" if apart else "只有一个核，网站和读者挤在一起"
    about = f"{size / 1024:.1f} kB"
    return [
        of_ratio(f"公开清单页比裸 WSGI，30 行，{about}", waiting, most=GOAL, note=note),
        _work(working),
        _statements(),
    ]


class _Reader:
    """读者 · One connection that asks for the page and for the same bytes as they are."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
        self.working: dict[str, list[float]] = {LIST: [], AS_IS + LIST: []}

    def get(self, path: str) -> bytes:
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200 or answer.headers.get("Content-Encoding"):
            raise RuntimeError(f"{path} 回答 {answer.status} {answer.headers.items()}")
        return body

    def check_equal(self) -> int:
        """同样的字节 · Both answers are equal and show 30 rows; their size in bytes."""
        made, kept = self.get(LIST), self.get(AS_IS + LIST)
        if made != kept or made.count(b"/matters/") != 30:
            raise AssertionError("两边的页面不一样，或者不是三十行，比值不作数")
        for _ in range(WARM_UP):
            self.get(LIST)
            self.get(AS_IS + LIST)
        return len(made)

    def compare(self) -> tuple[Ratio, Ratio]:
        """比 · What the reader waits for, and what the server works, from the same blocks."""
        waiting = in_turn(lambda: self._block(LIST), lambda: self._block(AS_IS + LIST))
        made, kept = (iter(self.working[path]) for path in (LIST, AS_IS + LIST))
        working = in_turn(lambda: next(made), lambda: next(kept))
        return waiting, working

    def _block(self, path: str) -> float:
        before = self.server.processor_seconds()
        times = [waited(lambda: self.get(path)) for _ in range(PAGES)]
        self.working[path].append((self.server.processor_seconds() - before) / PAGES)
        return median(times)


def _work(ratio: Ratio) -> Result:
    """网站干了多少活 · Without a goal: granian takes and sends in Rust, so raw bytes cost next to nothing."""
    return Result(
        "同上，只算网站的处理器时间", f"{ratio.ratio:.2f} 倍",
        note=f"{range_words(ratio)}；收发都在 granian 里，裸 WSGI 几乎不花 Python",
        facts=ratio.facts(),
    )  # fmt: skip


def _statements() -> Result:
    """数语句 · What one page asks of the database; the county's own line is kept for a while."""
    client, counts = Client(), []
    for _ in range(3):
        with counting() as counter:
            client.get(LIST, headers={"Host": "127.0.0.1"})
        counts.append(counter.count)
    return Result(
        f"公开清单页的语句，{MATTERS} 个事项", f"{max(counts)} 条", f"≤ {MOST_STATEMENTS} 条",
        max(counts) <= MOST_STATEMENTS, facts={"statements": counts},
    )  # fmt: skip
