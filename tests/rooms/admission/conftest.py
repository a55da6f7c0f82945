"""准入测试的县:一版清单、申请的部门、审核的部门。A county with an edition, and those who ask and review."""

from __future__ import annotations

import pytest

from tests.builders import with_office
from tests.rooms.admission.builders_admission import reviewers, the_asking_department
from tests.rooms.agreements.builders_agreements import TASKS, a_published_edition


@pytest.fixture
def edition(db):
    found = a_published_edition(TASKS[:3])
    reviewers()
    return found


@pytest.fixture
def department(edition):
    return the_asking_department()


@pytest.fixture
def office(edition):
    return with_office()
