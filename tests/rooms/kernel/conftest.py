"""门的测试的工具。Fixtures of the kernel tests."""

from __future__ import annotations

import pytest

from hudong.ground.kernel import reactions
from hudong.ground.kernel.act import ACTS
from hudong.ground.kernel.actor import SETUP
from tests.rooms.kernel.lamp import LAMP_ACTS, Lamp, LampTurned, hang_lamp, make_table, turn_again


@pytest.fixture
def lamp(db: None, monkeypatch: pytest.MonkeyPatch) -> Lamp:
    """一盏灭着的灯 · A lamp that hangs and is off; its acts and its reaction are registered."""
    make_table()
    for name, made in LAMP_ACTS.items():
        monkeypatch.setitem(ACTS, name, made)
    monkeypatch.setitem(reactions._reactions, LampTurned, [turn_again])
    return Lamp.objects.get(pk=hang_lamp(actor=SETUP).lamp_id)
