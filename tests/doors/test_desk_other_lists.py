"""其他清单在工作台上 · The office sets up the other lists and proposes a matter, through forms alone."""

from __future__ import annotations

import pytest

from hudong.mechanisms.catalogue import queries
from hudong.mechanisms.catalogue.terms import Catalogue, guide_codes
from tests.builders import a_county, the_head_of, with_office
from tests.doors.desk_worlds import a_review_declaring
from tests.doors.desking import at_the_desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]


def test_the_other_lists_are_set_up_and_used_at_the_desk() -> None:
    review = a_review_declaring()
    office = at_the_desk(the_head_of(with_office()))
    propose = f"/desk/catalogue/propose_listed/{review.pk}/"
    assert propose not in office.may_do()
    office.does(
        f"/desk/catalogue/configure_lists/{a_county().pk}/",
        keep_negative="1",
        name_negative="示例市村级负面事项清单",
        **{f"words-{len(guide_codes())}": "把经费推给村里"},
    )
    kept = {line.kind: line.name for line in queries.kept_lists()}
    assert kept[Catalogue.NEGATIVE] == "示例市村级负面事项清单"
    assert Catalogue.CERTIFICATES not in kept
    assert queries.reason_codes()[-1].words == "把经费推给村里"
    assert propose in office.may_do()
    office.does(
        propose,
        catalogue="negative",
        title="电商数据填报",
        reason_code=guide_codes()[0].code,
        standard="任何部门不得要求村里填",
        scope="both",
    )
    (proposed,) = review.declarations.order_by("id")
    assert (proposed.catalogue, proposed.reason_code) == ("negative", guide_codes()[0].code)
