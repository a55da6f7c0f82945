"""路线:哪些环节、谁办、几天,县里自己定;已经提出的申请走完提出那天的路线。"""

from __future__ import annotations

from datetime import date

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import SETUP
from hudong.ground.kernel.refusals import Invalid, OutOfOrder
from hudong.ground.people.terms import BodyKind, Role
from hudong.instruments.opinions import acts as opinions
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.terms import RouteLine, Ruling, Stage
from tests.builders import (
    a_body,
    a_county,
    a_county_government,
    a_member_of,
    a_village,
    an_officer_of,
    refuses,
    the_head_of,
    with_office,
)
from tests.rooms.admission.builders_admission import (
    a_route,
    ask,
    decide,
    fresh,
    rules,
    the_finance_bureau,
    through,
)
from tests.rooms.agreements.builders_agreements import on

pytestmark = pytest.mark.django_db


def test_until_the_county_sets_its_own_the_example_counts(edition):
    route = queries.route_on(day=clock.today())
    assert (route.route_id, route.title) == (None, "准入路线（示例）")
    assert [one.stage for one in route.stages] == list(Stage)
    bodies = {one.stage: one.body for one in route.stages}
    assert bodies[Stage.LEGALITY] == "示例市司法局"
    assert bodies[Stage.MONEY] == "示例市财政局"
    assert bodies[Stage.RECEIPT] == with_office().name
    assert sum(one.working_days for one in route.stages if one.stage in list(Stage)[:4]) == 15


def test_without_the_bureaus_the_office_does_it_itself(db):
    office = with_office(a_county())
    route = queries.example_route(day=clock.today())
    assert {one.body_id for one in route.stages} == {office.pk}


def test_without_an_office_nobody_receives_anything(db):
    a_county()
    with pytest.raises(OutOfOrder, match="没有登记县级办公室"):
        queries.route_on(day=clock.today())


def test_a_new_route_is_for_new_requests_only(department, office):
    running = ask(department)
    a_route(stages=(Stage.RECEIPT, Stage.MONEY, Stage.MEETING, Stage.ENTRY), title="短路线")
    later = ask(department)
    page, other = (queries.request_page(request_id=one.pk) for one in (running, later))
    assert [line.stage for line in page.stages] == list(Stage)
    assert len(other.stages) == 4
    assert (page.route, other.route) == ("", "短路线")
    rules(later)
    assert fresh(later).state == "money"
    through(later)
    assert fresh(later).notice_id is None
    rules(running)
    assert fresh(running).state == "legality"


def test_a_route_counts_from_its_day(department, office):
    a_route(stages=(Stage.RECEIPT, Stage.MEETING, Stage.ENTRY), from_on=date(2026, 4, 10))
    assert len(queries.request_page(request_id=ask(department).pk).stages) == 6
    on(date(2026, 4, 10))
    assert len(queries.request_page(request_id=ask(department).pk).stages) == 3
    assert [title for _number, title, _day in queries.routes()] == ["示例路线"]


def test_what_is_wrong_with_a_route_is_named(department, office):
    village = a_village()
    head, county = the_head_of(office), a_county()
    lines = [RouteLine(stage, 3, None if stage is Stage.NOTICE else office.pk) for stage in Stage]

    def set_route(**more):
        given = {"title": "路线", "lines": lines, "from_on": clock.today(), **more}
        return acts.set_route(actor=head, county=county, **given)

    for more, because in (
        ({"title": " "}, "请写路线的名称"),
        ({"from_on": date(2026, 3, 31)}, "不能改写已经过去的日子"),
        ({"lines": lines[1:]}, "不能少"),
        ({"party": village}, "不是党组织"),
        ({"lines": [RouteLine(Stage.RECEIPT, 2, village.pk), *lines[1:]]}, "不是政府机关"),
    ):
        with refuses(acts.set_route, because=because, kind=Invalid):
            set_route(**more)
    officer = an_officer_of(department)
    with refuses(acts.set_route, because="须由县级政社互动工作办公室办理"):
        acts.set_route(actor=officer, county=county, title="x", lines=lines, from_on=clock.today())
    set_route()
    acts.set_route(
        actor=SETUP, county=county, title="安装时的路线", lines=lines, from_on=clock.today()
    )


def test_a_stage_is_skipped_only_where_the_route_lets_it(department, office):
    a_route(skips=(Stage.MONEY,))
    request = through(ask(department), to="legality")
    skip = {"actor": the_head_of(office), "reason": "不涉及经费"}
    with refuses(acts.skip_stage, because="不能跳过", kind=OutOfOrder):
        acts.skip_stage(request=request, **skip)
    request = through(request, to="money")
    with refuses(acts.skip_stage, because="没有写跳过的理由"):
        acts.skip_stage(request=request, **{**skip, "reason": " "})
    stranger = the_head_of(the_finance_bureau())
    with refuses(acts.skip_stage, because="须由县级政社互动工作办公室办理"):
        acts.skip_stage(request=request, **{**skip, "actor": stranger})
    acts.skip_stage(request=request, **skip)
    page = queries.request_page(request_id=request.pk)
    assert (page.card.state, page.stages[2].ruling) == ("meeting", Ruling.SKIP)
    assert page.stages[2].reason == "不涉及经费"


def a_party_with_its_secretary():
    party = a_body(BodyKind.PARTY, "中共示例市委社会工作部", parent=a_county_government())
    return party, a_member_of(party, Role.SECRETARY, "书记")


def test_the_party_speaks_before_the_joint_meeting_where_the_route_says_so(department, office):
    party, secretary = a_party_with_its_secretary()
    a_route(party=party)
    request = through(ask(department), to="meeting")
    with refuses(acts.rule_on_stage, because="党组织的意见还没有登记", kind=OutOfOrder):
        rules(request)
    day = clock.today()
    (item,) = queries.desk(viewer=secretary.standing(day), day=day)
    assert item.act == "opinions.study_request"
    opinions.give_opinion(
        actor=secretary, party=party, subject=request.subject, text="同意提交联席会议"
    )
    assert queries.desk(viewer=secretary.standing(day), day=day) == []
    rules(request)
    assert fresh(request).state == "noticed"


def test_a_route_may_do_without_an_assessment(department, office):
    a_route(needs_assessment=False, stages=(Stage.RECEIPT, Stage.MEETING, Stage.ENTRY))

    request = through(ask(department))
    assert decide(request).assessment_id is None
    assert fresh(request).state == "admitted"
