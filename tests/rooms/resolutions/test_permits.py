"""共决的许可表。Who may do what in resolutions; the meeting is that of the village."""

from __future__ import annotations

from datetime import date

import pytest

from hudong.instruments.resolutions.models import Meeting, Motion
from tests.builders import a_town, a_village
from tests.rooms.matrix import kept, matrix, the_cast


@pytest.mark.django_db
def test_who_may_do_what() -> None:
    town, village = a_town(), a_village()
    cast = the_cast(town, village, a_village("月亮村"))
    table = matrix(
        "resolutions",
        cast,
        date(2026, 3, 2),
        community=village,
        meeting=Meeting(community=village),
        motion=Motion(community=village),
    )
    assert table == kept(__file__), f"许可变了，现在是：\n{table}"
