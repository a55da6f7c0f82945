"""版次:不再改动,增补成新的一版,旧的一字不差。Editions stay as they are; a change is a new edition."""

from __future__ import annotations

from datetime import date

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.law.terms import PaymentMode
from hudong.ground.record.queries import entries_about
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.terms import EDITION_KIND, MatterLine, Scope
from tests.builders import a_department, refuses, the_head_of

pytestmark = pytest.mark.django_db


def an_admitted_matter():
    return MatterLine(
        title="防溺水宣传", standard="每年两次", payment_mode=PaymentMode.PAID_ASSISTANCE,
        basis_cite="《示例助老法》第一条", basis_words="协助", payer_id=a_department().pk,
        scope=Scope.VILLAGE, unit="每村每年", unit_price_fen=50000, quantity=1, origin="准入",
    )


def test_before_the_first_edition_there_is_none():
    assert queries.edition_on(day=date(2026, 1, 1)) is None
    assert queries.editions() == ()
    assert queries.review_page() is None


def test_an_amendment_is_a_new_edition_and_the_old_one_stays(at_step):
    review = at_step("published")
    day = clock.today()
    first = queries.edition_on(day=day)
    before = queries.matters_of(edition=first)
    clock.set_clock(clock.instant_on(date(2026, 4, 2)))
    amended = acts.amend_edition(
        actor=the_head_of(review.office), edition=first, document_no="示政社〔2026〕2号",
        added=an_admitted_matter(), reason="准入",
    )
    assert amended.number == first.number + 1
    assert queries.matters_of(edition=first) == before
    assert queries.edition_on(day=day) == first
    second = queries.edition_on(day=date(2026, 4, 2))
    now = queries.matters_of(edition=second)
    assert [row.title for row in now][-1] == "防溺水宣传"
    assert [row.lineage for row in now[:-1]] == [row.lineage for row in before]
    assert amended.digest != first.digest


def test_only_the_newest_edition_can_be_amended(at_step):
    review = at_step("published")
    first = queries.edition_on(day=clock.today())
    head = the_head_of(review.office)
    acts.amend_edition(
        actor=head, edition=first, document_no="二号", added=an_admitted_matter(), reason="准入"
    )
    with refuses(acts.amend_edition, because="不是最新的"):
        acts.amend_edition(
            actor=head, edition=first, document_no="三号", added=an_admitted_matter(), reason="准入"
        )


def test_a_document_number_is_used_once(at_step):
    review = at_step("published")
    with refuses(acts.amend_edition, because="已经用过"):
        acts.amend_edition(
            actor=the_head_of(review.office), edition=queries.edition_on(day=clock.today()),
            document_no="示政社〔2026〕1号", added=an_admitted_matter(), reason="准入",
        )


def test_an_edition_stands_in_the_record_with_its_digest(at_step):
    at_step("published")
    edition = queries.edition_on(day=clock.today())
    (entry,) = entries_about([(EDITION_KIND, str(edition.pk))])
    assert entry.act == "catalogue.publish_edition"


def test_a_matter_has_its_page(at_step):
    at_step("published")
    edition = queries.edition_on(day=clock.today())
    row = queries.matters_of(edition=edition)[-1]
    page = queries.matter_page(matter_id=row.matter_id)
    assert page.matter == row
    assert page.edition.duties == page.edition.assistance == 1
    assert page.first_published_on == edition.published_on


def test_a_matter_that_is_none_is_not_found():
    with pytest.raises(NotFound):
        queries.matter_page(matter_id=404)
