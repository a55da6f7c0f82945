"""版次:不再改动,增补成新的一版,旧的一字不差。Editions stay as they are; a change is a new edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.refusals import NotFound
from hudong.ground.law.terms import PaymentMode
from hudong.ground.record.queries import entries_about
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.terms import EDITION_KIND, MatterLine, Scope, Way
from tests.builders import a_department, refuses, the_head_of, within_another_act

pytestmark = pytest.mark.django_db


def an_admitted_matter():
    return MatterLine(
        title="防溺水宣传",
        standard="每年两次",
        payment_mode=PaymentMode.PAID_ASSISTANCE,
        basis_cite="《示例助老法》第一条",
        basis_words="协助",
        payer_id=a_department().pk,
        scope=Scope.VILLAGE,
        unit="每村每年",
        unit_price_fen=50000,
        quantity=1,
        origin="准入",
        way=Way.GATE,
    )


def test_before_the_first_edition_there_is_none():
    assert queries.edition_on(day=date(2026, 1, 1)) is None
    assert queries.editions() == ()
    assert queries.review_page() is None


def amend(office, edition, document_no="示政社〔2026〕2号", added=None, reason="准入"):
    head = the_head_of(office)
    with within_another_act(head):
        return acts.amend_edition(
            actor=head,
            edition=edition,
            document_no=document_no,
            added=(added or an_admitted_matter(),),
            reason=reason,
        )


def test_an_amendment_is_a_new_edition_and_the_old_one_stays(at_step):
    review = at_step("published")
    day = clock.today()
    first = queries.edition_on(day=day)
    before = queries.matters_of(edition=first)
    clock.set_clock(clock.instant_on(date(2026, 4, 2)))
    amended = amend(review.office, first)
    assert amended.number == first.number + 1
    assert queries.matters_of(edition=first) == before
    assert queries.edition_on(day=day) == first
    second = queries.edition_on(day=date(2026, 4, 2))
    now = queries.matters_of(edition=second)
    assert [row.title for row in now][-1] == "防溺水宣传"
    assert [row.lineage for row in now[:-1]] == [row.lineage for row in before]
    assert [row.declaration_id for row in now[:-1]] == [row.declaration_id for row in before]
    assert amended.digest != first.digest


def test_the_lists_are_amended_only_within_the_decision_at_the_gate(at_step):
    review, added = at_step("published"), an_admitted_matter()
    with refuses(acts.amend_edition, because="只随准入决定增补"):
        acts.amend_edition(
            actor=the_head_of(review.office),
            edition=queries.edition_on(day=clock.today()),
            document_no="二号",
            added=(added,),
            reason="准入",
        )


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        ({"title": " "}, "名称"),
        ({"basis_cite": ""}, "法律依据"),
        ({"payer_id": None}, "谁出钱"),
        ({"unit_price_fen": 0}, "经费标准"),
        ({"payment_mode": PaymentMode.UNPAID_DUTY}, "支付方式"),
    ],
)
def test_an_admitted_matter_comes_with_name_basis_payer_and_money(at_step, change, lacking):
    review = at_step("published")
    added = replace(an_admitted_matter(), **change)
    with refuses(acts.amend_edition, because=lacking):
        amend(review.office, queries.edition_on(day=clock.today()), added=added)


def test_only_the_newest_edition_can_be_amended(at_step):
    review = at_step("published")
    first = queries.edition_on(day=clock.today())
    added = an_admitted_matter()
    amend(review.office, first, "二号", added)
    with refuses(acts.amend_edition, because="不是最新的"):
        amend(review.office, first, "三号", added)


def test_a_document_number_is_used_once(at_step):
    review, added = at_step("published"), an_admitted_matter()
    with refuses(acts.amend_edition, because="已经用过"):
        amend(review.office, queries.edition_on(day=clock.today()), "示政社〔2026〕1号", added)


def test_a_later_review_keeps_lineages_and_what_came_through_the_gate(at_step, second_review):
    review = at_step("published")
    first = queries.edition_on(day=clock.today())
    amend(review.office, first)
    before = {row.title: row.lineage for row in queries.matters_of(edition=first)}
    second_review("published")
    newest = queries.edition_on(day=clock.today())
    now = {row.title: row.lineage for row in queries.matters_of(edition=newest)}
    assert newest.previous.number == 2
    assert now["老年人家庭走访"] == before["老年人家庭走访"]
    assert "防溺水宣传" in now


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
