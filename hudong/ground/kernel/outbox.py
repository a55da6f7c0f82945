"""发件箱:事情办成以后再告诉别人。The outbox: subscribers hear of a fact after its transaction.

A row per subscriber is written in the act's own transaction, so nothing that happened is ever
lost; delivery comes after the commit, at least once, and a subscriber that fails is tried again
by the clock, at most ``MAX_ATTEMPTS`` times, without holding up the others.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError, transaction

from hudong.ground.kernel import clock
from hudong.ground.kernel.fact import Fact, fact_class
from hudong.ground.kernel.models import OutboxItem
from hudong.ground.record.models import Entry, Sealed
from hudong.ground.record.verify import read_entry

MAX_ATTEMPTS = 10

Handler = Callable[[Fact, Entry], None]
_subscribers: dict[str, tuple[type[Fact], Handler]] = {}
_log = logging.getLogger("hudong.outbox")


def subscribe(name: str, fact: type[Fact], handler: Handler) -> None:
    """订阅 · ``handler(fact, entry)`` is called after commit for each fact of that class."""
    if name in _subscribers:
        raise ValueError(f"订阅名重复：{name}")
    _subscribers[name] = (fact, handler)


def unsubscribe(name: str) -> None:
    """退订 · Forgets a subscriber; its waiting items stay and are skipped."""
    _subscribers.pop(name, None)


def post(fact: Fact, entry: Entry) -> None:
    """投递 · Writes the items of this fact (no statement where nobody listens)."""
    names = [name for name, (kind, _) in _subscribers.items() if isinstance(fact, kind)]
    if not names:
        return
    OutboxItem.objects.bulk_create([OutboxItem(entry=entry, subscriber=name) for name in names])
    # 行为这时已经办成:送的时候再出什么毛病,也不能让门当成没办成、再办一次。
    transaction.on_commit(deliver, robust=True)


def fact_of(entry: Entry) -> Fact:
    """由条目重建事实 · The fact as its act returned it."""
    content = read_entry(entry)
    if content is None:
        raise ValueError(f"第 {entry.pk} 号存证读不出来，请运行 hudong verify")
    sealed = Sealed.objects.filter(pk=entry.pk).first()
    vault = sealed.content.get("personal", {}) if sealed else {}
    return fact_class(entry.fact_kind).from_record(content["fact"], vault)


def deliver() -> int:
    """送达 · Calls the subscribers of all waiting items; returns how many were delivered.

    Whatever goes wrong with one item is written down with it and does not hold up the others.
    """
    waiting = OutboxItem.objects.filter(delivered_at=None, attempts__lt=MAX_ATTEMPTS)
    return sum(_deliver_one(item) for item in waiting.select_related("entry").order_by("id"))


def _deliver_one(item: OutboxItem) -> bool:
    if item.subscriber not in _subscribers:
        return False
    _, handler = _subscribers[item.subscriber]
    item.attempts += 1
    try:
        handler(fact_of(item.entry), item.entry)
    except Exception as error:
        _log.exception("发件 %s 第 %s 次失败", item.subscriber, item.attempts)
        item.problem = f"{type(error).__name__}: {error}"[:500].replace("\x00", "")
    else:
        item.delivered_at, item.problem = clock.now(), ""
    try:
        item.save()
    except DatabaseError:
        # 送过没有记下来:下一次会再送,订阅的一方本来就要受得住重复。
        _log.exception("发件 %s 的结果没有记下", item.subscriber)
    return item.delivered_at is not None
