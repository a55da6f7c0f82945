"""幂等键:同一个人、同一个行为、同一个键,只办一次。Idempotency keys of (actor, act, key)."""

from __future__ import annotations

import pytest
from django.test import override_settings

from hudong.ground.kernel.actor import CLOCK, SETUP
from hudong.ground.kernel.models import KEY_LENGTH, ActKey
from hudong.ground.kernel.refusals import Conflict, Invalid, OutOfOrder
from hudong.ground.record.models import Entry
from tests.builders import refuses
from tests.rooms.kernel.lamp import Lamp, hang_lamp, light_lamp


def test_the_same_key_gives_the_same_fact_again(lamp: Lamp) -> None:
    first = light_lamp(actor=CLOCK, lamp=lamp, numbers=[1, 2], key="表单甲")
    before = Entry.objects.count()
    again = light_lamp(actor=CLOCK, lamp=lamp, numbers=[1, 2], key="表单甲")
    assert again == first
    assert again.by.value == first.by.value
    assert Entry.objects.count() == before


def test_the_same_key_with_another_body_is_refused(lamp: Lamp) -> None:
    light_lamp(actor=CLOCK, lamp=lamp, numbers=[1], key="表单甲")
    with refuses(light_lamp, because="已经用这个编号提交过，但内容不同", kind=Conflict):
        light_lamp(actor=CLOCK, lamp=lamp, numbers=[2], key="表单甲")


def test_the_same_key_for_another_subject_is_another_body(lamp: Lamp) -> None:
    other = Lamp.objects.get(pk=hang_lamp(actor=SETUP).lamp_id)
    light_lamp(actor=CLOCK, lamp=lamp, key="表单甲")
    with refuses(light_lamp, because="内容不同", kind=Conflict):
        light_lamp(actor=CLOCK, lamp=other, key="表单甲")


def test_a_refusal_is_not_kept(lamp: Lamp) -> None:
    with refuses(light_lamp, kind=Invalid):
        light_lamp(actor=CLOCK, lamp=lamp, note="?", key="表单甲")
    assert not ActKey.objects.exists()
    light_lamp(actor=CLOCK, lamp=lamp, note="！", key="表单甲")
    lamp.refresh_from_db()
    assert (lamp.state, lamp.note) == ("on", "！")


def test_the_key_of_one_actor_is_nothing_to_another(lamp: Lamp) -> None:
    light_lamp(actor=CLOCK, lamp=lamp, key="表单甲")
    with refuses(light_lamp, because="现在是“亮着”", kind=OutOfOrder):
        light_lamp(actor=SETUP, lamp=lamp, key="表单甲")


def test_the_key_of_one_act_is_nothing_to_another(lamp: Lamp) -> None:
    light_lamp(actor=CLOCK, lamp=lamp, key="表单甲")
    fact = hang_lamp(actor=CLOCK, key="表单甲")
    assert fact.lamp_id != lamp.pk


def test_without_a_key_every_call_counts(lamp: Lamp) -> None:
    assert hang_lamp(actor=SETUP).lamp_id != hang_lamp(actor=SETUP).lamp_id


def test_an_endless_key_is_refused(lamp: Lamp) -> None:
    with refuses(light_lamp, because="提交编号超过", kind=Invalid):
        light_lamp(actor=CLOCK, lamp=lamp, key="甲" * (KEY_LENGTH + 1))


def test_arguments_that_cannot_be_compared_are_a_mistake(lamp: Lamp) -> None:
    with pytest.raises(TypeError, match="float"):
        light_lamp(actor=CLOCK, lamp=lamp, numbers=[0.5], key="表单甲")


def test_an_argument_left_out_is_the_same_as_its_default(lamp: Lamp) -> None:
    first = light_lamp(actor=CLOCK, lamp=lamp, key="表单甲")
    assert light_lamp(actor=CLOCK, lamp=lamp, note="", numbers=(), key="表单甲") == first


def test_equal_arguments_cannot_be_told_from_what_is_kept(lamp: Lamp) -> None:
    hang_lamp(actor=SETUP, note="同样的", key="表单甲")
    hang_lamp(actor=SETUP, note="同样的", key="表单乙")
    one, two = ActKey.objects.order_by("id")
    assert one.arguments != two.arguments
    assert one.salt != two.salt


def test_a_key_holds_when_the_secret_of_the_site_changes(lamp: Lamp) -> None:
    first = light_lamp(actor=CLOCK, lamp=lamp, key="表单甲")
    with override_settings(SECRET_KEY="换过的密钥"):
        assert light_lamp(actor=CLOCK, lamp=lamp, key="表单甲") == first
