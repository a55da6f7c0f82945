"""放不下的值:说清哪一行哪一栏,不让驱动的话漏出去。Values that do not fit are refused in plain words."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DataError, IntegrityError, connection

from hudong.ground.kernel import troubles
from hudong.ground.kernel.actor import SETUP
from hudong.ground.kernel.refusals import Conflict, Invalid, NotFound
from hudong.ground.kernel.troubles import refusal_for
from hudong.ground.people import acts
from hudong.ground.people.models import Body, LocalRule, Mandate, Person
from hudong.ground.people.terms import DivisionLine, HouseholdLine, MemberLine, Role, Sex
from tests.builders import TERM, a_county, a_village, refuses, with_office

pytestmark = pytest.mark.django_db


def members(*names: str) -> list[MemberLine]:
    return [MemberLine(name, Sex.MALE, Role.OFFICER, "经办人", *TERM) for name in names]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("长" * 41, "太长：最多 40 个字，现在有 41 个"),
        ("甲\x00乙", "不能保存的字符"),
        ("\ud800", "不能保存的字符"),
    ],
    ids=["太长", "空字符", "半个字符"],
)
def test_a_bad_text_names_its_row_and_its_column(name: str, words: str) -> None:
    office = with_office()
    with refuses(acts.enrol_members, because=words, kind=Invalid) as caught:
        acts.enrol_members(actor=SETUP, body=office, lines=members("甲", name))
    assert caught.value.where == "第 2 行“姓名”"
    assert list(caught.value.fields) == ["name"]
    assert caught.value.hint


def test_a_single_row_names_its_column_only() -> None:
    with refuses(acts.found_county, because="“名称”太长", kind=Invalid) as caught:
        acts.found_county(actor=SETUP, code="320585", name="长" * 61, office_name="办")
    assert caught.value.where == "名称"


@pytest.mark.parametrize("value", [2**31, 2**63, 10**30])
def test_a_number_too_large_is_refused_on_every_engine(value: int) -> None:
    county = a_county()
    with refuses(acts.set_local_rule, because="“数值”要在 0 到 2147483647 之间", kind=Invalid):
        acts.set_local_rule(
            actor=SETUP,
            county=county,
            rule="k",
            title="某数",
            value=value,
            from_on=date(2026, 3, 2),
        )
    assert not LocalRule.objects.exists()


def test_a_small_number_too_large_or_negative_is_refused() -> None:
    village = a_village(households=0)
    for adults in (40_000, -1):
        with refuses(
            acts.enrol_households, because="“十八周岁以上人数”要在 0 到 32767", kind=Invalid
        ):
            acts.enrol_households(
                actor=SETUP, community=village, lines=[HouseholdLine(1, 1, "甲", Sex.MALE, adults)]
            )


def test_a_later_save_is_checked_too() -> None:
    village = a_village(households=0)
    head = village.mandates.order_by("id")[0]
    for reason in ("甲\x00", "\ud800"):
        with refuses(acts.open_account, kind=Invalid):
            acts.open_account(actor=SETUP, person=head.person, username=f"名{reason}")


def test_a_value_that_only_the_record_cannot_hold_is_refused_in_plain_words() -> None:
    mandate = a_village(households=0).mandates.order_by("id")[0]
    with refuses(acts.end_mandate, because="不能终止任职：有一项", kind=Invalid):
        acts.end_mandate(actor=SETUP, mandate=mandate, reason="辞职\ud800")


def test_only_a_broken_uniqueness_is_a_conflict() -> None:
    county, line = a_county(), DivisionLine("320585000000", "示例市", "", 3)
    acts.import_divisions(actor=SETUP, county=county, edition="2023", lines=[line])
    with refuses(acts.import_divisions, because="“版本”、“代码”", kind=Conflict):
        acts.import_divisions(actor=SETUP, county=county, edition="2023", lines=[line])


def test_a_reference_without_a_name_of_its_own_is_called_by_what_it_points_to() -> None:
    village = a_village(households=0)
    head, other = village.mandates.order_by("id")[:2]
    refusal = refusal_for(
        failing(
            f"UPDATE people_mandate SET body_id = {head.body_id}, person_id = {head.person_id},"
            f" role = '{head.role}', from_on = '{head.from_on}' WHERE id = {other.pk}"
        ),
        "试",
    )
    assert isinstance(refusal, Conflict)
    assert refusal.where == "“人”、“主体”、“职务”、“任期起”"


def failing(statement: str) -> IntegrityError:
    """驱动怎么说 · The error that the engine at hand gives for this statement."""
    with pytest.raises(IntegrityError) as caught, connection.cursor() as cursor:
        cursor.execute(statement)
    return caught.value


def test_a_broken_check_is_bad_input_not_a_conflict(monkeypatch: pytest.MonkeyPatch) -> None:
    mandate = a_village(households=0).mandates.order_by("id")[0]
    error = failing(f"UPDATE people_mandate SET to_on = '2001-01-01' WHERE id = {mandate.pk}")
    refusal = refusal_for(error, "登记人员和任职")
    assert isinstance(refusal, Invalid)
    assert "互相矛盾" in refusal.message
    [check] = [each for each in Mandate._meta.constraints if each.name.endswith("term_order")]
    monkeypatch.setattr(check, "violation_error_message", "任期止日早于起日")
    assert "任期止日早于起日" in str(refusal_for(error, "登记人员和任职"))


def test_the_constraint_speaks_for_itself_where_it_was_given_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [once] = LocalRule._meta.constraints
    monkeypatch.setattr(once, "violation_error_message", "这一天已经定过了")
    county = a_county()
    rule = {"rule": "k", "title": "某数", "value": 1, "from_on": date(2026, 3, 2)}
    acts.set_local_rule(actor=SETUP, county=county, **rule)
    with refuses(acts.set_local_rule, because="这一天已经定过了", kind=Conflict):
        acts.set_local_rule(actor=SETUP, county=county, **rule)


def test_a_missing_value_names_its_column() -> None:
    body = a_village(households=0)
    refusal = refusal_for(failing(f"UPDATE people_body SET name = NULL WHERE id = {body.pk}"), "试")
    assert isinstance(refusal, Invalid)
    assert "没有填写“全称”" in refusal.message


def test_a_broken_reference_is_a_thing_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Cause(Exception):
        sqlstate = "23503"

    error = IntegrityError("x")
    error.__cause__ = Cause()
    assert isinstance(refusal_for(error, "试"), NotFound)
    assert refusal_for(IntegrityError("存证只能追加"), "试") is None


@pytest.mark.parametrize("error", [DataError("x"), OverflowError("x")])
def test_what_the_driver_says_of_a_value_is_bad_input(error: Exception) -> None:
    assert isinstance(refusal_for(error, "试"), Invalid)
    assert isinstance(error, troubles.TROUBLES)


def test_what_fits_is_left_alone() -> None:
    office = with_office()
    acts.enrol_members(actor=SETUP, body=office, lines=members("长" * 40))
    assert Person.objects.filter(name="长" * 40).exists()
    assert Body.objects.get().name
