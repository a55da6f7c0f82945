"""申请:草稿留着,机器当场回答,缺依据缺钱不进门,村(社区)一个一个选。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hudong.ground.kernel import clock
from hudong.ground.kernel.actor import SETUP
from hudong.ground.kernel.reads import counting
from hudong.ground.kernel.refusals import Conflict, NotFound, OutOfOrder
from hudong.ground.people import acts as people
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.models import AdmissionRequest, Draft, RequestPlace
from hudong.mechanisms.admission.terms import Answer, Reach, Ruling
from hudong.mechanisms.catalogue.terms import Scope
from tests.builders import (
    a_county,
    a_department,
    a_neighbourhood,
    a_town,
    a_village,
    an_officer_of,
    refuses,
    statements,
    the_head_of,
)
from tests.rooms.admission.builders_admission import LINE, ask, fresh, rules, through
from tests.rooms.agreements.builders_agreements import an_invented_library, on

pytestmark = pytest.mark.django_db

NOT_NAMED = replace(LINE, title="统计报表", legal_basis="《示例统计法》第一条")
OWN_DUTY = replace(LINE, title="调解纠纷", legal_basis="《示例自治法》第一条")
EARLIEST = date(2026, 5, 19)


def check(line):
    return queries.check_request(line=line, library=an_invented_library(), day=clock.today())


def test_the_machine_answers_before_anything_is_sent_and_the_answer_is_kept(department):
    told = check(LINE)
    assert told.answer is Answer.ADMISSIBLE
    assert AdmissionRequest.objects.count() == 0
    page = queries.request_page(request_id=ask(department).pk)
    assert page.card.answer is told.answer
    assert (page.answer_words, page.answer_rule) == (told.reason, told.rule)
    assert page.machine_article == told.article == "《示例渔业法》第一条"
    assert page.card.state_label == "待受理"
    # 十五个工作日内决定:四月二日起算,清明和五一都不算。
    assert page.card.decide_by_on == date(2026, 4, 23)
    assert queries.gate_counts() == queries.GateCounts(admitted=0, refused=0, waiting=1)


def test_what_is_listed_is_named_with_its_place(department):
    told = check(replace(LINE, title="老年人家庭走访", legal_basis="《示例助老法》第一条"))
    assert told.answer is Answer.LISTED
    assert "老年人家庭走访" in told.reason
    assert "协助事项" in told.reason


def test_what_the_law_does_not_ask_for_is_told_so(department):
    assert check(OWN_DUTY).answer is Answer.NOT_ADMISSIBLE
    told = check(NOT_NAMED)
    assert told.answer in (Answer.NOT_ADMISSIBLE, Answer.PURCHASE)
    assert told.rule
    assert check(replace(LINE, legal_basis="市里要求")).answer is Answer.PURCHASE


def test_a_refused_request_is_known_again_under_another_name(department):
    first = ask(department, replace(LINE, title="渔船渔具情况登记"))
    rules(first)
    rules(first, Ruling.REFUSE, reason="不该由村里登记")
    told = check(replace(LINE, title="开展渔船、渔具登记工作"))
    assert told.answer is Answer.REFUSED_BEFORE
    assert f"第 {first.pk} 项" in told.reason
    assert "不该由村里登记" in told.reason
    again = ask(department, replace(LINE, title="开展渔船、渔具登记工作"))
    assert again.likenesses[0]["number"] == first.pk


@pytest.mark.parametrize(
    ("line", "because"),
    [
        (replace(LINE, legal_basis=" "), "没有写法律依据"),
        (replace(LINE, unit_price_fen=0), "没有经费"),
        (replace(LINE, money_source=""), "没有写经费来源"),
        (replace(LINE, reach=Reach.CHOSEN), "还没有选村"),
    ],
)
def test_without_basis_money_or_places_nothing_is_even_asked(department, line, because):
    with refuses(acts.request_admission, because=because):
        ask(department, line)


def test_a_village_never_pays(department):
    with refuses(acts.request_admission, because="谁委托谁出钱"):
        ask(department, payer=a_village())


def test_the_countys_own_lead_time_is_kept(department):
    # 四月一日提出,中间要满三十个工作日:最早五月十九日起办,早一天就来不及。
    with refuses(acts.request_admission, because="最迟应在2026年3月31日申请（地方规定）"):
        ask(department, replace(LINE, from_on=EARLIEST - timedelta(days=1)))
    ask(department, replace(LINE, from_on=EARLIEST))
    people.set_local_rule(
        actor=SETUP,
        county=a_county(),
        rule="local.admission_lead",
        title="准入申请提前量",
        value=5,
        from_on=date(2026, 3, 1),
    )
    ask(department, replace(LINE, from_on=EARLIEST - timedelta(days=1)))


def test_places_are_rows_and_are_said_by_name(department):
    village, other = a_village(), a_village("邻村")
    block = a_neighbourhood()
    one = ask(department, replace(LINE, reach=Reach.CHOSEN, place_ids=(village.pk, other.pk)))
    assert one.communities == "示例村、邻村"
    rows = RequestPlace.objects.filter(request=one).order_by("body_id")
    assert list(rows.values_list("body_id", flat=True)) == [village.pk, other.pk]
    town = a_town()
    two = ask(
        department, replace(LINE, reach=Reach.TOWNS, place_ids=(town.pk,), scope=Scope.VILLAGE)
    )
    assert two.communities == "示例镇的村"
    assert ask(department).communities == "全部村和社区"
    with refuses(acts.request_admission, because="不是村（居）民委员会的"):
        ask(department, replace(LINE, reach=Reach.CHOSEN, place_ids=(town.pk,)))
    with refuses(acts.request_admission, because="对不上"):
        wrong = replace(LINE, reach=Reach.CHOSEN, place_ids=(block.pk,), scope=Scope.VILLAGE)
        ask(department, wrong)


def test_a_department_asks_for_itself_only(department, office):
    other = a_department("示例市水务局")
    with refuses(acts.request_admission, because="须由申请的部门自己办理"):
        ask(department, by=an_officer_of(other))
    for actor in (the_head_of(office), the_head_of(a_town()), the_head_of(a_village())):
        with refuses(acts.request_admission, because="须由政府部门办理"):
            ask(department, by=actor)


def test_a_library_that_the_county_has_not_adopted_is_refused(department):
    class Other:
        digest = "别的法库"

    with refuses(acts.request_admission, because="不是本县采用的", kind=Conflict):
        acts.request_admission(
            actor=an_officer_of(department),
            department=department,
            line=LINE,
            payer=department,
            library=Other(),
        )


def test_the_same_key_asks_once(department):
    first, second = ask(department, key="表一"), ask(department, key="表一")
    assert first.pk == second.pk


def test_asking_is_cheap_whatever_was_asked_before(department, office):
    officer = an_officer_of(department)

    def asked(name):
        with counting() as counter:
            acts.request_admission(
                actor=officer,
                department=department,
                line=replace(LINE, title=name),
                payer=department,
                library=an_invented_library(),
            )
        return statements(counter)

    first = asked("渔船登记")
    for number in range(5):
        ask(department, replace(LINE, title=f"另外的事{number}"))
    assert asked("渔具登记") == first <= 24


def a_draft(department, content=None, draft=None):
    fact = acts.save_draft(
        actor=an_officer_of(department),
        department=department,
        content=content or {"title": "渔船登记", "quantity": 5},
        draft=draft,
    )
    return queries.draft(draft_id=fact.draft_id, department_id=department.pk)


def test_a_draft_is_kept_written_over_and_sent(department):
    draft = a_draft(department)
    assert [card.title for card in queries.drafts(department_id=department.pk)] == ["渔船登记"]
    again = a_draft(department, {"title": "渔船登记（改）"}, draft)
    assert (again.pk, again.content) == (draft.pk, {"title": "渔船登记（改）"})
    request = ask(department, draft=again)
    assert Draft.objects.get(pk=draft.pk).request_id == request.pk
    assert queries.drafts(department_id=department.pk) == ()
    for act, more in (
        (acts.save_draft, {"department": department, "content": {"title": "x"}}),
        (acts.drop_draft, {}),
    ):
        with refuses(act, because="已经提出申请了", kind=OutOfOrder):
            act(actor=an_officer_of(department), draft=Draft.objects.get(pk=draft.pk), **more)


def test_a_draft_is_its_departments_own(department):
    draft, other = a_draft(department), a_department("示例市水务局")
    with refuses(acts.save_draft, because="别的部门的"):
        a_draft(other, draft=draft)
    with refuses(acts.drop_draft, because="须由写草稿的部门办理"):
        acts.drop_draft(actor=an_officer_of(other), draft=draft)
    with refuses(acts.save_draft, because="草稿是空的"):
        a_draft(department, {"title": " "})
    with pytest.raises(NotFound):
        queries.draft(draft_id=draft.pk, department_id=other.pk)
    acts.drop_draft(actor=an_officer_of(department), draft=draft)
    assert Draft.objects.count() == 0


def supplement(request, line=LINE, *, by=None, note="补了预算批复"):
    return acts.supplement_request(
        actor=by or an_officer_of(request.department),
        request=fresh(request),
        line=line,
        payer=request.department,
        library=an_invented_library(),
        note=note,
    )


def test_what_was_missing_is_delivered_once_and_the_waiting_is_not_counted(department):
    request = through(ask(department), to="money")
    before = fresh(request)
    rules(request, Ruling.RETURN, reason="缺预算批复")
    returned = fresh(request)
    assert returned.state == "supplementing"
    assert returned.at_body_id == department.pk
    # 五个工作日:四月二、三、七、八、九日(四月六日是清明调休)。
    assert returned.due_on == date(2026, 4, 9)
    on(date(2026, 4, 9))
    supplement(request, replace(LINE, unit_price_fen=2500))
    back = fresh(request)
    assert (back.state, back.unit_price_fen, back.returns) == ("money", 2500, 1)
    assert back.content_digest != before.content_digest
    assert back.paused_days == 5
    assert (before.due_on, back.due_on) == (date(2026, 4, 7), date(2026, 4, 14))
    assert (before.decide_by_on, back.decide_by_on) == (date(2026, 4, 23), date(2026, 4, 30))
    with refuses(acts.rule_on_stage, because="已经退回补正过一次"):
        rules(request, Ruling.RETURN)


def test_a_supplement_is_whole_in_time_and_the_departments_own(department):
    request, stranger = ask(department), an_officer_of(a_department("示例市水务局"))
    rules(request, Ruling.RETURN, reason="缺标准")
    with refuses(acts.supplement_request, because="请写明补了什么"):
        supplement(request, note=" ")
    with refuses(acts.supplement_request, because="没有经费"):
        supplement(request, replace(LINE, unit_price_fen=0))
    with refuses(acts.supplement_request, because="须由提出申请的部门办理"):
        supplement(request, by=stranger)
    on(date(2026, 4, 10))
    with refuses(acts.supplement_request, because="已经过了", kind=OutOfOrder):
        supplement(request)


def test_the_department_may_take_its_request_back(department):
    request, stranger = ask(department), an_officer_of(a_department("示例市水务局"))
    with refuses(acts.withdraw_request, because="须由提出申请的部门办理"):
        acts.withdraw_request(actor=stranger, request=request, reason="?")
    with refuses(acts.withdraw_request, because="没有写撤回的原因"):
        acts.withdraw_request(actor=an_officer_of(department), request=request, reason="")
    acts.withdraw_request(actor=an_officer_of(department), request=request, reason="改用自己的人")
    row = fresh(request)
    assert (row.state, row.at_body_id, row.due_on) == ("withdrawn", None, None)


def test_what_does_not_exist_is_not_found(db):
    with pytest.raises(NotFound, match="没有这项准入申请"):
        queries.request(request_id=1)
    with pytest.raises(NotFound, match="没有这项准入申请"):
        queries.request_page(request_id=1)
    assert queries.requests() == ()
    assert queries.gate_counts() == queries.GateCounts(0, 0, 0)
