"""规范字节:同样的内容永远是同样的字节。Canonical bytes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudong.ground.record.canonical import digest, encode, octets, plain

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


class Colour(StrEnum):
    RED = "red"


def test_the_bytes_are_these() -> None:
    content = {"b": [1, True, None], "a": "清单", "日": date(2026, 3, 2)}
    assert encode(content) == '{"a":"清单","b":[1,true,null],"日":"2026-03-02"}'.encode()


def test_an_instant_is_utc_with_microseconds() -> None:
    shanghai = timezone(timedelta(hours=8))
    here = datetime(2026, 3, 2, 9, 0, tzinfo=shanghai)
    assert plain(here) == plain(here.astimezone(UTC)) == "2026-03-02T01:00:00.000000Z"


def test_other_values_have_one_form() -> None:
    identity = UUID("12345678-1234-5678-1234-567812345678")
    assert plain({Colour.RED: (identity, b"\x0a")}) == {"red": [str(identity), "0a"]}


@pytest.mark.parametrize(
    "stranger",
    [0.5, Decimal("1.0"), {1.5: 1}, {1, 2}, object(), datetime(2026, 3, 2)],  # noqa: DTZ001
)
def test_strangers_and_floats_are_refused(stranger: object) -> None:
    with pytest.raises(TypeError):
        encode({"value": stranger})


@given(values)
def test_there_and_back(value: object) -> None:
    assert json.loads(encode(value)) == value
    assert encode(json.loads(encode(value))) == encode(value)


@given(st.dictionaries(st.text(), st.integers(), min_size=2))
def test_the_order_of_keys_does_not_matter(content: dict[str, int]) -> None:
    backwards = dict(reversed(content.items()))
    assert encode(content) == encode(backwards)
    assert digest(content) == digest(backwards)


@given(st.text())
def test_bytes_that_a_hand_left_as_text_are_still_read(text: str) -> None:
    assert octets(text) == octets(text.encode()) == octets(memoryview(text.encode()))
