"""同时来:几个线程各办各的,各有各的连接,真的提交。Threads with connections and commits of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import copy_context
from typing import Any

from django.db import connections


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """一起开始 · Starts all jobs together; the outcome of each is its value or its exception."""
    start = threading.Barrier(len(jobs))
    outcomes: list[Any] = [None] * len(jobs)

    def run(number: int, job: Callable[[], Any]) -> None:
        try:
            start.wait(timeout=10)
            outcomes[number] = job()
        except Exception as error:
            outcomes[number] = error
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=copy_context().run, args=(run, number, job))
        for number, job in enumerate(jobs)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads), "有线程卡住了"
    return outcomes


def winners(outcomes: list[Any]) -> list[Any]:
    """办成的 · The outcomes that are no exceptions."""
    return [outcome for outcome in outcomes if not isinstance(outcome, Exception)]


def losers(outcomes: list[Any]) -> list[Exception]:
    """没办成的 · The exceptions."""
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]
