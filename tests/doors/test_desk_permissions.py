"""谁能办什么 · Nobody sees a button that they may not press, and pressing it anyway changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from hudong.doors.web import laws
from hudong.doors.web.forms import FORMS
from hudong.ground.people.queries import MandateActor
from hudong.ground.people.terms import Role
from hudong.instruments.resolutions.models import Meeting, Motion
from tests.builders import (
    a_committee_member_of,
    a_department,
    a_member_of,
    a_town,
    a_village,
    an_expert,
    an_officer_of,
    representatives_of,
    snapshot,
    the_head_of,
    the_secretary_of,
    the_supervisors_of,
    with_office,
)
from tests.doors.desk_worlds import WORLDS
from tests.doors.desking import at_the_desk, links_of
from tests.rooms.agreements.builders_agreements import an_invented_library

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_county")]

PEOPLE: dict[str, Callable[[], MandateActor]] = {
    "办公室负责人": lambda: the_head_of(with_office()),
    "办公室经办人": lambda: an_officer_of(with_office()),
    "专家": lambda: an_expert("专家丁"),
    "部门经办人": lambda: an_officer_of(a_department()),
    "别的部门": lambda: an_officer_of(a_department("示例市水务局")),
    "镇长": lambda: the_head_of(a_town()),
    "镇经办人": lambda: an_officer_of(a_town()),
    "村主任": lambda: the_head_of(a_village()),
    "村委员": lambda: a_committee_member_of(a_village()),
    "别的村主任": lambda: the_head_of(a_village("另一个村")),
    "村代表": lambda: representatives_of(a_village())[0],
    "书记": lambda: the_secretary_of(a_village()),
    "监督委员": lambda: a_member_of(the_supervisors_of(a_village()), Role.SUPERVISOR, "委员"),
}


# 随时可以办的，页上会说明为什么现在还不行。
EXPLAINS_ITSELF = (
    "/desk/agreements/draft_agreements/",
    "/desk/catalogue/adopt_law_edition/",
    "/desk/admission/exit_matter/",
    "/desk/catalogue/name_panel/",
)


@pytest.mark.parametrize("world", WORLDS)
def test_every_button_on_the_desk_may_be_pressed(world: str) -> None:
    """桌上的按钮 · Each leads to a form; so do the links from there to other forms."""
    WORLDS[world]()
    for who, actor in PEOPLE.items():
        desk = at_the_desk(actor())
        pages = {path: desk.sees(path) for path in desk.may_do()}
        for path, page in pages.items():
            has_form = "<form" in page.split("<main")[1]
            assert has_form or path.startswith(EXPLAINS_ITSELF), (
                f"{who} 的桌上有 {path}，却没有表单"
            )
        further = {link for page in pages.values() for link in links_of(page)} - set(pages)
        for path in further:
            assert desk.client.get(path).status_code == 200, f"{who} 看得见 {path}，却不准进"


def forms_at_hand() -> Iterator[tuple[str, int]]:
    for name in FORMS:
        for number in (1, 2, 3):
            yield name, number


@pytest.mark.parametrize("world", ["部门申报", "逐条商量", "开会表决", "等签署"])
def test_strangers_are_sent_to_sign_in_and_change_nothing(world: str) -> None:
    WORLDS[world]()
    before = snapshot()
    client = Client()
    for name, number in forms_at_hand():
        path = f"/desk/{name.replace('.', '/')}/{number}/"
        for response in (client.get(path), client.post(path, {"key": "k"})):
            assert response.status_code == 302, path
            assert response["Location"].startswith("/sign-in/"), path
    assert snapshot() == before


@pytest.mark.parametrize("world", ["部门申报", "逐条商量", "开会表决", "等签署"])
def test_a_supervisor_may_do_nothing_of_all_that(world: str) -> None:
    """监督委员没有一件要办的 · Every form of every thing there is: 403 or 404."""
    WORLDS[world]()
    desk = at_the_desk(PEOPLE["监督委员"]())
    before = snapshot()
    for name, number in forms_at_hand():
        path = f"/desk/{name.replace('.', '/')}/{number}/"
        for response in (desk.client.get(path), desk.client.post(path, {"key": "k"})):
            assert response.status_code in (403, 404), f"{path}：{response.status_code}"
    assert snapshot() == before


def test_the_roll_with_its_names_is_for_the_committee_only() -> None:
    WORLDS["开会表决"]()
    for who in ("镇长", "别的村主任", "村代表", "书记", "办公室负责人"):
        desk = at_the_desk(PEOPLE[who]())
        for verb in ("record_attendance", "record_roll_call", "close_motion"):
            model = Meeting if verb == "record_attendance" else Motion
            number = model.objects.order_by("pk")[0].pk
            response = desk.client.get(f"/desk/resolutions/{verb}/{number}/")
            assert response.status_code == 403, f"{who} {verb}"
            assert "示例村代表1" not in response.content.decode()


def test_a_law_edition_is_adopted_by_the_office_only() -> None:
    laws.use(an_invented_library())
    with_office()
    assert (
        at_the_desk(PEOPLE["部门经办人"]())
        .client.get("/desk/catalogue/adopt_law_edition/1/")
        .status_code
        == 403
    )
    done = at_the_desk(PEOPLE["办公室负责人"]()).does("/desk/catalogue/adopt_law_edition/1/")
    assert done == "/desk/"
