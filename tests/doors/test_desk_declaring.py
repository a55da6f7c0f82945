"""申报的页面 · Inviting, declaring, putting right, taking back and marking, as forms without a script."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from hudong.doors.web import kept_sheets
from hudong.doors.web.kept_sheets import Gone, KeptSheet
from hudong.ground.kernel import clock
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.models import Declaration, Review
from hudong.mechanisms.catalogue.terms import Answer
from tests.builders import a_county, a_department, an_officer_of, the_head_of, with_office
from tests.doors.desk_worlds import a_review_declaring, a_review_judged
from tests.doors.desking import at_the_desk, fields_of
from tests.doors.test_desk_story import DEPARTMENT, GOOD, a_sheet
from tests.rooms.agreements.builders_agreements import an_invented_library, on
from tests.rooms.catalogue.conftest import HELPS

pytestmark = pytest.mark.django_db


def words_of(response) -> str:
    return response.content.decode()


def test_the_office_opens_a_review_for_the_departments_it_ticks() -> None:
    office = at_the_desk(the_head_of(with_office(a_county())))
    civil, water = a_department(), a_department("示例市水务局")
    path = f"/desk/catalogue/open_review/{with_office().pk}/"
    assert fields_of(office.sees(path))["departments"] == [str(civil.pk), str(water.pk)]
    office.does(path, title="清理", deadline_on="2026-03-06", departments=[str(civil.pk)])
    review = Review.objects.get()
    assert not review.invites_all
    page = office.sees(f"/desk/catalogue/judge_declarations/{review.pk}/")
    assert "没有答复" in page
    office.does(f"/desk/catalogue/invite_departments/{review.pk}/", departments=[str(water.pk)])
    assert len(queries.invitations(review_id=review.pk)) == 2
    office.does(
        f"/desk/catalogue/extend_deadline/{review.pk}/",
        deadline_on="2026-03-20",
        reason="两个部门没有报完",
    )
    assert queries.review(review_id=review.pk).deadline_on.day == 20


def test_a_department_declares_puts_right_and_takes_back() -> None:
    review = a_review_declaring()
    clerk = at_the_desk(an_officer_of(a_department()))
    nothing = f"/desk/catalogue/declare_nothing/{review.pk}/"
    clerk.does(nothing, reason="都由自己的队伍办")
    (line,) = queries.invitations(review_id=review.pk)
    assert line.answer is Answer.NOTHING
    clerk.does(f"/desk/catalogue/declare_by_sheet/{review.pk}/", sheet=a_sheet(GOOD))
    item = Declaration.objects.get()
    correct = f"/desk/catalogue/correct_declaration/{item.pk}/"
    own = f"/desk/catalogue/withdraw_declarations/{review.pk}/"
    assert correct in clerk.sees(own)
    assert fields_of(clerk.sees(correct))["unit_price_fen"] == ["30.00"]
    clerk.does(correct, unit_price_fen="45")
    assert Declaration.objects.get().unit_price_fen == 4500
    assert "已经申报了 1 项" in clerk.sees(nothing)
    clerk.does(own, declarations=[str(item.pk)], reason="不报了")
    assert not Declaration.objects.exists()


def test_somebody_elses_declaration_is_not_put_right() -> None:
    review = a_review_declaring()
    other = a_department("示例市水务局")
    acts.declare_tasks(actor=an_officer_of(other), review=review, proposer=other, lines=[HELPS])
    item = Declaration.objects.get()
    clerk = at_the_desk(an_officer_of(a_department()))
    assert clerk.client.get(f"/desk/catalogue/correct_declaration/{item.pk}/").status_code == 403


def test_faults_are_listed_in_a_table_and_typed_choices_are_kept() -> None:
    review = a_review_declaring()
    clerk = at_the_desk(an_officer_of(a_department()))
    path = f"/desk/catalogue/declare_by_sheet/{review.pk}/"
    bad = [(DEPARTMENT, f"第 {n} 件", "", "", "全国", "户", "很多", 1) for n in range(20)]
    page = words_of(clerk.fills(path, sheet=a_sheet(*bad)))
    assert "要改的地方，一共 40 处" in page
    assert "一共 40 处，逐处列在下面的表里" in page
    assert not Declaration.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (
            "x.csv",
            "申报部门,事项名称,主张的依据\r\n,走访,《示例助老法》第一条".encode("gb18030"),
            "新增 1 项",
        ),
        ("x.xlsx", b"PK\x03\x04 no", "打不开"),
        ("x.pdf", b"%PDF", "不是表格文件"),
        ("x.csv", b"", "文件是空的"),
    ],
)
def test_files_of_every_kind_are_answered(name, content, words) -> None:
    review = a_review_declaring()
    clerk = at_the_desk(an_officer_of(a_department()))
    path = f"/desk/catalogue/declare_by_sheet/{review.pk}/"
    assert words in words_of(clerk.fills(path, sheet=SimpleUploadedFile(name, content)))


def test_what_changed_between_the_two_screens_is_not_overwritten() -> None:
    review, department = a_review_declaring(), a_department()
    clerk = at_the_desk(an_officer_of(department))
    path = f"/desk/catalogue/declare_by_sheet/{review.pk}/"
    shown = clerk.fills(path, sheet=a_sheet(GOOD))
    acts.declare_tasks(
        actor=an_officer_of(department), review=review, proposer=department, lines=[HELPS]
    )
    late = clerk.client.post(path, {**fields_of(words_of(shown)), "confirmed": "1"})
    assert late.status_code == 409
    assert "又变过" in words_of(late)
    assert Declaration.objects.count() == 1


def test_a_second_click_is_done_once() -> None:
    review = a_review_declaring()
    clerk = at_the_desk(an_officer_of(a_department()))
    path = f"/desk/catalogue/declare_by_sheet/{review.pk}/"
    typed = {**fields_of(words_of(clerk.fills(path, sheet=a_sheet(GOOD)))), "confirmed": "1"}
    assert clerk.client.post(path, typed).status_code == 303
    assert clerk.client.post(path, typed).status_code == 303
    assert Declaration.objects.count() == 1


class TestKept:
    SHEET = KeptSheet((HELPS,), ("说一句",), "摘要")

    def test_what_is_kept_comes_back_for_the_same_body(self) -> None:
        note = kept_sheets.keep(self.SHEET, body_id=7)
        assert kept_sheets.fetch(note, body_id=7) == replace(self.SHEET)
        with pytest.raises(Gone):
            kept_sheets.fetch(note, body_id=8)
        with pytest.raises(Gone):
            kept_sheets.fetch(f"x{note}", body_id=7)

    def test_a_changed_or_missing_file_is_gone_and_old_ones_are_removed(self) -> None:
        folder = settings.HUDONG_HOME / kept_sheets.FOLDER
        note = kept_sheets.keep(self.SHEET, body_id=7)
        newest = max(folder.iterdir(), key=lambda path: path.stat().st_ctime_ns)
        assert newest.stat().st_mode & 0o077 == 0
        newest.write_bytes(newest.read_bytes() + b" ")
        with pytest.raises(Gone):
            kept_sheets.fetch(note, body_id=7)
        old = clock.now().timestamp() - kept_sheets.KEPT_SECONDS - 60
        os.utime(newest, (old, old))
        kept_sheets.keep(self.SHEET, body_id=7)
        assert not newest.exists()
        with pytest.raises(Gone):
            kept_sheets.fetch(note, body_id=7)


def test_the_office_marks_look_alikes_group_by_group() -> None:
    review, office = a_review_declaring(), with_office()
    for name, title in ((DEPARTMENT, HELPS.title), ("示例市水务局", f"协助做好{HELPS.title}")):
        department = a_department(name)
        acts.declare_tasks(
            actor=an_officer_of(department),
            review=review,
            proposer=department,
            lines=[replace(HELPS, title=title)],
        )
    head, library = the_head_of(office), an_invented_library()
    acts.adopt_law_edition(actor=head, county=a_county(), library=library)
    on(date(2026, 3, 7))
    acts.judge_declarations(actor=head, review=review, library=library)
    desk = at_the_desk(head)
    path = f"/desk/catalogue/mark_look_alikes/{review.pk}/"
    page = desk.sees(path)
    assert "名称相似 100%" in page
    assert "示例市水务局" in page
    desk.does(path, is_same="same", reason="说的是一件事")
    (group,) = queries.look_alike_groups(review_id=review.pk)
    assert group.is_settled
    assert "都说明了" in desk.sees(path)


def test_without_look_alikes_there_is_nothing_to_mark() -> None:
    review = a_review_judged()
    desk = at_the_desk(the_head_of(with_office()))
    if not queries.look_alike_groups(review_id=review.pk):
        assert "没有相似的申报" in desk.sees(f"/desk/catalogue/mark_look_alikes/{review.pk}/")
