"""负面事项、出具证明事项:县里自己设,同一套程序走完。The other lists, by the county's own configuration."""

from __future__ import annotations

from datetime import date

import pytest

from hudong.ground.kernel import clock
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.terms import (
    SHANXI_GUIDE,
    Catalogue,
    Decision,
    DeclarationLine,
    ListLine,
    ReasonCode,
    guide_codes,
)
from tests.builders import (
    a_county,
    a_department,
    an_officer_of,
    refuses,
    the_head_of,
    with_office,
)

pytestmark = pytest.mark.django_db

NEGATIVE = DeclarationLine(
    "电商数据填报", "", "任何部门不得要求村里填", reason_code="undeployed_forms"
)
CERTIFICATE = DeclarationLine("收养人状况证明", "", "收养人申请时开")


def both_kept():
    return [
        ListLine(Catalogue.NEGATIVE, "示例市村级负面事项清单", True),
        ListLine(Catalogue.CERTIFICATES, "示例市村级出具证明事项清单", True),
    ]


def configure(lists=(), reasons=()):
    return acts.configure_lists(
        actor=the_head_of(with_office(a_county())), county=a_county(), lists=lists, reasons=reasons
    )


def propose(review, kind, line):
    return acts.declare_tasks(
        actor=an_officer_of(review.office),
        review=review,
        proposer=review.office,
        catalogue=kind,
        lines=[line],
    )


def test_a_county_keeps_the_two_lists_and_others_if_it_says_so(db):
    assert [line.kind for line in queries.kept_lists()] == list(Catalogue.main())
    fact = configure(both_kept())
    assert fact.kept == {"negative": True, "certificates": True}
    assert {line.kind: line.name for line in queries.kept_lists()}[Catalogue.NEGATIVE] == (
        "示例市村级负面事项清单"
    )
    with refuses(acts.configure_lists, because="没有改动"):
        configure(both_kept())
    with refuses(acts.configure_lists, because="没有写清单的正式名称"):
        configure([ListLine(Catalogue.NEGATIVE, " ", True)])
    with refuses(acts.configure_lists, because="两份清单不能不设"):
        configure([ListLine(Catalogue.DUTIES, "履职清单", False)])
    department = a_department()
    with refuses(acts.configure_lists, because="须由县级政社互动工作办公室办理"):
        acts.configure_lists(actor=the_head_of(department), county=a_county(), lists=both_kept())


def test_the_reason_codes_come_from_the_guide_until_the_county_writes_its_own(db):
    assert queries.reason_codes() == guide_codes()
    assert {one.source for one in guide_codes()} == {SHANXI_GUIDE}
    own = ReasonCode("own_rule", "县里规定不得要求的", "本县规定")
    fact = configure(reasons=[guide_codes()[0], own])
    assert set(fact.unused) == {one.code for one in guide_codes()[1:]}
    assert [one.code for one in queries.reason_codes()] == [guide_codes()[0].code, "own_rule"]
    assert len(queries.reason_codes(only_used=False)) == len(guide_codes()) + 1
    with refuses(acts.configure_lists, because="不能用"):
        configure(reasons=[ReasonCode("大写", "理由", "本县规定")])
    with refuses(acts.configure_lists, because="写了两次"):
        configure(reasons=[own, own])
    with refuses(acts.configure_lists, because="理由和出处都要写"):
        configure(reasons=[ReasonCode("ab", "理由", " ")])


def test_only_the_office_proposes_for_a_list_that_is_kept_with_a_known_reason(review):
    with refuses(acts.declare_tasks, because="没有设立负面事项清单"):
        propose(review, Catalogue.NEGATIVE, NEGATIVE)
    configure(both_kept())
    with refuses(acts.declare_tasks, because="要选一个在用的理由"):
        propose(review, Catalogue.NEGATIVE, DeclarationLine("填报", "", ""))
    with refuses(acts.declare_tasks, because="只有负面事项才写理由代码"):
        propose(
            review,
            Catalogue.CERTIFICATES,
            DeclarationLine("证明", "", "", reason_code="undeployed"),
        )
    department = a_department()
    with refuses(acts.declare_tasks, because="部门只能申报协助事项"):
        acts.declare_tasks(
            actor=an_officer_of(department),
            review=review,
            proposer=department,
            catalogue=Catalogue.NEGATIVE,
            lines=[NEGATIVE],
        )
    propose(review, Catalogue.NEGATIVE, NEGATIVE)
    with refuses(acts.configure_lists, because="现在不能停用"):
        configure([ListLine(Catalogue.NEGATIVE, "名称", False)])


def test_the_other_lists_go_the_same_way_to_the_edition(review, at_step):
    configure(both_kept())
    propose(review, Catalogue.NEGATIVE, NEGATIVE)
    propose(review, Catalogue.CERTIFICATES, CERTIFICATE)
    at_step("published")
    edition = queries.edition_on(day=clock.today())
    listed = {row.title: row for row in queries.matters_of(edition=edition)}
    certificate = listed["收养人状况证明"]
    assert certificate.catalogue is Catalogue.CERTIFICATES
    negative = next(
        row for row in queries.matters_of(edition=edition) if row.catalogue is Catalogue.NEGATIVE
    )
    assert (negative.title, negative.payment_mode) == ("电商数据填报", None)
    assert queries.negative_match(title="做好电商数据填报工作").code == "undeployed_forms"
    assert queries.negative_match(title="老年人家庭走访") is None


def test_a_declared_task_on_the_negative_list_is_flagged_with_its_code(review, at_step):
    configure(both_kept())
    propose(review, Catalogue.NEGATIVE, NEGATIVE)
    at_step("discussed")
    flagged = next(
        row
        for row in queries.review_page().on_list(Catalogue.ASSISTANCE)
        if row.title == "电商数据填报"
    )
    assert (flagged.reason_code, flagged.decision) == ("undeployed_forms", Decision.RETURN)
    assert "负面事项" in flagged.reason
    kept = next(row for row in queries.review_page().rows if row.title == "老年人家庭走访")
    assert kept.reason_code == ""


def test_a_list_that_a_later_review_does_not_touch_stays(review, at_step, second_review):
    configure(both_kept())
    propose(review, Catalogue.CERTIFICATES, CERTIFICATE)
    at_step("published")
    second_review("published")
    edition = queries.edition_on(day=clock.today())
    assert edition.number == 2
    assert clock.today() > date(2026, 6, 1)
    titles = [row.title for row in queries.matters_of(edition=edition)]
    assert titles.count("收养人状况证明") == 1
