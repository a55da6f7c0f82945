"""演示的时钟:按整天移动,关掉再开也一样。The demo's clock: moved by whole days, kept beside its database."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from hudong.ground.kernel import clock

FILE = "clock.json"


def live_on(day: date, *, home: Path) -> None:
    """从此今天就是那一天 · From now on, in every process of this demo, today is ``day``."""
    forget(home=home)
    shift = day - clock.today()
    home.mkdir(parents=True, exist_ok=True)
    (home / FILE).write_text(json.dumps({"shift_days": shift.days}))
    clock.shift_by(shift)


def resume(*, home: Path) -> None:
    """接着走 · Takes up the shift that the story left; without one the clock is the machine's."""
    if (home / FILE).exists():
        shift = json.loads((home / FILE).read_text())["shift_days"]
        clock.shift_by(timedelta(days=shift))


def forget(*, home: Path) -> None:
    """回到真实的今天 · Forgets the shift."""
    (home / FILE).unlink(missing_ok=True)
    clock.shift_by(timedelta(0))
