"""稳评的表单 · An assessment is opened for a review, a request or an agreement, and then concluded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hudong.doors.web import ui
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.form import ActForm, Case, form_address, own_row, register
from hudong.doors.web.inputs import Input, OneOf, Text
from hudong.ground.kernel.fact import Fact
from hudong.ground.kernel.refusals import Refused
from hudong.ground.kernel.subject import Subject
from hudong.ground.people.terms import BodyKind
from hudong.instruments.stability import acts, queries
from hudong.instruments.stability.terms import GRADE_TABLE, Factor, Grade, Track
from hudong.mechanisms.admission import queries as admission
from hudong.mechanisms.agreements import queries as agreements
from hudong.mechanisms.catalogue import queries as catalogue

GRADES = tuple(
    (grade.value, f"{grade.words}（{GRADE_TABLE[grade].words}）：{grade.meaning}")
    for grade in Grade
)


def _review_subject(acting: Acting, number: int) -> Subject:
    if acting.mandate.body_kind != BodyKind.OFFICE:
        raise Refused("清理的稳评由县级办公室组织")
    return catalogue.review(review_id=number).subject


def _request_subject(acting: Acting, number: int) -> Subject:
    if acting.mandate.body_kind not in (BodyKind.OFFICE, BodyKind.DEPARTMENT):
        raise Refused("准入申请的稳评由申请的部门或者县级办公室组织")
    return admission.request(request_id=number).subject


def _agreement_subject(acting: Acting, number: int) -> Subject:
    row = agreements.agreement(agreement_id=number)
    if row.party_a_id != acting.mandate.body_id:
        raise Refused("协议书的稳评由签约的乡镇组织")
    return row.subject


def _opening(subject_of: Callable[[Acting, int], Subject]) -> Any:
    def case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
        subject = subject_of(acting, number)
        running = queries.assessments_about(subject_kind=subject.kind, subject_id=subject.id)
        facts = [ui.Fact("评估什么", subject.title), ui.Fact("由谁组织", acting.mandate.body_name)]
        if running:
            facts.append(ui.Fact("上一次评估", running[0].words))
        given = {"organiser": own_row(acting, acting.mandate.body_id), "subject": subject}
        return Case(subject.title, given, (ui.Facts(tuple(facts)),))

    return case


def _track(acting: Acting, case: Case) -> tuple[Input, ...]:
    return (
        OneOf(
            "track",
            "走哪一种程序",
            value=Track.SIMPLE.value,
            options=(
                (Track.SIMPLE.value, "简易程序：一般的步骤，四个方面逐项回答"),
                (Track.FULL.value, "普通程序：牵涉人多的，还要写明听取了谁的意见"),
            ),
        ),
    )


def _conclude_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.assessment(assessment_id=number)
    facts = ui.Facts(
        (ui.Fact("评估什么", row.subject_title), ui.Fact("程序", Track(row.track).words))
    )
    return Case(row.subject_title, {"assessment": row}, (facts,), data=row)


def _answers(acting: Acting, case: Case) -> tuple[Input, ...]:
    is_full = case.data.track == Track.FULL
    return (
        *(Text(factor.value, factor.words, factor.question) for factor in Factor),
        Text("consulted", "听取了谁的意见", "哪一天、哪些人、怎样听的。", is_required=is_full),
        OneOf("grade", "风险等级", options=GRADES),
        Text("measures", "化解的办法", "中风险、高风险的必须写。", is_required=False),
    )


def _to_conclude(case: Case, fact: Fact) -> str:
    return form_address("stability.conclude_assessment", fact.assessment_id)  # type: ignore[attr-defined]


def _told(fact: Fact) -> str:
    grade = Grade(fact.grade)  # type: ignore[attr-defined]
    return f"稳评做完了：{grade.words}，{GRADE_TABLE[grade].words}。"


register(
    *(
        ActForm(
            acts.open_assessment,
            _opening(subject_of),
            "启动以后，这件事要等评定了风险等级才能往下走。",
            inputs=_track,
            arguments=lambda case, values: {"track": Track(values["track"])},
            button="启动稳评",
            done="稳评启动了，接着回答四个方面。",
            then=_to_conclude,
            name=name,
            title=title,
        )
        for name, title, subject_of in (
            ("stability.assess_review", "启动清理的稳评", _review_subject),
            ("stability.assess_request", "启动准入申请的稳评", _request_subject),
            ("stability.assess_agreement", "启动协议书的稳评", _agreement_subject),
        )
    ),
    ActForm(
        acts.conclude_assessment,
        _conclude_case,
        "评定以后不能改。低风险的可以实施，中风险的暂缓，高风险的不实施；答案和等级都会公开。",
        inputs=_answers,
        button="评定风险等级",
        done=_told,
        arguments=lambda case, values: {**values, "grade": Grade(values["grade"])},
    ),
)
