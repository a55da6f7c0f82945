"""签署和生效:期满才能签,谁先签都一样,签的就是表决的那一份。"""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from hudong.ground.kernel import clock
from hudong.ground.kernel.verify import verify
from hudong.ground.people import acts as people
from hudong.ground.kernel.actor import SETUP
from hudong.instruments.notices import queries as notice_queries
from hudong.instruments.notices.terms import NoticeKind
from hudong.mechanisms.agreements import acts, queries
from hudong.mechanisms.agreements.terms import AGREEMENT_KIND, Party
from tests.builders import (
    a_neighbourhood,
    a_town,
    a_village,
    an_officer_of,
    refuses,
    representatives_of,
    the_head_of,
)
from tests.rooms.agreements.builders_agreements import (
    both_agree,
    cleared_for,
    drafted_for,
    fresh,
    held,
    notice_over,
    ready_for_the_vote,
    signed_by_both,
    submitted,
)

pytestmark = pytest.mark.django_db


def sign(body, agreement, *, by=None, digest=None, seal="公章"):
    return acts.sign_agreement(
        actor=by or the_head_of(body), agreement=agreement,
        digest=agreement.digest if digest is None else digest, seal=seal,
    )


def test_from_draft_to_force_and_everything_is_on_record(tmp_path):
    agreement = signed_by_both(cleared_for(a_village()))
    assert (agreement.state, agreement.in_force_on) == ("in_force", clock.today())
    page = queries.agreement_page(agreement_id=agreement.pk)
    assert page.is_unchanged
    assert [line.party for line in page.signatures] == [Party.A, Party.B]
    assert page.signatures[1].basis_cite == "《村民委员会组织法》第十三条"
    (public,) = notice_queries.notices_about(
        subject_kind=AGREEMENT_KIND, subject_id=agreement.pk, kind=NoticeKind.AGREEMENT
    )
    assert public.publisher == "示例村村民委员会"
    assert verify(home=tmp_path).ok
