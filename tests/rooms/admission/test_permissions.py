"""谁可以办:准入室的许可表。The permission matrix of the gate."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from hudong.ground.kernel import clock
from tests.builders import a_county, a_department, a_town, a_village, an_officer_of, with_office
from tests.rooms.admission.builders_admission import the_justice_bureau
from tests.rooms.matrix import kept, matrix, the_cast

pytestmark = pytest.mark.django_db


def test_the_permission_matrix() -> None:
    """许可表 · A request that waits for the justice bureau, an emergency of the department."""
    town, village = a_town(), a_village("示例村")
    other = a_village("邻村", town=a_town("邻镇"))
    with_office(a_county())
    department, bureau = a_department(), the_justice_bureau()
    cast = {**the_cast(town, village, other), "司法局": an_officer_of(bureau)}
    request = SimpleNamespace(department_id=department.pk, at_body_id=bureau.pk)
    table = matrix(
        "admission",
        cast,
        clock.today(),
        department=department,
        request=request,
        draft=SimpleNamespace(department_id=department.pk),
        emergency=SimpleNamespace(department_id=department.pk),
        body=bureau,
    )
    assert table == kept(__file__)
